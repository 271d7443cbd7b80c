import type { FigureValue } from '../../model';
import type { CalendarDate, DatePhrase } from './dates';

/** What the article tells of its dates. */
export interface DateEvidence {
  /** The article's own date, ISO; absent where it has none. */
  readonly article?: string;
  /** All dates of the article with a year and a month, as year × 12 + month. */
  readonly months: ReadonlySet<number>;
}

const DAY = 86_400_000;

/** The value of a date figure: year from the article's date where the text gives none, the likelier reading of 05/12/22. */
export function dateValue(date: DatePhrase, evidence: DateEvidence, approximate?: boolean): FigureValue {
  const value = resolve(date, evidence);
  return approximate ? { ...value, approximate } : value;
}

function resolve(date: DatePhrase, evidence: DateEvidence): FigureValue {
  const article = readIso(evidence.article);
  const from = complete(date.from, date, article);
  const to = complete(date.to, date, article);
  if (date.other) {
    const other = complete(date.other, date, article);
    const day = iso(likelier(from, other, evidence, article));
    return { min: day, max: day, ambiguous: true };
  }
  if (from.year !== undefined && to.year !== undefined && from.year > to.year && date.from.year === undefined) return { min: iso({ ...from, year: to.year }), max: iso(to) };
  return { min: iso(from), max: iso(to) };
}

/** Year and month of a date as one number, where both stand in the text. */
export function monthOf({ from, other, shortYear }: DatePhrase): number | undefined {
  return other || shortYear || from.year === undefined || from.month === undefined ? undefined : from.year * 12 + from.month;
}

function readIso(text: string | undefined): Required<CalendarDate> | undefined {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text ?? '');
  return match ? { year: Number(match[1]), month: Number(match[2] ?? 7), day: Number(match[3] ?? 1) } : undefined;
}

function complete(date: CalendarDate, { shortYear }: DatePhrase, article: Required<CalendarDate> | undefined): CalendarDate {
  if (date.year !== undefined) return shortYear ? { ...date, year: century(date.year, article?.year) } : date;
  return article ? { ...date, year: nearestYear(date, article) } : date;
}

/** '98 → 1998, '22 → 2022: at most ten years ahead of the article, of 2030 where that is unknown. */
function century(year: number, article = 2030): number {
  const latest = article + 10;
  return latest - (((latest - year) % 100) + 100) % 100;
}

/** The year that brings month and day nearest to the article: "December 30" in January was last year. */
function nearestYear(date: CalendarDate, article: Required<CalendarDate>): number {
  const day = time(article);
  let best = article.year;
  for (const year of [article.year - 1, article.year + 1]) {
    if (Math.abs(time({ ...date, year }) - day) < Math.abs(time({ ...date, year: best }) - day)) best = year;
  }
  return best;
}

function time({ year = 1970, month = 1, day = 1 }: CalendarDate): number {
  return Date.UTC(year, month - 1, day);
}

/** Of the readings of 05/12/22: the one not after the article and nearest to it; else the one in a month the article names; else the day first. */
function likelier(dayFirst: CalendarDate, monthFirst: CalendarDate, { months }: DateEvidence, article: Required<CalendarDate> | undefined): CalendarDate {
  if (article) {
    const distance = (date: CalendarDate) => {
      const days = (time(article) - time(date)) / DAY;
      return days < -1 ? 3650 - days : Math.abs(days);
    };
    return distance(monthFirst) < distance(dayFirst) ? monthFirst : dayFirst;
  }
  const named = ({ year = 0, month = 0 }: CalendarDate) => months.has(year * 12 + month);
  return named(monthFirst) && !named(dayFirst) ? monthFirst : dayFirst;
}

function iso({ year, month, day }: CalendarDate): string {
  const two = (value: number) => String(value).padStart(2, '0');
  if (year === undefined) return `--${two(month ?? 0)}-${two(day ?? 0)}`;
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined) parts.push(two(month));
  if (month !== undefined && day !== undefined) parts.push(two(day));
  return parts.join('-');
}
