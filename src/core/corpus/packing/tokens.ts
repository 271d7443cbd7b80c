/** Words, numbers, and what stands between them. */
export const enum Kind { Letters, Digits, Between }

const LETTER = /[\p{L}\p{M}]/u;
const LONGEST_NUMBER = 3;

/** What a character of a text belongs to. */
export function kindAt(text: string, at: number): Kind {
  const unit = text.charCodeAt(at);
  if (unit < 128) {
    if (unit >= 48 && unit <= 57) return Kind.Digits;
    const lower = unit | 32;
    return lower >= 97 && lower <= 122 ? Kind.Letters : Kind.Between;
  }
  return LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? Kind.Letters : Kind.Between;
}

/**
 * Where a token ends that begins at a place: a run of letters and their marks, a year, a number of up to three digits, or a run of all else.
 * Halves of characters are none.
 */
export function tokenEnd(text: string, start: number, kind: Kind): number {
  if (kind === Kind.Digits) return isYear(text, start) ? start + 4 : numberEnd(text, start);
  let end = start;
  do end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  while (end < text.length && kindAt(text, end) === kind);
  return end;
}

function isYear(text: string, start: number): boolean {
  if (!text.startsWith('19', start) && !text.startsWith('20', start)) return false;
  return isDigit(text, start + 2) && isDigit(text, start + 3) && !isDigit(text, start + 4);
}

function numberEnd(text: string, start: number): number {
  let end = start + 1;
  while (end - start < LONGEST_NUMBER && isDigit(text, end)) end++;
  return end;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}
