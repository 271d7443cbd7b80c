import type { Span } from '../../src/core/model';
import { type Random } from '../unit/sidecar/randomSidecar';

/** A text under edit: each unit knows the offset it had in the original (or stands for), -1 for what was put in. */
export interface EditedText {
  readonly units: readonly Unit[];
}

interface Unit {
  readonly unit: string;
  readonly from: number;
}

export const original = (text: string): EditedText => ({ units: Array.from({ length: text.length }, (_, from) => ({ unit: text.charAt(from), from })) });
export const textOf = ({ units }: EditedText): string => units.map(({ unit }) => unit).join('');

/** Where a span of the original stands now; 'gone' if none of it is left, 'torn' if only a part is. */
export function truthOf({ units }: EditedText, span: Span): Span | 'gone' | 'torn' {
  const places: number[] = [];
  const left = new Set<number>();
  units.forEach(({ from }, at) => {
    if (from < span.start || from >= span.end) return;
    places.push(at);
    left.add(from);
  });
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return 'gone';
  // A typo takes one character away, a deleted sentence many
  if (left.size < span.end - span.start - 1 - (span.end - span.start) / 20) return 'torn';
  return { start: first, end: last + 1 };
}

const put = (text: string): Unit[] => [...Array(text.length).keys()].map((i) => ({ unit: text.charAt(i), from: -1 }));

function replace(text: EditedText, start: number, end: number, units: readonly Unit[]): EditedText {
  return { units: [...text.units.slice(0, start), ...units, ...text.units.slice(end)] };
}

/** Other words in the same place: the span that covers the old ones covers the new ones. */
function respell(text: EditedText, start: number, end: number, word: string): EditedText {
  const froms = text.units.slice(start, end).map(({ from }) => from);
  return replace(text, start, end, put(word).map(({ unit }, i) => ({ unit, from: froms[Math.min(i, froms.length - 1)] ?? -1 })));
}

function lines(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/[^\r\n]+/g)) if (match[0].trim() !== '') found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}

function sentences(text: string): Span[] {
  return lines(text).flatMap((line) => [...text.slice(line.start, line.end).matchAll(/\S[^.!?]*(?:[.!?]+["”’)]*|$)/g)].map((match) => ({ start: line.start + match.index, end: line.start + match.index + match[0].length })));
}

function typoAt(text: EditedText, at: number, random: Random): EditedText {
  const unit = text.units[at];
  if (!unit) return text;
  const letter = { unit: random.pick([...'etaoinshrdlu']), from: unit.from };
  switch (random.below(4)) {
    case 0:
      return replace(text, at, at + 1, []);
    case 1:
      return replace(text, at, at + 1, [letter]);
    case 2:
      return replace(text, at, at, [{ ...letter, from: -1 }]);
    default: {
      const next = text.units[at + 1];
      return next ? replace(text, at, at + 2, [{ unit: next.unit, from: unit.from }, { unit: unit.unit, from: next.from }]) : text;
    }
  }
}

/** The letters of a word of three and more. */
function letterIn(text: string, from: number, to: number, random: Random): number | undefined {
  const words = [...text.slice(from, to).matchAll(/[\p{L}\p{N}]{3,}/gu)];
  if (words.length === 0) return undefined;
  const word = random.pick(words);
  // Inside the word: at its edges nobody can tell whether an inserted letter belongs to the span
  return from + word.index + 1 + random.below(word[0].length - 2);
}

export interface Setting {
  readonly span: Span;
  readonly random: Random;
  /** Paragraphs of other texts. */
  readonly foreign: readonly string[];
}

type Edit = (text: EditedText, setting: Setting) => EditedText;

const whereIs = (text: EditedText, span: Span): Span | undefined => {
  const truth = truthOf(text, span);
  return typeof truth === 'string' ? undefined : truth;
};

function paragraphEdges(text: string): number[] {
  return lines(text).map(({ start }) => start);
}

export const EDITS: Readonly<Record<string, Edit>> = {
  'no edit': (text) => text,
  'typo inside': (text, { span, random }) => {
    const at = whereIs(text, span);
    const letter = at && letterIn(textOf(text), at.start, at.end, random);
    return letter === undefined ? text : typoAt(text, letter, random);
  },
  'typo outside': (text, { span, random }) => {
    const at = whereIs(text, span);
    const all = textOf(text);
    const near = random.chance(0.5);
    const side = at && (random.chance(0.5) ? ([near ? Math.max(0, at.start - 40) : 0, at.start] as const) : ([at.end, near ? at.end + 40 : all.length] as const));
    const letter = side && letterIn(all, side[0], side[1], random);
    return letter === undefined ? text : typoAt(text, letter, random);
  },
  'paragraph inserted': (text, { random, foreign }) => {
    const at = random.pick(paragraphEdges(textOf(text)));
    return replace(text, at, at, put(`${random.pick(foreign)}\n\n`));
  },
  'paragraph deleted': (text, { span, random }) => {
    const at = whereIs(text, span);
    const others = lines(textOf(text)).filter(({ start, end }) => !at || end <= at.start || start >= at.end);
    if (others.length === 0) return text;
    const { start, end } = random.pick(others);
    return replace(text, start, end, []);
  },
  'paragraph moved': (text, { random }) => {
    const all = lines(textOf(text));
    const { start, end } = random.pick(all);
    const target = random.pick(all.filter((line) => line.start !== start).map((line) => line.start));
    if (target === undefined) return text;
    const moved = [...text.units.slice(start, end), ...put('\n\n')];
    return target > start ? replace(replace(text, target, target, moved), start, end, []) : replace(replace(text, start, end, []), target, target, moved);
  },
  'pull-quote on top': (text, { span, random }) => {
    const at = whereIs(text, span);
    const all = textOf(text);
    // Never a whole line: its copy is the line itself, should the line be moved as well
    const whole = new Set(lines(all).map(({ start, end }) => all.slice(start, end).trim()));
    const quotable = sentences(all).filter(({ start, end }) => !whole.has(all.slice(start, end).trim()));
    if (quotable.length === 0) return text;
    const own = quotable.find(({ start, end }) => at && start <= at.start && end >= at.end);
    const { start, end } = own && random.chance(0.7) ? own : random.pick(quotable);
    return replace(text, 0, 0, put(`${all.slice(start, end)}\n\n`));
  },
  'sentence deleted': (text, { span, random }) => {
    const at = whereIs(text, span);
    const others = sentences(textOf(text)).filter(({ start, end }) => !at || end <= at.start || start >= at.end);
    if (others.length === 0) return text;
    const near = others.filter(({ start, end }) => at && (Math.abs(end - at.start) < 80 || Math.abs(start - at.end) < 80));
    const { start, end } = random.pick(near.length > 0 && random.chance(0.7) ? near : others);
    const space = textOf(text).charAt(end) === ' ' ? 1 : 0;
    return replace(text, start, end + space, []);
  },
  'reflowed lines': (text, { random }) => {
    const width = 50 + random.below(40);
    let column = 0;
    return {
      units: text.units.map(({ unit, from }) => {
        column = unit === '\n' ? 0 : column + 1;
        if (unit !== ' ' || column < width) return { unit, from };
        column = 0;
        return { unit: '\n', from };
      }),
    };
  },
  'quotes made smart': (text) => ({
    units: text.units.map(({ unit, from }, at) => {
      if (unit === "'") return { unit: '’', from };
      if (unit !== '"') return { unit, from };
      return { unit: /^[\s(]?$/.test(text.units[at - 1]?.unit ?? '') ? '“' : '”', from };
    }),
  }),
  'line ends CRLF': (text) => ({ units: text.units.flatMap((each, at) => (each.unit === '\n' && text.units[at - 1]?.unit !== '\r' ? [{ unit: '\r', from: -1 }, each] : [each])) }),
  'name respelled': (text, { random }) => {
    const all = textOf(text);
    const names = [...new Set(all.match(/\b\p{Lu}\p{L}{4,}\b/gu) ?? [])];
    if (names.length === 0) return text;
    const name = random.pick(names);
    const at = 1 + random.below(name.length - 2);
    const other = name.slice(0, at) + random.pick(['kh', 'y', 'ie', 'h']) + name.slice(at + (random.chance(0.5) ? 1 : 0));
    const places = [...all.matchAll(new RegExp(`\\b${name}\\b`, 'gu'))].map(({ index }) => index).reverse();
    return places.reduce((now, place) => respell(now, place, place + name.length, other), text);
  },
  'span deleted': (text, { span, random }) => {
    const at = whereIs(text, span);
    if (!at) return text;
    const sentence = sentences(textOf(text)).find(({ start, end }) => start <= at.start && end >= at.end);
    const { start, end } = sentence && random.chance(0.5) ? sentence : at;
    return replace(text, start, end, []);
  },
};

const TOGETHER = ['paragraph inserted', 'paragraph deleted', 'paragraph moved', 'sentence deleted', 'typo outside', 'typo outside', 'typo inside', 'pull-quote on top', 'name respelled', 'quotes made smart', 'reflowed lines', 'line ends CRLF'];

/** Everything but the deletion of the span, one after the other. */
export function allAtOnce(text: EditedText, setting: Setting): EditedText {
  return TOGETHER.reduce((now, name) => EDITS[name]?.(now, setting) ?? now, text);
}
