import { Bit } from './vocabulary';
import { Setting, Shape, type Word } from './words';

/** A word of the language with a capital, neither a function word nor a month. */
function isPlainTitle({ shape, bits }: Word): boolean {
  return shape === Shape.Title && (bits & Bit.Common) !== 0 && (bits & (Bit.Calendar | Bit.Function)) === 0;
}

const MEDIA = new Set(['magazine', 'newspaper', 'daily', 'weekly', 'tabloid', 'newsletter']);

/** "in Vogue magazine": plain words inside a sentence are a name before the noun of its kind. */
export function isMedium(words: readonly Word[], at: number, to: number): boolean {
  const next = words[to];
  const before = words[at]?.gap === ' ' ? words[at - 1] : undefined;
  const named = (next?.gap === ' ' && next.shape === Shape.Lower && MEDIA.has(next.key)) || (before?.shape === Shape.Lower && (MEDIA.has(before.key) || before.key === 'journal'));
  if (!named || to - at > 3) return false;
  return words.slice(at, to).every((word) => isPlainTitle(word) && !word.initial && !word.possessive && word.setting === Setting.Normal);
}

const TOLD = new Set(['tell', 'tells', 'telling', 'told']);
const SEEN_BY = new Set(['approached', 'asked', 'cited', 'contacted', 'interviewed', 'investigation', 'obtained', 'published', 'quoted', 'reached', 'reported', 'reviewed', 'seen', 'verified', 'viewed']);
const SPOKEN_TO = new Set(['according', 'interview', 'spoke', 'speaking', 'statement', 'talked', 'wrote']);

/** The Ledger, The Vesper Post: plain words with a capital inside a sentence, their article too. */
export function isTitled(words: readonly Word[], at: number, to: number): boolean {
  const article = words[at];
  if (article?.key !== 'the' || article.shape !== Shape.Title || article.initial || article.setting !== Setting.Normal || (article.gap !== ' ' && article.gap !== ',')) return false;
  if (to < at + 2 || to > at + 4) return false;
  return words.slice(at + 1, to).every((word) => isPlainTitle(word) && word.gap === ' ') && ((words[to - 1]?.bits ?? 0) & (Bit.PlaceNoun | Bit.Title)) === 0;
}

/** "told The Ledger", "seen by The Ledger", "The Ledger reported": what such a name is the name of speaks. */
export function isAskedOrTold(words: readonly Word[], at: number, to: number): boolean {
  const before = words[at - 1]?.key ?? '';
  const earlier = words[at - 2]?.key ?? '';
  const next = words[to];
  if (TOLD.has(before) || (before === 'by' && SEEN_BY.has(earlier)) || ((before === 'to' || before === 'with') && SPOKEN_TO.has(earlier))) return true;
  return next?.gap === ' ' && words[to - 1]?.possessive === false && (next.bits & Bit.Speech) !== 0;
}
