/** Between what stands before the words of a detail and what stands behind them. */
const SPLIT = '\n';
/** What stands before them is a word or two, or each detail would make a form of its own. */
const LONGEST_LEAD = 24;
/** A word between its quotation marks. */
const SHORTEST = 3;
const [QUOTE, OPENING, CLOSING] = ['"', '“', '”'].map((sign) => sign.charCodeAt(0));

/** Where the words begin that a detail quotes as its end (`number "75"`); they end before its last character. 0: it quotes none. */
export function wordsInDetail(detail: string): number {
  const last = detail.length - 1;
  let at = 0;
  if (last < SHORTEST - 1) return 0;
  while (at < LONGEST_LEAD && at < last && isLead(detail.charCodeAt(at))) at++;
  const opening = detail.charCodeAt(at++);
  const closing = detail.charCodeAt(last);
  if ((opening !== QUOTE && opening !== OPENING) || (closing !== QUOTE && closing !== CLOSING) || at >= last) return 0;
  for (let word = at; word < last; word++) if (isQuote(detail.charCodeAt(word))) return 0;
  return at;
}

/** What is always there in a detail of a form. @param words where they begin. */
export function fixedInDetail(detail: string, words: number): string {
  return detail.slice(0, words) + SPLIT + detail.slice(-1);
}

/** A detail of a reason with words of the mark left out. */
export function detailOf(fixed: string, words: string): string {
  const [lead = '', close = ''] = fixed.split(SPLIT);
  return lead + words + close;
}

/** Letters and digits of ASCII, spaces, colons, hyphens and apostrophes. */
function isLead(unit: number): boolean {
  const lower = unit | 32;
  return (lower >= 97 && lower <= 122) || (unit >= 48 && unit <= 58) || unit === 32 || unit === 45 || unit === 0x2019;
}

function isQuote(unit: number): boolean {
  return unit === QUOTE || unit === OPENING || unit === CLOSING;
}
