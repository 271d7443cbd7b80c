import type { Span } from '../../model';
import type { Stance } from '../certainty';
import type { ByteReader } from './bytes';
import type { SymbolTexts } from './symbols';

/** Certainties are written as whole numbers of this share. */
export const CERTAINTY_UNIT = 1000;

/** Is told the figures of an article one after the other. Nothing is made for those it does not look at: a card asks about thousands. */
export interface FigureVisitor {
  /**
   * @param item its place among the figures shown.
   * @param kind what it counts or measures, a number of `Symbols`; `NO_SYMBOL`: nothing that others could be held against.
   */
  figure(item: number, kind: number, start: number, end: number): void;
}

/** Is told the claims of an article one after the other, each behind its words. */
export interface ClaimVisitor {
  /** Numbers of `Symbols`, each once. */
  word?(word: number): void;
  /**
   * @param item its place among the claims shown.
   * @param source the article's own id of who makes the claim, a number of `Symbols`, or `NO_SYMBOL`.
   * @param stance for `stanceOfCode`.
   */
  claim(item: number, source: number, stance: number, start: number, end: number): void;
}

export const NO_SYMBOL = -1;
/** @param shared gives of a number the one that all articles share. */
export function visitFigures(reader: ByteReader, shared: SymbolTexts['shared'], visitor: FigureVisitor): void {
  const count = reader.whole();
  for (let item = 0, start = 0; item < count; item++) {
    start += reader.signed();
    const end = start + reader.whole();
    visitor.figure(item, readOptional(reader, shared), start, end);
  }
}

/** Where the figures stand, in their order. */
export function figureSpans(reader: ByteReader): Generator<Span, undefined> {
  return keySpans(reader, 1);
}

/**
 * @param shared gives of a number the one that all articles share.
 * @param wordsOf the numbers of the words in a span.
 */
export function visitClaims(reader: ByteReader, shared: SymbolTexts['shared'], visitor: ClaimVisitor, wordsOf: (start: number, end: number) => Iterable<number>): void {
  const count = reader.whole();
  for (let item = 0, start = 0; item < count; item++) {
    start += reader.signed();
    const end = start + reader.whole();
    const source = readOptional(reader, shared);
    const stance = reader.whole();
    for (const word of wordsOf(start, end)) visitor.word?.(word);
    visitor.claim(item, source, stance, start, end);
  }
}

/** Where the claims stand, in their order. */
export function claimSpans(reader: ByteReader): Generator<Span, undefined> {
  return keySpans(reader, 2);
}

/** @param behind how many numbers stand behind each span. */
function* keySpans(reader: ByteReader, behind: number): Generator<Span, undefined> {
  const span = spanReader(reader);
  for (let left = reader.whole(); left > 0; left--) {
    yield span();
    for (let skipped = 0; skipped < behind; skipped++) reader.whole();
  }
  return undefined;
}

export function stanceOfCode(code: number): Stance {
  return { certainty: Math.floor(code / 2) / CERTAINTY_UNIT, negated: code % 2 === 1 };
}

function readOptional(reader: ByteReader, shared: SymbolTexts['shared']): number {
  const number = reader.whole();
  return number === 0 ? NO_SYMBOL : shared(number - 1);
}

/** Reads spans one after the other, each start as the distance from the last. */
export function spanReader(reader: ByteReader): () => Span {
  let last = 0;
  return () => {
    const start = last + reader.signed();
    last = start;
    return { start, end: start + reader.whole() };
  };
}
