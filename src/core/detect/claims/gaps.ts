import { finiteAhead, pieceAt } from './clauses';
import { contentEnd } from './content';
import type { ReportingContext } from './context';
import { nounPhraseAt, phraseStart, type NounPhrase } from './nounPhrases';
import type { VerbUse } from './verbUse';
import { DETERMINER, has, is, isCapitalised, isFinite, isNominal, isPause, PREPOSITION, PRONOUN, RELATIVE } from './words';

/**
 * What is said of a noun by a relative clause behind it, with or without its pronoun: "a strategy (which) he warned is
 * risky", "a country they consider an ally", "the target it pledged to reach". The claim runs from the noun to the end of
 * what is said, with the speaker in its middle. undefined where the clause is no such one.
 */
export function findGap(context: ReportingContext, use: VerbUse, subject: NounPhrase | undefined): { from: number; to: number } | undefined {
  const { words } = context.sentence;
  const { frames } = use.verb;
  if (use.dependent || use.passive || !subject || Math.max(subject.head, subject.to) !== use.group || subject.from === 0) return undefined;
  // "a group that intends to win": the pronoun is the one who does
  if (has(words[subject.from], RELATIVE) && context.pieces[pieceAt(context.pieces, use.group)]?.kind === 'relative') return undefined;
  const before = words[subject.from - 1];
  // "what the senators said | was a trick"
  if (is(before, 'what') && (frames.has('that') || frames.has('bare')) && isFinite(words, use.after)) return { from: use.after, to: end(use.after) };
  if (is(before, 'what') && behindObject(use.after)) return { from: afterLink(use.after), to: end(use.after) };
  const overt = has(before, RELATIVE) && !is(before, 'where') && !has(words[subject.from - 2], PREPOSITION);
  const last = overt ? subject.from - 2 - (words[subject.from - 2]?.text === ',' ? 1 : 0) : subject.from - 1;
  if (last < 0 || !isNominal(words, last) || is(words[last], "'s")) return undefined;
  if (!overt && !isContact(last)) return undefined;
  const clause = frames.has('that') || frames.has('bare');
  const behind = is(words[use.after], 'that') ? use.after + 1 : use.after;
  const subjectGap = clause && isFinite(words, words[behind]?.pos === 'ADV' ? behind + 1 : behind);
  const objectGap = clause && finiteAhead(words, use.after) > use.after && !is(words[use.after], 'that');
  const infinitive = frames.has('to') && is(words[use.after], 'to');
  if (!subjectGap && !infinitive && !behindObject(use.after) && !(objectGap && (overt || has(words[subject.from], PRONOUN)))) return undefined;
  return { from: phraseStart(words, last), to: end(use.after) };

  function end(from: number): number {
    return contentEnd(words, context.pieces, Math.min(from, words.length - 1), context.lexicon, use.at);
  }

  /** "consider | an ally", "call | a trap", "described | as a trap": said of the noun before. */
  function behindObject(k: number): boolean {
    if (frames.has('as') || frames.has('object-as')) return is(words[k], 'as') && words[k + 1] !== undefined;
    if (!frames.has('as-bare') && !frames.has('object-to')) return false;
    return (nounPhraseAt(words, k) !== undefined && !isFinite(words, k)) || words[k]?.pos === 'ADJ';
  }

  function afterLink(k: number): number {
    return is(words[k], 'as') ? k + 1 : k;
  }

  /** A noun right before a subject, with no verb of speaking that would have it as its hearer ("told the paper he …"). */
  function isContact(last: number): boolean {
    const first = words[subject?.from ?? 0];
    if (!first || !((has(first, PRONOUN) && !has(first, DETERMINER)) || has(first, DETERMINER) || isCapitalised(first))) return false;
    const from = phraseStart(words, last);
    const governor = words[from - 1];
    if (!has(words[from], DETERMINER) && words[from]?.pos !== 'NUM' && !isPause(words[from - 1])) return false;
    if (governor === undefined || context.lexicon.verbs.has(governor.lower)) return false;
    if (has(governor, PREPOSITION) && !words.slice(0, from - 1).some((_, k) => isFinite(words, k))) return false;
    // the last noun of an adjunct: "said in a speech he would"
    return !words.slice(Math.max(0, from - 4), from).some((word) => context.lexicon.verbs.has(word.lower));
  }
}
