import type { Progress } from '../../core/review/progress';
import type { ActorType } from '../../core/model';
import type { CertaintyGrade } from '../../core/corpus/certainty';
import type { ChartId } from './chartIds';

/** For one and for any other number, which stands for {0}. */
export type Counting = readonly [one: string, many: string];

/** Everything the webview says, in the language of the editor. {0}, {1} … stand for what is filled in. */
export interface OverviewStrings {
  /** BCP 47, for numbers and dates. */
  readonly locale: string;
  readonly title: string;
  readonly filter: string;
  readonly filterHint: string;
  readonly addCondition: string;
  /** What can be written in the filter, such as `kind:claim`. */
  readonly conditions: readonly string[];
  readonly clearFilter: string;
  /** {0} marks, {1} articles, each as counted below. */
  readonly shown: string;
  readonly shownOf: string;
  readonly reading: string;
  readonly nothingFound: string;
  readonly noArticles: string;
  readonly articleSettings: string;
  readonly rebuildIndex: string;
  readonly openFolder: string;
  readonly jumpTo: string;
  /** Read to those who cannot see how the marks of a chart are walked through. */
  readonly keys: string;
  readonly saveSvg: string;
  readonly savePng: string;
  readonly asTable: string;
  readonly open: string;
  /** What is left out of a chart. */
  readonly more: {
    readonly actors: Counting;
    readonly articles: Counting;
    readonly ties: Counting;
    readonly sources: Counting;
    readonly dates: Counting;
    readonly groups: Counting;
    readonly figures: Counting;
    readonly outlets: Counting;
    readonly annotators: Counting;
    readonly rows: Counting;
  };
  readonly marks: Counting;
  readonly articles: Counting;
  readonly mentions: Counting;
  readonly paragraphs: Counting;
  readonly claims: Counting;
  readonly annotations: Counting;
  readonly charts: Readonly<Record<ChartId, { readonly heading: string; readonly about: string; readonly empty: string }>>;
  readonly types: Readonly<Record<ActorType, string>>;
  readonly grades: Readonly<Record<CertaintyGrade, string>>;
  readonly states: Readonly<Record<Progress, string>>;
  readonly columns: {
    readonly actor: string;
    readonly with: string;
    readonly type: string;
    readonly article: string;
    readonly date: string;
    readonly mentions: string;
    readonly paragraphs: string;
    readonly named: string;
    readonly words: string;
    readonly thing: string;
    readonly value: string;
    readonly context: string;
    readonly source: string;
    readonly certainty: string;
    readonly claims: string;
    readonly outlet: string;
    readonly hedged: string;
    readonly rate: string;
    readonly interval: string;
    readonly annotator: string;
    readonly state: string;
    readonly annotations: string;
  };
  readonly published: string;
  readonly noSource: string;
  readonly noOutlet: string;
  /** {0} times the smallest. */
  readonly times: string;
  readonly timesAxis: string;
  readonly rateAxis: string;
  /** {0} of {1}. */
  readonly of: string;
  readonly earlier: string;
  readonly later: string;
  readonly undated: Counting;
  readonly untouched: Counting;
  readonly uncompared: Counting;
  readonly comparing: string;
}
