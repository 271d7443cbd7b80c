import { isDetermined } from './context';
import type { Gazetteer } from './gazetteer';
import { segmentOf, type Segment, type SegmentKind } from './segment';
import { Bit } from './vocabulary';
import { Setting, Shape, type Word } from './words';

/** Parts of people's names. */
export const nameBits = Bit.Given | Bit.Family;
/** Words that are no surname alone, whatever the name lists say. */
/** Places are named so: Port Said, Mount Elgon, Lake Chad. */
const PLACE_FIRST = new Set(['port', 'mount', 'lake', 'cape', 'fort', 'gulf', 'isle']);
export const NO_SURNAME = Bit.OrgHead | Bit.PlaceNoun | Bit.ThingNoun | Bit.Title | Bit.TitleModifier | Bit.Group | Bit.Government;
const LONGEST_PERSON = 6;
/** Small words capitalised at the start of a surname: Bin Laden, Van Rompuy. */
const CAPITAL_PARTICLES = new Set(['bin', 'ben', 'van', 'von', 'de', 'di', 'da', 'du', 'del', 'della', 'le', 'la', 'al', 'el', 'abu', 'ibn']);

/** The end of the stretch that may be one person's name: stops at roles, months, known names of other kinds. */
export function nameEnd(words: readonly Word[], from: number, to: number, gazetteer: Gazetteer): number {
  for (let at = from + 1; at < to; at++) {
    const word = words[at];
    if (!word || words[at - 1]?.possessive) return at;
    if (!word.capital) {
      if ((word.bits & Bit.Particle) === 0 && word.gap !== '-') return at;
      continue;
    }
    if ((word.bits & Bit.Calendar) !== 0 && (word.bits & nameBits) === 0) return at;
    if ((word.bits & Bit.Title) !== 0 && (word.bits & nameBits) === 0) return at;
    if ((word.bits & Bit.Function) !== 0 && (word.bits & (nameBits | Bit.Particle)) === 0) return at;
    if ((word.bits & nameBits) !== 0 || word.gap === '-') continue;
    const entry = gazetteer.match(words, at)?.entry;
    if (entry?.registry?.type === 'person') continue;
    if (entry && (entry.actor ?? entry.adjective ?? entry.people ?? entry.registry) !== undefined) return at;
  }
  return to;
}

/** The person (or what it is else) that the words [start, end) name, without roles and plain words at its edges. */
export function nameSegment(words: readonly Word[], start: number, end: number, titled: boolean): Segment | undefined {
  let from = start;
  let to = end;
  if (!titled && hasTrade(words, start, end)) return segmentOf(from, to, 'organization', true, 'actor/organization-form', `"${words[end - 1]?.text ?? ''}"`);
  const bitsAt = (at: number) => words[at]?.bits ?? 0;
  // Words before the name: "Striker Alan Shearer", "Former Foreign Minister …" in a headline.
  const keepsFirst = titled && (bitsAt(from) & ~(Bit.Common | nameBits)) === 0 && to - from === 2 && (bitsAt(from + 1) & Bit.Family) !== 0;
  const held = words[from]?.capital === true && CAPITAL_PARTICLES.has(words[from]?.key ?? '') && words[from + 1]?.capital === true;
  while (!keepsFirst && !held && words[from + 1]?.gap !== '&' && words[from + 1]?.gap !== '-' && from < to - 1 && (bitsAt(from) & Bit.Common) !== 0 && ((bitsAt(from) & nameBits) === 0 || (words[from]?.initial === true && (bitsAt(from) & Bit.Given) === 0 && (bitsAt(from + 1) & Bit.Given) !== 0))) from++;
  while (from < to && !words[from]?.capital && (bitsAt(from) & Bit.Particle) === 0) from++;
  while (to > from + 1 && words[to - 1]?.gap !== '&' && ((!words[to - 1]?.capital && words[to - 1]?.gap !== '-') || (dullEnd(words, from, to) && (bitsAt(to - 1) & (nameBits | Bit.NameSuffix | Bit.PlaceNoun | Bit.ThingNoun)) === 0))) to--;
  const first = words[from];
  const last = words[to - 1];
  if (!first || !last || to <= from) return undefined;
  const count = to - from;
  if (count === 1) return singleSegment(words, from, titled);
  if (first.key === 'st' && !titled) return last.possessive ? undefined : segmentOf(from, to, 'place', true, 'actor/place');
  const segment = (kind: SegmentKind, rule: string, sure: boolean): Segment => segmentOf(from, to, kind, sure, rule);
  if (!titled && (last.bits & Bit.ThingNoun) !== 0 && isDetermined(words, from)) return undefined; // the Brady Bill
  if (!titled && (last.bits & Bit.ThingNoun) !== 0 && ((last.bits & nameBits) === 0 || (first.bits & Bit.Given) === 0)) return undefined;
  if (!titled && to > from + 1 && PLACE_FIRST.has(first.key) && (bitsAt(from + 1) & Bit.Given) === 0) return segment('place', 'actor/place', true);
  if (!titled && (last.bits & Bit.PlaceNoun) !== 0 && ((last.bits & nameBits) === 0 || (first.bits & Bit.Given) === 0)) return segment('place', 'actor/place', true);
  if (count > LONGEST_PERSON) return undefined;
  if (titled) return segment('person', 'actor/title-name', true);
  if (held) return segment('person', 'actor/surname', false);
  if (first.shape === Shape.Caps && words[from + 1]?.gap === '-') return segment('organization', 'actor/abbreviation', false);
  // Tehreek-e-Insaf, Jamaat-i-Islami; but Inzamam-ul-Haq is a person
  if (words.slice(from, to).some((word) => word.gap === '-' && !word.capital && /^[ei]$/.test(word.key)) && (first.bits & Bit.Given) === 0) return segment('organization', 'actor/organization-form', false);
  if ((first.bits & Bit.Given) !== 0 && ((first.bits & Bit.Common) === 0 || (last.bits & nameBits) !== 0 || (last.bits & Bit.Common) === 0)) return segment('person', 'actor/given-name', true);
  if (words.slice(from + 1, to).some((word) => word.gap === '&')) return segment('organization', 'actor/organization-form', true);
  if (first.shape === Shape.Initials || words.slice(from, to).some((word) => word.shape === Shape.Initials)) return segment('person', 'actor/initials', true);
  if (words.slice(from, to).every((word) => (word.bits & Bit.Common) !== 0)) return undefined;
  if ((first.bits & (Bit.Common | nameBits)) === Bit.Common && words[from + 1]?.gap === '-' && !first.initial) return segment('organization', 'actor/name-form', false); // Alliance-Menatep
  if ((last.bits & Bit.Family) !== 0 && (first.bits & Bit.Common) === 0) return segment('person', 'actor/surname', false);
  if (actsWithUnknownName(words, from, to)) return segment('person', 'actor/name-form', false);
  if (words.slice(from, to).some((word) => word.capital && (word.bits & (Bit.Common | nameBits)) === Bit.Common)) return undefined;
  if (first.shape === Shape.Caps && first.setting !== Setting.AllCaps) return segment('organization', 'actor/abbreviation', false);
  return segment('person', 'actor/name-form', false);
}

/** What a company does, behind a word of its own: Ciputra Development, Harcos Pharmaceutical. */
const TRADES = new Set([
  'advertising', 'automotive', 'beverages', 'books', 'breweries', 'builders', 'cable', 'cellular', 'cement', 'computer', 'computers', 'construction', 'consulting', 'development', 'developments', 'devices', 'diagnostics', 'electrical', 'engineering', 'equity', 'estates', 'express',
  'fertilizer', 'fertilizers', 'freight', 'furniture', 'games', 'glass', 'gold', 'homes', 'housing', 'interactive', 'land', 'leasing', 'lines', 'logistics', 'lumber', 'machinery', 'manufacturing', 'mines', 'mobile', 'natural', 'offshore', 'packaging', 'paper', 'pharma', 'pharmaceutical',
  'plastics', 'platinum', 'plantations', 'power', 'press', 'products', 'properties', 'property', 'publications', 'publishing', 'pump', 'rail', 'railway', 'realty', 'records', 'retail', 'robotics', 'rubber', 'satellite', 'savings', 'semiconductor', 'semiconductors', 'shipping', 'software',
  'solutions', 'steel', 'sugar', 'supermarkets', 'surgical', 'systems', 'technology', 'telecommunications', 'telephone', 'textile', 'textiles', 'therapeutics', 'tobacco', 'toys', 'trading', 'transport', 'trucking', 'tyres', 'wireless', 'works',
]);

function hasTrade(words: readonly Word[], from: number, to: number): boolean {
  const last = words[to - 1];
  if (to - from < 2 || last?.gap !== ' ' || last.shape !== Shape.Title || last.setting !== Setting.Normal || !TRADES.has(last.key)) return false;
  return words.slice(from, to - 1).every(({ capital, bits }) => capital && (bits & (Bit.Title | Bit.Calendar | Bit.Function)) === 0) && ((words[from]?.bits ?? 0) & (Bit.Common | Bit.Given)) === 0;
}

/** Whether the last word is no part of a name: a month, a common word unless it is all that follows a given name. */
function dullEnd(words: readonly Word[], from: number, to: number): boolean {
  const last = words[to - 1];
  if (!last || (last.bits & (Bit.Calendar | Bit.Common)) === 0) return false;
  if ((last.bits & (Bit.Calendar | NO_SURNAME | Bit.Function | Bit.OrgSuffix)) !== 0) return true;
  const before = words[to - 2];
  const given = to - 2 === from && before && (before.bits & (Bit.Given | Bit.Common)) === Bit.Given;
  const particle = before?.capital === false && (before.bits & Bit.Particle) !== 0;
  return !(last.setting === Setting.Normal && (given === true || particle || actsWithUnknownName(words, from, to)));
}

/** "Elon Musk tweeted": two capitals inside a sentence, the first no word of the language, the second one, and a deed behind. */
function actsWithUnknownName(words: readonly Word[], from: number, to: number): boolean {
  const [first, last, next] = [words[from], words[to - 1], words[to]];
  if (to - from !== 2 || first?.shape !== Shape.Title || last?.shape !== Shape.Title || last.gap !== ' ' || last.possessive) return false;
  if ((first.bits & (Bit.Common | nameBits)) !== 0) return false;
  return next?.capital === false && next.gap === ' ' && (next.pos === 'VERB' || (next.bits & (Bit.Speech | Bit.Action)) !== 0);
}

/** THE in "AFTER THE BELL": a line of capitals inside another, where a word of capitals is no abbreviation. */
function shouted(word: Word | undefined): boolean {
  return word?.shape === Shape.Caps && (word.bits & (Bit.Common | Bit.Function)) !== 0 && word.gap !== '-';
}

const LAST_DIGIT = '9'.charCodeAt(0);

function singleSegment(words: readonly Word[], from: number, titled: boolean): Segment | undefined {
  const word = words[from];
  if (!word) return undefined;
  const to = from + 1;
  if (word.text.charCodeAt(0) <= LAST_DIGIT && /^\d+\p{Lu}$/u.test(word.text)) return undefined; // 4C: degrees
  const common = (word.bits & Bit.Common) !== 0;
  if (common && ((word.bits & (NO_SURNAME | Bit.ClubSuffix)) !== 0 || (word.bits & nameBits) === 0) && (word.bits & Bit.Given) === 0 && (word.shape !== Shape.Caps || (word.bits & Bit.ThingNoun) !== 0)) {
    // "the Commission" after "the European Commission".
    const head = (word.bits & (Bit.Function | Bit.Calendar)) === 0 && word.setting === Setting.Normal && word.shape === Shape.Title;
    return head ? segmentOf(from, to, 'perhaps', false, 'actor/short-name') : undefined;
  }
  if (titled && (!common || (word.bits & nameBits) !== 0) && word.gap !== ',') return segmentOf(from, to, 'person', true, 'actor/title-name');
  if (word.shape === Shape.Initials) return word.key.length > 2 ? segmentOf(from, to, 'unknown', false, 'actor/abbreviation') : undefined; // F.A.I.
  if (common && word.shape === Shape.Caps && (shouted(words[from - 1]) || shouted(words[to]))) return undefined;
  if (common && ((word.bits & nameBits) === 0 || word.shape === Shape.Caps)) return word.shape === Shape.Caps && word.setting !== Setting.AllCaps && word.key.length < 6 ? segmentOf(from, to, 'unknown', false, 'actor/abbreviation') : undefined;
  if (common) return segmentOf(from, to, 'perhaps', false, 'actor/surname');
  return segmentOf(from, to, 'unknown', false, word.shape === Shape.Caps && word.setting !== Setting.AllCaps ? 'actor/abbreviation' : 'actor/name-form');
}
