import type { FigureValue, Span } from '../../model';
import type { FigureMark } from '../model';
import { formatFigure } from '../formatFigure';
import type { DayInterval, Timeline } from './model';
import type { Part } from './parts';
import { cut } from './ranked';
import type { ArticleRef } from './selection';

const MOST_ARTICLES = 30;
const MOST_DATES = 40;
const DAY = 86_400_000;
/** The share of the named dates, at either end, that must not squeeze all the others together. */
const FAR = 0.25;

interface Row {
  /** By date. */
  readonly number: number;
  readonly article: ArticleRef;
  readonly published: DayInterval;
  readonly dates: readonly NamedDate[];
  readonly moreDates: number;
}

interface NamedDate extends Span {
  readonly interval: DayInterval;
  readonly value: string;
  readonly quote: string;
}

/** When articles were published and which dates they name. Of many articles those that name most dates. */
export function createTimeline(): Part<Timeline> {
  let rows: Row[] = [];
  let passed = 0;
  let dated = 0;
  const mostDates = (): Row[] => [...rows].sort((a, b) => b.dates.length + b.moreDates - a.dates.length - a.moreDates || a.number - b.number).slice(0, MOST_ARTICLES);
  return {
    add(article) {
      const number = passed++;
      const published = intervalOf({ min: article.metadata.date?.iso ?? '' });
      if (!published) return;
      dated++;
      const { kept, more } = cut(datesOf(article.selected.filter((mark) => mark.kind === 'figure')), MOST_DATES);
      const { source, id, metadata } = article;
      rows.push({ number, article: { source, id, metadata }, published, dates: kept, moreDates: more });
      if (rows.length > 10 * MOST_ARTICLES) rows = mostDates(); // the others will not be among the first any more
    },
    result(list) {
      const shown = mostDates().sort((a, b) => a.number - b.number);
      const window = windowOf(shown.map(({ published }) => published), shown.flatMap(({ dates }) => dates.map(({ interval }) => interval)));
      return {
        rows: shown.map(({ article, published, dates }) => ({
          published,
          place: list.placeOf(article, article.metadata.date ?? { start: 0, end: 0 }),
          dates: dates.map(({ interval, value, quote, start, end }) => ({ ...interval, value, quote, place: list.placeOf(article, { start, end }) })),
        })),
        ...(window && { window }),
        moreArticles: dated - shown.length,
        moreDates: shown.reduce((sum, { moreDates }) => sum + moreDates, 0),
        undated: passed - dated,
      };
    },
  };
}

function datesOf(figures: readonly FigureMark[]): NamedDate[] {
  return figures.flatMap(({ type, value, quote, start, end }) => {
    const interval = type === 'date' ? intervalOf(value) : undefined;
    return interval ? [{ interval, value: formatFigure(value, type), quote, start, end }] : [];
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
