import type { Span } from '../../model';

/** A stretch between quotation marks, offsets relative to the line. The span is what stands inside the marks. */
export interface Quotation extends Span {
  /** Of the opening mark. */
  readonly open: number;
  /** Behind the closing mark; the end of the line where it is never closed. */
  readonly close: number;
  readonly closed: boolean;
}

const DOUBLE = /["“”„‟«»]/g;
const SINGLE_OPEN = /[‘'‚]/;
const MAYBE_SINGLE = /(?:^|[\s([—–/])[‘'‚]/;
const SINGLE_CLOSE = /[’']/;
const SPACE = /\s/;
const WORD = /[\p{L}\p{N}$£€([…]/u;
const LETTER = /\p{L}/u;
const STOP = /[.,?!…;:—–-]/;

const opensHere = (line: string, i: number): boolean => (i === 0 || line.charAt(i - 1) === ' ' || /[\s([—–/]/.test(line.charAt(i - 1))) && WORD.test(line.charAt(i + 1));

/**
 * Pairs quotation marks. Typists mix them up, so the place decides before the character does: a mark before a word and
 * behind a space opens, whatever it is; an open quotation is closed by the next mark that does not open another one. One
 * that is never closed runs to the end of the line (a quotation over several paragraphs), unless another one opens in it.
 */
export function findQuotations(line: string): readonly Quotation[] {
  const doubles = findDouble(line);
  const singles = findSingle(line, doubles);
  if (doubles.length + singles.length === 0) return doubles;
  return [...doubles, ...singles].sort((a, b) => a.open - b.open || b.close - a.close);
}

function findDouble(line: string): Quotation[] {
  const found: Quotation[] = [];
  let open: number[] = [];
  DOUBLE.lastIndex = 0;
  for (let match = DOUBLE.exec(line); match; match = DOUBLE.exec(line)) {
    const i = match.index;
    const mark = match[0];
    const opening = opensHere(line, i);
    const last = open.at(-1);
    if (last === undefined) {
      if (opening || '“„«'.includes(mark)) open = [i];
    } else if (opening && !(mark === '”' && '“„'.includes(line.charAt(last))) && ('“„«'.includes(mark) || SPACE.test(line.charAt(i - 1)))) {
      // a new paragraph of the same speech, run on: the one before was never closed
      const ended = /[.?!]\s+$/.test(line.slice(Math.max(0, i - 3), i)) && i - last > 2;
      if (ended) found.push({ open: last, start: last + 1, end: i, close: i, closed: false });
      open = '“„«'.includes(mark) && open.length === 1 && !ended ? [last, i] : [i];
    } else {
      open.pop();
      found.push({ open: last, start: last + 1, end: i, close: i + 1, closed: true });
    }
  }
  const unclosed = open[0];
  if (unclosed !== undefined && !found.some((quotation) => quotation.open > unclosed)) {
    found.push({ open: unclosed, start: unclosed + 1, end: line.length, close: line.length, closed: false });
  }
  return found;
}

/** ‘British’ quotations outside double ones. An apostrophe closes only where punctuation makes it more than a genitive. */
function findSingle(line: string, doubles: readonly Quotation[]): Quotation[] {
  const found: Quotation[] = [];
  if (!(line.includes("'") || line.includes('‘') || line.includes('‚')) || !MAYBE_SINGLE.test(line)) return found;
  const outer = [...doubles].sort((a, b) => a.open - b.open);
  let next = 0;
  let open = -1;
  let soft = -1;
  const close = (end: number) => {
    if (open >= 0 && end > open) found.push({ open, start: open + 1, end, close: end + 1, closed: true });
    open = soft = -1;
  };
  for (let i = 0; i < line.length; i++) {
    while ((outer[next]?.close ?? Infinity) <= i) next++;
    const inside = outer[next];
    if (inside && i >= inside.open) {
      i = inside.close - 1;
      continue;
    }
    const mark = line.charAt(i);
    if (SINGLE_OPEN.test(mark) && opensHere(line, i) && !/\d/.test(line.charAt(i + 1))) {
      if (open >= 0) close(soft);
      open = i;
      soft = -1;
    } else if (open >= 0 && SINGLE_CLOSE.test(mark) && !LETTER.test(line.charAt(i + 1))) {
      if (STOP.test(line.charAt(i - 1)) || /[.,;:?!]/.test(line.charAt(i + 1))) close(i);
      else if (soft < 0) soft = i;
    }
  }
  close(soft);
  return found;
}
