import type { FigureType, FigureValue } from '../model';
import { countedNoun, fatesIn, isPersonClass } from './countedNouns';
import { agrees, baseRange, holds, type BaseRange } from './figureRange';
import { claimWords } from './claimWords';

/** A figure and what surrounds it. The more of it is known, the more pairs can be told apart. */
export interface ComparableFigure {
  readonly type: FigureType;
  readonly value: FigureValue;
  /** Folder-wide ids of the actors named in the figure's sentence. */
  readonly actors?: readonly string[];
  /** The figure's sentence, or what is known of it. */
  readonly sentence?: string;
}

/**
 * `agree`: the same number, within rounding, approximation or a range. `refine`: one leaves an end open ("more than
 * 1,000") and the other lies inside (1,344). `differ`: both speak of the same thing and cannot both be right.
 */
export type FigureRelation = 'agree' | 'differ' | 'refine';

/** What the index asks to compare figures: it comes from who asks, as it knows units and nouns that nothing else of an index takes. */
export interface FigureRules {
  readonly keyOf: (figure: ComparableFigure) => string | undefined;
  readonly relationOf: (a: ComparableFigure, b: ComparableFigure) => FigureRelation | undefined;
}

/** Words of numbers, as `claimWords` cuts them. */
const NUMBER_STEMS = claimWords('percent percentage hundred thousand million billion trillion dozen least less fewer nearly almost around some');

/** Numbers up to this one are too common for agreement on them to mean anything. */
const SMALL = 12;
/** Share of the smaller sentence's actors that both must name before a different number is a contradiction. */
const SHARED_ACTORS = 0.5;
/** Shared content words, as a share of the shorter sentence's, that make two sentences speak of one thing. */
const SHARED_WORDS = 0.25;
const MANY_SHARED_WORDS = 0.4;

/**
 * The bucket of a figure: figures of different buckets are never comparable, so an index looks at one bucket only. Type,
 * base unit or currency, and the class of the counted noun. Undefined for a date and for a count of nothing named.
 */
export function figureKey({ type, value }: ComparableFigure): string | undefined {
  if (type === 'date') return undefined;
  const range = baseRange(type, value);
  if (!range) return undefined;
  if (range.base !== '') return range.base;
  if (value.of === undefined) return undefined;
  const { head } = countedNoun(value.of);
  return `count ${isPersonClass(head) ? 'people' : head}`;
}

/**
 * How two figures stand to one another, or undefined where they are not of the same thing. Symmetric. Units are
 * converted to their base; a count needs head nouns of one class and modifiers that do not exclude each other; both
 * sentences must share actors or words: strongly for a contradiction, weakly for an agreement on a telling number.
 */
export function compareFigures(a: ComparableFigure, b: ComparableFigure): FigureRelation | undefined {
  const key = figureKey(a);
  if (key === undefined || key !== figureKey(b)) return undefined;
  const left = baseRange(a.type, a.value);
  const right = baseRange(b.type, b.value);
  if (!left || !right) return undefined;
  const fit = key.startsWith('count') ? countsFit(a, b) : fatesFit(a, b);
  if (!fit) return undefined;
  const relation = agrees(left, right) ? 'agree' : holds(left, right) || holds(right, left) ? 'refine' : 'differ';
  return isOneMatter(a, b, relation, isTelling(left) && isTelling(right)) ? relation : undefined;
}

/** Head nouns of one class, or one the general word; modifiers and fates that do not exclude each other. */
function countsFit(a: ComparableFigure, b: ComparableFigure): boolean {
  const left = countedNoun(a.value.of ?? '');
  const right = countedNoun(b.value.of ?? '');
  if (left.head !== right.head && left.head !== 'people' && right.head !== 'people') return false;
  if (left.modifiers.size > 0 && right.modifiers.size > 0 && ![...left.modifiers].some((word) => right.modifiers.has(word))) return false;
  if (left.head === right.head) return !isPersonClass(left.head) || left.head === 'dead' || left.head === 'injured' || fatesFit(a, b);
  // "15 dead" and "15 people were killed"
  const special = left.head === 'people' ? right.head : left.head;
  const general = left.head === 'people' ? a : b;
  if (special === 'dead' || special === 'injured' || special === 'displaced') return fatesIn(general.sentence ?? '').has(special);
  return fatesFit(a, b);
}

function fatesFit(a: ComparableFigure, b: ComparableFigure): boolean {
  const left = fatesIn(a.sentence ?? '');
  const right = fatesIn(b.sentence ?? '');
  return (left.size === 0) === (right.size === 0) && (left.size === 0 || [...left].some((fate) => right.has(fate)));
}

/** A number that two writers do not hit upon by chance. */
function isTelling({ min, max, base }: BaseRange): boolean {
  const value = Math.abs(min ?? max ?? 0);
  return base === '%' ? !Number.isInteger(value) || value % 10 !== 0 : base !== '' || value > SMALL;
}

function isOneMatter(a: ComparableFigure, b: ComparableFigure, relation: FigureRelation, telling: boolean): boolean {
  const actors = overlap(new Set(a.actors), new Set(b.actors));
  // actors named on both sides and none in common: another group's fighters
  if (actors === 0) return false;
  const words = overlap(wordsOf(a), wordsOf(b)) ?? 0;
  if (relation === 'differ' || !telling) return (actors ?? 0) >= SHARED_ACTORS ? words >= SHARED_WORDS : words >= MANY_SHARED_WORDS;
  return actors === undefined ? words >= SHARED_WORDS : words > 0 || a.value.of !== undefined;
}

/** What the sentence speaks of, besides the numbers and what is counted: that was compared before. */
function wordsOf({ sentence, value }: ComparableFigure): ReadonlySet<string> {
  const counted = claimWords(value.of ?? '');
  return new Set([...claimWords(sentence ?? '')].filter((word) => !/^\d/.test(word) && !counted.has(word) && !NUMBER_STEMS.has(word)));
}

/** Szymkiewicz–Simpson overlap: shared members as a share of the smaller set; undefined where one is empty. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number | undefined {
  const smaller = Math.min(a.size, b.size);
  if (smaller === 0) return undefined;
  let shared = 0;
  for (const member of a) if (b.has(member)) shared++;
  return shared / smaller;
}

export const FIGURE_RULES: FigureRules = { keyOf: figureKey, relationOf: compareFigures };
