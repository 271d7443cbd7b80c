import type { Span } from '../../model';

/** Longer than any word, address or chemical name that a news text holds. */
const ENDLESS = /\S{300,}/gu;
const HALF_ENDLESS = 150;
/** Characters read at a time; many times a paragraph. */
const LONGEST_STRETCH = 20_000;
const SPACE = 32;

export interface Stretch extends Span {
  /** A run of characters that is no word. */
  readonly endless: boolean;
}

/**
 * Cuts what makes wink quadratic: a run of characters without white space that no word is as long as is a token of its
 * own, and a very long line is read in stretches cut at white space.
 * @param line not blank.
 */
export function stretches(line: string): readonly Stretch[] {
  const endless = mayBeEndless(line);
  if (!endless && line.length <= LONGEST_STRETCH) return [{ start: 0, end: line.length, endless }];
  const found: Stretch[] = [];
  let start = 0;
  const until = (end: number): void => {
    while (start < end) {
      const space = end - start > LONGEST_STRETCH ? line.slice(start, start + LONGEST_STRETCH).lastIndexOf(' ') : -1;
      const cut = end - start <= LONGEST_STRETCH ? end : start + (space > 0 ? space : LONGEST_STRETCH);
      if (line.slice(start, cut).trim() !== '') found.push({ start, end: cut, endless: false });
      start = cut;
    }
  };
  for (const run of endless ? line.matchAll(ENDLESS) : []) {
    until(run.index);
    start = run.index + run[0].length;
    found.push({ start: run.index, end: start, endless: true });
  }
  until(line.length);
  return found;
}

/** Whether a stretch of half that length has no space: cheap, and true wherever ENDLESS matches. */
function mayBeEndless(line: string): boolean {
  for (let at = 0; at + HALF_ENDLESS <= line.length; at += HALF_ENDLESS) {
    let end = at;
    while (end < at + HALF_ENDLESS && line.charCodeAt(end) !== SPACE) end++;
    if (end === at + HALF_ENDLESS) return true;
  }
  return false;
}
