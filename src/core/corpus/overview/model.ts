import type { Progress } from '../../review/progress';
import type { ActorType, Span } from '../../model';

/**
 * What the Corpus Overview shows: plain data that goes to the webview as it is. Everything in it comes from the marks that
 * meet the filter, cut to what can be read; what is left out is counted, so that it can be said in words.
 */
export interface Overview {
  /** Those that a place below speaks of; places name them by their index here. */
  readonly articles: readonly OverviewArticle[];
  readonly selected: SelectedCounts;
  readonly actors: ActorMatrix;
  readonly network: ActorNetwork;
  readonly timeline: Timeline;
  readonly claims: ClaimGrid;
  readonly hedging: HedgingRates;
  readonly progress: ProgressGrid;
  /** Absent: the figures are still being compared. */
  readonly differing?: DifferingFigures;
}

export interface OverviewArticle {
  /** What the index knows it by. */
  readonly id: string;
  /** Path, as people see it. */
  readonly name: string;
  readonly title?: string;
  /** ISO, at the precision of the text. */
  readonly date?: string;
  readonly outlet?: string;
}

/** A place that a mark of the view opens. */
export interface Place extends Span {
  /** Index into `Overview.articles`. */
  readonly article: number;
}

export interface SelectedCounts {
  readonly articles: number;
  readonly marks: number;
  /** Of the whole corpus, whatever the filter. */
  readonly allArticles: number;
}

/** How many times something was found, and the first place of it. */
export interface Counted {
  readonly count: number;
  readonly place: Place;
}

export interface ActorMatrix {
  /** The actors with most mentions first. */
  readonly actors: readonly { readonly name: string; readonly type: ActorType; readonly mentions: number }[];
  /** Indexes into `Overview.articles`, by date. */
  readonly articles: readonly number[];
  /** `actor` and `article` are indexes into the two lists above. */
  readonly cells: readonly (Counted & { readonly actor: number; readonly article: number })[];
  readonly moreActors: number;
  readonly moreArticles: number;
}

/** Actors, tied where a paragraph names both. */
export interface ActorNetwork {
  readonly nodes: readonly (Counted & { readonly name: string; readonly type: ActorType })[];
  /** `source` and `target` are indexes into `nodes`; `count` is the number of paragraphs. The strongest first. */
  readonly ties: readonly (Counted & { readonly source: number; readonly target: number })[];
  readonly moreNodes: number;
  readonly moreTies: number;
}

/** Days as milliseconds since 1970, UTC; both belong to the interval. */
export interface DayInterval {
  readonly from: number;
  readonly to: number;
}

export interface Timeline {
  /** Dated articles by date, each with the dates that its text names. */
  readonly rows: readonly TimelineRow[];
  /** The articles, and most of the dates they name; some lie outside of it. Absent: nothing is dated. */
  readonly window?: DayInterval;
  readonly moreArticles: number;
  readonly moreDates: number;
  /** Articles without a date of their own. */
  readonly undated: number;
}

export interface TimelineRow {
  readonly published: DayInterval;
  readonly place: Place;
  readonly dates: readonly (DayInterval & { readonly value: string; readonly quote: string; readonly place: Place })[];
}

/** Figures that speak of one thing and cannot all be right. */
export interface DifferingFigures {
  /** The farthest apart first. */
  readonly groups: readonly DifferingGroup[];
  readonly moreGroups: number;
  /** Figures that were not compared, because there are so many. */
  readonly unseen: number;
}

export interface DifferingGroup {
  /** What is counted or measured. */
  readonly name: string;
  /** By their amounts, the smallest first. */
  readonly figures: readonly DifferingFigure[];
  readonly moreFigures: number;
}

export interface DifferingFigure {
  /** In the base unit: the middle of a range, the known end of an open one. */
  readonly amount: number;
  /** In one line. */
  readonly value: string;
  /** The same without what is counted and how sure it is. */
  readonly short: string;
  readonly context: string;
  readonly place: Place;
}

export interface ClaimGrid {
  /** Those with most claims first. */
  readonly sources: readonly ClaimSourceRow[];
  readonly moreSources: number;
}

export interface ClaimSourceRow {
  /** Absent: no source is named. */
  readonly name?: string;
  readonly total: number;
  /** One for each of CERTAINTY_GRADES. */
  readonly grades: readonly (Counted | undefined)[];
}

export interface HedgingRates {
  /** Those with most claims first. */
  readonly outlets: readonly OutletRate[];
  readonly moreOutlets: number;
}

export interface OutletRate {
  /** Absent: the article does not say. */
  readonly name?: string;
  readonly claims: number;
  readonly hedged: number;
  /** Where the rate of all such claims lies with 95 % likelihood, 0 to 1 (Wilson's interval). */
  readonly low: number;
  readonly high: number;
  /** Of the first hedged claim, else the first claim. */
  readonly place: Place;
}

export interface ProgressGrid {
  readonly annotators: readonly string[];
  readonly rows: readonly { readonly article: number; readonly cells: readonly ProgressCell[] }[];
  readonly moreAnnotators: number;
  readonly moreArticles: number;
  /** Articles that none of the annotators has begun. */
  readonly untouched: number;
}

export interface ProgressCell extends Counted {
  readonly state: Progress;
}
