import { CUE_CATEGORIES, type CueCategory } from '../../../model';
import type { CueChanges } from '../../model';
import { inflect, pluralOf, type VerbShape } from '../inflect';
import { ACCORDING } from '../phraseWords';
import { createWordForms, type WordForms } from '../words';
import cueData from './cues.yaml';
import nounData from './nouns.yaml';
import verbData from './verbs.yaml';

/** How a verb's content is attached to it; explained in verbs.yaml. */
export const FRAMES = [
  'that',
  'bare',
  'quote',
  'parenthetical',
  'hearer',
  'hearer-to',
  'hearer-of',
  'hearer-wh',
  'to',
  'wh',
  'ing',
  'to-ing',
  'object',
  'object-to',
  'object-as',
  'object-of',
  'object-for',
  'object-with',
  'object-at',
  'as',
  'as-bare',
  'about',
  'on',
  'call-on',
  'stance',
  'stance-claim',
  'raising',
  'copular',
  'surfacing',
  'to-object',
  'finding',
  'supporting',
] as const;
export type Frame = (typeof FRAMES)[number];

export const SCOPES = ['clause', 'np', 'that', 'wh', 'object'] as const;
export type Scope = (typeof SCOPES)[number];

export interface ClaimVerb {
  readonly lemma: string;
  /** "out" of "point out". */
  readonly particle?: string;
  readonly category: CueCategory;
  readonly strength: number;
  readonly frames: ReadonlySet<Frame>;
  /** What the speaker wants done stands in its content. */
  readonly asks: boolean;
}

export interface VerbForm {
  readonly verb: ClaimVerb;
  readonly shapes: readonly VerbShape[];
}

export interface ClaimNoun {
  readonly category: CueCategory;
  readonly strength: number;
}

export interface CuePhrase {
  /** Lower-case words, as the tagger splits them. */
  readonly words: readonly string[];
  readonly category: CueCategory;
  readonly strength: number;
  readonly scope: Scope;
  /** Begins with a noun: before "to" it is a cue only where a verb follows. */
  readonly nominal: boolean;
}

/** One word of every entry is a trigger: a sentence with none of them has no claim. */
export const TRIGGER = 1;
/** A form of one of the verbs, or its first word. */
export const VERB = 2;
export const NOUN = 4;
/** The first word of a cue phrase; it is one alone, or only where the word behind it is a SECOND. */
const CUE = 8;
/** Of "according to X" and "in X's opinion". */
export const PHRASE = 16;
export const ALONE = 32;
const SECOND = 64;
/** Of a sentence: two of its words, or one, begin a cue phrase. (Nearly every sentence has a "the", which begins twelve of them.) */
export const HEDGED = 128;

/** Whether a cue phrase may begin with a word, by the kinds of it and of the word behind it. */
export const mayHedge = (kinds: number, next: number): boolean => (kinds & CUE) !== 0 && ((kinds & ALONE) !== 0 || (next & SECOND) !== 0);

export interface ClaimLexicon {
  /** Every inflected form (its first word) to the verbs it can belong to. */
  readonly verbs: ReadonlyMap<string, readonly VerbForm[]>;
  /** The forms of verbs that introduce speech or a clause of their own accord, and not only in a rarer sense. */
  readonly speaking: ReadonlySet<string>;
  /** Singular and plural of the nouns that take a claim as complement. */
  readonly nouns: ReadonlyMap<string, ClaimNoun>;
  /** First word to phrases, longest first. */
  readonly cues: ReadonlyMap<string, readonly CuePhrase[]>;
  /** What a word is by itself; its `kinds` are the sum of TRIGGER, VERB, NOUN, CUE, ALONE, SECOND and PHRASE: one look-up instead of one in every table. */
  readonly forms: WordForms;
}

type Entry = Record<string, unknown>;

function entries(data: unknown, key: string): [string, Entry][] {
  const table = (data as Record<string, Record<string, Entry> | undefined>)[key];
  if (!table) throw new Error(`The claim lexicon has no "${key}".`);
  return Object.entries(table);
}

const isCategory = (value: unknown): value is CueCategory => CUE_CATEGORIES.some((category) => category === value);
const isFrame = (value: unknown): value is Frame => FRAMES.some((frame) => frame === value);
const isScope = (value: unknown): value is Scope => SCOPES.some((scope) => scope === value);
const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function graded(name: string, entry: Entry): { category: CueCategory; strength: number } {
  const { category, strength } = entry;
  if (!isCategory(category) || typeof strength !== 'number') throw new Error(`The claim lexicon's entry "${name}" needs a category and a strength.`);
  return { category, strength };
}

/** wink splits negated auxiliaries ("cannot", "can't") and the possessive; phrases have to be split alike. */
function words(phrase: string): string[] {
  return phrase
    .replace(/\bcannot\b/g, 'can not')
    .replace(/n't\b/g, " n't")
    .replace(/(\w)'s\b/g, "$1 's")
    .split(' ');
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The word of somebody is not in doubt by itself: a category without phrases of its own is one of those. */
function middleOf(strengths: readonly number[] = [0.9]): number {
  const sorted = [...strengths].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0.9;
}

const NO_CHANGES: CueChanges = { add: {}, remove: [] };

/**
 * Reads cues.yaml, verbs.yaml and nouns.yaml; throws on an entry that does not fit (a mistake in the source tree, not in a user's file).
 * @param changes the user's; an added cue is as strong as the middle one of its category.
 */
export function loadClaimLexicon(changes: CueChanges = NO_CHANGES): ClaimLexicon {
  const removed = new Set(changes.remove.map((phrase) => phrase.trim().toLowerCase()));
  const strengths = new Map<CueCategory, number[]>();
  const verbs = new Map<string, VerbForm[]>();
  const speaking = new Set<string>();
  for (const [name, entry] of entries(verbData, 'verbs')) {
    const [lemma = name, particle] = name.split(' ');
    const frames = new Set(Array.isArray(entry.frames) ? entry.frames.filter(isFrame) : []);
    if (removed.has(name)) continue;
    const verb: ClaimVerb = { lemma, ...graded(name, entry), frames, asks: entry.asks === true, ...(particle === undefined ? {} : { particle }) };
    const speaks = particle === undefined && (frames.has('quote') || frames.has('object-of') || (frames.has('that') && frames.has('bare')));
    for (const [form, shapes] of inflect(lemma, optionalText(entry.past), optionalText(entry.participle))) {
      append(verbs, form, { verb, shapes });
      if (speaks) speaking.add(form);
    }
  }
  const nouns = new Map<string, ClaimNoun>();
  for (const [name, entry] of entries(nounData, 'nouns')) {
    const noun = graded(name, entry);
    nouns.set(name, noun);
    nouns.set(pluralOf(name), noun);
  }
  const cues = new Map<string, CuePhrase[]>();
  for (const [phrase, entry] of entries(cueData, 'cues')) {
    const { category, strength } = graded(phrase, entry);
    append(strengths, category, strength);
    const scope = isScope(entry.scope) ? entry.scope : 'clause';
    const nominal = entry.plural === true;
    for (const form of nominal ? [phrase, phrase.replace(/^\S+/, pluralOf)] : [phrase]) {
      if (removed.has(form)) continue;
      const split = words(form);
      append(cues, split[0] ?? form, { words: split, category, strength, scope, nominal });
    }
  }
  for (const [phrase, category] of Object.entries(changes.add)) {
    const split = words(phrase.trim().toLowerCase().replace(/\s+/g, ' '));
    const [first = ''] = split;
    if (first === '' || !isCategory(category)) continue;
    const strength = middleOf(strengths.get(category));
    const others = (cues.get(first) ?? []).filter((known) => known.words.join(' ') !== split.join(' '));
    cues.set(first, [...others, { words: split, category, strength, scope: 'clause', nominal: false }]);
  }
  for (const list of cues.values()) list.sort((a, b) => b.words.length - a.words.length);
  const rarest = [...cues.values()].flat().map((phrase) => phrase.words.reduce((best, word) => (word.length > best.length ? word : best), ''));
  const kinds = new Map<string, number>();
  const note = (words: Iterable<string>, kind: number) => {
    for (const word of words) kinds.set(word, (kinds.get(word) ?? 0) | kind);
  };
  note(verbs.keys(), VERB | TRIGGER);
  note(nouns.keys(), NOUN | TRIGGER);
  note(cues.keys(), CUE);
  for (const phrases of cues.values()) for (const { words: [first = '', second] } of phrases) note([second ?? first], second === undefined ? ALONE : SECOND);
  note(rarest, TRIGGER);
  note(ACCORDING, PHRASE | TRIGGER);
  return { verbs, speaking, nouns, cues, forms: createWordForms(kinds) };
}
