import { MARK_KINDS } from '../model';
import { CONSENSUS } from './consensus';
import { coefficient, cohenKappa, krippendorffAlpha, mean, pooled, type Chance } from './chance';
import { fMeasure, spanDisagreements, tallySpans, type SpanPair } from './compareSpans';
import { labelRows } from './labels';
import type { AgreementReport, AgreementRow, CodedArticle, CodedSpan, Coefficient, Measures, PairMeasures, Unit, UnitDisagreement } from './model';
import { sharedArticle, type SharedArticle } from './sharedArticle';
import { unitizedAlpha } from './unitizing';

export interface AgreementOptions {
  /** Default: whoever annotated anything; the consensus only where it is named. */
  readonly annotators?: readonly string[];
  readonly unit?: Unit;
}

/** What is compared in one row. */
interface Layer {
  readonly id: string;
  readonly level: AgreementRow['level'];
  readonly picks: (span: CodedSpan) => boolean;
  readonly groupOf: SpanPair['groupOf'];
}

const NOBODY = 'nobody marked any';

/** How far annotators agree, for everything, each kind and each code, with the disagreements behind each number. */
export function agreement(articles: readonly CodedArticle[], { annotators, unit = 'sentence' }: AgreementOptions = {}): AgreementReport {
  const names = annotators ?? [...new Set(articles.flatMap((article) => article.annotators))].filter((name) => name !== CONSENSUS).sort();
  const taking = articles.map((article) => ({
    ...article,
    annotators: names.filter((name) => article.annotators.includes(name)),
    spans: article.spans.filter(({ annotator }) => names.includes(annotator)),
  }));
  const shared = taking.filter((article) => article.annotators.length > 1).map((article) => sharedArticle(article, unit));
  const codes = codeLayers(shared);
  const layers = [everything(), ...kindLayers(shared).flatMap((kind) => [kind, ...codes.filter(({ id }) => id.startsWith(`${kind.id}: `))]), ...tagsWithoutKind(shared, codes)];
  return {
    annotators: names,
    articles: shared.map(({ name, annotators: present, units }) => ({ name, annotators: present, units: units.length })),
    alone: taking.filter((article) => article.annotators.length === 1).map(({ name }) => name),
    unit,
    rows: layers.map((layer) => row(layer, layer.level === 'all' ? codes : [layer], shared, names)),
    labels: labelRows(shared),
  };
}

function everything(): Layer {
  return { id: 'all', level: 'all', picks: () => true, groupOf: ({ kind }) => kind };
}

function kindLayers(articles: readonly SharedArticle[]): Layer[] {
  const present = new Set(articles.flatMap(({ spans }) => spans.map(({ kind }) => kind)));
  return MARK_KINDS.filter((kind) => present.has(kind)).map((id) => ({ id, level: 'kind', picks: ({ kind }) => kind === id, groupOf: ({ kind }) => kind }));
}

/** A tag may stand on a mark of any kind: on the same words it is the same. */
function codeLayers(articles: readonly SharedArticle[]): Layer[] {
  const present = new Set(articles.flatMap(({ spans }) => spans.flatMap(({ codes }) => codes)));
  return [...present].sort().map((id) => ({ id, level: 'code', picks: ({ codes }) => codes.includes(id), groupOf: id.startsWith('tag: ') ? () => 'tag' : ({ kind }) => kind }));
}

/** Where all tags stand on marks of other kinds there is no row of the kind that they could follow. */
function tagsWithoutKind(articles: readonly SharedArticle[], codes: readonly Layer[]): Layer[] {
  return articles.some(({ spans }) => spans.some(({ kind }) => kind === 'tag')) ? [] : codes.filter(({ id }) => id.startsWith('tag: '));
}

/** @param parts the layers whose disagreements by chance make up this one's: itself, or all codes. */
function row(layer: Layer, parts: readonly Layer[], articles: readonly SharedArticle[], names: readonly string[]): AgreementRow {
  const pairs = names.flatMap((one, i) => names.slice(i + 1).map((other): [string, string] => [one, other]));
  const measured = pairs.flatMap((pair) => {
    const common = articles.filter(({ annotators }) => pair.every((name) => annotators.includes(name)));
    return common.length === 0 ? [] : [pairMeasures(layer, parts, common, pair)];
  });
  const [only] = measured;
  const whole: Measures =
    only && measured.length === 1 && names.length === 2
      ? only.measures
      : {
          exact: fMeasure(measured.flatMap(({ tallies }) => tallies.map(({ exact }) => exact))),
          overlap: fMeasure(measured.flatMap(({ tallies }) => tallies.map(({ overlap }) => overlap))),
          kappa: mean(measured.map(({ measures }) => measures.kappa)),
          alpha: coefficient(pooled(parts.map((part) => alphaOf(part, articles))), NOBODY),
          unitized: unitizedOf(parts, articles.filter(({ annotators }) => annotators.length === names.length), names),
        };
  return {
    id: layer.id,
    level: layer.level,
    marks: names.map((name) => articles.reduce((sum, { spans }) => sum + spans.filter((span) => span.annotator === name && layer.picks(span)).length, 0)),
    ...whole,
    pairs: measured.map(({ measures }) => measures),
    spans: articles.flatMap((article) => pairsIn(article, pairs).flatMap((pair) => spanDisagreements(spanPair(layer, article, pair), article.lineOf))),
    units: articles.flatMap((article) => unitDisagreements(article, layer)),
  };
}

function pairsIn({ annotators }: SharedArticle, pairs: readonly (readonly [string, string])[]) {
  return pairs.filter((pair) => pair.every((name) => annotators.includes(name)));
}

function pairMeasures(layer: Layer, parts: readonly Layer[], common: readonly SharedArticle[], pair: readonly [string, string]) {
  const tallies = common.map((article) => tallySpans(spanPair(layer, article, pair)));
  const between = common.map((article) => ({ ...article, annotators: pair }));
  const measures: PairMeasures = {
    annotators: pair,
    exact: fMeasure(tallies.map(({ exact }) => exact)),
    overlap: fMeasure(tallies.map(({ overlap }) => overlap)),
    kappa: coefficient(pooled(parts.map((part) => kappaOf(part, between, pair))), NOBODY),
    alpha: coefficient(pooled(parts.map((part) => alphaOf(part, between))), NOBODY),
    unitized: unitizedOf(parts, common, pair),
  };
  return { measures, tallies };
}

function spanPair(layer: Layer, article: SharedArticle, annotators: readonly [string, string]): SpanPair {
  const of = (name: string) => article.spans.filter((span) => span.annotator === name && layer.picks(span));
  return { article, annotators, first: of(annotators[0]), second: of(annotators[1]), groupOf: layer.groupOf };
}

/** By unit, who marked something of the layer in it; units that nobody touched are not in it. */
function markedUnits({ spans, touched, annotators }: SharedArticle, { picks }: Layer): Map<number, Set<string>> {
  const marked = new Map<number, Set<string>>();
  for (const span of spans) {
    if (!picks(span) || !annotators.includes(span.annotator)) continue;
    for (const unit of touched.get(span) ?? []) marked.set(unit, (marked.get(unit) ?? new Set()).add(span.annotator));
  }
  return marked;
}

function alphaOf(layer: Layer, articles: readonly SharedArticle[]): Chance {
  const marked = articles.map((article) => markedUnits(article, layer));
  if (marked.every(({ size }) => size === 0)) return krippendorffAlpha([]);
  return krippendorffAlpha(
    articles.flatMap(({ annotators: { length }, units }, i) => {
      const counts = [...(marked[i]?.values() ?? [])].map(({ size }) => ({ counts: new Map([['yes', size], ['no', length - size]]), times: 1 }));
      return [...counts, { counts: new Map([['no', length]]), times: units.length - counts.length }];
    }),
  );
}

function kappaOf(layer: Layer, articles: readonly SharedArticle[], [one, other]: readonly [string, string]): Chance {
  const marked = articles.map((article) => markedUnits(article, layer));
  if (marked.every(({ size }) => size === 0)) return cohenKappa([]);
  const label = (yes: boolean) => (yes ? 'yes' : 'no');
  return cohenKappa(
    articles.flatMap(({ units }, i) => {
      const labels = [...(marked[i]?.values() ?? [])].map((who) => ({ first: label(who.has(one)), second: label(who.has(other)), times: 1 }));
      return [...labels, { first: 'no', second: 'no', times: units.length - labels.length }];
    }),
  );
}

function unitizedOf(parts: readonly Layer[], articles: readonly SharedArticle[], names: readonly string[]): Coefficient {
  const chances = parts.map(({ picks }) =>
    unitizedAlpha(articles.map(({ text, spans }) => ({ length: text.length, spans: names.map((name) => spans.filter((span) => span.annotator === name && picks(span)).flatMap(({ pieces }) => pieces)) }))),
  );
  return coefficient(pooled(chances), articles.length === 0 ? 'no article was annotated by all of them' : NOBODY);
}

function unitDisagreements(article: SharedArticle, layer: Layer): UnitDisagreement[] {
  const { name, text, annotators, units, lineOf } = article;
  return [...markedUnits(article, layer)]
    .filter(([, who]) => who.size < annotators.length)
    .sort(([a], [b]) => a - b)
    .flatMap(([number, who]) => {
      const unit = units[number];
      if (!unit) return [];
      const marked = annotators.filter((annotator) => who.has(annotator));
      return [{ article: name, line: lineOf(unit.start), ...unit, quote: text.slice(unit.start, unit.end), marked, unmarked: annotators.filter((annotator) => !who.has(annotator)) }];
    });
}
