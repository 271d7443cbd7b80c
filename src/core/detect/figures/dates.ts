import type { Token } from '../model';
import { glued, isCapital, isNumeral } from './lexer';
import { CARDINALS, IRREGULAR_PLURALS, MONTHS, YEAR_HEADS } from './lexicon';
import { isPluralNoun } from './words';

export interface CalendarDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

export interface DatePhrase {
  /** Token behind the last one. */
  readonly end: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The other reading of 05/12/22; `from` and `to` hold the day first. */
  readonly other?: CalendarDate;
  /** The year has two digits, its century is to be found. */
  readonly shortYear?: boolean;
  readonly rule: 'month-day' | 'day-month' | 'month-year' | 'numeric' | 'year' | 'years';
}

const ORDINALS: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);
const SPOKEN_CENTURIES: ReadonlyMap<string, number> = new Map([['seventeen', 17], ['eighteen', 18], ['nineteen', 19], ['twenty', 20]]);
const APOSTROPHES: ReadonlySet<string> = new Set(["'", '’', '‘']);
const DASHES: ReadonlySet<string> = new Set(['-', '–', '—', '‑', '−']);

export function isDash(token: Token | undefined): boolean {
  return token !== undefined && DASHES.has(token.text);
}

/** A date at token `at`, in any of the usual orders; the article's date resolves later what is missing. */
export function parseDate(tokens: readonly Token[], at: number): DatePhrase | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  if (isNumeral(first)) return numericDate(tokens, at) ?? dayMonth(tokens, at) ?? years(tokens, at);
  if (monthAt(tokens, at) !== undefined) return monthFirst(tokens, at);
  return APOSTROPHES.has(first.text) ? shortYear(tokens, at) : spokenYear(tokens, at);
}

/** "in '76": an opening quotation mark looks the same, so a word that leads to a year must stand before it. */
function shortYear(tokens: readonly Token[], at: number): DatePhrase | undefined {
  const year = YEAR_HEADS.has(tokens[at - 1]?.lower ?? '') ? yearAt(tokens, at) : undefined;
  return year?.short && !countNoun(tokens, year.end) ? { ...single(year), shortYear: true } : undefined;
}

/** "nineteen ninety-six", "twenty twenty": two numbers in words that are no number together. */
function spokenYear(tokens: readonly Token[], at: number): DatePhrase | undefined {
  const century = SPOKEN_CENTURIES.get(tokens[at]?.lower ?? '');
  const tens = century === undefined ? undefined : CARDINALS.get(tokens[at + 1]?.lower ?? '');
  if (century === undefined || tens === undefined || tens < 10) return undefined;
  const hyphen = isDash(tokens[at + 2]) && glued(tokens[at + 1], tokens[at + 2]);
  const unit = tens >= 20 ? CARDINALS.get(tokens[at + (hyphen ? 3 : 2)]?.lower ?? '') : undefined;
  const hasUnit = unit !== undefined && unit > 0 && unit < 10;
  if (hyphen && !hasUnit) return undefined;
  const end = at + 2 + (hyphen ? 1 : 0) + (hasUnit ? 1 : 0);
  return single({ year: century * 100 + tens + (hasUnit ? unit : 0), end, short: false });
}

/** Month names are written with a capital: "may" and "march" are verbs. */
function monthAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (!token || !isCapital(token)) return undefined;
  return MONTHS.get(token.lower.endsWith('.') ? token.lower.slice(0, -1) : token.lower);
}

interface Day {
  readonly day: number;
  readonly end: number;
  readonly ordinal: boolean;
}

/** 1–31, with or without "st", "th". */
function dayAt(tokens: readonly Token[], at: number): Day | undefined {
  const token = tokens[at];
  if (!token || token.text.length > 2 || !/^(?:0?[1-9]|[12]\d|3[01])$/.test(token.text)) return undefined;
  const behind = tokens[at + 1];
  if (!behind || !glued(token, behind)) return { day: Number(token.text), end: at + 1, ordinal: false };
  if (ORDINALS.has(behind.lower)) return { day: Number(token.text), end: at + 2, ordinal: true };
  if (/^[\p{L}%°:/]/u.test(behind.text)) return undefined;
  return { day: Number(token.text), end: at + 1, ordinal: false };
}

interface Year {
  readonly year: number;
  readonly end: number;
  readonly short: boolean;
}

function yearAt(tokens: readonly Token[], at: number): Year | undefined {
  const token = tokens[at];
  const behind = tokens[at + 1];
  if (token && APOSTROPHES.has(token.text) && /^\d\d$/.test(behind?.text ?? '') && glued(token, behind)) {
    if (glued(behind, tokens[at + 2]) && /^\p{L}/u.test(tokens[at + 2]?.text ?? '')) return undefined;
    return { year: Number(behind?.text), end: at + 2, short: true };
  }
  if (token?.text.length !== 4 || !/^[12]\d{3}$/.test(token.text)) return undefined;
  if (glued(token, behind) && /^[\p{L}%°$€£]/u.test(behind?.text ?? '')) return undefined;
  return { year: Number(token.text), end: at + 1, short: false };
}

/** The year behind a month or a day: "2021", ", 2021", "of 2021", "'22". */
function yearBehind(tokens: readonly Token[], at: number): Year | undefined {
  const direct = yearAt(tokens, at);
  if (direct) return plausible(direct) ? direct : undefined;
  const word = tokens[at]?.text;
  if (word !== ',' && word !== 'of') return undefined;
  const year = yearAt(tokens, at + 1);
  // "on May 5, 2000 people": a year is not counted
  return year && plausible(year) && !(word === ',' && IRREGULAR_PLURALS.has(tokens[year.end]?.lower ?? '')) ? year : undefined;
}

function plausible({ year, short }: Year): boolean {
  return short || (year >= 1000 && year <= 2199);
}

function separator(tokens: readonly Token[], at: number, words: ReadonlySet<string>): boolean {
  return isDash(tokens[at]) || words.has(tokens[at]?.lower ?? '');
}

const RANGE_WORDS: ReadonlySet<string> = new Set(['to', 'and', 'or', 'through', 'until', 'till', '/']);
const STRICT_RANGE_WORDS: ReadonlySet<string> = new Set(['to', 'through', 'until', 'till']);

/**
 * "August 3, 2021", "May 5-7", "Sept. 11", "May 2022", "March-April 2022".
 * @param alone looks for no range and no neighbour: a date inside a range is read so, and a long list of dates stays linear.
 */
function monthFirst(tokens: readonly Token[], at: number, alone = false): DatePhrase | undefined {
  const month = monthAt(tokens, at);
  if (month === undefined) return undefined;
  const next = tokens[at + 1]?.lower === 'the' ? at + 2 : at + 1;
  const day = dayAt(tokens, next);
  if (day && !countsBehind(tokens, at, day)) {
    const last = separator(tokens, day.end, RANGE_WORDS) ? dayAt(tokens, day.end + 1) : undefined;
    const inMonth = last && last.day > day.day && (isDash(tokens[day.end]) || !countNoun(tokens, last.end)) && monthAt(tokens, last.end) === undefined ? last : undefined;
    const end = inMonth?.end ?? day.end;
    const year = yearBehind(tokens, end);
    const from = { ...(year || alone ? yearPart(year) : yearOfNext(tokens, end)), month, day: day.day };
    const date: DatePhrase = { end: year?.end ?? end, from, to: { ...from, day: inMonth?.day ?? day.day }, ...shortPart(year), rule: 'month-day' };
    return inMonth || alone ? date : (untilDate(tokens, date) ?? date);
  }
  const year = yearBehind(tokens, at + 1);
  if (year) {
    const from = { ...yearPart(year), month };
    const date: DatePhrase = { end: year.end, from, to: from, ...shortPart(year), rule: 'month-year' };
    return alone ? date : (untilDate(tokens, date) ?? date);
  }
  // "March-April 2022", "March to May 2022"
  if (!alone && separator(tokens, at + 1, RANGE_WORDS) && monthAt(tokens, at + 2) !== undefined) {
    const last = monthFirst(tokens, at + 2, true);
    if (last?.rule === 'month-year') return { ...last, from: { ...last.from, month } };
  }
  return undefined;
}

/** "May 5 and May 7, 1999": the year stands once. */
function yearOfNext(tokens: readonly Token[], at: number): CalendarDate {
  const link = tokens[at]?.lower;
  const next = link === 'and' || link === 'or' || link === ',' ? monthFirst(tokens, at + 1, true) : undefined;
  return next?.rule === 'month-day' && next.from.year !== undefined && !next.shortYear ? { year: next.from.year } : {};
}

/** "May 5 to June 7": both ends are dates of one kind. */
function untilDate(tokens: readonly Token[], date: DatePhrase): DatePhrase | undefined {
  if (!separator(tokens, date.end, STRICT_RANGE_WORDS)) return undefined;
  const last = monthFirst(tokens, date.end + 1, true) ?? dayMonth(tokens, date.end + 1, true);
  if (last?.rule !== date.rule) return undefined;
  const year = date.from.year ?? last.from.year;
  return { ...last, from: { ...date.from, ...(year === undefined ? {} : { year }) }, rule: date.rule };
}

/** "3 August 2021", "3rd of August", "3-5 August". */
function dayMonth(tokens: readonly Token[], at: number, alone = false): DatePhrase | undefined {
  const day = dayAt(tokens, at);
  if (!day) return undefined;
  const of = tokens[day.end]?.lower === 'of' ? 1 : 0;
  const month = monthAt(tokens, day.end + of);
  if (month !== undefined) {
    const end = day.end + of + 1;
    const year = yearBehind(tokens, end);
    const from = { ...yearPart(year), month, day: day.day };
    const date: DatePhrase = { end: year?.end ?? end, from, to: from, ...shortPart(year), rule: 'day-month' };
    return alone ? date : (untilDate(tokens, date) ?? date);
  }
  if (alone || !separator(tokens, day.end, RANGE_WORDS)) return undefined;
  const second = dayAt(tokens, day.end + 1);
  const last = second && second.day > day.day ? dayMonth(tokens, day.end + 1, true) : undefined;
  return last ? { ...last, from: { ...last.from, day: day.day } } : undefined;
}

/** 2021-08-03, 2021/08/03, 05/12/22, 13.05.2022. */
function numericDate(tokens: readonly Token[], at: number): DatePhrase | undefined {
  const dotted = (tokens[at]?.text.length ?? 0) < 6 ? null : /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$|^(\d{4})\.(\d{2})\.(\d{2})$/.exec(tokens[at]?.text ?? '');
  if (dotted) {
    const [, day = '', month = '', year = '', year4, month4 = '', day4 = ''] = dotted;
    return year4 === undefined ? threeParts([day, month, year], at + 1, true) : threeParts([year4, month4, day4], at + 1, true);
  }
  const one = tokens[at + 1];
  if (!one || (one.text !== '-' && one.text !== '/')) return undefined;
  const a = tokens[at];
  const b = tokens[at + 2];
  const two = tokens[at + 3];
  const c = tokens[at + 4];
  if (!a || !b || !glued(a, one) || !glued(one, b)) return undefined;
  if (two?.text === one.text && c && glued(b, two) && glued(two, c) && !glued(c, tokens[at + 5])) return threeParts([a.text, b.text, c.text], at + 5, false);
  if (two?.text === one.text && glued(b, two) && c && glued(two, c) && !/^[\p{L}\d/-]/u.test(tokens[at + 5]?.text ?? '')) return threeParts([a.text, b.text, c.text], at + 5, false);
  return undefined;
}

function threeParts(parts: readonly [string, string, string], end: number, dayFirst: boolean): DatePhrase | undefined {
  const [a, b, c] = parts.map(Number) as [number, number, number];
  if (parts.some((part) => !/^\d{1,4}$/.test(part))) return undefined;
  if (parts[0].length === 4) {
    const date = { year: a, month: b, day: c };
    return valid(date) ? { end, from: date, to: date, rule: 'numeric' } : undefined;
  }
  if (parts[2].length !== 4 && parts[2].length !== 2) return undefined;
  const short = parts[2].length === 2 ? { shortYear: true } : {};
  const european = { year: c, month: b, day: a };
  const american = { year: c, month: a, day: b };
  const first = valid(european);
  const second = valid(american) && !dayFirst;
  const from = first ? european : american;
  if (!first && !second) return undefined;
  return { end, from, to: from, ...short, ...(first && second && a !== b ? { other: american } : {}), rule: 'numeric' };
}

function valid({ month = 0, day = 0 }: CalendarDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** "2005", "2017-2018", "2017–18", "2010 to 2015". */
function years(tokens: readonly Token[], at: number): DatePhrase | undefined {
  const first = yearAt(tokens, at);
  if (!first || first.short || !plausible(first)) return undefined;
  const before = tokens[at - 1];
  const dash = tokens[first.end];
  if ((isDash(dash) || dash?.text === '/') && glued(tokens[at], dash) && glued(dash, tokens[first.end + 1])) {
    const last = tokens[first.end + 1]?.text ?? '';
    if (glued(tokens[first.end + 1], tokens[first.end + 2]) && /^[\p{L}\d/%-]/u.test(tokens[first.end + 2]?.text ?? '')) return undefined;
    const year = /^[12]\d{3}$/.test(last) ? Number(last) : /^\d\d$/.test(last) ? Math.floor(first.year / 100) * 100 + Number(last) : 0;
    if (year > first.year) return { end: first.end + 2, from: { year: first.year }, to: { year }, rule: 'years' };
    if (isNumeral(tokens[first.end + 1])) return undefined;
    if (dash?.text === '-' && /^[\p{L}]/u.test(last) && !['present', 'now', 'today'].includes(last.toLowerCase())) return isRecent(first.year) && !isUnitCompound(last) ? single(first) : undefined;
  }
  if (STRICT_RANGE_WORDS.has(dash?.lower ?? '') || (dash?.lower === 'and' && before?.lower === 'between') || (isDash(dash) && !glued(tokens[at], dash))) {
    const last = yearAt(tokens, first.end + 1);
    if (last && !last.short && plausible(last) && last.year > first.year && isYear(tokens, at, first) && !countNoun(tokens, last.end)) {
      return { end: last.end, from: { year: first.year }, to: { year: last.year }, rule: 'years' };
    }
  }
  return isYear(tokens, at, first) ? single(first) : undefined;
}

function single({ year, end }: Year): DatePhrase {
  return { end, from: { year }, to: { year }, rule: 'year' };
}

function isUnitCompound(word: string): boolean {
  return /^(?:year|mile|foot|meter|metre|day|km|strong|member|seat|page|room|point|kilomet)/i.test(word);
}

function isRecent(year: number): boolean {
  return year >= 1900 && year < 2050;
}

const CLOCKS: ReadonlySet<string> = new Set(['gmt', 'hours', 'hrs', 'utc', 'est', 'edt', 'pst', 'pdt', 'cet', 'bst', 'ist', 'local']);
const OLD_YEAR_HEADS: ReadonlySet<string> = new Set(['in', 'since', 'until', 'till', 'before', 'after', 'by', 'from', 'year', 'circa', 'about', 'around', 'during', 'between', 'summer', 'spring', 'autumn', 'winter', '(']);

/** Whether a bare four-digit number is a year: by its size, the word before it and the noun behind it. */
function isYear(tokens: readonly Token[], at: number, { year, end }: Year): boolean {
  const before = tokens[at - 1]?.lower ?? '';
  if ((before === 'than' && !/^(?:later|earlier|sooner|faster|further)$/.test(tokens[at - 2]?.lower ?? '')) || CLOCKS.has(tokens[end]?.lower ?? '')) return false;
  const counts = countNoun(tokens, end);
  // before 1900 and after 2050 a number is a year only where a word says so
  if (!isRecent(year)) return year >= 1000 && (OLD_YEAR_HEADS.has(before) || MONTHS.has(before)) && !counts;
  return !counts || YEAR_HEADS.has(before) || year % 100 !== 0;
}

function countNoun(tokens: readonly Token[], at: number): boolean {
  return isPluralNoun(tokens[at]) || (tokens[at]?.pos === 'ADJ' && isPluralNoun(tokens[at + 1]));
}

/** "In May 22 people died": the number counts; "the May 16 leaders' meeting": it does not. */
function countsBehind(tokens: readonly Token[], month: number, day: Day): boolean {
  const before = tokens[month - 1]?.lower;
  return !day.ordinal && (before === 'in' || before === 'since') && countNoun(tokens, day.end);
}

function yearPart(year: Year | undefined): CalendarDate {
  return year ? { year: year.year } : {};
}

function shortPart(year: Year | undefined): { readonly shortYear?: true } {
  return year?.short ? { shortYear: true } : {};
}
