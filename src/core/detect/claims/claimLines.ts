import { lineAt } from '../../article/parseArticle';
import type { ActorSuggestion, ActorType, ClaimSuggestion, LocalEntity, Span } from '../../model';
import type { Article, TaggedLine } from '../model';
import type { Speech } from './drafts';
import type { LineClaims } from './readLine';
import type { LastNamed, SourceText } from './sources';

/** A line of the article as claims are read in it. */
export interface ClaimLine {
  readonly tagged: TaggedLine;
  /** undefined: it is not searched for claims. */
  readonly read: LineClaims | undefined;
  /** Offsets relative to the line. */
  readonly actors: readonly ActorSuggestion[];
  /** Those whom the writer names, not a direct quotation; by end. */
  readonly spoken: readonly ActorSuggestion[];
  /** Where it stands in the article of today. */
  index: number;
  start: number;
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
  readonly spoken?: Spoken | undefined;
  /** The line before ends in an open quotation. */
  readonly continues: boolean;
  /** The last of the lines of nothing but quotation whose speaker may be named in the next line. */
  readonly waiting?: Waiting | undefined;
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

export const NOTHING_KNOWN: Memory = { last: {}, continues: false };
/** From the first to the last. */
export function waitingLines(waiting: Waiting | undefined): readonly ClaimLine[] {
  const lines: ClaimLine[] = [];
  for (let next = waiting; next; next = next.rest) lines.push(next.line);
  return lines.reverse();
}

const NOBODY: readonly ActorSuggestion[] = [];

export function claimLine(tagged: TaggedLine, read: LineClaims | undefined, actors: readonly ActorSuggestion[]): ClaimLine {
  const ordered = actors.length > 1 ? [...actors].sort((a, b) => a.start - b.start || b.end - a.end) : actors;
  return { tagged, read, actors: ordered, spoken: unquoted(ordered, read?.quoted ?? []), index: 0, start: 0, before: NOTHING_KNOWN, claims: [], base: 0 };
}

/** Actors named by the writer and not inside a direct quotation, by end. */
function unquoted(actors: readonly ActorSuggestion[], quoted: readonly Span[]): readonly ActorSuggestion[] {
  if (actors.length === 0) return NOBODY;
  const ordered = [...quoted].sort((a, b) => a.start - b.start);
  let next = 0;
  return actors
    .filter((actor) => {
      while ((ordered[next]?.end ?? Infinity) <= actor.start) next++;
      const quotation = ordered[next];
      return quotation === undefined || actor.start < quotation.start;
    })
    .sort((a, b) => a.end - b.end);
}

/** The article's text and actors, as the resolver of sources asks for them. */
export function sourceText(article: Article, lines: readonly ClaimLine[], entities: readonly LocalEntity[]): SourceText {
  const types = new Map<string, ActorType>(entities.map(({ id, type }) => [id, type]));
  /** So that a search for the actor named before costs nothing in lines that name nobody. Most keystrokes ask for none. */
  let naming: readonly ClaimLine[] | undefined;
  const lineOf = (offset: number): ClaimLine | undefined => lines[lineAt(article.lines, offset)];
  const moved = (actor: ActorSuggestion, by: number): ActorSuggestion => ({ ...actor, start: actor.start + by, end: actor.end + by });
  return {
    slice: (start, end) => article.text.slice(start, end),
    actorsIn({ start, end }) {
      const line = lineOf(start);
      const inside = line?.actors.filter((actor) => actor.start + line.start >= start && actor.start + line.start < end && actor.end + line.start <= end) ?? NOBODY;
      return line && inside.length > 0 ? inside.map((actor) => moved(actor, line.start)) : NOBODY;
    },
    lastNamed(offset, most, matches) {
      naming ??= lines.filter(({ spoken }) => spoken.length > 0);
      let low = 0;
      for (let high = naming.length; low < high; ) {
        const middle = (low + high) >> 1;
        if ((naming[middle]?.start ?? Infinity) <= offset) low = middle + 1;
        else high = middle;
      }
      for (let at = low - 1, looked = 0; at >= 0; at--) {
        const line = naming[at];
        if (!line) break;
        for (let n = line.spoken.length - 1; n >= 0; n--) {
          const actor = line.spoken[n];
          if (!actor || actor.end + line.start > offset) continue;
          if (matches(actor)) return actor;
          if (++looked === most) return undefined;
        }
      }
      return undefined;
    },
    typeOf: (entity) => types.get(entity),
  };
}
