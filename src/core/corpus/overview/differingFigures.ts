import { groupBy } from '../../groupBy';
import { FIGURE_RULES } from '../compareFigures';
import { baseRange } from '../figureRange';
import { formatFigure } from '../formatFigure';
import type { FigureMark, Mark } from '../model';
import type { DifferingFigure, DifferingFigures, DifferingGroup } from './model';
import type { ArticleList, Part } from './parts';
import { cut } from './ranked';
import type { ArticleRef } from './selection';

const MOST_GROUPS = 20;
const MOST_FIGURES = 10;

interface Found {
  readonly article: ArticleRef;
  readonly mark: FigureMark;
}

/**
 * Figures of the selection that differ, in groups: what differs from one of a group belongs to it. To compare is the dear
 * part, since a figure is looked for among all of its kind.
 * @param enough asked after each figure: whether to leave it at what was found so far.
 */
export function createDifferingFigures(enough: () => boolean): Part<Generator<undefined, DifferingFigures>> {
  /** The figures of each article, by where they start. */
  const selected = new Map<string, { readonly article: ArticleRef; readonly starts: ReadonlySet<number> }>();
  let all = 0;
  return {
    add({ source, id, metadata, selected: marks }) {
      const starts = new Set(marks.flatMap((mark) => (isComparable(mark) ? [mark.start] : [])));
      all += starts.size;
      if (starts.size > 0) selected.set(id, { article: { source, id, metadata }, starts });
    },
    *result(list) {
      const groups = createGroups();
      let compared = 0;
      for (const { article, starts } of selected.values()) {
        for (const mark of article.source.index.article(article.id)?.marks ?? []) {
          if (!isComparable(mark) || !starts.has(mark.start)) continue;
          if (enough()) break;
          compared++;
          for (const differing of article.source.index.comparableFigures(article.id, mark, FIGURE_RULES)) {
            const other = differing.relation === 'differ' ? selected.get(differing.entry.article) : undefined;
            if (other?.starts.has(differing.mark.start)) groups.join({ article, mark }, { article: other.article, mark: differing.mark });
          }
          yield;
        }
      }
      const described = groups.all().map((members) => describe(members, list));
      const { kept, more } = cut(described.sort((a, b) => spreadOf(b) - spreadOf(a) || (a.name < b.name ? -1 : 1)), MOST_GROUPS);
      return { groups: kept, moreGroups: more, unseen: Math.max(0, all - compared) };
    },
  };
}

function isComparable(mark: Mark): mark is FigureMark {
  return mark.kind === 'figure' && mark.type !== 'date' && mark.state !== 'rejected';
}

function describe(members: readonly Found[], list: ArticleList): DifferingGroup {
  const figures = members
    .map(({ article, mark }): DifferingFigure => {
      const range = baseRange(mark.type, mark.value);
      const [low, high] = [range?.min ?? range?.max ?? 0, range?.max ?? range?.min ?? 0];
      const context = article.source.index.context(article.id, mark)?.text ?? mark.quote;
      const { of: _of, approximate: _approximate, ...bare } = mark.value;
      return { amount: (low + high) / 2, value: formatFigure(mark.value, mark.type), short: formatFigure(bare, mark.type), context, place: list.placeOf(article, mark) };
    })
    .sort((a, b) => a.amount - b.amount);
  const { kept, more } = cut(figures, MOST_FIGURES);
  return { name: nameOf(members), figures: kept, moreFigures: more };
}

/** The shortest name of what is counted, else the unit. */
function nameOf(members: readonly Found[]): string {
  const counted = members.flatMap(({ mark: { value } }) => value.of ?? []).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return counted[0] ?? members[0]?.mark.value.unit ?? members[0]?.mark.type ?? '';
}

/** How many times the smallest the largest is. */
function spreadOf({ figures }: DifferingGroup): number {
  const [least, most] = [figures[0]?.amount ?? 0, figures.at(-1)?.amount ?? 0];
  return least > 0 ? most / least : most > 0 ? Infinity : 1;
}

/** Union-find. */
function createGroups() {
  const numbers = new Map<string, number>();
  const found: Found[] = [];
  const parents: number[] = [];
  const numberOf = (one: Found): number => {
    const key = `${one.mark.start} ${one.article.id}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, found.length);
    parents.push(found.length);
    return found.push(one) - 1;
  };
  const leaderOf = (number: number): number => {
    let at = number;
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      parents[at] = parents[parent] ?? parent; // halves the path
      at = parents[at] ?? at;
    }
    return at;
  };
  return {
    join(a: Found, b: Found): void {
      const leader = leaderOf(numberOf(a));
      parents[leaderOf(numberOf(b))] = leader;
    },
    all: (): Found[][] => [...groupBy(found.keys(), leaderOf).values()].map((members) => members.flatMap((number) => found[number] ?? [])),
  };
}
