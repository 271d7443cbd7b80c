import { demonymSegment } from './demonyms';
import type { Gazetteer, Match } from './gazetteer';
import type { Entry } from './knownNames';
import { organizationEnd } from './organizations';
import { isAskedOrTold, isMedium, isTitled } from './outlets';
import { nameBits, nameEnd, nameSegment, NO_SURNAME } from './names';
import type { Run } from './runs';
import { segmentOf, type Segment, type SegmentKind } from './segment';
import { Bit } from './vocabulary';
import { Setting, Shape, type Word } from './words';

/** Mount Kenya, Lake Chad. */
const PLACE_FIRST = new Set(['mount', 'lake', 'cape', 'fort', 'mt', 'lago', 'isle', 'camp']);
const FORMER = new Set(['former', 'ex', 'then', 'acting', 'incumbent', 'outgoing', 'late', 'retired', 'rival', 'fellow', 'veteran']);
/** Function words and months that are given names before a surname. */
const FIRST_NAMES = new Set(['per', 'will', 'may', 'april', 'june', 'august', 'jan', 'sun', 'mar']);

/** Cuts a run into the names it holds: the longest known name, organisations by their form, roles off, then persons. */
export function segmentsOf(words: readonly Word[], { from, to }: Run, gazetteer: Gazetteer): Segment[] {
  const found: Segment[] = [];
  let titled = false;
  for (let at = from; at < to; ) {
    const word = words[at];
    if (!word) break;
    const match = gazetteer.match(words, at);
    const entry = match?.entry;
    // A longer name that holds the user's is another actor: the Taliban Foreign Ministry is not the Taliban.
    if (match && entry?.registry && organizationEnd(words, at, to, gazetteer) <= at + match.length) {
      found.push(segmentOf(at, at + match.length, entry.registry.type, true, 'actor/registry', `actors.yaml: ${entry.name}`, entry, entry.registry.id));
      at += match.length;
      titled = false;
      continue;
    }
    if (entry?.thing) {
      at += match?.length ?? 1;
      titled = false;
      continue;
    }
    if (!match && isTitled(words, at, to)) {
      const told = isAskedOrTold(words, at, to);
      found.push(segmentOf(at, to, told ? 'organization' : 'perhaps', told, 'actor/outlet'));
      break;
    }
    const blocked = isDull(word, words[at + 1], words[at - 1]) && !(match && (match.length > 1 || (match.entry.capsOnly && !isWeak(words, at, match))));
    if (blocked) {
      at++;
      continue;
    }
    if (match && isWeak(words, at, match) && entry?.actor && words[at + 1]?.capital !== true) {
      found.push(actorSegment(at, entry, 1, 'perhaps'));
      at++;
      continue;
    }
    if (THING_FIRST.has(word.key) && at + 1 < to && words[at + 1]?.gap === ' ' && !words[at + 1]?.possessive && !(words[at + 2]?.capital === true && words[at + 2]?.gap === ' ')) {
      at += 2;
      titled = false;
      continue;
    }
    const position = words[at + 1]?.gap === ' ' && words[at + 1]?.capital === false && ((words[at + 1]?.bits ?? 0) & Bit.Title) !== 0 && !word.initial;
    if ((word.bits & Bit.Team) !== 0 && (words[at - 1]?.key === 'the' || position) && word.gap === ' ' && at + 1 === to && word.setting === Setting.Normal && word.key.endsWith('s') && word.shape === Shape.Title) {
      found.push(segmentOf(at, at + 1, 'organization', false, 'actor/team'));
      at++;
      continue;
    }
    if (PLACE_FIRST.has(word.key) && words[at + 1]?.capital && words[at + 1]?.gap === ' ' && at + 1 < to) {
      found.push(segmentOf(at, at + 2, 'place', true, 'actor/place'));
      at += 2;
      titled = false;
      continue;
    }
    if (isMedium(words, at, to)) {
      found.push(segmentOf(at, to, 'organization', true, 'actor/named-kind', `"${words[to]?.text ?? ''}" after a capital`));
      break;
    }
    if (isIndex(words, to)) return found;
    const known = match && !isWeak(words, at, match) ? match : undefined;
    const organization = withTown(words, organizationEnd(words, skipInitialWord(words, at, to), to, gazetteer), to, gazetteer);
    const start = skipInitialWord(words, at, to);
    if (organization > start && organization >= start + (known?.length ?? 0) && !((known?.entry.actor ?? known?.entry.place) && at + (known?.length ?? 0) === organization)) {
      const numbered = words[start]?.gap === ' ' && isNumberOfName(words[start - 1]) ? start - 1 : start;
      found.push(segmentOf(numbered, organization, 'organization', true, 'actor/organization-form', `"${words[organization - 1]?.text ?? ''}"`));
      at = organization;
      titled = false;
      continue;
    }
    const role = roleEnd(words, at, to);
    if (role > at && !(known?.entry.actor && at + known.length >= role)) {
      // "UN Secretary-General": what is named inside the role is spoken of too.
      if (known?.entry.actor && at + known.length < role) found.push(actorSegment(at, known.entry, known.length));
      at = role;
      titled = true;
      continue;
    }
    if (known && !(titled && startsName(words, at, to))) {
      const step = knownSegments(words, at, to, known, found, gazetteer);
      if (step > at) {
        at = step;
        titled = false;
        continue;
      }
    }
    const end = nameEnd(words, at, to, gazetteer);
    const segment = nameSegment(words, at, end, titled);
    if (segment) found.push(segment);
    at = Math.max(end, at + 1);
    titled = false;
  }
  return found;
}

/** Ships, storms, operations: a thing named after them. */
const THING_FIRST = new Set(['uss', 'hms', 'mv', 'hurricane', 'typhoon', 'cyclone', 'operation', 'section', 'article', 'chapter', 'flight', 'route', 'highway', 'apollo', 'windows', 'area', 'room', 'gate', 'group', 'grade', 'level', 'phase', 'page', 'volume', 'act', 'type', 'channel']);
const ZONES = new Set(['gmt', 'est', 'edt', 'pst', 'pdt', 'utc', 'cst', 'cet', 'bst', 'ist', 'mst', 'jst']);

/** A capital on a function word, a month, a single letter: no name starts here. */
function isDull({ bits, shape, text, key }: Word, next: Word | undefined, before: Word | undefined): boolean {
  if (ZONES.has(key)) return before?.shape === Shape.Number || before?.key === 'pm' || before?.key === 'am';
  if ((bits & Bit.Calendar) !== 0 && next?.capital === true && next.gap === ' ' && (next.bits & Bit.OrgHead) !== 0) return false; // Sunday Times
  if ((bits & Bit.Calendar) !== 0 && !(FIRST_NAMES.has(key) && next?.capital === true && next.gap === ' ' && ((next.bits & nameBits) !== 0 || (next.bits & Bit.Common) === 0))) return true;
  if (next?.key === "n't") return true;
  if ((bits & Bit.Function) !== 0) return !FIRST_NAMES.has(key) || next?.capital !== true || next.gap !== ' ' || (next.bits & Bit.Common) !== 0;
  return shape === Shape.Initials && text.length === 1 && key !== 'x';
}

/** the 9th Brigade, The Three Seas Initiative: a number before the rest of a name, in letters only where its capital says something. */
function isNumberOfName(word: Word | undefined): boolean {
  if (!word) return false;
  return /^\d+(?:st|nd|rd|th)$/.test(word.key) || (!word.initial && word.setting === Setting.Normal && word.shape === Shape.Title && /^(?:two|three|four|five|six|seven|eight|nine|ten|twelve)$/.test(word.key));
}

/** "the Nikkei average", "the Hang Seng composite index": what the exchange publishes. */
function isIndex(words: readonly Word[], to: number): boolean {
  const [next, after] = [words[to], words[to + 1]];
  if (next?.gap !== ' ' || words[to - 1]?.possessive) return false;
  if (next.key === 'index' || next.key === 'average' || next.key === 'indices') return true;
  return (next.key === 'industrial' || next.key === 'composite' || next.key === 'share') && after?.gap === ' ' && (after.key === 'average' || after.key === 'index');
}

const SCHOOLS = new Set(['college', 'hospital', 'institute', 'school', 'university']);

/** Imperial College London: behind the town that ends such a name. @param end behind its head. */
function withTown(words: readonly Word[], end: number, to: number, gazetteer: Gazetteer): number {
  if (end >= to || !SCHOOLS.has(words[end - 1]?.key ?? '') || words[end]?.gap !== ' ' || words[end - 1]?.possessive) return end;
  const town = gazetteer.match(words, end);
  return town && (town.entry.place || town.entry.capital !== undefined) && end + town.length === to ? to : end;
}

/** A known name that is a plain word where its capital says nothing (Time, Fed, IS in a line of capitals). */
function isWeak(words: readonly Word[], at: number, { length, entry }: Match): boolean {
  const word = words[at];
  if (!word || length > 1) return false;
  if ((word.bits & Bit.Common) === 0) return false;
  if (word.setting === Setting.AllCaps && entry.capsOnly) return word.key !== 'us';
  if (entry.actor?.type === 'state' || entry.adjective !== undefined || entry.people !== undefined || entry.capsOnly) return false;
  return word.initial || word.setting !== Setting.Normal;
}

/** Behind a sentence's first word where that is only a word ("Former Acme Corp chief", "At the Bank of …"). */
function skipInitialWord(words: readonly Word[], at: number, to: number): number {
  const word = words[at];
  if (!word || at + 1 >= to) return at;
  return word.initial && (word.bits & (Bit.Common | Bit.Function)) !== 0 && ((word.bits & Bit.Function) !== 0 || FORMER.has(word.key)) ? at + 1 : at;
}

/** The end of a role that starts here ("Deputy Foreign Minister", "Gen."), or `at`. */
function roleEnd(words: readonly Word[], at: number, to: number): number {
  let end = at;
  for (let next = at; next < to && next < at + 7; next++) {
    const word = words[next];
    if (!word?.capital) break;
    const title = (word.bits & Bit.Title) !== 0;
    if (next > at && (word.gap !== ' ' && word.gap !== '-' || words[next - 1]?.possessive)) break;
    if (title) {
      // Stephen King: a given name before and nothing behind.
      const before = words[next - 1];
      if (next > at && before && (before.bits & (Bit.Given | Bit.TitleModifier)) === Bit.Given && (word.bits & nameBits) !== 0 && next + 1 >= to) break;
      end = next + 1;
    } else if ((word.bits & (Bit.TitleModifier | Bit.Common)) === 0 || ((word.bits & nameBits) !== 0 && (word.bits & Bit.TitleModifier) === 0)) {
      const adjective = next === at || end > at ? false : (word.bits & Bit.Common) !== 0;
      if (!adjective) {
        if (end > at) break;
        if (!isModifierLike(words, next)) break;
      }
    } else if (end > at && (word.bits & Bit.TitleModifier) === 0) {
      break;
    }
  }
  return end;
}

/** An abbreviation or nationality before a role ("UN Secretary-General", "US President") is looked through. */
function isModifierLike(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const next = words[at + 1];
  return word !== undefined && next !== undefined && (word.shape === Shape.Caps || word.shape === Shape.Initials) && word.text.length > 2 - Number(word.shape === Shape.Caps) && (next.bits & (Bit.Title | Bit.TitleModifier)) !== 0 && next.capital;
}

function startsName(words: readonly Word[], at: number, to: number): boolean {
  const word = words[at];
  return word !== undefined && (at + 1 >= to || words[at + 1]?.capital === true) && (word.bits & nameBits) !== 0;
}

/** @param kind of a name that may be a plain word. */
function actorSegment(from: number, entry: Entry, length: number, kind?: SegmentKind): Segment {
  const actor = entry.actor ?? { id: '', type: 'organization' as const };
  return segmentOf(from, from + length, kind ?? actor.type, kind === undefined, 'actor/known', `known name: ${entry.name}`, entry, actor.id);
}

/** Takes a known name; returns the word behind it, or `at` where the words are better read as something else. */
function knownSegments(words: readonly Word[], at: number, to: number, { length, entry }: Match, found: Segment[], gazetteer: Gazetteer): number {
  const end = at + length;
  const word = words[at];
  const next = words[end];
  const follows = end < to && next?.capital === true && (next.gap === ' ' || next.gap === '-');
  // Jordan Smith, Paris Hilton: a given name with a surname behind is a person.
  if (follows && next.gap === ' ' && (next.bits & (Bit.PlaceNoun | Bit.ThingNoun)) !== 0 && (next.bits & Bit.Given) === 0 && entry.adjective === undefined && entry.people === undefined) {
    if ((next.bits & Bit.PlaceNoun) !== 0) found.push(segmentOf(at, end + 1, 'place', true, 'actor/place'));
    return end + 1;
  }
  // Bristol-Myers: half of a double name.
  if (follows && next.gap === '-' && length === 1 && !entry.registry && gazetteer.match(words, end)?.entry.actor === undefined && (next.bits & Bit.Common) === 0 && entry.adjective === undefined) return at;
  if (length === 1 && word && follows && next.gap === ' ' && (word.bits & Bit.Given) !== 0 && entry.adjective === undefined && (next.bits & Bit.Title) === 0 && isSurnameLike(next) && !word.possessive) return at;
  // pro-Russian, anti-Islamic: no more than an adjective.
  if (word?.gap === '-' && !entry.actor && (entry.adjective ?? entry.region ?? entry.peopleAdjective) !== undefined && entry.people === undefined) return end;
  if (word?.gap !== '-' && (entry.adjective !== undefined || entry.peopleAdjective !== undefined || entry.region !== undefined)) {
    const people = entry.people !== undefined && isPeopleHere(words, at, end);
    // Italian Red Cross, British Labour Party
    const next = follows ? gazetteer.match(words, end) : undefined;
    if (next && next.length > 1 && next.entry.actor?.type === 'organization' && end + next.length <= to) {
      found.push(segmentOf(at, end + next.length, 'organization', true, 'actor/organization-form', `known name: ${next.entry.name}`));
      return end + next.length;
    }
    const segment = people ? undefined : demonymSegment(words, at, end, entry);
    if (segment) {
      found.push(segment);
      return segment.to;
    }
    if (!people && !entry.actor) return follows || entry.people === undefined || !isPeopleHere(words, at, end) ? end : pushPeople(found, at, end, entry);
  }
  if (entry.people !== undefined && !entry.actor) return pushPeople(found, at, end, entry);
  if (entry.actor) {
    // Feyenoord Rotterdam: a club with its town
    const town = entry.actor.type === 'organization' && length === 1 && follows && next.gap === ' ' && end < to ? gazetteer.match(words, end) : undefined;
    const whole = town?.entry.place && town.entry.actor === undefined && word?.shape === Shape.Title && end + town.length === to ? length + town.length : length;
    found.push(actorSegment(at, entry, whole));
    return at + whole;
  }
  if (entry.area !== undefined && words[at - 1]?.key === 'of' && ((words[at - 2]?.bits ?? 0) & Bit.Government) !== 0) {
    found.push(segmentOf(at - 2, end, 'state', true, 'actor/nationality-government', `"${words[at - 2]?.text ?? ''} of" a region`, entry, `${entry.area}-states`));
    return end;
  }
  const noun = words[end];
  if (entry.capital !== undefined && noun?.gap === ' ' && word?.possessive === false && (noun.bits & Bit.Government) !== 0 && !/^(?:side|states?|countr|republic)/.test(noun.key)) {
    found.push(segmentOf(at, end + 1, 'state', true, 'actor/capital-government', `"${noun.text}" after a capital`, entry, entry.capital));
    return end + 1;
  }
  if (entry.capital !== undefined || entry.place) {
    if (follows && next.gap === ' ' && (next.bits & Bit.Family) !== 0 && (next.bits & NO_SURNAME) === 0 && word && (word.bits & nameBits) !== 0) return at;
    found.push(segmentOf(at, end, (entry.capital ?? entry.seat) !== undefined ? 'capital' : 'place', length > 1, 'actor/capital', `capital: ${entry.name}`, entry, entry.capital));
    return end;
  }
  return at;
}

function pushPeople(found: Segment[], at: number, end: number, entry: Entry): number {
  found.push(segmentOf(at, end, 'people', true, 'actor/people', `known people: ${entry.name}`, entry, entry.people ?? ''));
  return end;
}

/** French, Chinese: the people only as "the French" before a verb or at the end. */
function isPeopleHere(words: readonly Word[], at: number, end: number): boolean {
  const before = words[at - 1];
  const next = words[end];
  if (before?.key !== 'the' && before?.key !== 'ethnic') return false;
  return next?.gap !== ' ' || next.pos === 'VERB' || next.pos === 'AUX' || (next.bits & (Bit.Speech | Bit.Action | Bit.Function)) !== 0;
}

function isSurnameLike({ bits, shape }: Word): boolean {
  if ((bits & (Bit.Title | Bit.Calendar | Bit.Function | Bit.PlaceNoun | Bit.ThingNoun | Bit.OrgHead)) !== 0 && (bits & nameBits) === 0) return false;
  if (shape === Shape.Caps) return false;
  return (bits & nameBits) !== 0 || (bits & Bit.Common) === 0;
}
