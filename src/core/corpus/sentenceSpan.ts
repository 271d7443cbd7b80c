import type { Span } from '../model';

/** How far a sentence reaches at most on either side of the span: keeps lines of a megabyte linear. */
const REACH = 400;
/** What a full stop does not end: initials, titles, abbreviations. */
const ABBREVIATION = /(?:^|[\s(“"])(?:\p{Lu}|mr|mrs|ms|dr|prof|gen|col|lt|sgt|rev|st|no|vs|etc|inc|ltd|co|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|u\.n|e\.g|i\.e)\.\s+$/iu;
/** UTF-16 units of the longest of them, and of how much is looked at for one. */
const LONGEST_ABBREVIATION = 4;
const ABBREVIATION_REACH = 12;
const CAPITAL = /^\p{Lu}/u;
const WHITE = /\s/;

/** What a character may be for the end of a sentence, by UTF-16 unit. */
const enum Sign { Closing = 1, Opening = 2, Stop = 4, LineEnd = 8, White = 16, BeforeAbbreviation = 32 }
const SIGNS = new Uint8Array(0x10000);
for (let unit = 0; unit < SIGNS.length; unit++) if (WHITE.test(String.fromCharCode(unit))) SIGNS[unit] = Sign.White | Sign.BeforeAbbreviation;
const SIGNED: readonly (readonly [string, Sign])[] = [['"”’»)]', Sign.Closing], ['"“‘«([', Sign.Opening], ['.!?…', Sign.Stop], ['\r\n', Sign.LineEnd], ['(“"', Sign.BeforeAbbreviation]];
for (const [characters, sign] of SIGNED) for (let at = 0; at < characters.length; at++) SIGNS[characters.charCodeAt(at)] = signAt(characters, at) | sign;

/** The sentence around a span, by its punctuation; on the span's own line. Nothing is cut out of the text: an article asks for one around each figure. */
export function sentenceSpan(text: string, { start, end }: Span): Span {
  return { start: startOfLast(text, Math.max(0, start - REACH), start), end: endOfFirst(text, end, Math.min(text.length, end + REACH)) };
}

/** The sentences of one line of a text by the same rules, without the white space between them. */
export function sentencesOf(text: string, { start, end }: Span): Span[] {
  const sentences: Span[] = [];
  let from = start;
  while (from < end && is(text, from, Sign.White)) from++;
  const last = trimmed(text, start, end);
  for (let at = start; at < end; at++) {
    const stop = stopAt(text, at, end);
    if (stop === NONE) continue;
    if (!isAbbreviation(text, start, stop)) {
      sentences.push({ start: from, end: trimmed(text, at, stop) });
      from = stop;
    }
    at = stop - 1;
  }
  return from < last ? [...sentences, { start: from, end: last }] : sentences;
}

const NONE = -1;

/** Where the last sentence begins that begins in a part of a text. */
function startOfLast(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) {
    if (!is(text, at, Sign.Stop | Sign.LineEnd)) continue;
    if (is(text, at, Sign.LineEnd)) at = stopBefore(text, from, at, to);
    const stop = stopAt(text, at, to);
    if (stop !== NONE && !isAbbreviation(text, from, stop)) return stop;
  }
  return from;
}

/** Where the first sentence ends that ends in a part of a text. */
function endOfFirst(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const stop = stopAt(text, at, to);
    if (stop === NONE) continue;
    if (!isAbbreviation(text, from, stop)) return trimmed(text, at, stop);
    at = stop - 1;
  }
  return to;
}

/**
 * Where a sentence begins if the one before it ends at a place: with a full stop or the like, the signs that close what it closes, white space, and
 * a capital behind all that opens; or with a line. `NONE`: none ends there.
 */
function stopAt(text: string, at: number, to: number): number {
  if (is(text, at, Sign.LineEnd)) return at + 1;
  if (!is(text, at, Sign.Stop)) return NONE;
  let closed = at + 1;
  while (closed < to && is(text, closed, Sign.Closing)) closed++;
  let stop = closed;
  while (stop < to && is(text, stop, Sign.White)) stop++;
  if (stop === closed) return NONE;
  let opened = stop;
  while (opened < to && is(text, opened, Sign.Opening)) opened++;
  return opened < to && isCapital(text, opened, to) ? stop : NONE;
}

/** The full stop that the white space with a line end in it belongs to; the line end where there is none. */
function stopBefore(text: string, from: number, lineEnd: number, to: number): number {
  let at = trimmed(text, from, lineEnd);
  while (at > from && is(text, at - 1, Sign.Closing)) at--;
  return at > from && is(text, at - 1, Sign.Stop) && stopAt(text, at - 1, to) !== NONE ? at - 1 : lineEnd;
}

/** Where a part of a text ends without the white space behind it. */
function trimmed(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && is(text, end - 1, Sign.White)) end--;
  return end;
}

/** Whether what ends here with a full stop and white space is no sentence. Most are seen to be none by how long their last words are. */
function isAbbreviation(text: string, from: number, stop: number): boolean {
  const first = Math.max(from, stop - ABBREVIATION_REACH);
  const dot = trimmed(text, first, stop) - 1;
  if (dot < first || text.charCodeAt(dot) !== DOT) return false;
  let at = dot;
  while (at > first && !is(text, at - 1, Sign.BeforeAbbreviation)) at--;
  return at < dot && dot - at <= LONGEST_ABBREVIATION && ABBREVIATION.test(text.slice(first, stop));
}

const DOT = 46;

function isCapital(text: string, at: number, to: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit >= 65 && unit <= 90 : CAPITAL.test(text.slice(at, Math.min(to, at + 2)));
}

function is(text: string, at: number, sign: Sign): boolean {
  return (signAt(text, at) & sign) !== 0;
}

function signAt(text: string, at: number): number {
  return SIGNS[text.charCodeAt(at)] ?? 0;
}
