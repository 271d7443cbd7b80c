import type { FigureValue } from '../../model';
import type { FigureMark } from '../model';
import { formatFigure } from '../formatFigure';
import type { DayInterval, Timeline } from './model';
import { cut } from './ranked';
import type { ArticleList, SelectedArticle } from './selection';

const MOST_ARTICLES = 30;
const MOST_DATES = 40;
const DAY = 86_400_000;
/** The share of the named dates, at either end, that must not squeeze all the others together. */
const FAR = 0.25;

/** When articles were published and which dates they name. Of many articles those that name most dates. */
export function timeline(selected: readonly SelectedArticle[], list: ArticleList): Timeline {
  const dated = selected.flatMap((article) => {
    const published = intervalOf({ min: article.metadata.date?.iso ?? '' });
    return published ? [{ article, published, dates: datesOf(article.selected.filter((mark) => mark.kind === 'figure')) }] : [];
  });
  const { kept, more: moreArticles } = cut([...dated].sort((a, b) => b.dates.length - a.dates.length), MOST_ARTICLES);
  const shown = new Set(kept);
  let moreDates = 0;
  const rows = dated
    .filter((row) => shown.has(row))
    .map(({ article, published, dates }) => {
      const some = cut(dates, MOST_DATES);
      moreDates += some.more;
      return {
        published,
        place: list.placeOf(article, article.metadata.date ?? { start: 0, end: 0 }),
        dates: some.kept.map(({ mark, interval }) => ({ ...interval, value: formatFigure(mark.value, mark.type), quote: mark.quote, place: list.placeOf(article, mark) })),
      };
    });
  const named = rows.flatMap(({ dates }) => dates);
  const window = windowOf(rows.map(({ published }) => published), named);
  return {
    rows,
    ...(window && { window }),
    moreArticles,
    moreDates,
    undated: selected.length - dated.length,
  };
}

function datesOf(figures: readonly FigureMark[]): { readonly mark: FigureMark; readonly interval: DayInterval }[] {
  return figures.flatMap((mark) => {
    const interval = mark.type === 'date' ? intervalOf(mark.value) : undefined;
    return interval ? [{ mark, interval }] : [];
  });
}

/** The days that a date means at its precision; undefined where its year is not known. */
function intervalOf({ min, max }: Pick<FigureValue, 'min' | 'max'>): DayInterval | undefined {
  const from = firstDay(min ?? max);
  const to = lastDay(max ?? min);
  return from === undefined || to === undefined || to < from ? undefined : { from, to };
}

const ISO = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/;

function firstDay(iso: number | string | undefined): number | undefined {
  const [whole, year, month = '01', day = '01'] = ISO.exec(String(iso)) ?? [];
  const time = whole === undefined ? NaN : Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time;
}

function lastDay(iso: number | string | undefined): number | undefined {
  const first = firstDay(iso);
  if (first === undefined) return undefined;
  const end = new Date(first);
  const { length } = String(iso);
  if (length === 4) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (length === 7) end.setUTCMonth(end.getUTCMonth() + 1);
  else return first;
  return end.getTime() - DAY;
}

/** From the first to the last article, widened to where most of the named dates lie. */
function windowOf(published: readonly DayInterval[], named: readonly DayInterval[]): DayInterval | undefined {
  if (published.length === 0) return undefined;
  const starts = named.map(({ from }) => from).sort((a, b) => a - b);
  const ends = named.map(({ to }) => to).sort((a, b) => a - b);
  const at = Math.floor(starts.length * FAR);
  return {
    from: published.reduce((least, { from }) => Math.min(least, from), starts[at] ?? Infinity),
    to: published.reduce((most, { to }) => Math.max(most, to), ends[ends.length - 1 - at] ?? -Infinity),
  };
}
