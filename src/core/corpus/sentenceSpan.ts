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
    if (!isAbbreviation(before, stop)) first = stop;
  }
  const behind = text.slice(end, end + REACH);
  let last = behind.length;
  for (const match of behind.matchAll(SENTENCE_END)) {
    const stop = match.index + match[0].length;
    if (isAbbreviation(behind, stop)) continue;
    last = match.index + match[0].trimEnd().length;
    break;
  }
  return { start: from + first, end: end + last };
}

/** The sentences of one line of a text by the same rules, without the white space between them. */
export function sentencesOf(text: string, { start, end }: Span): Span[] {
  const line = text.slice(start, end);
  const sentences: Span[] = [];
  let from = line.length - line.trimStart().length;
  for (const match of line.matchAll(SENTENCE_END)) {
    const stop = match.index + match[0].length;
    if (isAbbreviation(line, stop)) continue;
    sentences.push({ start: start + from, end: start + match.index + match[0].trimEnd().length });
    from = stop;
  }
  const last = line.trimEnd().length;
  return from < last ? [...sentences, { start: start + from, end: start + last }] : sentences;
}

/** Whether what ends here with a full stop and white space is no sentence. */
function isAbbreviation(text: string, stop: number): boolean {
  return ABBREVIATION.test(text.slice(Math.max(0, stop - 12), stop));
}
