import type { EditedArticle } from '../article/model';
import type { ReadArticle, ReplacedLines } from '../article/parseArticle';
import { readArticle, rereadArticle } from '../article/parseArticle';
import type { LocalEntity, Span, Suggestion } from '../model';
import { replaceRange } from '../replaceRange';
import type { ActorDetector, ActorReading } from './actors/detectActors';
import type { ClaimDetector, ClaimReading } from './claims/detectClaims';
import type { FigureDetector, FigureReading } from './figures/detectFigures';
import type { Analysis, Article, TaggedLine } from './model';
import { moveSuggestion } from './moveSuggestion';
import type { Tagger } from './tagger';

/** What an analysis is made with. */
export interface Detectors {
  readonly tagger: Tagger;
  readonly actors: ActorDetector;
  readonly figures: FigureDetector;
  readonly claims: ClaimDetector;
}

/** One replacement in a text: offsets in the text before it. */
export interface TextReplacement extends Span {
  readonly text: string;
}

/** What an edit has changed. */
export interface LiveChange {
  readonly replaced: ReplacedLines;
  /** The lines, in the text after the edit, that have other suggestions than before, or other places in their line; ascending. */
  readonly lines: readonly number[];
  /** The entities are those of before. */
  readonly sameEntities: boolean;
}

/**
 * The analysis of a text that is being edited. An edit costs the lines it touches, and what in other lines depends on them: dates where the
 * article's own date changes, short names where a full one comes or goes, sources where a pronoun looks back on them. Everything else is
 * kept. The result is that of analysing the whole text (property test: liveAnalysis.test.ts).
 */
export interface LiveAnalysis {
  readonly article: EditedArticle;
  readonly entities: readonly LocalEntity[];
  /** The suggestions of a line, by start, longer first; article offsets. */
  suggestions(line: number): readonly Suggestion[];
  /** How many they are. */
  count(line: number): number;
  /** All of them, as plain data. */
  whole(): Analysis;
  /** After this throws (which it should not) the analysis must be made anew. */
  edit(edit: TextReplacement): LiveChange;
}

export function openAnalysis({ tagger, actors, figures, claims }: Detectors, text: string): LiveAnalysis {
  let read: ReadArticle = readArticle(text);
  let tagged: readonly TaggedLine[] = tagNew(read.article, tagger, []);
  let named: ActorReading = actors.read({ article: read.article, lines: tagged });
  let counted: FigureReading = figures.read({ article: read.article, lines: tagged });
  let claimed: ClaimReading = claims.read({ article: read.article, lines: tagged }, named);

  const addSuggestions = (index: number, found: Suggestion[]): Suggestion[] => {
    const first = found.length;
    const start = read.article.lines[index]?.start ?? 0;
    const line = claimed.lines[index];
    for (const actor of named.lines[index]?.actors ?? []) found.push(moveSuggestion(actor, start));
    for (const figure of counted.lines[index]?.figures ?? []) found.push(moveSuggestion(figure, start));
    for (const claim of line?.claims ?? []) found.push(line?.base === start ? claim : moveSuggestion(claim, start - (line?.base ?? 0)));
    order(found, first);
    return found;
  };
  const suggestions = (index: number): Suggestion[] => addSuggestions(index, []);
  const allSuggestions = (): Suggestion[] => {
    const found: Suggestion[] = [];
    for (let index = 0; index < read.article.lines.length; index++) addSuggestions(index, found);
    return found;
  };

  // Fields set anew with every edit, and no getters: V8 keeps the hidden class that a getter makes, and all it sees, until a full collection.
  const analysis = {
    article: read.article,
    entities: named.entities,
    suggestions,
    count: (index: number) => (named.lines[index]?.actors.length ?? 0) + (counted.lines[index]?.figures.length ?? 0) + (claimed.lines[index]?.claims.length ?? 0),
    whole: () => ({ article: { ...read.article, text: read.article.text.whole() }, suggestions: allSuggestions(), entities: named.entities }),
    edit(edit: TextReplacement): LiveChange {
      const { replaced, otherRoles, ...after } = rereadArticle(read, edit);
      const { from, oldTo, to } = replaced;
      read = after;
      tagged = replaceRange(tagged, from, oldTo, tagNew({ lines: read.article.lines.slice(from, to) }, tagger, tagged.slice(from, oldTo)));
      const now = { article: read.article, lines: tagged };
      const { entities } = named;
      named = actors.read(now, named, replaced);
      counted = figures.read(now, counted, replaced);
      claimed = claims.read(now, named, { before: claimed, replaced, otherRoles, otherActors: named.changed });
      const lines = new Set([...named.changed, ...counted.changed, ...claimed.changed]);
      for (let index = from; index < to; index++) lines.add(index);
      analysis.article = read.article;
      analysis.entities = named.entities;
      return { replaced, lines: [...lines].sort((a, b) => a - b), sameEntities: named.entities === entities };
    },
  };
  return analysis;
}

/** Of more than so many suggestions in one line no two are exchanged one by one. */
const FEW = 40;

/** Orders what stands from `first` on by start, longer first: rows of a few that are in order already, put together where they stand. */
function order(found: Suggestion[], first: number): void {
  if (found.length - first > FEW) {
    const long = found.splice(first).sort((a, b) => a.start - b.start || b.end - a.end);
    for (const one of long) found.push(one);
    return;
  }
  for (let next = first + 1; next < found.length; next++) {
    const one = found[next];
    if (!one) return;
    let at = next;
    for (let before = found[at - 1]; at > first && before && (before.start > one.start || (before.start === one.start && before.end < one.end)); before = found[at - 1]) found[at--] = before;
    found[at] = one;
  }
}

/** Tags lines; one of the same words as a line of before is that line. */
function tagNew({ lines }: Pick<Article, 'lines'>, tagger: Tagger, before: readonly TaggedLine[]): TaggedLine[] {
  const known = new Map(before.map((line) => [line.text, line]));
  return lines.map(({ text }) => {
    const line = known.get(text) ?? tagger.tag(text);
    known.set(text, line);
    return line;
  });
}
