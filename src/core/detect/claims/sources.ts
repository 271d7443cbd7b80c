import type { ActorSuggestion, ClaimSource, LocalEntity, Span } from '../../model';
import type { ActorDetection } from '../model';
import type { SourceDraft } from './drafts';
import { namesPerson } from './speakerNouns';

/** Finds who speaks, among the actors of the article; must be asked in the order of the text. */
export interface SourceResolver {
  resolve(source: SourceDraft, lineStart: number): ClaimSource;
}

const PERSONAL = new Set(['he', 'she', 'his', 'her', 'him']);
const PLURAL = new Set(['they', 'them', 'their']);
const FIRST = new Set(['i', 'me', 'my']);
const OURS = new Set(['we', 'our', 'us']);
const NEUTER = new Set(['it', 'its']);
/** Pronouns refer to one of so many actors named last. */
const FAR = 40;
/** "advisers to Mr. | Holm": the name is no apposition. */
const GOVERNED = /^ (?:to|of|for|with|from|behind) (?:(?:Mr|Mrs|Ms|Dr|President|Senator|Sen|Prime Minister)\.? )?$/;
const QUANTITY = /^(?:many|some|several|most|few|a few|other|all|both|no|two|three|dozens of|hundreds of|a number of)\s+$/i;
const ARTICLE = /^(?:the|a|an)\s+/i;
/** "the expert", "the official", "the agency": somebody named before. */
const ANAPHOR = /^(?:the|this|that)\s+(?:[\p{L}-]+\s+){0,3}[\p{L}-]+$/u;
/** @param quoted the direct quotations of the article, in order. */
export function createSourceResolver(text: string, { actors, entities }: ActorDetection, quoted: readonly Span[]): SourceResolver {
  const spoken = unquoted(actors, quoted);
  const ordered = [...actors].sort((a, b) => a.start - b.start || b.end - a.end);
  const types = new Map<string, LocalEntity['type']>(entities.map((entity) => [entity.id, entity.type]));
  for (const actor of ordered) if (!types.has(actor.entity)) types.set(actor.entity, actor.type);
  let lastPerson: string | undefined;
  let lastGroup: string | undefined;
  let lastSpeaker: string | undefined;

  const within = ({ start, end }: Span): ActorSuggestion[] => {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ordered[middle]?.start ?? Infinity) < start) low = middle + 1;
      else high = middle;
    }
    const found: ActorSuggestion[] = [];
    for (let i = low; i < ordered.length; i++) {
      const actor = ordered[i];
      if (!actor || actor.start >= end) break;
      if (actor.end <= end) found.push(actor);
    }
    return found;
  };
  const before = (offset: number, matches: (actor: ActorSuggestion) => boolean): string | undefined => {
    let low = 0;
    let high = spoken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spoken[middle]?.end ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= Math.max(0, low - FAR); i--) {
      const actor = spoken[i];
      if (actor && matches(actor)) return actor.entity;
    }
    return undefined;
  };
  const named = (start: number, end: number, entity?: string): ClaimSource => {
    if (entity !== undefined) {
      lastSpeaker = entity;
      if (types.get(entity) === 'person') lastPerson = entity;
      else lastGroup = entity;
    }
    return { start, end, quote: text.slice(start, end), ...(entity === undefined ? {} : { entity }) };
  };

  return {
    resolve(source, lineStart) {
      const start = source.start + lineStart;
      const end = source.end + lineStart;
      if (source.pronoun !== undefined)
        return named(
          start,
          end,
          FIRST.has(source.pronoun) && source.speaker ? this.resolve(source.speaker, lineStart).entity : pronoun(source.pronoun, start),
        );
      const actorsIn = within({ start, end });
      const headEnd = source.head + lineStart;
      // "a Hutton spokesman": a name before the head belongs to it
      const persons = actorsIn.filter(
        (actor) =>
          actor.type === 'person' &&
          !(actor.start > headEnd && GOVERNED.test(text.slice(headEnd, actor.start))) &&
          (actor.end >= headEnd || actor.start >= headEnd || /^\s*(?:,|and\b|&)/.test(text.slice(actor.end, end))),
      );
      const person = persons[0];
      const lastOfPersons = persons.at(-1);
      if (person && lastOfPersons && !/['’]s?$/.test(text.slice(person.end, person.end + 2))) {
        if (persons.length > 1 && BETWEEN_NAMES.test(between(persons))) return named(person.start, lastOfPersons.end);
        return named(person.start, person.end, person.entity);
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
      if (actorsIn.length === 0 && ANAPHOR.test(quote)) return named(start, end, namesPerson(quote) ? (lastPerson ?? lastSpeaker) : lastGroup);
      if (/^the\s/i.test(quote) && lastPerson !== undefined && namesPerson(text.slice(start, headEnd))) return named(start, end, lastPerson);
      return named(start, end, actorsIn[0]?.entity);
    },
  };

  function between(persons: readonly ActorSuggestion[]): string {
    let gap = '';
    for (let i = 1; i < persons.length; i++) gap += text.slice(persons[i - 1]?.end, persons[i]?.start);
    return gap;
  }

  function pronoun(word: string, at: number): string | undefined {
    if (PERSONAL.has(word)) return before(at, (actor) => actor.type === 'person') ?? lastPerson;
    if (NEUTER.has(word))
      return lastSpeaker !== undefined && types.get(lastSpeaker) !== 'person'
        ? lastSpeaker
        : before(at, (actor) => actor.type !== 'person' && actor.type !== 'people');
    if (FIRST.has(word)) return lastPerson;
    if (OURS.has(word)) return before(at, (actor) => actor.type !== 'person' && actor.type !== 'people');
    if (PLURAL.has(word)) return lastGroup ?? lastSpeaker;
    return before(at, () => true);
  }
}

/** Actors named by the writer and not inside a direct quotation, by end. */
function unquoted(actors: readonly ActorSuggestion[], quoted: readonly Span[]): readonly ActorSuggestion[] {
  const ordered = [...quoted].sort((a, b) => a.start - b.start);
  let next = 0;
  return [...actors]
    .sort((a, b) => a.start - b.start)
    .filter((actor) => {
      while ((ordered[next]?.end ?? Infinity) <= actor.start) next++;
      const quotation = ordered[next];
      return quotation === undefined || actor.start < quotation.start;
    })
    .sort((a, b) => a.end - b.end);
}

/** "Mr. Holm, Ms. Reid and Dr. Oka" */
const BETWEEN_NAMES = /^(?:[\s,]|and|&|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Senator|Professor|Judge)\b\.?)*$/;

/** Roles written before a name. */
const ROLE =
  /(?:^|\s)(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Judge|Justice|Sen|Senator|Rep|Gov|Governor|President|Minister|Premier|Chancellor|Secretary|General|Gen|Colonel|Col|Major|Maj|Captain|Capt|Lieutenant|Lt|Sergeant|Sgt|Admiral|Commander|Chief|Officer|Mayor|King|Queen|Prince|Princess|Sheikh|Ambassador|Director|Chairman|Chairwoman|Detective|Inspector|Superintendent|Coach|CEO)\.?\s+/gu;

const BARE_ROLE =
  /(?:President|Minister|Secretary|Chancellor|Premier|King|Queen|Pope|Governor|Mayor|Senator|Chairman|General|Speaker|Ambassador|Commissioner)$/;

/** A person's name at the end of a role where the actor detector found none: "analyst Maria Lopez", "Mr. Lee". */
function nameIn(quote: string): Span | undefined {
  const comma = quote.indexOf(',');
  const core = comma < 0 ? quote : quote.slice(0, comma);
  ROLE.lastIndex = 0;
  let start = -1;
  for (let match = ROLE.exec(core); match; match = ROLE.exec(core)) {
    start = match.index + match[0].length;
    ROLE.lastIndex = Math.max(match.index + match[0].length - 1, match.index + 1);
  }
  if (start < 0) {
    const lower = /^(?:.*[\s-])?[\p{Ll}-]{4,}\s(?=(?:\p{Lu}[\p{L}'’.-]*\s)*\p{Lu}[\p{L}'’.-]*$)/u.exec(core);
    if (lower) start = lower[0].length;
  }
  if (start < 0) return undefined;
  const name = /^(?:\p{Lu}[\p{L}'’.-]*)(?:\s(?:\p{Lu}[\p{L}'’.-]*|van|von|de|der|den|bin|al|la|di|da|el))*/u.exec(core.slice(start));
  return name && start + name[0].length >= core.trimEnd().length && !/['’]s?$/.test(name[0]) ? { start, end: start + name[0].length } : undefined;
}
