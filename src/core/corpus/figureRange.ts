import { unitNamed } from '../detect/figures/units';
import type { FigureType, FigureValue } from '../model';

/** A figure's value in the base unit; an open end is absent. */
export interface BaseRange {
  readonly min?: number;
  readonly max?: number;
  /** `m`, `s`, `USD`, `%`; empty for a count. */
  readonly base: string;
  readonly approximate: boolean;
}

/** Hundredths of currencies and kinds of percentages; a point is a difference and no share, so it is a base of its own. */
const SMALL_UNITS: ReadonlyMap<string, readonly [base: string, factor: number]> = new Map([
  ['cents', ['USD', 0.01]],
  ['pence', ['GBP', 0.01]],
  ['kopecks', ['RUB', 0.01]],
  ['paise', ['INR', 0.01]],
  ['percentage points', ['percentage points', 1]],
  ['basis points', ['percentage points', 0.01]],
]);

const ABOUT = 0.1;
/** "1,300" stands for 1,250 to 1,350, but no rounding excuses more than this share. */
const MOST_ROUNDING = 0.05;
const EXACT = 1e-9;

/** The value in its base unit; a fraction of something is a share in percent. Undefined for a date or no number at all. */
export function baseRange(type: FigureType, { min, max, unit, approximate = false }: FigureValue): BaseRange | undefined {
  if (type === 'date' || typeof min === 'string' || typeof max === 'string' || (min === undefined && max === undefined)) return undefined;
  const fraction = type === 'count' && ((min ?? 0) > 0 || (max ?? 0) > 0) && (max ?? min ?? 1) < 1;
  const known = unit === undefined ? undefined : unitNamed(unit);
  const [base, factor] = fraction ? ['%', 100] as const : (known ? [known.base, known.factor] as const : SMALL_UNITS.get(unit ?? '')) ?? [unit ?? '', 1] as const;
  const convert = (value: number): number => (value + (known?.offset ?? 0)) * factor;
  return { base, approximate, ...(min === undefined ? {} : { min: convert(min) }), ...(max === undefined ? {} : { max: convert(max) }) };
}

/** The same number: equal, or overlapping when each is given the room of its rounding or of its "about". */
export function agrees(a: BaseRange, b: BaseRange): boolean {
  if (isOpen(a) !== isOpen(b)) return false;
  if (isOpen(a)) return a.min === undefined === (b.min === undefined) && close(a.min ?? a.max ?? 0, b.min ?? b.max ?? 0, a, b);
  return low(a) <= high(b) && low(b) <= high(a);
}

/** Whether the open range holds the other. */
export function holds(open: BaseRange, inner: BaseRange): boolean {
  if (!isOpen(open)) return false;
  if (open.min !== undefined) return (inner.min ?? -Infinity) >= open.min * (1 - EXACT) || (inner.min === undefined && (inner.max ?? 0) > open.min);
  return (inner.max ?? Infinity) <= (open.max ?? 0) * (1 + EXACT) || (inner.max === undefined && (inner.min ?? 0) < (open.max ?? 0));
}

function isOpen({ min, max }: BaseRange): boolean {
  return min === undefined || max === undefined;
}

function close(x: number, y: number, a: BaseRange, b: BaseRange): boolean {
  return Math.abs(x - y) <= room(x, a) + room(y, b);
}

function low(range: BaseRange): number {
  const value = range.min ?? 0;
  return value - room(value, range);
}

function high(range: BaseRange): number {
  const value = range.max ?? 0;
  return value + room(value, range);
}

function room(value: number, { approximate, base }: BaseRange): number {
  const size = Math.abs(value);
  if (approximate) return size * ABOUT;
  return Math.min(lastPlace(size) / 2, size * (base === '' && size < 100 ? 0 : MOST_ROUNDING)) + size * EXACT;
}

/** The place of the last digit that is not zero: 100 for 1,300. A conversion leaves digits that nobody wrote: no room then. */
function lastPlace(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  let place = 10 ** Math.floor(Math.log10(value));
  for (let digits = 0; digits < 7; digits++, place /= 10) {
    if (Math.abs(value / place - Math.round(value / place)) < 1e-9) return place;
  }
  return value * 0.005;
}
