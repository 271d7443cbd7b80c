import {
  CONNECTIVE,
  COORDINATOR,
  DETERMINER,
  has,
  is,
  isCapitalised,
  isFinite,
  isGerund,
  isNominal,
  isPause,
  NEGATION,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  type Word,
} from './words';

/**
 * main         subject and finite verb, opened by nothing
 * coordinate   "and/but" + subject + finite verb
 * verb         goes on without a subject: a second predicate, or the main clause behind a relative one
 * subordinate  "because/if/when …" + clause
 * that         the complement of a verb, noun or adjective
 * relative     "who/which/that …"
 * participle   "citing …", "By stimulating …"
 * phrase       no finite verb
 */
export type PieceKind = 'main' | 'coordinate' | 'verb' | 'subordinate' | 'that' | 'relative' | 'participle' | 'phrase';

/** A run of words between two clause boundaries; the pieces of a sentence tile it. Indexes of words, end exclusive. */
export interface Piece {
  readonly kind: PieceKind;
  readonly start: number;
  /** Behind the conjunction or complementiser. */
  readonly body: number;
  readonly end: number;
  /** The first finite verb, or -1. */
  readonly finite: number;
  /** The punctuation before it, or ''. */
  readonly pause: string;
}

/** How far a subject may be from its verb: keeps the look-ahead bounded. */
const REACH = 28;
/** How long the phrase before a subject may be. */
const INTRODUCTION = 8;
const CAUSAL = new Set(['because', 'since', 'although', 'though', 'while', 'whereas', 'so']);

const ABOUT = new Set(['about', 'almost', 'approximately', 'around', 'between', 'nearly', 'over', 'roughly', 'under']);

/** "at least 40 houses", "over 20 people": a number, not a place. */
export function isQuantity(words: readonly Word[], i: number): boolean {
  const next = words[i + 1];
  return (
    (is(words[i], 'at') && (is(next, 'least') || is(next, 'most'))) ||
    (is(words[i], 'up') && is(next, 'to')) ||
    (next?.pos === 'NUM' && ABOUT.has(words[i]?.lower ?? ''))
  );
}

/** The finite verb of the clause that starts at `from`, or -1 where none starts there. */
export function finiteAhead(words: readonly Word[], from: number): number {
  let nominal = false;
  for (let i = from; i < Math.min(words.length, from + REACH); i++) {
    const word = words[i];
    if (!word || isPause(word) || word.quotation) return -1;
    if (i === from && isQuantity(words, i)) continue;
    if (i === from && (is(word, 'to') || (has(word, PREPOSITION) && !has(word, PRONOUN | SUBORDINATOR)))) return -1;
    // "a change but was met with silence": the verb goes on with another subject
    if (isFinite(words, i)) return nominal && !has(words[i - 1], COORDINATOR) ? i : -1;
    if (has(word, RELATIVE) && i > from && !nominal) return -1;
    if (has(word, COORDINATOR) && has(words[i + 1], PRONOUN) && !has(words[i + 1], DETERMINER)) return -1;
    if (i > from && (is(word, 'until') || is(word, 'till'))) return -1;
    if (has(word, SUBORDINATOR) && !has(word, PREPOSITION) && i > from) return -1;
    if (has(word, PRONOUN) || isNominal(words, i) || (word.pos === 'VERB' && !isGerund(word) && isFinite(words, i + 1))) nominal = true;
  }
  return -1;
}

/** "(that) on May 5 the minister left": a clause behind a prepositional phrase. */
function isIntroduced(words: readonly Word[], from: number): boolean {
  if (!has(words[from], PREPOSITION) || has(words[from], PRONOUN | SUBORDINATOR)) return false;
  for (let i = from + 2; i < from + INTRODUCTION && !isPause(words[i]); i++)
    if (has(words[i], DETERMINER | PRONOUN) && !has(words[i - 1], PREPOSITION)) return finiteAhead(words, i) >= 0;
  return false;
}

const skipAdverbs = (words: readonly Word[], i: number): number => {
  while (words[i]?.pos === 'ADV' || has(words[i], NEGATION)) i++;
  return i;
};

/** Punctuation, or a whole quotation: what stands behind it begins anew. */
const separates = (word: Word | undefined): boolean => isPause(word) || word?.quotation !== undefined;

/** Words that can open a clause in mid-sentence. */
const OPENERS = COORDINATOR | RELATIVE | SUBORDINATOR | PREPOSITION;

interface Opening {
  kind: PieceKind;
  body: number;
}

/** What kind of piece begins at `i`, if one begins there at all. */
function openingAt(words: readonly Word[], i: number, behindPause: boolean, complete: boolean): Opening | undefined {
  const word = words[i];
  if (!behindPause && !has(word, OPENERS)) return undefined;
  const before = words[i - 1];
  if (has(word, COORDINATOR)) {
    const next = skipAdverbs(words, i + 1);
    if (has(words[next], SUBORDINATOR) && !has(words[next], PREPOSITION)) return behindPause ? { kind: 'phrase', body: i + 1 } : undefined;
    if (is(words[next], 'that') && finiteAhead(words, next + 1) >= 0) return { kind: 'that', body: next + 1 };
    if (complete && finiteAhead(words, i + 1) >= 0) return { kind: 'coordinate', body: i + 1 };
    if (!complete && behindPause && finiteAhead(words, i + 1) >= 0) return { kind: 'main', body: i + 1 };
    if (isFinite(words, next)) return { kind: 'verb', body: i + 1 };
    return behindPause ? { kind: isGerund(words[next]) ? 'participle' : 'phrase', body: i + 1 } : undefined;
  }
  if (is(word, 'that') && !(has(before, PREPOSITION) && !is(before, 'in'))) {
    if (isFinite(words, skipAdverbs(words, i + 1))) return i === 0 || behindPause ? undefined : { kind: 'relative', body: i + 1 };
    if (i > 0 && (before?.pos === 'VERB' || before?.pos === 'ADJ' || before?.pos === 'ADV') && !isNominal(words, i + 2) && isPause(words[i + 2]))
      return { kind: 'that', body: i + 1 };
    if (i > 0 && (finiteAhead(words, i + 1) >= 0 || isIntroduced(words, i + 1))) return { kind: 'that', body: i + 1 };
  }
  if (has(word, RELATIVE) && !is(word, 'that') && i > 0) return { kind: 'relative', body: i + 1 };
  if (has(word, PREPOSITION) && (is(words[i + 1], 'which') || is(words[i + 1], 'whom') || is(words[i + 1], 'whose')) && i > 0)
    return { kind: 'relative', body: i + 2 };
  if (has(word, SUBORDINATOR) && words[i + 1]?.lower.endsWith('ing') === true && words[i + 1]?.pos !== 'NOUN' && (behindPause || is(word, 'while')))
    return { kind: 'participle', body: i };
  // "as many as 40"
  const compares = is(word, 'as') && (is(words[i + 2], 'as') || is(words[i - 2], 'as'));
  if (!compares && has(word, SUBORDINATOR) && (!is(word, 'so') || behindPause)) {
    if (finiteAhead(words, i + 1) >= 0) return { kind: 'subordinate', body: i + 1 };
    if (!has(word, PREPOSITION)) return { kind: 'subordinate', body: i + 1 };
  }
  if (!behindPause) return undefined;
  const name = isCapitalised(word) && isCapitalised(words[i + 1]); // "Downing Street"
  // "in filing its return": the tagger often takes it for a noun
  const filing = words[i + 1]?.lower.endsWith('ing') === true && has(words[i + 2], DETERMINER);
  if ((isGerund(word) && !name) || (has(word, PREPOSITION) && (isGerund(words[i + 1]) || filing))) return { kind: 'participle', body: i };
  const next = skipAdverbs(words, i);
  if (isFinite(words, next)) return { kind: 'verb', body: i };
  return { kind: finiteAhead(words, i) >= 0 ? 'main' : 'phrase', body: i };
}

/**
 * Cuts a sentence into pieces by punctuation, conjunctions, relative pronouns and finite verbs. Not a parser: it knows no
 * tree, only where a clause can begin; `clauseAround` puts the pieces of one clause together again. Linear in the words.
 */
export function segment(words: readonly Word[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let current: { kind: PieceKind; start: number; body: number; pause: string } | undefined;
  let finite = -1;
  const close = (end: number) => {
    if (!current || end <= current.start) return;
    const { kind, start, body, pause } = current;
    pieces.push({ kind, start, body, end, finite, pause });
  };
  for (let i = 0; i < words.length; i++) {
    const behindPause = i === 0 || separates(words[i - 1]);
    if (separates(words[i])) continue;
    let opening = openingAt(words, i, behindPause, finite >= 0 || (behindPause && pieces.length > 0));
    // the main verb behind a relative clause without a comma: "the man who led the party | said"
    if (!opening && current?.kind === 'relative' && finite >= 0 && i > finite + 1 && isFinite(words, i) && !has(words[i - 1], COORDINATOR))
      opening = { kind: 'verb', body: i };
    if (opening && (current === undefined || i > current.start)) {
      close(i);
      finite = -1;
      current = { kind: opening.kind, body: opening.body, start: i, pause: i > 0 && separates(words[i - 1]) ? (words[i - 1]?.text ?? '') || '”' : '' };
    }
    if (finite < 0 && current && i >= current.body && isFinite(words, i)) finite = i;
  }
  close(words.length);
  return pieces;
}

export function pieceAt(pieces: readonly Piece[], i: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= i) low = middle;
    else high = middle - 1;
  }
  return low;
}

const isCausal = (words: readonly Word[], piece: Piece): boolean => CAUSAL.has(words[piece.start]?.lower ?? '');

/** Does a new clause of equal rank begin with this piece, so that the one before it ends? */
function breaks(words: readonly Word[], piece: Piece, from: Piece, complete: boolean): boolean {
  if (piece.pause === ';' && piece.kind !== 'phrase') return true;
  if (is(words[piece.start], 'according') && piece.pause !== '') return complete;
  if (piece.kind === 'coordinate') return complete;
  if (piece.kind === 'main') return complete;
  if (piece.kind === 'subordinate') return complete && piece.pause !== '' && isCausal(words, piece);
  if (piece.kind === 'verb') return from.kind === 'relative' && piece.body === piece.start && piece.pause !== '';
  return false;
}

/** Introductory words that belong to the clause behind them: "So far, nothing …", but not "However, nothing …". */
function belongsToNext(words: readonly Word[], piece: Piece): boolean {
  if (piece.kind === 'participle') return true;
  return piece.kind === 'phrase' && !(has(words[piece.start], CONNECTIVE) && piece.end - piece.start <= 2);
}

/** The clause that holds word `i`: from its subject to the end of what depends on it. Indexes of words, end exclusive. */
export function clauseAround(words: readonly Word[], pieces: readonly Piece[], i: number): { from: number; to: number } {
  let at = pieceAt(pieces, i);
  const home = pieces[at];
  if (!home) return { from: 0, to: words.length };
  const introduces = home.kind === 'phrase' && !pieces.slice(0, at).some((piece) => piece.finite >= 0);
  let head = home;
  if (!introduces) {
    while (at > 0 && (head.kind === 'verb' || head.kind === 'phrase')) {
      const before = pieces[at - 1];
      if (!before) break;
      at--;
      head = before;
      if (home.kind === 'verb' && (head.kind === 'relative' || head.kind === 'participle' || (head.kind === 'subordinate' && home.pause !== '')))
        head = { ...head, kind: 'phrase' };
    }
  }
  let from = head.kind === 'relative' || head.kind === 'participle' || head.kind === 'phrase' ? head.start : head.body;
  if (head.kind === 'main') {
    for (let p = at - 1; p >= 0; p--) {
      const piece = pieces[p];
      if (!piece || !belongsToNext(words, piece)) break;
      from = piece.start;
    }
  }
  let complete = head.finite >= 0 || home.finite >= 0 || home.kind === 'participle';
  let to = words.length;
  for (let p = pieceAt(pieces, i) + 1; p < pieces.length; p++) {
    const piece = pieces[p];
    if (!piece) break;
    if (breaks(words, piece, home, complete)) {
      to = piece.start;
      break;
    }
    complete ||= piece.kind === 'main';
  }
  return { from, to };
}
