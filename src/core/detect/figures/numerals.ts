/** Longer runs of digits are no quantities but account numbers, hashes and the like. */
const MOST_CHARACTERS = 24;

const GROUPED = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/;
const DECIMAL = /^\d*\.\d+$/;
const EUROPEAN = /^\d{1,3}(?:\.\d{3})+,\d{1,2}$|^\d{1,3}(?:\.\d{3}){2,}$/;
const EUROPEAN_DECIMAL = /^\d+,\d{1,2}$/;
/** "10.000" in translated prose: no English writer gives three zeros behind the point. */
const EUROPEAN_THOUSANDS = /^[1-9]\d{0,2}\.000$/;

/**
 * The number that a run of digits with points and commas stands for: 1,344 · 6.5 · 1,00,000 (Indian) · 1.344,5 and
 * 10.000 (European). A comma groups, a point divides, unless the shape says otherwise.
 * @returns undefined for what is no number ("1.2.3", "5,6,7", digits without end).
 */
export function readNumeral(text: string): number | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  if (isPlain(text)) return Number(text);
  if (GROUPED.test(text)) return Number(text.replaceAll(',', ''));
  if (EUROPEAN_THOUSANDS.test(text) || EUROPEAN.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (DECIMAL.test(text)) return Number(text);
  if (EUROPEAN_DECIMAL.test(text)) return Number(text.replace(',', '.'));
  return undefined;
}

/** Digits alone, as most numbers are. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 48 || text.charCodeAt(at) > 57) return false;
  return text !== '';
}

/** Takes out what binary fractions add: 1.1 × 10⁶ is 1100000. */
export function round(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(12));
}
