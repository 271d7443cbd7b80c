import type { ActorSuggestion, ActorType, ClaimSource, Span } from '../../model';
import type { SourceDraft } from './drafts';
import { canBeNamed, namesPerson, typesNamed } from './speakerNouns';

/** Finds who speaks, among the actors of the article; must be asked in the order of the text. */
export interface SourceResolver {
  resolve(source: SourceDraft, lineStart: number): ClaimSource;
  /** Whom it was asked about last. May be set back to what it was at some place of the text, to go on from there. */
  last: LastNamed;
}

/** The entities named last as sources. */
export interface LastNamed {
  readonly person: string | undefined;
  readonly group: string | undefined;
  readonly speaker: string | undefined;
  /** Several spoke last who have no name: "they" are those. */
  readonly several: boolean;
}

export const NOBODY_NAMED: LastNamed = { person: undefined, group: undefined, speaker: undefined, several: false };

/** The article as sources are looked for in it; all offsets are those of the article. */
export interface SourceText {
  slice(start: number, end?: number): string;
  /** The actors that stand inside a span of one line, by start. */
  actorsIn(span: Span): readonly ActorSuggestion[];
  /**
   * The last actor that matches, of the `most` last ones whom the writer names (not a direct quotation) and that end at or before an offset.
   * (No generator: made for every article, its prototype and hidden class keep all the article's lines until the next full collection.)
   */
  lastNamed(offset: number, most: number, matches: (actor: ActorSuggestion) => boolean): ActorSuggestion | undefined;
  typeOf(entity: string): ActorType | undefined;
}

const PERSONAL = new Set(['he', 'she', 'his', 'her', 'him']);
const PLURAL = new Set(['they', 'them', 'their']);
const FIRST = new Set(['i', 'me', 'my']);
const OURS = new Set(['we', 'our', 'us']);
const NEUTER = new Set(['it', 'its']);
/** Pronouns refer to one of so many actors named last. */
export const FAR = 40;
/** "advisers to Mr. | Holm", "a channel run by | Holm": the name is no apposition. */
const GOVERNED = /^ (?:\p{Ll}+ )?(?:to|of|for|with|from|behind|by|against) (?:(?:Mr|Mrs|Ms|Dr|President|Senator|Sen|Prime Minister)\.? )?$/u;
/** "Rescuers in Mandalay", "two officials" */
const SEVERAL = /^(?:\p{L}+[\s-]){0,3}\p{L}+[^s'’]s(?:\s|$)/u;
const QUANTITY = /^(?:many|some|several|most|few|a few|other|all|both|no|two|three|dozens of|hundreds of|a number of)\s+$/i;
const ARTICLE = /^(?:the|a|an)\s+/i;
/** "the expert", "the official", "the agency": somebody named before. */
const ANAPHOR = /^(?:the|this|that)\s+(?:[\p{L}-]+\s+){0,3}[\p{L}-]+$/u;
/** The same where a sentence begins: with more capitals it would be a name ("The Daily Mail"). */
const FIRST_ANAPHOR = /^(?:The|This|That)\s+(?:[\p{Ll}-]+\s+){0,3}[\p{Ll}-]+$/u;
export function createSourceResolver(text: SourceText): SourceResolver {
  const within = (span: Span): readonly ActorSuggestion[] => text.actorsIn(span);
  const before = (offset: number, matches: (actor: ActorSuggestion) => boolean): string | undefined => text.lastNamed(offset, FAR, matches)?.entity;
  const named = (start: number, end: number, entity?: string): ClaimSource => {
    const quote = text.slice(start, end);
    if (entity === undefined) {
      if (SEVERAL.test(quote)) resolver.last = { person: resolver.last.person, group: resolver.last.group, speaker: resolver.last.speaker, several: true };
      return { start, end, quote };
    }
    const { person, group } = resolver.last;
    resolver.last = text.typeOf(entity) === 'person' ? { person: entity, group, speaker: entity, several: false } : { person, group: entity, speaker: entity, several: false };
    return { start, end, quote, entity };
  };

  const resolver: SourceResolver = {
    last: NOBODY_NAMED,
    resolve(source, lineStart) {
      const start = source.start + lineStart;
      const end = source.end + lineStart;
      if (source.pronoun !== undefined)
        return named(start, end, (source.speaker && spokenPronoun(source.pronoun, source.speaker, lineStart)) ?? pronoun(source.pronoun, start));
      const actorsIn = within({ start, end });
      const headEnd = source.head + lineStart;
      // "a Hutton spokesman": a name before the head belongs to it
      const persons = actorsIn.filter(
        (actor) =>
          actor.type === 'person' &&
          !(actor.start > headEnd && GOVERNED.test(text.slice(headEnd, actor.start))) &&
          (actor.end >= headEnd || actor.start >= headEnd || /^\s*(?:\([^()]{1,20}\)\s*)?(?:,|and\b|&)/.test(text.slice(actor.end, end))),
      );
      const person = persons[0];
      const lastOfPersons = persons.at(-1);
      if (person && lastOfPersons && !/['’]s?$/.test(text.slice(person.end, person.end + 2))) {
        if (persons.length > 1 && BETWEEN_NAMES.test(between(persons))) return named(person.start, lastOfPersons.end);
        // "Holm and two of her deputies": both speak
        if (person.end < end && /^ (?:and|&) /.test(text.slice(person.end, end))) return named(person.start, end);
        return named(person.start + roleLength(text.slice(person.start, person.end)), person.end, person.entity);
      }
      const role =
        source.apposition && namesPerson(text.slice(start, headEnd))
          ? within({ start: source.apposition.start + lineStart, end: source.apposition.end + lineStart }).find((actor) => actor.type === 'person')
          : undefined;
      if (role) return named(role.start, role.end, role.entity);
      const head =
        actorsIn.find((actor) => actor.start < headEnd && actor.end >= headEnd) ??
        actorsIn.find((actor) => actor.start === start && actor.end <= end && /^\s*(?:,|$)/.test(text.slice(actor.end, end)));
      // "many Democrats" are not the party
      if (head && head.start > start && QUANTITY.test(text.slice(start, head.start))) return named(start, Math.max(headEnd, head.end));
      if (head) return named(head.start, head.end, head.entity);
      const quote = text.slice(start, end);
      const name = nameIn(quote);
      if (name) return named(start + name.start, start + name.end);
      const bare = ARTICLE.exec(quote);
      if (
        bare &&
        !BARE_ROLE.test(quote) &&
        /^\p{Lu}/u.test(quote.slice(bare[0].length)) &&
        !/\p{Ll}+$/u.test(
          quote
            .split(/\s+/)
            .filter((word) => /^\p{Ll}/u.test(word) && word.toLowerCase() !== 'the')
            .join(''),
        )
      )
        return named(start + bare[0].length, end, actorsIn[0]?.entity);
      if (actorsIn.length === 0 && (ANAPHOR.test(quote) || (FIRST_ANAPHOR.test(quote) && typesNamed(quote)))) return named(start, end, namesPerson(quote) ? (resolver.last.person ?? resolver.last.speaker) : bodyBefore(quote, start));
      if (/^the\s/i.test(quote) && resolver.last.person !== undefined && namesPerson(text.slice(start, headEnd))) return named(start, end, resolver.last.person);
      // "an inquiry of Veldoria and Tarkhania" is neither
      return named(start, end, actorsIn.every(({ entity }) => entity === actorsIn[0]?.entity) ? actorsIn[0]?.entity : undefined);
    },
  };
  return resolver;

  function between(persons: readonly ActorSuggestion[]): string {
    let gap = '';
    for (let i = 1; i < persons.length; i++) gap += text.slice(persons[i - 1]?.end ?? 0, persons[i]?.start);
    return gap;
  }

  /** "the company", "the agency": the one that spoke last, if it is such a body, else the one named last. "the report" is nobody. */
  function bodyBefore(quote: string, start: number): string | undefined {
    const types = typesNamed(quote);
    const { group } = resolver.last;
    if (!types) return undefined;
    const fits = ({ type, quote: name }: ActorSuggestion): boolean => types.includes(type) && (type === 'state' || canBeNamed(quote, name));
    return before(start, (actor) => actor.entity === group && fits(actor)) ?? before(start, fits);
  }

  /** "I" and "we" in a quotation: its speaker; whom he speaks for, where that is said ("Falcons spokesman Holm"). */
  function spokenPronoun(word: string, speaker: SourceDraft, lineStart: number): string | undefined {
    if (!FIRST.has(word) && !OURS.has(word)) return undefined;
    const group = OURS.has(word) ? within({ start: speaker.start + lineStart, end: speaker.end + lineStart }).find(({ type }) => type !== 'person' && type !== 'people') : undefined;
    return group?.entity ?? resolver.resolve(speaker, lineStart).entity;
  }

  function pronoun(word: string, at: number): string | undefined {
    if (PERSONAL.has(word)) return before(at, (actor) => actor.type === 'person') ?? resolver.last.person;
    if (NEUTER.has(word))
      return resolver.last.speaker !== undefined && text.typeOf(resolver.last.speaker) !== 'person'
        ? resolver.last.speaker
        : before(at, (actor) => actor.type !== 'person' && actor.type !== 'people');
    if (FIRST.has(word)) return resolver.last.person;
    if (OURS.has(word)) return before(at, (actor) => actor.type !== 'person' && actor.type !== 'people');
    // a state is rarely a "they", and whom "you" is said to is not told
    if (PLURAL.has(word) && resolver.last.several) return undefined;
    if (PLURAL.has(word)) return [resolver.last.group, resolver.last.speaker].find((entity) => entity !== undefined && text.typeOf(entity) !== 'state');
    return word.startsWith('you') ? undefined : before(at, () => true);
  }
}

/** "Mr. Holm (D-Ohio), Ms. Reid and Dr. Oka" */
const BETWEEN_NAMES = /^(?:[\s,]|\([^()]{1,20}\)|and|n?or|&|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Senator|Professor|Judge)\b\.?)*$/;

/** Roles written before a name. */
const ROLE =
  /(?:^|\s)(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Judge|Justice|Sen|Senator|Rep|Gov|Governor|President|Minister|Premier|Chancellor|Secretary|General|Gen|Colonel|Col|Major|Maj|Captain|Capt|Lieutenant|Lt|Sergeant|Sgt|Admiral|Commander|Chief|Officer|Mayor|King|Queen|Prince|Princess|Sheikh|Ambassador|Director|Chairman|Chairwoman|Detective|Inspector|Superintendent|Coach|CEO|Speaker|Leader|Whip|Commissioner|Attorney|Sheriff|Councilman|Councilwoman|Congressman|Congresswoman|Representative|Assemblyman|Assemblywoman|Pastor|Bishop|Archbishop|Cardinal|Imam|Rabbi|Father|Spokesman|Spokeswoman|Chairperson|Deputy|Marshal|Prosecutor|Brigadier|Constable|Trooper|Envoy|Administrator|Comptroller|Treasurer|Principal)\.?\s+/gu;

const BARE_ROLE =
  /(?:President|Minister|Secretary|Chancellor|Premier|King|Queen|Pope|Governor|Mayor|Senator|Chairman|General|Speaker|Ambassador|Commissioner)$/;

/** "an adviser to | Mr. Lee", "a spokeswoman for Prime | Minister Lee": the name is not that of the speaker. */
const GOVERNOR = /\s(?:to|for|with|from|behind|by)\s(?:\p{Lu}[\p{L}’'-]*\s)*$/u;

/** How long the roles at the beginning of a person's name are that the actor detector took for a part of it: "House Speaker Ida Holm". */
function roleLength(name: string): number {
  let length = 0;
  ROLE.lastIndex = 0;
  while (ROLE.test(name)) length = ROLE.lastIndex;
  return length < name.length ? length : 0;
}

/** Without a capital behind its first letter a phrase holds no name behind a role. */
const CAPITAL_INSIDE = /.\p{Lu}/su;

/** A person's name at the end of a role where the actor detector found none: "analyst Maria Lopez", "Mr. Lee". */
function nameIn(quote: string): Span | undefined {
  const comma = quote.indexOf(',');
  const core = comma < 0 ? quote : quote.slice(0, comma);
  if (!CAPITAL_INSIDE.test(core)) return undefined;
  ROLE.lastIndex = 0;
  let start = -1;
  for (let match = ROLE.exec(core); match; match = ROLE.exec(core)) {
    if (start < 0 && GOVERNOR.test(core.slice(0, match.index + 1))) return undefined;
    start = match.index + match[0].length;
    ROLE.lastIndex = Math.max(match.index + match[0].length - 1, match.index + 1);
  }
  if (start < 0) {
    const lower = /^(?:.*[\s-])?[\p{Ll}-]{4,}\s(?=(?:\p{Lu}[\p{L}'’.-]*\s)*\p{Lu}[\p{L}'’.-]*$)/u.exec(core);
    if (lower) start = lower[0].length;
  }
  if (start < 0) return undefined;
  const name = /^(?:\p{Lu}[\p{L}'’.-]*)(?:\s(?:\p{Lu}[\p{L}'’.-]*|van|von|de|der|den|bin|al|la|di|da|el))*/u.exec(core.slice(start));
  // "an analysis of super PACs": an abbreviation is no person
  if (name && /^\p{Lu}{2,}s?$/u.test(name[0])) return undefined;
  return name && start + name[0].length >= core.trimEnd().length && !/['’]s?$/.test(name[0]) ? { start, end: start + name[0].length } : undefined;
}
