import { formatFigure } from '../corpus/formatFigure';
import { FIGURE_TYPES } from '../model';
import { coefficient, cohenKappa, krippendorffAlpha, mean, type PairedLabels } from './chance';
import { byPlace } from './compareSpans';
import type { CodedSpan, LabelDisagreement, LabelRow } from './model';
import type { SharedArticle } from './sharedArticle';

interface Variable {
  readonly id: string;
  /** Undefined where the mark has no such label. */
  readonly labelOf: (span: CodedSpan) => string | undefined;
}

const VARIABLES: readonly Variable[] = [
  { id: 'type of actors', labelOf: ({ kind, type }) => (kind === 'actor' ? type : undefined) },
  { id: 'entity of actors', labelOf: ({ kind, entity }) => (kind === 'actor' ? entity : undefined) },
  { id: 'type of figures', labelOf: ({ kind, type }) => (kind === 'figure' ? type : undefined) },
  { id: 'value of figures', labelOf: valueOf },
  { id: 'hedging of claims', labelOf: ({ kind, hedged }) => (kind === 'claim' ? (hedged === true ? 'hedged' : 'attributed') : undefined) },
];

/** For words that two or more annotators marked as the same kind: whether they also say the same about them. */
export function labelRows(articles: readonly SharedArticle[]): LabelRow[] {
  const shared = articles.flatMap((article) => sharedSpans(article).map((spans) => ({ article, spans })));
  return VARIABLES.flatMap(({ id, labelOf }) => {
    const labelled = shared.flatMap(({ article, spans }) => {
      const labels = spans.flatMap((span) => {
        const label = labelOf(span);
        return label === undefined ? [] : [{ span, annotator: span.annotator, id: span.id, label }];
      });
      return labels.length > 1 ? [{ article, labels }] : [];
    });
    return labelled.length === 0 ? [] : [labelRow(id, labelled)];
  });
}

interface Labelled {
  readonly article: SharedArticle;
  readonly labels: readonly { readonly span: CodedSpan; readonly annotator: string; readonly id: string; readonly label: string }[];
}

function labelRow(id: string, labelled: readonly Labelled[]): LabelRow {
  const nothing = 'no words were marked alike';
  const pairs = new Map<string, PairedLabels[]>();
  let same = 0;
  let of = 0;
  for (const { labels } of labelled) {
    labels.forEach((one, i) => {
      for (const other of labels.slice(i + 1)) {
        const key = JSON.stringify([one.annotator, other.annotator]);
        const list = pairs.get(key) ?? [];
        list.push({ first: one.label, second: other.label, times: 1 });
        pairs.set(key, list);
        of++;
        if (one.label === other.label) same++;
      }
    });
  }
  return {
    id,
    same: { value: same / of, n: of },
    kappa: mean([...pairs.values()].map((list) => coefficient(cohenKappa(list), nothing))),
    alpha: coefficient(krippendorffAlpha(labelled.map(({ labels }) => ({ counts: countOf(labels.map(({ label }) => label)), times: 1 }))), nothing),
    differing: labelled.flatMap(({ article, labels }): LabelDisagreement[] => {
      const [first] = labels;
      if (!first || labels.every(({ label }) => label === first.label)) return [];
      const { start, end, quote } = first.span;
      return [{ article: article.name, line: article.lineOf(start), start, end, quote, labels: labels.map(({ annotator, id: mark, label }) => ({ annotator, id: mark, label })) }];
    }),
  };
}

function countOf(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** By place, the marks of all annotators who marked it, in the order of their names. */
function sharedSpans({ annotators, spans }: SharedArticle): CodedSpan[][] {
  const places = new Map<string, CodedSpan[]>();
  for (const annotator of annotators) {
    for (const [place, span] of byPlace(spans.filter((one) => one.annotator === annotator), ({ kind }) => kind)) {
      const list = places.get(place) ?? [];
      list.push(span);
      places.set(place, list);
    }
  }
  return [...places.values()].filter((list) => list.length > 1);
}

function valueOf({ kind, type, value }: CodedSpan): string | undefined {
  const figure = FIGURE_TYPES.find((known) => known === type);
  return kind === 'figure' && value && figure ? formatFigure(value, figure) : undefined;
}
