import type { ArticleMetadata } from '../article/model';
import type { ActorMark, ArticleMarks, ClaimMark, FigureMark, Mark } from './model';

/** An article as lists name it. */
export interface ArticlePlace {
  readonly article: string;
  readonly metadata: ArticleMetadata;
}

/** What the index holds of one article, unpacked. */
export interface ArticleEntry extends ArticleMarks {
  /** Rejected ones left out; of one span marked by several people the first. */
  readonly actors: readonly ActorMark[];
  readonly figures: readonly FigureMark[];
  readonly claims: readonly ClaimMark[];
  /** Those that hold links to others. */
  readonly linked: readonly Mark[];
}

/** The marks that count, by kind (rejected ones left out; of one span marked by several people the first), and those that hold links. */
export function shownMarks(marks: readonly Mark[]): Pick<ArticleEntry, 'actors' | 'figures' | 'claims' | 'linked'> {
  const [actors, figures, claims, linked]: [ActorMark[], FigureMark[], ClaimMark[], Mark[]] = [[], [], [], []];
  for (const [index, mark] of marks.entries()) {
    if (mark.links.length > 0) linked.push(mark);
    if (mark.state === 'rejected' || isRepeated(marks, index)) continue;
    if (mark.kind === 'actor') actors.push(mark);
    else if (mark.kind === 'figure') figures.push(mark);
    else if (mark.kind === 'claim') claims.push(mark);
  }
  return { actors, figures, claims, linked };
}

/** Whether somebody marked the same span as this kind before. Marks are sorted: those of one start stand together. */
function isRepeated(marks: readonly Mark[], index: number): boolean {
  const mark = marks[index];
  for (let at = index - 1; mark && at >= 0 && marks[at]?.start === mark.start; at--) {
    const other = marks[at];
    if (other?.kind === mark.kind && other.end === mark.end && other.state !== 'rejected') return true;
  }
  return false;
}

/** Articles by date, undated ones last, then by name: the order of every list. */
export function byIso(a: string, isoOfA: string | undefined, b: string, isoOfB: string | undefined): number {
  return byDate(isoOfA, isoOfB) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Dates in their order, then what has none. */
export function byDate(a: string | undefined, b: string | undefined): number {
  const [left, right] = [sortable(a), sortable(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A day without a year cannot be put among the others. */
function sortable(iso: string | undefined): string {
  return iso === undefined || iso.startsWith('-') ? '~' : iso;
}
