import type { FigureType, FigureValue } from '../model';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/**
 * A figure's value in one short line, for cards and lists: "≥ 100,000,000 USD (approximate)", "27–37 %", "13 May 2022".
 * English, whatever the locale, so that exports of two people are the same.
 */
export function formatFigure(value: FigureValue, type: FigureType): string {
  const { min, max, unit, of } = value;
  const one = type === 'date' ? formatDate : formatNumber;
  const range =
    min === undefined ? (max === undefined ? '?' : `≤ ${one(max)}`) : max === undefined ? `≥ ${one(min)}` : min === max ? one(min) : `${one(min)}–${one(max)}`;
  const notes = [value.approximate ? 'approximate' : '', value.ambiguous ? 'ambiguous' : ''].filter((note) => note !== '');
  const counted = of === undefined ? '' : isShare(max ?? min) ? `of ${of}` : of;
  return [range, unit ?? '', counted, notes.length === 0 ? '' : `(${notes.join(', ')})`].filter((part) => part !== '').join(' ');
}

/** "0.25 of the population", but "5 soldiers". */
function isShare(value: number | string | undefined): boolean {
  return typeof value === 'number' && value < 1;
}

function formatNumber(value: number | string): string {
  if (typeof value === 'string') return value;
  const [whole = '', fraction] = plain(value).split('.');
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, '$&,');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Six significant places behind the point at most, no exponent. */
function plain(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const text = Math.abs(value) < 1e21 ? value.toFixed(6) : String(value);
  return text.includes('e') ? text : text.replace(/\.?0+$/, '');
}

/** ISO at any precision: "2022" · "May 2022" · "13 May 2022" · "16 October". */
function formatDate(value: number | string): string {
  const match = /^(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?$/.exec(String(value));
  if (!match) return String(value);
  const [, year, month, day] = match;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (month !== undefined && name === undefined) return String(value);
  return [day === undefined ? undefined : String(Number(day)), name, year].filter((part) => part !== undefined).join(' ');
}
