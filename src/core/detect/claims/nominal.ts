import { finiteAhead, pieceAt } from './clauses';
import { contentEnd, skipComma } from './content';
import { cueAt, sourceOf, type ReportingContext } from './context';
import { claimDraft, type ClaimDraft } from './drafts';
import { NOUN, type ClaimNoun } from './lexicon/loadLexicon';
import { coreEnd, nounPhraseAt, nounPhrase, verbGroupStart, type NounPhrase } from './nounPhrases';
import { TOPIC } from './phraseWords';
import { spanOfWords } from './sentences';
import { subjectBefore } from './subjects';
import { BE, COORDINATOR, DETERMINER, DOCUMENT, has, is, isFinite, isNominal, PREPOSITION, PRONOUN, TIME, WEEKDAY } from './words';

/** How far behind its noun a complement may begin: "the claim by the head of the union that". */
const REACH = 14;
/** Verbs that make the subject the one who says or holds what the noun names. */
const MAKING =
  /^(?:made|mak|issu|releas|publish|repeat|gave|giv|express|voic|rais|shar|has$|have$|had$|hold|held|spread|deliver|offer|post|sent|send|sound|level|reiterat)/;
const POSSESSIVE = /^(?:his|her|their|its|my|our)$/;

/** "the claim by X that S", "X's fear that S", "X issued a warning that S": what is said or thought stands behind a noun. */
export function findNominal(context: ReportingContext): ClaimDraft[] {
  const { lexicon } = context;
  const { words } = context.sentence;
  const found: ClaimDraft[] = [];
  for (let i = 0; i < words.length; i++) {
    const noun = ((words[i]?.kinds ?? 0) & NOUN) === 0 ? undefined : lexicon.nouns.get(words[i]?.lower ?? '');
    if (!noun || !isNoun(i)) continue;
    const that = complementiser(i + 1);
    const bare = that < 0 && noun.category !== 'attribution' && !is(words[i - 2], 'in') && startsClause(i + 1);
    if (that < 0 && !bare) {
      const topic = onTopic(i, noun);
      if (topic) found.push(topic);
      continue;
    }
    if (that >= 0 && context.pieces[pieceAt(context.pieces, that)]?.kind === 'relative') continue;
    const from = bare ? i + 1 : skipComma(words, that + 1);
    const end = contentEnd(words, context.pieces, from, lexicon);
    const span = spanOfWords(words, from, Math.min(end, isSubject(i) ? secondPredicate(from) : end));
    const cue = cueAt(words, i, i + 1, noun.category, noun.strength);
    const holder = holderOf(i, bare ? i : that);
    const source = holder && sourceOf(words, holder);
    if (span && cue) found.push(claimDraft(span, { cues: [cue], source }, `noun/${words[i]?.lower ?? ''}`));
  }
  return found;

  /** "voiced doubts about the count", "their concerns over the deal": what somebody says or thinks of something. */
  function onTopic(i: number, noun: ClaimNoun): ClaimDraft | undefined {
    if (noun.category === 'hearsay' || !TOPIC.test(words[i + 1]?.lower ?? '') || has(words[i + 2], TIME | WEEKDAY)) return undefined;
    let start = i;
    while (words[start - 1]?.pos === 'ADJ') start--;
    if (is(words[start - 1], 'no')) return undefined;
    const holder = holderOf(i, i);
    const source = holder && sourceOf(words, holder);
    const cue = cueAt(words, i, i + 2, noun.category, noun.strength);
    const object = nounPhraseAt(words, i + 2);
    const span = spanOfWords(words, i + 2, object?.to ?? contentEnd(words, context.pieces, i + 2, lexicon));
    return source && cue && span ? claimDraft(span, { cues: [cue], source }, `noun/${words[i]?.lower ?? ''}`) : undefined;
  }

  /** "fears the dispute could escalate": a clause without "that". */
  function startsClause(from: number): boolean {
    if (!has(words[from], DETERMINER | PRONOUN) && (!isNominal(words, from) || words[from]?.pos === 'ADJ')) return false;
    const finite = finiteAhead(words, from);
    return finite > from && !words.slice(from, finite).some((word) => has(word, COORDINATOR));
  }

  function isSubject(i: number): boolean {
    const piece = context.pieces[pieceAt(context.pieces, i)];
    return piece !== undefined && (piece.finite < 0 || piece.finite > i);
  }

  /** Where the predicate of the noun begins: "the claim that the mine was safe | was false". */
  function secondPredicate(from: number): number {
    let first = -1;
    for (let i = from; i < words.length; i++) {
      if (!isFinite(words, i) || has(words[i - 1], COORDINATOR)) continue;
      if (first >= 0) return verbGroupStart(words, i);
      first = i;
    }
    return words.length;
  }

  function isNoun(i: number): boolean {
    const word = words[i];
    const before = words[i - 1];
    if (is(words[i - 2], 'there') && has(before, BE)) return true;
    if (word?.pos === 'VERB' && !has(before, DETERMINER) && !is(before, "'s") && before?.pos !== 'ADJ') return false;
    if (has(before, DETERMINER) && is(words[i - 2], 'in') && has(word, DOCUMENT)) return false;
    return (
      !is(before, 'to') &&
      (has(before, DETERMINER | PREPOSITION) || is(before, "'s") || before?.pos === 'ADJ' || before === undefined || word?.pos === 'NOUN')
    );
  }

  /** The "that" of the noun at hand, over "by X", "of X", "from X" between them. */
  function complementiser(from: number): number {
    for (let i = from; i < Math.min(words.length, from + REACH); i++) {
      if (is(words[i], 'that')) return i;
      if (!has(words[i], PREPOSITION)) return -1;
      const end = coreEnd(words, i + 1);
      if (end < 0) return -1;
      i = end - 1;
    }
    return -1;
  }

  function holderOf(i: number, that: number): NounPhrase | undefined {
    for (let k = i + 1; k < that; k++) if (is(words[k], 'by') || is(words[k], 'from')) return nounPhraseAt(words, k + 1, that);
    let start = i;
    while (start > 0 && (words[start - 1]?.pos === 'ADJ' || isOwned(start - 1))) start--;
    const before = words[start - 1];
    if (has(before, DETERMINER) && POSSESSIVE.test(before?.lower ?? '')) return nounPhrase(start - 1, start, start);
    if (is(before, "'s")) return possessor(start - 1);
    while (start > 0 && has(words[start - 1], DETERMINER)) start--;
    const verb = words[start - 1];
    if (!verb || !MAKING.test(verb.lower) || !(isFinite(words, start - 1) || verb.pos === 'VERB')) return undefined;
    return subjectBefore(words, context.pieces, verbGroupStart(words, start - 1));
  }

  /** "Holm's repeated claim": a participle between the speaker and the noun. */
  function isOwned(i: number): boolean {
    return words[i]?.pos === 'VERB' && words[i]?.lower.endsWith('ed') === true && (is(words[i - 1], "'s") || POSSESSIVE.test(words[i - 1]?.lower ?? ''));
  }

  /** The noun phrase that ends before the genitive at `genitive`. */
  function possessor(genitive: number): NounPhrase | undefined {
    let from = genitive;
    while (from > 0 && (words[from - 1]?.pos === 'NOUN' || words[from - 1]?.pos === 'PROPN' || words[from - 1]?.pos === 'ADJ')) from--;
    while (from > 0 && has(words[from - 1], DETERMINER)) from--;
    return from < genitive ? nounPhrase(from, genitive, genitive) : undefined;
  }
}
