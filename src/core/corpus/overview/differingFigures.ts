import { groupBy } from '../../groupBy';
import type { FigureMark } from '../model';
import { baseRange } from '../figureRange';
import { formatFigure } from '../formatFigure';
import type { DifferingFigure, DifferingFigures, DifferingGroup } from './model';
import { cut } from './ranked';
import type { ArticleList, SelectedArticle } from './selection';

const MOST_GROUPS = 20;
const MOST_FIGURES = 10;
/** Comparing is the dear part: a figure is looked for among all of its kind. */
const MOST_COMPARED = 3000;

interface Found {
  readonly article: SelectedArticle;
  readonly mark: FigureMark;
}

/**
 * Figures of the selection that differ, in groups: what differs from one of a group belongs to it.
 * @yields after each figure, so that whoever asks can rest or stop.
 */
export function* differingFigures(selected: readonly SelectedArticle[], list: ArticleList): Generator<undefined, DifferingFigures> {
  const all = selected.flatMap((article) => article.selected.flatMap((mark): Found[] => (mark.kind === 'figure' && mark.type !== 'date' ? [{ article, mark }] : [])));
  const numbers = new Map(all.map(({ article, mark }, number) => [keyOf(article.id, mark), number]));
  const groups = createGroups(all.length);
  for (const [number, { article, mark }] of all.slice(0, MOST_COMPARED).entries()) {
    for (const { entry, mark: other, relation } of article.source.index.comparableFigures(article.id, mark)) {
      const with_ = relation === 'differ' ? numbers.get(keyOf(entry.article, other)) : undefined;
      if (with_ !== undefined) groups.join(number, with_);
    }
    yield;
  }
  const described = groups.all().map((members) => describe(members.flatMap((number) => all[number] ?? []), list));
  const { kept, more } = cut(described.sort((a, b) => spreadOf(b) - spreadOf(a) || (a.name < b.name ? -1 : 1)), MOST_GROUPS);
  return { groups: kept, moreGroups: more, unseen: Math.max(0, all.length - MOST_COMPARED) };
}

function keyOf(article: string, { start, end }: FigureMark): string {
  return `${start} ${end} ${article}`;
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
function createGroups(size: number) {
  const parents = Uint32Array.from({ length: size }, (_, number) => number);
  const joined = new Set<number>();
  const leaderOf = (number: number): number => {
    let at = number;
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      parents[at] = parents[parent] ?? parent; // halves the path
      at = parents[at] ?? at;
    }
    return at;
  };
  return {
    join(a: number, b: number): void {
      joined.add(a).add(b);
      parents[leaderOf(b)] = leaderOf(a);
    },
    all: (): number[][] => [...groupBy([...joined].sort((a, b) => a - b), leaderOf).values()],
  };
}
