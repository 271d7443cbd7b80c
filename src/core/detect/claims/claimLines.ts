import { lineAt } from '../../article/parseArticle';
import type { ActorSuggestion, ActorType, ClaimSuggestion, Span } from '../../model';
import type { ReadableArticle, TaggedLine } from '../model';
import type { Speech } from './drafts';
import type { LineClaims } from './readLine';
import { NOBODY_NAMED, type LastNamed, type SourceText } from './sources';

/** A line of the article as claims are read in it. */
export interface ClaimLine {
  readonly tagged: TaggedLine;
  /** undefined: it is not searched for claims. */
  readonly read: LineClaims | undefined;
  /** Offsets relative to the line. */
  readonly actors: readonly ActorSuggestion[];
  /** Those whom the writer names, not a direct quotation; by end. */
  readonly spoken: readonly ActorSuggestion[];
  /** Which line of today's article it is. */
  index: number;
  /** What was known when the line was come to. */
  before: Memory;
  /** Its claims in the order they were found; offsets are those of the article when the line started at `base`. */
  claims: ClaimSuggestion[];
  base: number;
}

/** What is remembered from one line to the next. */
export interface Memory {
  readonly last: LastNamed;
  /** Who spoke last, as long as quotations follow. */
  readonly spoken: Spoken | undefined;
  /** The line before ends in an open quotation. */
  readonly continues: boolean;
  /** The last of the lines of nothing but quotation whose speaker may be named in the next line. */
  readonly waiting: Waiting | undefined;
}

/** A list that every line may keep as it was, the last line first. */
export interface Waiting {
  readonly line: ClaimLine;
  readonly rest: Waiting | undefined;
}

/** A speech and the line it was read in. */
export interface Spoken {
  readonly speech: Speech;
  readonly line: ClaimLine;
}

export const NOTHING_KNOWN: Memory = { last: NOBODY_NAMED, spoken: undefined, continues: false, waiting: undefined };
/** From the first to the last. */
export function waitingLines(waiting: Waiting | undefined): readonly ClaimLine[] {
  const lines: ClaimLine[] = [];
  for (let next = waiting; next; next = next.rest) lines.push(next.line);
  return lines.reverse();
}

const NOBODY: readonly ActorSuggestion[] = [];

export function claimLine(tagged: TaggedLine, read: LineClaims | undefined, actors: readonly ActorSuggestion[], index: number): ClaimLine {
  const ordered = byStart(actors);
  return { tagged, read, actors: ordered, spoken: unquoted(ordered, read?.quoted ?? []), index, before: NOTHING_KNOWN, claims: [], base: 0 };
}

function byStart(actors: readonly ActorSuggestion[]): readonly ActorSuggestion[] {
  for (let n = 1; n < actors.length; n++) if ((actors[n - 1]?.start ?? 0) >= (actors[n]?.start ?? 0)) return [...actors].sort((a, b) => a.start - b.start || b.end - a.end);
  return actors;
}

/** Actors named by the writer and not inside a direct quotation, by end. */
function unquoted(actors: readonly ActorSuggestion[], quoted: readonly Span[]): readonly ActorSuggestion[] {
  if (actors.length === 0) return NOBODY;
  if (quoted.length === 0) return byEnd(actors);
  const ordered = [...quoted].sort((a, b) => a.start - b.start);
  let next = 0;
  return byEnd(
    actors.filter((actor) => {
      while ((ordered[next]?.end ?? Infinity) <= actor.start) next++;
      const quotation = ordered[next];
      return quotation === undefined || actor.start < quotation.start;
    }),
  );
}

/** They hardly ever overlap, and stand in that order already. */
function byEnd(actors: readonly ActorSuggestion[]): readonly ActorSuggestion[] {
  for (let n = 1; n < actors.length; n++) if ((actors[n - 1]?.end ?? 0) > (actors[n]?.end ?? 0)) return [...actors].sort((a, b) => a.end - b.end);
  return actors;
}

/** Where a line stands in the article of today. */
export const startOf = (article: ReadableArticle, { index }: ClaimLine): number => article.lines[index]?.start ?? 0;

/** Whether the writer names somebody in it. A search for the actor named before goes through such lines alone. */
export const isNaming = ({ spoken }: ClaimLine): boolean => spoken.length > 0;

/** The place of the first of some lines that does not stand before one of the article. */
export function placeOf(lines: readonly ClaimLine[], index: number): number {
  let low = 0;
  for (let high = lines.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.index ?? Infinity) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The article's text and actors, as the resolver of sources asks for them.
 * @param naming those of the lines that name somebody.
 */
export function sourceText(article: ReadableArticle, lines: readonly ClaimLine[], naming: readonly ClaimLine[], types: ReadonlyMap<string, ActorType>): SourceText {
  const moved = (actor: ActorSuggestion, by: number): ActorSuggestion => ({ ...actor, start: actor.start + by, end: actor.end + by });
  return {
    slice: (start, end) => article.text.slice(start, end),
    actorsIn({ start, end }) {
      const line = lines[lineAt(article.lines, start)];
      if (!line) return NOBODY;
      const by = startOf(article, line);
      const inside = line.actors.filter((actor) => actor.start + by >= start && actor.start + by < end && actor.end + by <= end);
      return inside.length > 0 ? inside.map((actor) => moved(actor, by)) : NOBODY;
    },
    lastNamed(offset, most, matches) {
      for (let at = placeOf(naming, lineAt(article.lines, offset) + 1) - 1, looked = 0; at >= 0; at--) {
        const line = naming[at];
        if (!line) break;
        const start = startOf(article, line);
        for (let n = line.spoken.length - 1; n >= 0; n--) {
          const actor = line.spoken[n];
          if (!actor || actor.end + start > offset) continue;
          if (matches(actor)) return actor;
          if (++looked === most) return undefined;
        }
      }
      return undefined;
    },
    typeOf: (entity) => types.get(entity),
  };
}
