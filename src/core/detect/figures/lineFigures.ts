import type { FigureType, FigureValue, QuotedSpan, Reason } from '../../model';
import type { TaggedLine, Token } from '../model';
import { countedPhrase } from './counted';
import { parseDate, type DatePhrase } from './dates';
import { glued, isCapital, isNumeral, lex, mayBegin } from './lexer';
import { AFTER, BEFORE, CHANGE_HEADS, ONE_BEFORE, ONE_BEHIND, TIME_UNITS, TOPIC_HEADS, type Bound } from './lexicon';
import { round } from './numerals';
import { skipNonFigure } from './notFigures';
import { findPhrase } from './phrases';
import { comparesWithDay, parseAmount, parseQuantity, type Quantity } from './quantities';
import { isPluralNoun } from './words';

/** A figure of one line, offsets relative to it. A date's `min` and `max` wait for the article. */
export interface LineFigure extends QuotedSpan {
  readonly type: FigureType;
  readonly value: FigureValue;
  readonly date?: DatePhrase;
  readonly reason: Reason;
}

/** The figures of a line from left to right; each begins behind the one before. Linear: every look ahead or back is bounded. */
export function findFigures(line: TaggedLine): readonly LineFigure[] {
  const tokens = lex(line);
  if (!tokens) return [];
  const figures: LineFigure[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; ) {
    const found = !mayBegin(tokens, at) ? undefined : figureAt(tokens, at, from, line.text, figures);
    if (found?.figure) figures.push(found.figure);
    if (found) from = found.end;
    at = found ? Math.max(found.end, at + 1) : at + 1;
  }
  return figures;
}

interface Found {
  /** Absent where the tokens are no figure but are used up. */
  readonly figure?: LineFigure;
  readonly end: number;
}

function figureAt(tokens: readonly Token[], at: number, from: number, text: string, before: readonly LineFigure[]): Found | undefined {
  const date = parseDate(tokens, at);
  if (date) return { figure: dateFigure(tokens, at, from, date, text), end: date.end };
  const skipped = skipNonFigure(tokens, at, text);
  if (skipped !== undefined) return { end: skipped };
  const quantity = parseQuantity(tokens, at);
  if (!quantity) return undefined;
  if (!isFigure(tokens, quantity, from)) return { end: quantity.number.form === 'words' || quantity.number.form === 'digits' ? quantity.end : at + 1 };
  return quantityFigure(tokens, quantity, from, text, before);
}

function slice(tokens: readonly Token[], start: number, end: number, text: string): QuotedSpan {
  const from = tokens[start]?.start ?? 0;
  const to = tokens[end - 1]?.end ?? from;
  return { start: from, end: to, quote: text.slice(from, to) };
}

function dateFigure(tokens: readonly Token[], at: number, from: number, date: DatePhrase, text: string): LineFigure {
  const bound = date.rule === 'year' ? boundBefore(tokens, at, from) : undefined;
  const about = bound?.bound === 'about' && !TOPIC_HEADS.has(tokens[bound.start - 1]?.lemma ?? '') ? bound.start : undefined;
  const { start, end, quote } = slice(tokens, about ?? at, date.end, text);
  return {
    start,
    end,
    quote,
    type: 'date',
    value: about === undefined ? {} : { approximate: true },
    date,
    reason: { rule: `figure/date-${date.rule}` },
  };
}

interface BoundHit {
  readonly bound: Bound;
  readonly start: number;
}

function boundBefore(tokens: readonly Token[], at: number, from: number): BoundHit | undefined {
  const hit = findPhrase(BEFORE, tokens, at - 1);
  if (!hit || at - hit.length < from) return undefined;
  return { bound: hit.value, start: at - hit.length };
}

/** The approximators before a quantity: "about", "well over", "at least about". */
function boundsBefore(tokens: readonly Token[], quantity: Quantity, from: number): BoundHit | undefined {
  const inner = boundBefore(tokens, quantity.start, from);
  if (!inner || comparesWithDay(tokens, quantity.start, quantity.end) || isTopic(tokens, inner.start, quantity) || isCause(tokens, inner.start, quantity) || isDuring(tokens, inner.start, quantity)) return undefined;
  const outer = boundBefore(tokens, inner.start, from);
  return outer && inner.bound === 'about' && outer.bound !== 'about' ? outer : inner;
}

/** "talked about two issues": the number is what was talked about. */
function isTopic(tokens: readonly Token[], start: number, { number, type }: Quantity): boolean {
  const word = tokens[start]?.lower;
  if (word !== 'about' && word !== 'around') return false;
  const head = tokens[start - 1];
  return type === 'count' && number.form === 'words' && number.value < 20 && head !== undefined && (TOPIC_HEADS.has(head.lower) || TOPIC_HEADS.has(head.lemma.toLowerCase()));
}

/** "grills bank chief over $3.2bn loss": what somebody is asked about, and no bound. */
function isCause(tokens: readonly Token[], start: number, { type, end }: Quantity): boolean {
  const about = tokens[start - 1];
  const noun = tokens[end];
  return type === 'money' && tokens[start]?.lower === 'over' && /^(?:NOUN|PROPN|ADJ)$/.test(about?.pos ?? '') && about?.lower !== 'worth' && noun?.pos === 'NOUN' && !/(?:[^s]s|worth)$/.test(noun.lower);
}

/** "over two years", "over 5 days": a time span that "over" runs through. */
function isDuring(tokens: readonly Token[], start: number, { unit, end }: Quantity): boolean {
  const word = tokens[start]?.lower;
  if (word === 'near') return unit === undefined;
  if (word !== 'over' || unit === undefined || !TIME_UNITS.has(unit) || tokens[end]?.lower === 'old' || tokens[end]?.lower === 'of') return false;
  return !/^(?:for|after|of|is|was|are|were|be|been|lasted|last|lasting|took|takes|spent|in|with|just|well|aged|serving|since)$/.test(tokens[start - 1]?.lower ?? '');
}

function quantityFigure(tokens: readonly Token[], found: Quantity, from: number, text: string, before: readonly LineFigure[]): Found {
  const quantity = (found.range ? changeFrom(tokens, found) : millionsLike(tokens, found, before.at(-1))) ?? found;
  const between = quantity.range && tokens[quantity.start - 1]?.lower === 'between' ? 1 : 0;
  const bound = between ? boundBefore(tokens, quantity.start - 1, from) : boundsBefore(tokens, quantity, from);
  const after = bound ? undefined : findPhrase(AFTER, tokens, quantity.end);
  const behind = after && tokens[quantity.end]?.text === '+' && isNumeral(tokens[quantity.end + 1]) ? undefined : after; // "3,907.5 +16.4"
  const end = quantity.end + (behind?.length ?? 0);
  const start = bound?.start ?? quantity.start - between;
  const { start: startsAt, end: endsAt, quote } = slice(tokens, start, end, text);
  const implied = quantity.type === 'count' ? (impliedUnit(tokens, quantity, start) ?? (isNextAge(tokens, quantity, start, before.at(-1)) ? 'years' : undefined)) : undefined;
  const value = valueOf(quantity, implied ?? quantity.unit, bound?.bound ?? behind?.value);
  if (quantity.type === 'count' && implied === undefined) {
    const of = counted(tokens, start, end, quantity, text, before);
    if (of !== undefined) value.of = of;
  }
  const type = implied === undefined ? quantity.type : 'measure';
  return { figure: { start: startsAt, end: endsAt, quote, type, value, reason: reasonOf(quantity, implied, slice(tokens, quantity.start, quantity.end, text).quote) }, end };
}

const AGED: ReadonlySet<string> = new Set(['aged', 'ages', 'age', 'turned', 'turning', 'turns']);

/** The unit that the words before a bare number imply: "aged 43", "Smith, 24, scored", "of magnitude 6.8". */
function impliedUnit(tokens: readonly Token[], { end, max, range }: Quantity, start: number): string | undefined {
  const before = tokens[start - 1];
  if (before?.lower === 'magnitude' || (tokens[start - 2]?.lower === 'magnitude' && /^(?:of|at|was|is|with)$/.test(before?.lower ?? ''))) return 'magnitude';
  if (max > 125 || max < 1) return undefined;
  if (before && AGED.has(before.lower)) return 'years';
  const next = tokens[end];
  const isName = tokens[start - 2]?.pos === 'PROPN' && isCapital(tokens[start - 2]);
  return before?.text === ',' && isName && isNumeral(tokens[start]) && !range && (next === undefined || next.text === ',' || next.text === '.') ? 'years' : undefined;
}

/** "aged 12, 14 and 17": another age. @param last figure before it in the line. */
function isNextAge(tokens: readonly Token[], { start: number, end, max }: Quantity, start: number, last: LineFigure | undefined): boolean {
  if (last?.reason.rule !== 'figure/age' || start !== number || max > 125) return false;
  const isAnd = /^(?:and|or)$/.test(tokens[start - 1]?.lower ?? '');
  const comma = isAnd && tokens[start - 2]?.text === ',' ? start - 2 : start - 1;
  const link = tokens[comma];
  return (isAnd || link?.text === ',') && tokens[comma - 1]?.end === last.end && tokens[end]?.pos !== 'NOUN' && tokens[end]?.pos !== 'ADJ';
}

/** "46.9m phones, up from 45.5m": the letter means what it meant just before, millions and not metres. */
function millionsLike(tokens: readonly Token[], found: Quantity, last: LineFigure | undefined): Quantity | undefined {
  if (found.unit !== 'm' || found.type !== 'measure' || last === undefined || last.type === 'measure' || !/\dm(?:\s|$)/.test(last.quote)) return undefined;
  if (tokens[found.end - 1]?.text !== 'm') return undefined;
  const value = round(found.min * 1e6);
  return { type: last.type === 'money' ? 'money' : 'count', unit: last.value.unit, min: value, max: value, start: found.start, end: found.end, number: { end: found.end, value, scale: 1e6, form: 'digits' }, range: false, sign: false };
}

/** Assigned field by field: spreading small objects is what made this slow. */
function valueOf({ min, max, number }: Quantity, unit: string | undefined, bound: Bound | undefined): { -readonly [K in keyof FigureValue]: FigureValue[K] } {
  const value: { -readonly [K in keyof FigureValue]: FigureValue[K] } = {};
  if (bound !== 'atMost') value.min = min;
  if (bound !== 'atLeast' && (number.form !== 'vague' || bound === 'atMost')) value.max = max;
  if (unit !== undefined) value.unit = unit;
  if (bound !== undefined) value.approximate = true;
  return value;
}

function reasonOf({ type, range, number }: Quantity, implied: string | undefined, quote: string): Reason {
  const kind = implied === 'years' ? 'age' : implied ?? (range ? `${type}-range` : type === 'count' ? `count-${number.form}` : type);
  return { rule: `figure/${kind}`, detail: `number "${quote}"` };
}

/** "rose from 5 to 7 percent" is a change, two figures: the first of them, with the unit that stands behind the second. */
function changeFrom(tokens: readonly Token[], range: Quantity): Quantity | undefined {
  const first = parseAmount(tokens, range.start);
  if (!first || !isChange(tokens, range.start, first.type !== 'count' || range.type === 'count')) return undefined;
  const { type, unit, min } = range;
  return { type, unit, min, max: min, start: first.start, end: first.end, number: first.number, range: false, sign: first.sign };
}

/** @param whole the first number has its own unit: "rose 5% to 37%"; "rose 5 to 7 percent" is a range. */
function isChange(tokens: readonly Token[], start: number, whole: boolean): boolean {
  let at = start - 1;
  const isFrom = tokens[at]?.lower === 'from';
  if (isFrom) at--;
  else if (!whole) return false;
  else if (tokens[at]?.lower === 'by') return true;
  for (let back = 0; back < (isFrom ? 8 : 1); back++) {
    const token = tokens[at - back];
    if (!token || /^[.;:]$/.test(token.text)) return false;
    if (isFrom && (token.lower === 'up' || token.lower === 'down')) return true;
    if (CHANGE_HEADS.has(token.lower) || CHANGE_HEADS.has(token.lemma.toLowerCase())) return true;
  }
  return false;
}

function counted(tokens: readonly Token[], start: number, end: number, { number }: Quantity, text: string, before: readonly LineFigure[]): string | undefined {
  const phrase = countedPhrase(tokens, start, end, number.form === 'fraction' || number.form === 'multiple');
  if (phrase) return slice(tokens, phrase[0], phrase[1] + 1, text).quote;
  // "6,500 people. Most of them – 4 thousand": what was counted before
  for (let back = 1; back <= 4; back++) {
    if (tokens[start - back]?.lower === 'of' && /^(?:them|whom|these|those)$/.test(tokens[start - back + 1]?.lower ?? '')) return before.at(-1)?.value.of;
  }
  return undefined;
}

/** Whether the number counts at all: "one" and "half" often do not, nor does a capital number inside a name. */
function isFigure(tokens: readonly Token[], quantity: Quantity, from: number): boolean {
  const { number, start, end, type, unit } = quantity;
  if (unit === 'days' && tokens[start]?.lower === 'one' && end === start + 2) return isOneDay(tokens, start);
  if (type !== 'count' || quantity.range) return true;
  const before = tokens[start - 1];
  const next = tokens[end];
  const modified = findPhrase(BEFORE, tokens, start - 1) !== undefined;
  if (number.form === 'fraction') return isFraction(tokens, quantity, modified);
  if (number.form === 'multiple') return next?.lower === 'as' || next?.lower === 'the' || next?.lower === 'its' || next?.lower === 'their' || tokens[start]?.lower.endsWith('fold') === true;
  if (number.form === 'words' && number.value === 0) return false;
  if (number.form === 'words' && number.value === 1 && end === start + 1) return isOne(tokens, start, modified || (/^(?:and|or|plus)$/.test(before?.lower ?? '') && next?.pos !== 'ADP' && from > 0 && start - from <= 6));
  if (number.form === 'words' && isCapital(tokens[start]) && before && isCapital(before) && /^\p{L}/u.test(before.text) && !isPluralNoun(next)) return false;
  return !(isNumeral(tokens[start]) && glued(tokens[end - 1], next) && /^\p{L}/u.test(next?.text ?? ''));
}

function isFraction(tokens: readonly Token[], { start, end, number }: Quantity, modified: boolean): boolean {
  const before = tokens[start - 1];
  const next = tokens[end];
  const of = next?.lower === 'of';
  if (tokens[start]?.lower === 'half') {
    if (before && (/^(?:first|second|other|latter|former|each|this|last|every|opening|final|and|the|time)$/.test(before.lower) && !(of && before.lower === 'and'))) return false;
    if (before?.text === '-' || next?.text === '-') return false;
    return of || modified || /^(?:the|its|his|her|their|our|my|that|all|those|these)$/.test(next?.lower ?? '') || next?.pos === 'AUX';
  }
  if (tokens[start]?.lower === 'a' || tokens[start]?.lower === 'an') return of || modified || before?.lower === 'by' || /^(?:more|less|fewer|higher|lower)$/.test(next?.lower ?? '');
  return number.value > 0;
}

/** "one day" is mostly no length of time. */
function isOneDay(tokens: readonly Token[], at: number): boolean {
  return findPhrase(BEFORE, tokens, at - 1) !== undefined || /^(?:for|in|within|after|only|just|last|past|lasted|took)$/.test(tokens[at - 1]?.lower ?? '');
}

/** "one" counts in a row with another number, behind "only" or "at least", and with people who were harmed. */
function isOne(tokens: readonly Token[], at: number, modified: boolean): boolean {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (modified) return true;
  if (next?.lower === 'of') return isNumeral(tokens[at + 2]) || tokens[at + 2]?.pos === 'NUM' && tokens[at + 2]?.lower !== 'one';
  if (before && ONE_BEFORE.has(before.lower) && next?.pos === 'NOUN') return true;
  if (!next) return false;
  if (/^(?:dead|killed|injured|wounded)$/.test(next.lower)) return true;
  return ONE_BEHIND.has(next.lower) && (/^(?:was|were|died|killed|has|is|dead|injured|wounded|in|on|at)$/.test(tokens[at + 2]?.lower ?? '') || /^(?:have|has|had|with|and|lost)$/.test(before?.lower ?? ''));
}
