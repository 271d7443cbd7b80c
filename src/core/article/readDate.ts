import type { QuotedSpan } from '../model';

/** A date of an article: `iso` is `2022-05-13`, `2022-05` or, without a year, `--05-13`. */
export interface ReadDate extends QuotedSpan {
  readonly iso: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:1[89]|20)\\d\\d)\\b';

type Read = (groups: readonly string[]) => string | undefined;

/** Orders of writing, the fullest first: at one place the first that fits is taken. */
const FORMS: readonly (readonly [RegExp, Read])[] = [
  [form(`${MONTH} ?${DAY},? ${YEAR}`), ([m = '', d = '', y = '']) => iso(y, month(m), +d)],
  [form(`${DAY}(?: of)? ${MONTH},? ${YEAR}`), ([d = '', m = '', y = '']) => iso(y, month(m), +d)],
  [form(`${DAY}-${MONTH}-${YEAR}`), ([d = '', m = '', y = '']) => iso(y, month(m), +d)],
  [form(`${YEAR}([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`), ([y = '', , m = '', d = '']) => iso(y, +m, +d)],
  [form(`(\\d{1,2})([-/.])(\\d{1,2})\\2((?:1[89]|20)?\\d\\d)\\b`), ([a = '', , b = '', y = '']) => numeric(+a, +b, y)],
  [form(`${MONTH},? ${YEAR}`), ([m = '', y = '']) => iso(y, month(m))],
  [form(`${MONTH} ${DAY}\\b`), ([m = '', d = '']) => iso('-', month(m), +d)],
  [form(`${DAY}(?: of)? ${MONTH}`), ([d = '', m = '']) => iso('-', month(m), +d)],
];

/** Those that begin with a month, and those that begin with digits: the others need no look where a text begins so. */
const FROM_MONTH = FORMS.filter(([{ source }]) => source.startsWith(MONTH));
const FROM_DIGITS = FORMS.filter(([{ source }]) => !source.startsWith(MONTH));
const LAST_DIGIT = '9'.charCodeAt(0);

/** What a date can start with, where no letter or digit stands before it: a look behind at every character would cost more than all else here. */
const START = /\d{1,4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/gi;
const INSIDE_WORD = /[\p{L}\p{N}]$/u;

/**
 * The first date of a short text. English month names in either order, ISO 8601, digits with `/ - .`; where digits can
 * be read in two ways the day comes first (05/12/22 is 5 December), two-digit years lie in 1970–2069. A year alone is no date.
 */
export function readDate(text: string): ReadDate | undefined {
  START.lastIndex = 0;
  for (let start = START.exec(text); start; start = START.exec(text)) {
    if (INSIDE_WORD.test(text.slice(Math.max(0, start.index - 2), start.index))) {
      START.lastIndex = start.index + 1;
      continue;
    }
    for (const [pattern, read] of text.charCodeAt(start.index) <= LAST_DIGIT ? FROM_DIGITS : FROM_MONTH) {
      pattern.lastIndex = start.index;
      const match = pattern.exec(text);
      if (!match) continue;
      const value = read(match.slice(1));
      if (value !== undefined) {
        const quote = match[0].endsWith('.') ? match[0].slice(0, -1) : match[0];
        return { start: match.index, end: match.index + quote.length, quote, iso: value };
      }
    }
  }
  return undefined;
}

function form(source: string): RegExp {
  return new RegExp(source.replaceAll(' ?', '\\s{0,2}').replaceAll(' ', '\\s{1,2}'), 'iy');
}

function month(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function numeric(first: number, second: number, year: string): string | undefined {
  const full = year.length === 4 ? year : String(+year + (+year < 70 ? 2000 : 1900));
  return iso(full, second, first) ?? iso(full, first, second);
}

/** @param year four digits, or `-` for none. */
function iso(year: string, monthNumber: number, day?: number): string | undefined {
  const most = DAYS[monthNumber - 1];
  if (most === undefined || day === 0 || (day ?? 1) > most) return undefined;
  if (monthNumber === 2 && day === 29 && year !== '-' && !isLeap(+year)) return undefined;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(monthNumber)}${day === undefined ? '' : `-${two(day)}`}`;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
