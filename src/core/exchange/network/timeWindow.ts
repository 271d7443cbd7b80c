import type { TimeWindow } from './model';
import type { WindowSize } from './networkOptions';

const DAY = 86_400_000;

/**
 * The window of the calendar that a date falls into. Weeks are those of ISO 8601: they begin on Monday, and the first of a
 * year is the one with its first Thursday.
 * @param iso `2022`, `2022-12` or `2022-05-13`.
 * @returns undefined where the date is not known well enough: a day without a year, a year for windows of months.
 */
export function timeWindow(iso: string | undefined, size: Exclude<WindowSize, 'no'>): TimeWindow | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(iso ?? '') ?? [];
  if (year === undefined) return undefined;
  if (size === 'year') return { id: year, start: `${year}-01-01`, end: `${year}-12-31` };
  if (month === undefined) return undefined;
  if (size === 'month') return { id: `${year}-${month}`, start: `${year}-${month}-01`, end: isoDay(Date.UTC(Number(year), Number(month), 0)) };
  if (day === undefined) return undefined;
  if (size === 'day') return { id: `${year}-${month}-${day}`, start: `${year}-${month}-${day}`, end: `${year}-${month}-${day}` };
  return week(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}

function week(time: number): TimeWindow {
  const monday = time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;
  const thursday = new Date(monday + 3 * DAY);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1;
  return { id: `${year}-W${String(number).padStart(2, '0')}`, start: isoDay(monday), end: isoDay(monday + 6 * DAY) };
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
