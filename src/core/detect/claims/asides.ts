import { finiteAhead } from './clauses';
import { contentEnd } from './content';
import type { ReportingContext } from './context';
import { coreEnd, nounPhraseAt, type NounPhrase } from './nounPhrases';
import { isRelativeThat, skipAdjuncts, type VerbUse } from './verbUse';
import { COORDINATOR, DETERMINER, has, is, isFinite, isGerund, isPause, isSentenceEnd, PREPOSITION, RELATIVE, SUBORDINATOR, TIME, WEEKDAY } from './words';

/** What is said around a reporting clause: runs of words (indexes, end exclusive) and the quotations among the words. */
interface Aside {
  /** Where the speaker stands behind the verb. */
  readonly source: NounPhrase | undefined;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly quotations: readonly number[];
}

/** Behind these stands who was told: "“S,” Holm, who leads the party, told | reporters". */
const HEARD: ReadonlySet<string> = new Set(['assure', 'inform', 'notify', 'remind', 'tell']);

/** "S, X said" and "“S,” said X": content before, or before and behind, the reporting clause. */
export function findAside(context: ReportingContext, use: VerbUse, subject: NounPhrase | undefined): Aside | undefined {
  const { lexicon } = context;
  const { words } = context.sentence;
  const { frames } = use.verb;
  if (use.dependent || !(frames.has('quote') || frames.has('parenthetical') || frames.has('hearer'))) return undefined;
  let start = -1;
  let source: NounPhrase | undefined;
  const lead = words[use.group - 1];
  const next = use.after;
  if (use.group > 0 && (lead?.quotation !== undefined || lead?.text === ',' || lead?.text === '–' || lead?.text === '—')) {
    const inverted = HEARD.has(use.verb.lemma) ? undefined : nounPhraseAt(words, next);
    const chained =
      lead.text === ',' && subject !== undefined && !words.slice(subject.from, use.group).some((_, k) => isFinite(words, subject.from + k));
    if (inverted && !chained && !frames.has('finding') && (closes(inverted.to) || (has(words[inverted.to], RELATIVE) && !is(words[inverted.to], 'that')))) {
      start = use.group;
      source = inverted;
    }
  }
  if (start < 0 && subject && subject.from > 0) {
    const before = is(words[subject.from - 1], 'as') ? subject.from - 2 : subject.from - 1;
    const pause = words[before];
    if (
      pause &&
      (pause.quotation !== undefined || pause.text === ',' || pause.text === '–' || pause.text === '—') &&
      (tail(use) || pause.open === true) &&
      (precededByContent(subject.from) || goesOnBehind(use))
    )
      start = before + (pause.quotation ? 1 : 0);
  }
  if (start < 0) return undefined;
  const end = pieceEndAfter(use.at, source);
  const quotations: number[] = [];
  words.forEach((word, k) => {
    if (word.quotation) quotations.push(k);
  });
  const isQuoted = (from: number, to: number) =>
    words.slice(from, to).every((word) => word.quotation !== undefined || isPause(word) || isSentenceEnd(word));
  const ranges: { from: number; to: number }[] = [];
  const left = { from: clauseStart(start), to: start };
  const right = { from: end, to: contentEnd(words, context.pieces, Math.min(end + 1, words.length - 1), lexicon) };
  const leftIsText = !words.slice(left.from, left.to).some((word) => word.quotation) && left.to > left.from;
  const rightIsText =
    end < words.length && !isQuoted(end, words.length) && words[end]?.text === ',' && !words.slice(end).some((word) => word.quotation);
  const finiteIn = (from: number, to: number) => words.slice(from, to).some((_, k) => isFinite(words, from + k));
  // "…, which, Holm said, is a trap": said is the relative clause
  const pronoun = start - (words[start - 1]?.text === ',' ? 2 : 1);
  if (leftIsText && rightIsText && has(words[pronoun], RELATIVE) && isFinite(words, end + 1)) return { source, ranges: [{ from: pronoun, to: relativeEnd(end + 1) }], quotations };
  if (leftIsText && (frames.has('parenthetical') || frames.has('that'))) {
    if (has(words[use.after], PREPOSITION) && is(words[use.after], 'to') && !frames.has('hearer')) return undefined;
    if (
      has(words[left.from], SUBORDINATOR) &&
      !has(words[left.from], PREPOSITION) &&
      !rightIsText &&
      context.pieces.filter((piece) => piece.start < left.to && piece.kind === 'main').length === 0 &&
      !hasMainVerb(left.to)
    )
      return undefined;
    const goesOn = rightIsText && !isGerund(words[end + 1]) && !has(words[end + 1], COORDINATOR);
    const fragment = isFragment(left, end);
    const introduces = !fragment && !hasMainVerb(left.to);
    if (introduces && !goesOn && quotations.length === 0) return undefined;
    // "On the whole, she said, the plan works": the clause behind is complete
    if (goesOn && introduces && !has(words[left.from], SUBORDINATOR) && finiteAhead(words, end + 1) >= 0) ranges.push({ from: end + 1, to: right.to });
    else if (goesOn && (introduces || !finiteIn(left.from, left.to))) ranges.push({ from: left.from, to: right.to });
    else if (!(introduces && quotations.length > 0)) {
      if (!fragment && !finiteIn(left.from, left.to) && quotations.length === 0) return undefined;
      ranges.push(left);
      // "four died, the army said, and seven were hurt"
      if (rightIsText && has(words[end + 1], COORDINATOR) && finiteAhead(words, end + 2) >= 0) ranges.push({ from: end + 2, to: right.to });
    }
  }
  return ranges.length > 0 || quotations.length > 0 ? { source, ranges, quotations } : undefined;

  /** A clause of its own before `to`, also where no comma parts it from its introduction: "When the rain stopped | the search went on". */
  function hasMainVerb(to: number): boolean {
    return context.pieces.some(({ kind, start, body, end, finite }) => {
      if (start >= to || finite < 0 || finite >= to) return false;
      if (kind !== 'subordinate') return true;
      for (let i = finite + 2; i < Math.min(end, to); i++) if (isFinite(words, i) && finiteAhead(words, Math.max(body, i - 2)) === i && !isFinite(words, i - 1)) return true;
      return false;
    });
  }

  /** "Two counts of theft, police said.": no verb, and nothing that only introduces. */
  function isFragment({ from, to }: { readonly from: number; readonly to: number }, behind: number): boolean {
    const first = words[from];
    const ends = behind >= words.length || isSentenceEnd(words[behind]);
    return ends && to - from >= 3 && !has(first, PREPOSITION | SUBORDINATOR | COORDINATOR | TIME | WEEKDAY) && !isGerund(first) && first?.pos !== 'ADV' && first?.pos !== 'VERB';
  }

  /** Where a relative clause with its finite verb at `from` ends: before the comma and the main verb, else with the sentence. */
  function relativeEnd(from: number): number {
    for (let i = from + 1; i < words.length; i++) if (words[i]?.text === ',' && isFinite(words, i + 1)) return i;
    return right.to;
  }

  function clauseStart(to: number): number {
    for (let i = to - 1; i >= 0; i--) if (words[i]?.text === ';') return i + 1;
    return 0;
  }

  /** Before a reporting aside stands a quotation or a clause, not an introduction ("On Friday, he said …"). */
  function precededByContent(from: number): boolean {
    for (let i = 0; i < from; i++) if (words[i]?.quotation || isFinite(words, i)) return true;
    // "The plan, he said, would …"
    if (isFragment({ from: 0, to: from - 1 }, pieceEndAfter(use.at, undefined))) return true;
    return (
      from > 1 && !has(words[0], PREPOSITION | SUBORDINATOR) && words[0]?.pos !== 'ADV' && coreEnd(words, 0) === from - 1 && !has(words[0], TIME)
    );
  }

  /** "As a result, he said, the plan …": the content is behind, its introduction before. */
  function goesOnBehind(use: VerbUse): boolean {
    if (words[use.after]?.text !== ',') return false;
    return finiteAhead(words, use.after + 1) >= 0 || isFinite(words, use.after + 1);
  }

  /** Nothing that could be its content follows the verb. */
  function tail(use: VerbUse): boolean {
    // "he said after meeting the mayor"
    if (has(words[use.after], PREPOSITION) && (isGerund(words[use.after + 1]) || (words[use.after + 1]?.lower.endsWith('ing') && has(words[use.after + 2], DETERMINER)))) return true;
    let i = skipAdjuncts(words, use.after);
    if (use.verb.frames.has('hearer')) {
      const hearer = nounPhraseAt(words, i);
      if (hearer) i = skipAdjuncts(words, hearer.to);
    }
    return closes(i) || (i > use.after && isRelativeThat(words, i));
  }

  function closes(i: number): boolean {
    const word = words[i];
    if (word === undefined || isPause(word) || isSentenceEnd(word) || word.quotation !== undefined) return word?.text !== ':';
    if (has(word, COORDINATOR)) return true;
    if (has(word, PREPOSITION | SUBORDINATOR) || isGerund(word) || has(word, TIME | WEEKDAY) || word.pos === 'ADV') return !is(word, 'that');
    return false;
  }

  function pieceEndAfter(at: number, source: NounPhrase | undefined): number {
    for (let i = source?.to ?? at + 1; i < words.length; i++) if (words[i]?.text === ',' || words[i]?.quotation || isSentenceEnd(words[i])) return i;
    return words.length;
  }
}
