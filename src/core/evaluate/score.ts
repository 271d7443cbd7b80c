import { ACTOR_TYPES, FIGURE_TYPES, type FigureValue, type Span } from '../model';
import { bCubed, type ClusteredMention } from './bCubed';
import type { Judged, JudgedArticle, JudgedClaim, JudgedCue } from './model';
import { addTallies, bySpan, overlapTest, spanKey, tallyCharacters, tallyExact, tallyOverlap, type Rates, type Tally } from './tally';

/** How many of something were right, of how many that could be. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** Spans of one kind (or one type of it). For a type, only spans which both sides give that type are hits. */
export interface SpanScore {
  readonly name: string;
  readonly exact: Tally;
  readonly overlap: Tally;
}

export interface Scores {
  readonly articles: number;
  readonly actors: {
    readonly all: SpanScore;
    /** Exact spans of the right type. */
    readonly typed: Tally;
    readonly types: readonly SpanScore[];
    readonly rightTypes: Share;
    /** Over the spans found exactly, through all articles. */
    readonly entities: Rates;
    /** Over all spans: a missed or false one scores 0. */
    readonly entitiesOfAll: Rates;
  };
  readonly figures: {
    readonly all: SpanScore;
    readonly typed: Tally;
    readonly types: readonly SpanScore[];
    readonly rightTypes: Share;
    /** Of the exact spans: min, max, unit and approximate all as in the gold. */
    readonly rightValues: Share;
  };
  readonly claims: {
    readonly all: SpanScore;
    readonly hedgeCues: SpanScore;
    readonly cues: SpanScore;
    readonly categories: readonly SpanScore[];
    readonly rightCategories: Share;
    readonly sources: SpanScore;
    /** Of the gold claims with a source, one of whose cues was found exactly: the source span is the same. */
    readonly sourceOfCue: Share;
    readonly characters: Tally;
    readonly hedgedSentences: Tally;
  };
}

/** Compares what was found with the gold over all articles (counts are added up, not averaged by article). */
export function score(articles: readonly JudgedArticle[]): Scores {
  const sides = (pick: Pick) => articles.map((article) => ({ gold: pick(article.gold), found: pick(article.found) }));
  const sum = (tally: (gold: readonly Span[], found: readonly Span[]) => Tally, pick: Pick) =>
    addTallies(sides(pick).map(({ gold, found }) => tally(gold, found)));
  const spans = (name: string, pick: Pick): SpanScore => ({ name, exact: sum(tallyExact, pick), overlap: sum(tallyOverlap, pick) });

  const actorTypes = ACTOR_TYPES.map((type) => spans(type, (all) => all.filter((s) => s.kind === 'actor' && s.type === type)));
  const figureTypes = FIGURE_TYPES.map((type) => spans(type, (all) => all.filter((s) => s.kind === 'figure' && s.type === type)));
  const categoryNames = new Set(articles.flatMap(({ gold, found }) => [...cuesOf(gold), ...cuesOf(found)].map((cue) => cue.category)));
  const pairs = articles.map(({ gold, found }) => ({ gold, found }));

  return {
    articles: articles.length,
    actors: {
      all: spans('actor', actorsOf),
      typed: addTallies(actorTypes.map(({ exact }) => exact)),
      types: actorTypes,
      rightTypes: share(pairs, actorsOf, (a, b) => a.type === b.type),
      entities: bCubed(clusters(articles).filter(({ gold, found }) => gold !== undefined && found !== undefined)),
      entitiesOfAll: bCubed(clusters(articles)),
    },
    figures: {
      all: spans('figure', figuresOf),
      typed: addTallies(figureTypes.map(({ exact }) => exact)),
      types: figureTypes,
      rightTypes: share(pairs, figuresOf, (a, b) => a.type === b.type),
      rightValues: share(pairs, figuresOf, (a, b) => sameValue(a.value, b.value)),
    },
    claims: {
      all: spans('claim', claimsOf),
      hedgeCues: spans('hedge cues', hedgeCuesOf),
      cues: spans('all cues', cuesOf),
      categories: [...categoryNames].sort().map((name) => spans(name, (all) => cuesOf(all).filter((cue) => cue.category === name))),
      rightCategories: share(pairs, cuesOf, (a, b) => a.category === b.category),
      sources: spans('sources', sourcesOf),
      sourceOfCue: addShares(articles.map(sourceOfCue)),
      characters: sum(tallyCharacters, claimsOf),
      hedgedSentences: addTallies(articles.map(hedgedSentences)),
    },
  };
}

type Pick = (spans: readonly Judged[]) => readonly Span[];

export const actorsOf = (spans: readonly Judged[]) => spans.filter((span) => span.kind === 'actor');
export const figuresOf = (spans: readonly Judged[]) => spans.filter((span) => span.kind === 'figure');
export const claimsOf = (spans: readonly Judged[]) => spans.filter((span) => span.kind === 'claim');
export const cuesOf = (spans: readonly Judged[]) => claimsOf(spans).flatMap((claim) => claim.cues);
export const sourcesOf = (spans: readonly Judged[]) => claimsOf(spans).flatMap(({ source }) => (source ? [source] : []));
const hedgeCuesOf = (spans: readonly Judged[]) => cuesOf(spans).filter(isHedge);

function isHedge({ category }: JudgedCue): boolean {
  return category !== 'attribution';
}

/** Absent and false `approximate` are the same; numbers may differ by rounding in the last digits. */
export function sameValue(a: FigureValue, b: FigureValue): boolean {
  return sameBound(a.min, b.min) && sameBound(a.max, b.max) && a.unit === b.unit && (a.approximate ?? false) === (b.approximate ?? false);
}

function sameBound(a: number | string | undefined, b: number | string | undefined): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

interface Sides {
  readonly gold: readonly Judged[];
  readonly found: readonly Judged[];
}

/** Of the spans that both sides have exactly, how many are the same in another respect. */
function share<T extends Span>(pairs: readonly Sides[], pick: (spans: readonly Judged[]) => readonly T[], same: (a: T, b: T) => boolean): Share {
  let right = 0;
  let of = 0;
  for (const { gold, found } of pairs) {
    const given = bySpan(pick(found));
    for (const [key, span] of bySpan(pick(gold))) {
      const other = given.get(key);
      if (!other) continue;
      of++;
      if (same(span, other)) right++;
    }
  }
  return { right, of };
}

function addShares(shares: readonly Share[]): Share {
  return { right: shares.reduce((n, { right }) => n + right, 0), of: shares.reduce((n, { of }) => n + of, 0) };
}

function clusters(articles: readonly JudgedArticle[]): ClusteredMention[] {
  return articles.flatMap(({ gold, found }) => {
    const wanted = bySpan(actorsOf(gold));
    const given = bySpan(actorsOf(found));
    return [...new Set([...wanted.keys(), ...given.keys()])].map((key) => ({ gold: wanted.get(key)?.entity, found: given.get(key)?.entity }));
  });
}

function sourceOfCue({ gold, found }: JudgedArticle): Share {
  const byCue = new Map<string, JudgedClaim[]>();
  for (const claim of claimsOf(found)) for (const cue of claim.cues) byCue.set(spanKey(cue), [...(byCue.get(spanKey(cue)) ?? []), claim]);
  let right = 0;
  let of = 0;
  for (const { cues, source } of claimsOf(gold)) {
    const answers = cues.flatMap((cue) => byCue.get(spanKey(cue)) ?? []);
    if (!source || answers.length === 0) continue;
    of++;
    if (answers.some((claim) => claim.source && spanKey(claim.source) === spanKey(source))) right++;
  }
  return { right, of };
}

/** A sentence is hedged where a hedge cue touches it (as in the CoNLL-2010 shared task). */
function hedgedSentences({ sentences, gold, found }: JudgedArticle): Tally {
  const wanted = sentences.filter(overlapTest(hedgeCuesOf(gold)));
  const given = sentences.filter(overlapTest(hedgeCuesOf(found)));
  return tallyExact(wanted, given);
}
