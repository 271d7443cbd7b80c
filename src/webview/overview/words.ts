import type { Overview } from '../../core/corpus/overview/model';
import type { Counting, OverviewStrings } from './strings';

/** Sentences and labels in the language of the editor. */
export interface Words {
  readonly strings: OverviewStrings;
  fill(pattern: string, ...values: readonly (string | number)[]): string;
  count(number: number, counting: Counting): string;
  number(value: number): string;
  percent(share: number): string;
  /** A sentence on a number, or nothing where it is 0. */
  said(number: number, counting: Counting): readonly string[];
  /** The article's title, else its file's name. */
  titleOf(overview: Overview, article: number): string;
  /** Date, outlet and title, as far as they are known. */
  articleOf(overview: Overview, article: number): string;
}

export function createWords(strings: OverviewStrings): Words {
  const numbers = new Intl.NumberFormat(strings.locale, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(strings.locale, { style: 'percent', maximumFractionDigits: 0 });
  const fill: Words['fill'] = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (whole, at: string) => String(values[Number(at)] ?? whole));
  const count: Words['count'] = (number, [one, many]) => fill(number === 1 ? one : many, numbers.format(number));
  const titleOf: Words['titleOf'] = ({ articles }, article) => {
    const { title, name = '' } = articles[article] ?? {};
    return (title ?? name.slice(name.lastIndexOf('/') + 1)).replace(/\s+/g, ' ');
  };
  return {
    strings,
    fill,
    count,
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    said: (number, counting) => (number > 0 ? [count(number, counting)] : []),
    titleOf,
    articleOf(overview, article) {
      const { date, outlet } = overview.articles[article] ?? {};
      return [date, outlet, titleOf(overview, article)].filter((part) => part !== undefined).join(' · ');
    },
  };
}
