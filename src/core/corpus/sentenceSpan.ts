import type { Span } from '../model';

/** How far a sentence reaches at most on either side of the span: keeps lines of a megabyte linear. */
const REACH = 400;
const SENTENCE_END = /[.!?…]["”’»)\]]*\s+(?=["“‘«([]*\p{Lu})|[\r\n]/gu;
/** What a full stop does not end: initials, titles, abbreviations. */
const ABBREVIATION = /(?:^|[\s(“"])(?:\p{Lu}|mr|mrs|ms|dr|prof|gen|col|lt|sgt|rev|st|no|vs|etc|inc|ltd|co|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|u\.n|e\.g|i\.e)\.\s+$/iu;

/** The sentence around a span, by its punctuation; on the span's own line. */
export function sentenceSpan(text: string, { start, end }: Span): Span {
  const from = Math.max(0, start - REACH);
  const before = text.slice(from, start);
  let first = 0;
  for (const match of before.matchAll(SENTENCE_END)) {
    const stop = match.index + match[0].length;
    if (!ABBREVIATION.test(before.slice(Math.max(0, stop - 12), stop))) first = stop;
  }
  const behind = text.slice(end, end + REACH);
  let last = behind.length;
  for (const match of behind.matchAll(SENTENCE_END)) {
    const stop = match.index + match[0].length;
    if (ABBREVIATION.test(behind.slice(Math.max(0, stop - 12), stop))) continue;
    last = match.index + match[0].trimEnd().length;
    break;
  }
  return { start: from + first, end: end + last };
}
