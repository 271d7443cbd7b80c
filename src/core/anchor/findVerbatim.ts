import type { Span } from '../model';
import type { Quote } from '../sidecar/model';
import { originalSpan, type NormalUnits } from './normalText';
import { normalQuote } from './pattern';

/** Quotes are looked up by their first units, their context included: a shorter one is left to the search by words. */
const WINDOW = 16;
/** Of the hash; odd, so that nothing is lost modulo 2 to the 32. */
const FACTOR = 0x01000193;
/** FACTOR to the power of WINDOW. */
const LEAVING = Array.from({ length: WINDOW }).reduce((power: number) => Math.imul(power, FACTOR), 1);
const BUCKETS = 1024;
/** Units compared for each one of text and quotes, at most: a text of one word a thousand times over is left to the search by words. */
const MOST_COMPARED = 8;

interface Wanted {
  readonly stored: Quote;
  /** With its context, in normal form. */
  readonly whole: string;
  /** Of the quote in `whole`. */
  readonly start: number;
  readonly length: number;
  readonly hash: number;
  /** The next of the same bucket. */
  next: Wanted | undefined;
  /** In the normal text; -1: nowhere yet. */
  at: number;
  isRepeated: boolean;
}

/**
 * Where quotes stand that a text holds with all of their context, word for word in normal form, and once only: all of them are found in one
 * reading, with a hash that rolls over the text (Karp and Rabin 1987). Most annotations of most articles are such.
 * @returns offsets in the original; nothing of a quote that stands nowhere or more than once, or is too short to be found so.
 */
export function findVerbatim(text: NormalUnits, quotes: readonly Quote[]): ReadonlyMap<Quote, Span> {
  const all = quotes.flatMap((stored) => wantedOf(stored) ?? []);
  const buckets = bucketsOf(all);
  const { units } = text;
  let left = all.reduce((sum, { whole }) => sum + MOST_COMPARED * whole.length, MOST_COMPARED * units.length);
  let hash = 0;
  for (let end = 0; end < units.length; end++) {
    hash = (Math.imul(hash, FACTOR) + (units[end] ?? 0)) | 0;
    if (end >= WINDOW) hash = (hash - Math.imul(units[end - WINDOW] ?? 0, LEAVING)) | 0;
    const bucket = buckets[bucketOf(hash)];
    if (bucket === undefined || end < WINDOW - 1) continue;
    const at = end + 1 - WINDOW;
    for (let wanted: Wanted | undefined = bucket; wanted; wanted = wanted.next) {
      if (wanted.hash !== hash || wanted.isRepeated) continue;
      const same = sameUnits(units, at, wanted.whole);
      left -= same;
      if (same < wanted.whole.length) continue;
      wanted.isRepeated = wanted.at >= 0;
      wanted.at = at;
    }
    if (left < 0) return new Map();
  }
  const found = new Map<Quote, Span>();
  for (const { stored, start, length, at, isRepeated } of all) {
    if (at >= 0 && !isRepeated) found.set(stored, originalSpan(text, { start: at + start, end: at + start + length }));
  }
  return found;
}

function wantedOf(stored: Quote): Wanted | undefined {
  const normal = normalQuote(stored);
  if (!normal || normal.whole.length < WINDOW) return undefined;
  const { whole, before, quote } = normal;
  let hash = 0;
  for (let at = 0; at < WINDOW; at++) hash = (Math.imul(hash, FACTOR) + whole.charCodeAt(at)) | 0;
  return { stored, whole, start: before.length, length: quote.length, hash, next: undefined, at: -1, isRepeated: false };
}

function bucketsOf(all: readonly Wanted[]): readonly (Wanted | undefined)[] {
  const buckets = new Array<Wanted | undefined>(BUCKETS).fill(undefined);
  for (const wanted of all) {
    const bucket = bucketOf(wanted.hash);
    wanted.next = buckets[bucket];
    buckets[bucket] = wanted;
  }
  return buckets;
}

/** The highest bits hang on all units. */
function bucketOf(hash: number): number {
  return (hash >>> 16) % BUCKETS;
}

/** How many units of some words stand at a place. */
function sameUnits(units: Uint16Array, at: number, words: string): number {
  let same = 0;
  while (same < words.length && units[at + same] === words.charCodeAt(same)) same++;
  return same;
}
