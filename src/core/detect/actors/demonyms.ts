import { slugOf } from '../../corpus/nameVariants';
import type { Entry } from './knownNames';
import { segmentOf, type Segment } from './segment';
import { Bit } from './vocabulary';
import type { Word } from './words';

/** Words that may stand between the nationality and the noun. */
const MOST_MODIFIERS = 3;
const FORCES_TWO_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['air', ['force']],
  ['armed', ['forces']],
  ['security', ['service', 'services', 'council']],
  ['secret', ['service', 'services', 'police']],
  ['intelligence', ['service', 'services', 'agency', 'agencies']],
  ['immigration', ['service', 'services']],
  ['special', ['services']],
  ['coast', ['guard']],
  ['border', ['service', 'police']],
  ['federal', ['police']],
  ['riot', ['police']],
  ['national', ['police', 'guard', 'army']],
]);
/** The whole nation, not a group in it. */
const NATION = new Set(['people', 'population', 'citizens', 'nationals', 'nation']);

/**
 * Nationality + noun: "Tajik authorities" (the state), "Russian immigration services" (an organisation), "Afghan
 * soldiers" (a people). Nothing for a nationality alone ("Russian press").
 * @param from the first word of the nationality, `to` the word behind it.
 */
export function demonymSegment(words: readonly Word[], from: number, to: number, entry: Entry): Segment | undefined {
  const unit = unitEnd(words, from, to);
  if (unit > to) return force(words, from - 1, unit);
  for (let at = to; at <= to + MOST_MODIFIERS; at++) {
    const word = words[at];
    if (!word || (word.gap !== ' ' && word.gap !== '-') || words[at - 1]?.possessive || word.opens) return undefined;
    const { bits } = word;
    const next = words[at + 1];
    const pair = FORCES_TWO_WORDS.get(word.key);
    if (pair && next?.gap === ' ' && pair.includes(next.key) && entry.adjective !== undefined) return force(words, from, at + 2);
    if (at === to || onlyModifiers(words, to, at)) {
      const more = next?.gap === ' ' && (next.bits & (Bit.Group | Bit.Government | Bit.Force)) !== 0 && (bits & Bit.GroupModifier) !== 0;
      if (!more) {
        if ((bits & Bit.Government) !== 0 && (entry.adjective ?? entry.region) !== undefined) return government(words, from, at + 1, entry);
        if ((bits & Bit.Force) !== 0 && entry.adjective !== undefined && !isModified(next)) return force(words, from, at + 1);
        if ((bits & Bit.Group) !== 0 && entry.region !== 'western') return group(words, from, at + 1, to, entry);
      }
    }
    if ((bits & Bit.GroupModifier) === 0) return undefined;
  }
  return undefined;
}

const ORDINAL = /^\d+(?:st|nd|rd|th)$/;
const UNITS = new Set(['base', 'brigade', 'division', 'battalion', 'regiment', 'fleet', 'army', 'squadron', 'corps', 'wing', 'infantry']);

/** "201st Russian military base": the end of the unit's name, or `to`. */
function unitEnd(words: readonly Word[], from: number, to: number): number {
  if (!ORDINAL.test(words[from - 1]?.key ?? '') || words[from]?.gap !== ' ') return to;
  for (let at = to; at < to + MOST_MODIFIERS && words[at]?.gap === ' '; at++) if (UNITS.has(words[at]?.key ?? '')) return at + 1;
  return to;
}

function onlyModifiers(words: readonly Word[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (((words[at]?.bits ?? 0) & Bit.GroupModifier) === 0) return false;
  return true;
}

/** "Russian military base": the force word is no head. */
function isModified(next: Word | undefined): boolean {
  return next?.gap === ' ' && next.pos === 'NOUN' && (next.bits & (Bit.Function | Bit.Speech | Bit.Action)) === 0;
}

function government(words: readonly Word[], from: number, to: number, entry: Entry): Segment {
  const detail = `"${words[to - 1]?.text ?? ''}" after a nationality`;
  const id = entry.adjective ?? `${entry.region ?? ''}-states`;
  return segmentOf(from, to, 'state', true, 'actor/nationality-government', detail, undefined, id);
}

function force(words: readonly Word[], from: number, to: number): Segment {
  return segmentOf(from, to, 'organization', true, 'actor/nationality-force', `"${words[to - 1]?.text ?? ''}" after a nationality`, undefined, slugAt(words, from, to));
}

function group(words: readonly Word[], from: number, to: number, noun: number, entry: Entry): Segment {
  const nation = to === noun + 1 && NATION.has(words[noun]?.key ?? '');
  const id = nation ? (entry.people ?? pluralOf(entry)) : slugAt(words, from, to);
  return segmentOf(from, to, 'people', true, 'actor/nationality-group', `"${words[to - 1]?.text ?? ''}" after a nationality`, undefined, id);
}

function pluralOf(entry: Entry): string {
  return entry.peopleAdjective ?? slugOf(/(?:s|sh|ch|ese)$/.test(entry.name) ? entry.name : `${entry.name}s`);
}

function slugAt(words: readonly Word[], from: number, to: number): string {
  return slugOf(words.slice(from, to).map((word) => word.text).join(' '));
}
