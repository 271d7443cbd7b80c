import { clauseAround, pieceAt } from './clauses';
import { contentEnd } from './content';
import type { ReportingContext } from './context';
import { PROSPECTIVE } from './hedgeCues';
import type { CuePhrase } from './lexicon/loadLexicon';
import { coreEnd, nounPhraseAt, nounPhrase, phraseStart, verbGroupStart, type NounPhrase } from './nounPhrases';
import { subjectBefore } from './subjects';
import { BE, DETERMINER, has, INTERROGATIVE, is, NEGATION, PREPOSITION, type Word } from './words';

const POSSESSIVE = /^(?:his|her|their|its|my|our)$/;
const HOLDING = /^(?:express|voic|rais|shar|has|have|had|hold|held|harbou?r)/;

/** The words that the phrase [i, end) qualifies: a clause, a phrase or a complement. */
export function scopeOf(context: ReportingContext, i: number, end: number, phrase: CuePhrase): { from: number; to: number } | undefined {
  const { words } = context.sentence;
  const clause = clauseAround(words, context.pieces, i);
  const inThat = is(words[end - 1], 'that') ? end : is(words[end], 'that') ? end + 1 : -1;
  const impersonal = () => {
    const subject = subjectBefore(words, context.pieces, beFrom(words, i));
    return (subject !== undefined && is(words[subject.from], 'it')) || (!/^(?:no|the|a)$/.test(words[i]?.lower ?? '') && phrase.scope === 'that');
  };
  if (phrase.scope === 'that' || phrase.scope === 'wh' || (phrase.category === 'likelihood' && inThat === end + 1)) {
    if (inThat > 0 && inThat < words.length && (phrase.scope !== 'clause' || impersonal())) return { from: inThat, to: hedgeEnd(context, inThat) };
    if (phrase.scope === 'wh' && (has(words[end], INTERROGATIVE) || is(words[end], 'if')))
      return { from: end, to: contentEnd(words, context.pieces, end, context.lexicon) };
  }
  // "calls for an inquiry | grew louder"
  const thing = phrase.nominal && phrase.scope === 'object' && is(words[end - 1], 'for') ? nounPhraseAt(words, end) : undefined;
  if (thing) return thing;
  if (phrase.scope === 'object' && words[end])
    return { from: is(words[end], 'that') ? end + 1 : end, to: contentEnd(words, context.pieces, end, context.lexicon) };
  if (
    phrase.scope === 'np' &&
    (PROSPECTIVE.test(phrase.words[0] ?? '') ||
      /^(?:alleged|perceived|purported|supposed|apparent|ostensible|professed|pretended|claimed)$/.test(phrase.words[0] ?? ''))
  )
    return nounPhraseAround(words, i, end);
  if (phrase.words[0] === 'as' && i > 0) return clauseAround(words, context.pieces, i - 1);
  if (phrase.category === 'conditional') return conditionalClause(context, i, clause);
  return clause;
}

/** Whose doubt or belief it is: "officials are confident that", "his fear that", "observers do not exclude". */
export function holderOf(context: ReportingContext, i: number, phrase: CuePhrase): NounPhrase | undefined {
  const { words } = context.sentence;
  if (phrase.category !== 'belief' && phrase.category !== 'doubt' && phrase.category !== 'attribution') return undefined;
  if (phrase.scope !== 'that' && phrase.scope !== 'wh' && phrase.scope !== 'object') return undefined;
  const next = words[i + phrase.words.length];
  if (phrase.scope === 'wh' && !has(next, INTERROGATIVE) && !is(next, 'that') && !is(next, 'if')) return undefined;
  const before = words[i - 1];
  if (has(before, DETERMINER) && POSSESSIVE.test(before?.lower ?? '')) return nounPhrase(i - 1, i, i);
  // "donors | intent on winning": the noun it stands behind
  if (phrase.scope === 'object' && (words[i]?.pos === 'ADJ' || words[i]?.pos === 'NOUN') && before?.pos === 'NOUN') {
    const from = phraseStart(words, i - 1);
    return nounPhrase(from, headBeforeOf(words, from, i), i);
  }
  const group = verbGroupStart(words, words[i]?.pos === 'AUX' ? i + 1 : i);
  const predicate = group < i || phrase.scope === 'object';
  if (!predicate && !(before?.pos === 'VERB' && HOLDING.test(before.lower))) return undefined;
  const subject = subjectBefore(words, context.pieces, predicate ? Math.min(group, i) : verbGroupStart(words, i - 1));
  return subject && !/^(?:it|there|that|this|which|what)$/.test(words[subject.from]?.lower ?? '') ? subject : undefined;
}

function headBeforeOf(words: readonly Word[], from: number, to: number): number {
  for (let k = from + 1; k < to; k++) if (is(words[k], 'of')) return k;
  return to;
}

function beFrom(words: readonly Word[], i: number): number {
  let k = i;
  while (k > 0 && (has(words[k - 1], BE | NEGATION) || words[k - 1]?.pos === 'ADV')) k--;
  return k;
}

function hedgeEnd(context: ReportingContext, from: number): number {
  const { words } = context.sentence;
  const end = contentEnd(words, context.pieces, from, context.lexicon);
  for (const piece of context.pieces)
    if (piece.start > from && piece.start < end && piece.kind === 'coordinate' && is(words[piece.start], 'but')) return piece.start;
  return end;
}

function nounPhraseAround(words: readonly Word[], i: number, end: number): { from: number; to: number } {
  let from = i;
  while (from > 0 && (has(words[from - 1], DETERMINER) || words[from - 1]?.pos === 'ADJ' || words[from - 1]?.pos === 'NUM')) from--;
  let to = coreEnd(words, end);
  if (to < 0) to = end + 1;
  while (has(words[to], PREPOSITION)) {
    const next = coreEnd(words, to + 1);
    if (next < 0) break;
    to = next;
  }
  return { from, to };
}

/** The condition with what depends on it. */
function conditionalClause(context: ReportingContext, i: number, clause: { from: number; to: number }): { from: number; to: number } {
  const { words } = context.sentence;
  const at = pieceAt(context.pieces, i);
  const piece = context.pieces[at];
  if (is(words[i], 'what')) return { from: i, to: clause.to };
  if (piece?.kind !== 'subordinate' || piece.start < i - 1) return { from: Math.min(clause.from, i), to: clause.to };
  if (at > 0) {
    const before = context.pieces[at - 1];
    if (before && (before.finite >= 0 || before.kind === 'verb')) {
      const main = clauseAround(words, context.pieces, Math.max(before.start, before.finite));
      return { from: main.from, to: Math.max(main.to, clause.to) };
    }
  }
  let to = piece.end;
  let complete = false;
  for (let p = at + 1; p < context.pieces.length; p++) {
    const next = context.pieces[p];
    if (!next || (complete && ((next.kind === 'coordinate' && is(words[next.start], 'but')) || next.pause === ';'))) break;
    complete ||= next.kind === 'main';
    to = next.end;
  }
  return { from: piece.start, to };
}
