import type { FigureType } from '../../model';
import type { Token } from '../model';
import { isDash } from './dates';
import { glued, isCapital, isNumeral } from './lexer';
import { BEFORE, CURRENCY_PARTS, CURRENCY_SIGNS, CURRENCY_WORDS, DOUBTFUL_CURRENCIES, GLUED_UNITS, NATIONAL_CURRENCIES, NATIONS_OF_TWO, PAYING, UNIT_FORMS, WEIGHING } from './lexicon';
import { round } from './numerals';
import { parseNumber, type NumberPhrase } from './numberPhrase';
import { findPhrase } from './phrases';
import { isResult } from './numberChains';
import { isPluralNoun } from './words';

/** A number with its unit, or a range of them; bounds and the counted noun are not looked at yet. */
export interface Quantity {
  readonly type: Exclude<FigureType, 'date'>;
  readonly start: number;
  /** Token behind the last one. */
  readonly end: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string | undefined;
  readonly number: NumberPhrase;
  readonly range: boolean;
  /** The currency sign stands before the number. */
  readonly sign: boolean;
}

interface Unit {
  readonly type: Quantity['type'];
  readonly unit: string;
  readonly end: number;
}

/** A quantity at token `at`: the longest of number, unit and range. */
export function parseQuantity(tokens: readonly Token[], at: number): Quantity | undefined {
  const first = parseAmount(tokens, at);
  if (!first) return undefined;
  return parseRange(tokens, first) ?? parseShare(tokens, first) ?? first;
}

/** A quantity that is no range. */
export function parseAmount(tokens: readonly Token[], at: number): Quantity | undefined {
  const sign = currencyBefore(tokens, at);
  const minus = !sign && isNegative(tokens, at);
  const number = parseNumber(tokens, sign ? sign.end : minus ? at + 1 : at, sign !== undefined);
  if (!number) return sign || minus ? undefined : parseOneUnit(tokens, at);
  const factor = minus ? -1 : 1;
  if (sign) {
    // "$5 million dollars", "US$ 5m USD"
    const again = moneyBehind(tokens, number);
    const end = again?.unit === sign.unit || (again?.unit === 'USD' && sign.unit !== 'USD') ? again.end : number.end;
    return { type: 'money', start: at, end, min: number.value, max: number.value, unit: sign.unit, number, range: false, sign: true };
  }
  const unit = unitBehind(tokens, number);
  if (minus && unit?.type !== 'measure' && unit?.type !== 'percent') return undefined;
  if (!unit) return { type: 'count', start: at, end: number.end, min: number.value, max: number.value, unit: undefined, number, range: false, sign: false };
  let { value } = number;
  let { end } = unit;
  // "two hours and a half", "an hour and a half" keep to the number before; "half an hour" is handled in unitBehind
  if (tokens[end]?.lower === 'and' && tokens[end + 1]?.lower === 'a' && tokens[end + 2]?.lower === 'half' && unit.type === 'measure') {
    value += 0.5;
    end += 3;
  }
  value *= factor;
  return { type: unit.type, start: at, end, min: value, max: value, unit: unit.unit, number, range: false, sign: false };
}

/** "a year and a half"; "more than a mile", where the bound before makes "a" count. */
function parseOneUnit(tokens: readonly Token[], at: number): Quantity | undefined {
  const article = tokens[at]?.lower;
  if (article !== 'a' && article !== 'an') return undefined;
  const hit = findPhrase(UNIT_FORMS, tokens, at + 1);
  if (!hit || isCompoundUnit(tokens, at + 1 + hit.length)) return undefined;
  const end = at + 1 + hit.length;
  const half = tokens[end]?.lower === 'and' && tokens[end + 1]?.lower === 'a' && tokens[end + 2]?.lower === 'half';
  if (!half && !findPhrase(BEFORE, tokens, at - 1)) return undefined;
  if (comparesWithDay(tokens, at, end)) return undefined;
  const value = half ? 1.5 : 1;
  return { type: 'measure', start: at, end: half ? end + 3 : end, min: value, max: value, unit: hit.value, range: false, sign: false, number: { end: at + 1, value, scale: 1, form: 'words' } };
}

/** "lower than a week ago": compared with a day, no length of time is more or less. */
export function comparesWithDay(tokens: readonly Token[], start: number, end: number): boolean {
  return tokens[start - 1]?.lower === 'than' && /^(?:ago|earlier|before|previously)$/.test(tokens[end]?.lower ?? '') && !/^(?:more|less|longer)$/.test(tokens[start - 2]?.lower ?? '');
}

function isNegative(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.lower === 'minus') return tokens[at - 1]?.lower !== 'or';
  return (token.text === '-' || token.text === '−' || token.text === '–') && glued(token, tokens[at + 1]) && !glued(tokens[at - 1], token) && isNumeral(tokens[at + 1]);
}

/** A currency sign or code before a number; "US $5" too. */
function currencyBefore(tokens: readonly Token[], at: number): { readonly unit: string; readonly end: number } | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.lower === 'us' || token.lower === 'u.s.') {
    if (tokens[at + 1]?.text === '$' && isAmount(tokens, at + 2)) return { unit: 'USD', end: at + 2 };
  }
  const next = tokens[at + 1];
  // letters and "$" that were told apart: "NT" "$"
  if (next?.text === '$' && glued(token, next) && /^\p{L}/u.test(token.text)) {
    const joined = CURRENCY_SIGNS.get(`${token.lower}$`);
    if (joined !== undefined && isAmount(tokens, at + 2)) return { unit: joined, end: at + 2 };
  }
  const unit = CURRENCY_SIGNS.get(token.lower);
  if (unit === undefined || (/^\p{L}/u.test(token.text) && !isCurrencyCase(token))) return undefined;
  const dot = next?.text === '.' && glued(token, next) ? 1 : 0;
  return isAmount(tokens, at + 1 + dot) ? { unit, end: at + 1 + dot } : undefined;
}

function isCurrencyCase({ text }: Token): boolean {
  return text === text.toUpperCase() || /^(?:Rs|Rs\.|Tk|SFr|Can\$|Cdn\$|Bds\$)$/.test(text);
}

function isAmount(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return isNumeral(token) || token?.pos === 'NUM';
}

function unitBehind(tokens: readonly Token[], number: NumberPhrase): Unit | undefined {
  const { end } = number;
  const percent = percentBehind(tokens, number);
  if (percent) return percent;
  const money = moneyBehind(tokens, number);
  if (money) return { type: 'money', unit: money.unit, end: money.end };
  const next = tokens[end];
  if (!next) return undefined;
  const isGlued = glued(tokens[end - 1], next);
  // "half an hour", "a quarter of a mile", "two thirds of a mile"; "tens of kilometers"
  let from = end;
  if (number.form === 'fraction') {
    if (next.lower === 'of' && /^(?:a|an)$/.test(tokens[end + 1]?.lower ?? '')) from = end + 2;
    else if (next.lower === 'a' || next.lower === 'an') from = end + 1;
    else if (!isNumeral(tokens[end - 1])) return undefined;
  } else if (number.form === 'vague' && next.lower === 'of') from = end + 1;
  else if (number.form === 'multiple') return undefined;
  if (isDash(next)) return undefined;
  const hit = findPhrase(UNIT_FORMS, tokens, from);
  if (hit && !isCompoundUnit(tokens, from + hit.length)) return { type: 'measure', unit: hit.value, end: from + hit.length };
  const short = isNumeral(tokens[end - 1]) && isGlued && from === end ? GLUED_UNITS.get(next.lower) : undefined;
  if (short !== undefined && !/^[GML]$/.test(next.text)) return temperatureCase(next, short) ? { type: 'measure', unit: short, end: end + 1 } : undefined;
  if (next.text === 'm' && isNumeral(tokens[end - 1]) && from === end) return { type: 'measure', unit: 'm', end: end + 1 };
  return undefined;
}

/** "5C" is a temperature, "5c" none. */
function temperatureCase(token: Token, unit: string): boolean {
  return (unit !== '°C' && unit !== '°F') || token.text === token.text.toUpperCase();
}

/** "three year-olds", "5 mile-long": the unit is the head of a compound. */
function isCompoundUnit(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '-' && glued(tokens[at - 1], tokens[at]) && glued(tokens[at], tokens[at + 1]) && /^\p{L}/u.test(tokens[at + 1]?.text ?? '');
}

const PERCENTS: ReadonlySet<string> = new Set(['%', 'percent', 'pct', 'pct.', 'per-cent', 'percents']);

function percentBehind(tokens: readonly Token[], { end, form }: NumberPhrase): Unit | undefined {
  let at = end;
  if (tokens[at]?.text === '-' && glued(tokens[at - 1], tokens[at]) && /^(?:percent|percentage|per|pct|basis)$/.test(tokens[at + 1]?.lower ?? '')) at++;
  if (form === 'fraction' || form === 'digits') {
    // "half a percent", "0.5 of a percent", "a tenth of one percent"
    if (tokens[at]?.lower === 'of' && /^(?:a|one|1)$/.test(tokens[at + 1]?.lower ?? '') && isPercent(tokens, at + 2)) at += 2;
    else if (form === 'fraction' && tokens[at]?.lower === 'a' && isPercent(tokens, at + 1)) at += 1;
  }
  const token = tokens[at];
  if (!token) return undefined;
  const hyphen = tokens[at + 1]?.text === '-' ? 1 : 0;
  if (token.lower === 'percentage' && /^points?$/.test(tokens[at + 1 + hyphen]?.lower ?? '')) return { type: 'percent', unit: 'percentage points', end: at + 2 + hyphen };
  if (token.lower === 'basis' && /^points?$/.test(tokens[at + 1 + hyphen]?.lower ?? '')) return { type: 'percent', unit: 'basis points', end: at + 2 + hyphen };
  if (token.lower === 'per' && tokens[at + 1]?.lower === 'cent') return { type: 'percent', unit: '%', end: at + 2 };
  if (token.lower === 'per' && tokens[at + 1]?.text === '-' && tokens[at + 2]?.lower === 'cent') return { type: 'percent', unit: '%', end: at + 3 };
  if (!PERCENTS.has(token.lower)) return undefined;
  return /^points?$/.test(tokens[at + 1]?.lower ?? '') ? { type: 'percent', unit: 'percentage points', end: at + 2 } : { type: 'percent', unit: '%', end: at + 1 };
}

function isPercent(tokens: readonly Token[], at: number): boolean {
  return /^(?:%|percent|per|percentage|pct)$/.test(tokens[at]?.lower ?? '');
}

/** "dollars", "million euros" (its scale is in the number), "Canadian dollars", "USD", "cents". */
function moneyBehind(tokens: readonly Token[], number: NumberPhrase): { readonly unit: string; readonly end: number } | undefined {
  let at = number.end;
  const vague = number.form === 'vague' || number.form === 'fraction';
  if (vague && tokens[at]?.lower === 'of') at++;
  else if (number.form === 'fraction') return undefined;
  if (tokens[at]?.text === '-' && glued(tokens[at - 1], tokens[at]) && number.scale > 1 && currencyNamed(tokens[at + 1]) !== undefined) at++;
  const token = tokens[at];
  if (!token || number.form === 'multiple') return undefined;
  const foreign = tokens[at + 1];
  const national = nationalUnit(token.lower, foreign);
  if (national !== undefined) return { unit: national, end: at + 2 };
  const ofTwo = foreign && NATIONS_OF_TWO.has(token.lower) ? nationalUnit(`${token.lower} ${foreign.lower}`, tokens[at + 2]) : undefined;
  if (ofTwo !== undefined) return { unit: ofTwo, end: at + 3 };
  if (foreign && isCapital(token) && CURRENCY_WORDS.has(foreign.lower) && /^(?:ADJ|PROPN|NOUN)$/.test(token.pos)) return { unit: `${token.text} ${foreign.lower}`, end: at + 2 };
  const unit = currencyNamed(token);
  if (unit !== undefined && !isCompoundUnit(tokens, at + 1)) return { unit, end: at + 1 };
  const part = CURRENCY_PARTS.get(token.lower);
  if (part !== undefined && (token.lower.length > 1 || (glued(tokens[at - 1], token) && number.form === 'digits')) && !isCompoundUnit(tokens, at + 1)) return { unit: part, end: at + 1 };
  const doubtful = DOUBTFUL_CURRENCIES.get(token.lower);
  if (doubtful !== undefined && (tokens[at + 1]?.lower === 'sterling' || isExchange(tokens, at) || isPaid(tokens, at) || (number.scale >= 1000 && !(token.lower.startsWith('pound') && tokens[at + 1]?.lower === 'of')))) {
    return { unit: doubtful, end: tokens[at + 1]?.lower === 'sterling' ? at + 2 : at + 1 };
  }
  return undefined;
}

/** "canadian" before "dollars". */
function nationalUnit(nation: string, unit: Token | undefined): string | undefined {
  return NATIONAL_CURRENCIES.get(nation)?.get(singular(unit?.lower ?? ''));
}

/** "142.40 yen and 1.8350 marks": another currency stands just before. */
function isExchange(tokens: readonly Token[], at: number): boolean {
  for (let back = 2; back <= 6; back++) if (CURRENCY_WORDS.has(tokens[at - back]?.lower ?? '') || tokens[at - back]?.text === '$') return true;
  return false;
}

/** How far before a number the word may stand that says it is paid. */
const PAID_REACH = 8;

/** "paid 10,925 pounds", "5,060 pounds ($7,845)", "300 pounds a week": money and no weight. */
function isPaid(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next?.text === '(' && (CURRENCY_SIGNS.has(tokens[at + 2]?.lower ?? '') || tokens[at + 3]?.text === '$')) return true;
  if ((next?.lower === 'a' || next?.lower === 'per') && /^(?:week|month|year|share|head|night|annum)$/.test(tokens[at + 2]?.lower ?? '')) return true;
  if (next?.lower === 'of') return false;
  for (let back = 2; back <= PAID_REACH; back++) {
    const token = tokens[at - back];
    if (!token || /^[.;:]$/.test(token.text)) return false;
    if (WEIGHING.has(token.lemma) || WEIGHING.has(token.lower)) return false;
    if (PAYING.has(token.lemma) || PAYING.has(token.lower)) return true;
  }
  return false;
}

function currencyNamed(token: Token | undefined): string | undefined {
  if (!token) return undefined;
  const word = CURRENCY_WORDS.get(token.lower);
  if (word !== undefined) return word;
  const sign = CURRENCY_SIGNS.get(token.lower);
  return sign !== undefined && token.text !== '$' && (!/^\p{L}/u.test(token.text) || /^[A-Z]{3}$/.test(token.text)) ? sign : undefined;
}

function singular(word: string): string {
  return word.endsWith('s') ? word.slice(0, -1) : word.endsWith('kronor') || word.endsWith('kroner') ? 'krona' : word;
}

/** "27% to 37%", "5-7 million", "between $5 and $7", "three or four". */
function parseRange(tokens: readonly Token[], first: Quantity): Quantity | undefined {
  if (first.number.form === 'vague' || first.number.form === 'multiple') return undefined;
  const link = tokens[first.end];
  const between = tokens[first.start - 1]?.lower === 'between' || tokens[first.start - 2]?.lower === 'between';
  const dash = isDash(link);
  const isLinked = dash
    ? glued(tokens[first.end - 1], link) === glued(link, tokens[first.end + 1])
    : link?.lower === 'to' || link?.lower === 'or' || (link?.lower === 'and' && between);
  if (!isLinked) return undefined;
  const hyphened = link?.text === '-' && tokens[first.end + 1]?.lower === 'to' && tokens[first.end + 2]?.text === '-';
  const second = parseAmount(tokens, first.end + (hyphened ? 3 : 1));
  if (!second || second.number.form === 'vague' || second.number.form === 'multiple') return undefined;
  const share = first.number.scale === 1 && second.number.scale > 1 && first.number.value < second.number.value / second.number.scale && first.number.form === second.number.form;
  const low = share ? first.min * second.number.scale : first.min;
  const type = second.type;
  if (first.type === 'count' ? first.unit !== undefined : !(first.type === type ? first.unit === second.unit : first.sign && type === 'count')) return undefined;
  if (first.type !== 'count' && type === 'count' && !first.sign) return undefined;
  if (low >= second.max) return undefined;
  const bare = first.type === 'count' && type === 'count';
  if (dash && bare && !second.range && !countsOn(tokens, first, second)) return undefined;
  if (link?.lower === 'to' && bare && isResult(tokens, first.start, second.end)) return undefined;
  if (bare && link?.lower === 'to' && first.number.form !== second.number.form) return undefined;
  return { type: first.type === 'money' ? 'money' : type, start: first.start, end: second.end, min: low, max: second.max, unit: first.unit ?? second.unit, number: second.number, range: true, sign: first.sign };
}

/** Denominators that people count shares in: "one in five", "seven out of 10"; more is a count of two things. */
const SHARE_BASES: ReadonlySet<number> = new Set([3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10_000, 100_000, 1_000_000]);

/** "one in five women", "three out of ten": a fraction of what follows. */
function parseShare(tokens: readonly Token[], first: Quantity): Quantity | undefined {
  if (first.type !== 'count' || (first.number.form !== 'words' && first.number.form !== 'digits') || first.number.scale > 1) return undefined;
  const link = tokens[first.end]?.lower;
  const behind = link === 'in' ? first.end + 1 : link === 'out' && tokens[first.end + 1]?.lower === 'of' ? first.end + 2 : undefined;
  const at = behind !== undefined && tokens[behind]?.lower === 'every' ? behind + 1 : behind;
  const whole = at === undefined ? undefined : parseAmount(tokens, at);
  if (whole?.type !== 'count' || !SHARE_BASES.has(whole.min) || whole.min <= first.min || whole.number.form === 'vague') return undefined;
  if (link === 'in' && first.number.form !== whole.number.form && whole.min < 10) return undefined;
  const value = round(first.min / whole.min);
  return { type: 'count', start: first.start, end: whole.end, min: value, max: value, unit: undefined, range: false, sign: false, number: { end: whole.end, value, scale: 1, form: 'fraction' } };
}

/** A dash between bare numbers is a range only where a noun is counted and nobody won: "5-7 people", not "a 5-7 record". */
function countsOn(tokens: readonly Token[], first: Quantity, second: Quantity): boolean {
  if (isResult(tokens, first.start, second.end)) return false;
  if (first.number.value >= 1000 || second.number.scale > 1) return true;
  const next = tokens[second.end];
  return isPluralNoun(next) || (next?.pos === 'ADJ' && isPluralNoun(tokens[second.end + 1])) || isCapital(next) && isPluralNoun(tokens[second.end + 1]);
}
