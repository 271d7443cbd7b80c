import type { ReplacedLines } from '../../article/parseArticle';
import type { ActorSuggestion, ActorType, ClaimSuggestion, LocalEntity } from '../../model';
import { replaceRange } from '../../replaceRange';
import type { ActorDetection, ArticleLine, CueChanges, TaggedArticle } from '../model';
import { perLine } from '../perLine';
import { claimLine, isNaming, placeOf, sourceText, type ClaimLine } from './claimLines';
import { loadClaimLexicon } from './lexicon/loadLexicon';
import { readLine } from './readLine';
import { resolveAll, resolveLines } from './resolveLines';
import { createSourceResolver, FAR } from './sources';

export interface ClaimDetector {
  /**
   * Every clause the writer does not state flatly as fact: hedged, or somebody else's word (annotation-guide.md).
   * Ordered by start; offsets are those of the article. Linear in the text, never throws.
   * @param actors the actors of the same article: sources take their span and entity from them.
   */
  detect(tagged: TaggedArticle, actors: ActorDetection): readonly ClaimSuggestion[];
  /**
   * The same line by line.
   * @param edited what was read of the article before an edit, and what the edit changed: reading goes on behind that only until what is
   *   remembered from line to line is again what it was. The reading before is used up.
   */
  read(tagged: TaggedArticle, actors: ActorsByLine, edited?: EditedClaims): ClaimReading;
}

export interface ActorsByLine {
  /** Offsets relative to the line. */
  readonly lines: readonly { readonly actors: readonly ActorSuggestion[] }[];
  readonly entities: readonly LocalEntity[];
}

export interface EditedClaims {
  readonly before: ClaimReading;
  readonly replaced: ReplacedLines;
  /** Lines that have another role than before, among those that were not replaced. */
  readonly otherRoles: readonly number[];
  /** Lines whose actors are others than before. */
  readonly otherActors: readonly number[];
}

export interface ClaimReading {
  /** Their `claims` are relative to `base`. */
  readonly lines: readonly ClaimLine[];
  /** Those of the lines that name somebody. */
  readonly naming: readonly ClaimLine[];
  readonly entities: readonly LocalEntity[];
  /** By entity. */
  readonly types: ReadonlyMap<string, ActorType>;
  /** Lines that were read again. */
  readonly changed: readonly number[];
}

/** Whether a line is the article's own text: only there somebody tells something. */
export const isSearched = ({ role }: ArticleLine): boolean => role === 'headline' || role === 'body';

/** Reading a line depends on the line alone and is kept as long as the line is; sources are resolved anew for each article. */
export function createClaimDetector(changes?: CueChanges): ClaimDetector {
  const lexicon = loadClaimLexicon(changes);
  const readOne = perLine((line) => readLine(line, lexicon));
  const read: ClaimDetector['read'] = ({ article, lines: tagged }, actors, edited) => {
    const fresh = (index: number): ClaimLine => {
      const line = tagged[index] ?? { text: '', tokens: [], sentences: [] };
      const place = article.lines[index];
      return claimLine(line, place && isSearched(place) ? readOne(line) : undefined, actors.lines[index]?.actors ?? [], index);
    };
    const { entities } = actors;
    if (!edited) {
      const lines = tagged.map((_, index) => fresh(index));
      const naming = lines.filter(isNaming);
      const types = typesOf(entities);
      return { lines, naming, entities, types, changed: resolveAll(article, lines, createSourceResolver(sourceText(article, lines, naming, types))) };
    }
    const { before, replaced, otherRoles, otherActors } = edited;
    const { from, oldTo, to } = replaced;
    const dirty = new Set<number>();
    const come: ClaimLine[] = [];
    for (let index = from; index < to; index++) {
      dirty.add(index);
      come.push(fresh(index));
    }
    const gone = before.lines.slice(from, oldTo);
    if (come[0] && gone[0]) come[0].before = gone[0].before;
    const lines = replaceRange(before.lines, from, oldTo, come);
    let naming = replaceRange(before.naming, placeOf(before.naming, from), placeOf(before.naming, oldTo), come.filter(isNaming));
    if (to !== oldTo) renumber(lines, to);

    let renamed = otherActors.length > 0;
    const remake = (index: number): void => {
      const line = lines[index];
      if (!line || dirty.has(index)) return;
      lines[index] = { ...fresh(index), before: line.before };
      dirty.add(index);
      renamed = true;
    };
    for (const index of otherRoles) {
      const place = article.lines[index];
      if (place && isSearched(place) !== (lines[index]?.read !== undefined)) remake(index);
    }
    for (const index of otherActors) remake(index);
    if (renamed) naming = lines.filter(isNaming);

    const types = before.entities === entities ? before.types : typesOf(entities);
    if (haveOtherTypes(before.types, types)) for (const index of lines.keys()) dirty.add(index);
    else if (renamed || !sameNamed(gone, come)) addReach(lines, dirty);
    return { lines, naming, entities, types, changed: resolveLines(article, lines, dirty, replaced, createSourceResolver(sourceText(article, lines, naming, types))) };
  };
  return {
    read,
    detect(tagged, { actors, entities }) {
      const byLine = tagged.article.lines.map(() => [] as ActorSuggestion[]);
      let line = 0;
      for (const actor of [...actors].sort((a, b) => a.start - b.start)) {
        while (actor.start >= (tagged.article.lines[line + 1]?.start ?? Infinity)) line++;
        const offset = tagged.article.lines[line]?.start ?? 0;
        byLine[line]?.push({ ...actor, start: actor.start - offset, end: actor.end - offset });
      }
      const unlisted = actors.filter(({ entity }) => !entities.some(({ id }) => id === entity)).map(({ entity, type, quote }): LocalEntity => ({ id: entity, type, names: [quote], origin: 'text' }));
      const { lines } = read(tagged, { lines: byLine.map((own) => ({ actors: own })), entities: [...unlisted.reverse(), ...entities] });
      return lines.flatMap(({ claims }) => claims).sort((a, b) => a.start - b.start || b.end - a.end);
    },
  };
}

const typesOf = (entities: readonly LocalEntity[]): ReadonlyMap<string, ActorType> => new Map(entities.map(({ id, type }) => [id, type]));

function haveOtherTypes(before: ReadonlyMap<string, ActorType>, after: ReadonlyMap<string, ActorType>): boolean {
  if (before === after) return false;
  for (const [id, type] of after) if ((before.get(id) ?? type) !== type) return true;
  return false;
}

/** Tells lines from one on which of the article's they are. */
function renumber(lines: readonly ClaimLine[], from: number): void {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (line) line.index = index;
  }
}

/** Whether the writer names the same actors in the same order. */
function sameNamed(before: readonly ClaimLine[], after: readonly ClaimLine[]): boolean {
  const names = (lines: readonly ClaimLine[]): string => JSON.stringify(lines.flatMap(({ spoken }) => spoken.map(({ entity, type }) => [entity, type])));
  return names(before) === names(after);
}

/** A pronoun looks back over FAR actors: lines so near behind a line whose actors have changed are read again too. */
function addReach(lines: readonly ClaimLine[], dirty: Set<number>): void {
  for (const changed of [...dirty].sort((a, b) => a - b)) {
    let passed = 0;
    for (let index = changed + 1; index < lines.length && passed <= FAR && !dirty.has(index); index++) {
      dirty.add(index);
      passed += lines[index]?.spoken.length ?? 0;
    }
  }
}
