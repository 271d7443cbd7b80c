import type { ReplacedLines } from '../../article/parseArticle';
import type { ActorSuggestion, ClaimSuggestion, LocalEntity } from '../../model';
import { replaceRange } from '../../replaceRange';
import type { ActorDetection, ArticleLine, CueChanges, TaggedArticle } from '../model';
import { perLine } from '../perLine';
import { claimLine, sourceText, type ClaimLine } from './claimLines';
import { loadClaimLexicon } from './lexicon/loadLexicon';
import { readLine } from './readLine';
import { resolveLines } from './resolveLines';
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
   * @param edited what was read of the article before an edit, the lines it replaced, and those whose actors are others than before: reading
   *   goes on behind these only until what is remembered from line to line is again what it was.
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
  readonly changed: readonly number[];
}

export interface ClaimReading {
  /** Their `claims` are relative to `base`. */
  readonly lines: readonly ClaimLine[];
  readonly entities: readonly LocalEntity[];
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
      const role = article.lines[index];
      return claimLine(line, role && isSearched(role) ? readOne(line) : undefined, actors.lines[index]?.actors ?? []);
    };
    const replaced = edited?.replaced ?? { from: 0, oldTo: 0, to: tagged.length };
    const { from, oldTo, to } = replaced;
    const lines = replaceRange(edited?.before.lines ?? [], from, oldTo, Array.from({ length: to - from }, (_, n) => fresh(from + n)));
    const old = edited?.before.lines.slice(from, oldTo) ?? [];
    const first = lines[from];
    if (first && old[0]) first.before = old[0].before;
    const dirty = new Set(Array.from({ length: to - from }, (_, n) => from + n));
    const again = new Set(edited?.changed);
    let renamed = again.size > 0;
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index];
      const place = article.lines[index];
      if (!line || !place) continue;
      line.index = index;
      line.start = place.start;
      if ((isSearched(place) === (line.read !== undefined) && !again.has(index)) || dirty.has(index)) continue;
      lines[index] = { ...fresh(index), before: line.before, index, start: place.start };
      dirty.add(index);
      renamed = true;
    }
    const otherTypes = edited !== undefined && edited.before.entities !== actors.entities && haveOtherTypes(edited.before.entities, actors.entities);
    if (otherTypes) lines.forEach((_, index) => dirty.add(index));
    else if (edited && (renamed || !sameNamed(old, lines.slice(from, to)))) addReach(lines, dirty);
    const resolver = createSourceResolver(sourceText(article, lines, actors.entities));
    return { lines, entities: actors.entities, changed: resolveLines(article.text, lines, dirty, replaced, resolver) };
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

const haveOtherTypes = (before: readonly LocalEntity[], after: readonly LocalEntity[]): boolean => {
  const types = new Map(before.map(({ id, type }) => [id, type]));
  return after.some(({ id, type }) => types.has(id) && types.get(id) !== type);
};

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
