import type { CardRow } from './cardModel';
import { cardRow } from './cardRows';
import { claimLabel } from './claimCard';
import { FIGURE_RULES } from './compareFigures';
import type { CorpusIndex } from './corpusIndex';
import { formatFigure } from './formatFigure';

/** Two places of the folder that do not agree. */
export interface Contradiction {
  readonly kind: 'figure' | 'claim';
  readonly one: CardRow;
  readonly other: CardRow;
}

/**
 * All contradictions of a folder, article by article; each pair once. A generator, so that whoever asks can stop, or rest between articles.
 * @yields those of one article; none for most.
 */
export function* contradictionsIn(index: CorpusIndex): Generator<readonly Contradiction[]> {
  const told = new Set<string>();
  const isNew = (a: string, b: string): boolean => {
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  };
  const at = (article: string, { start }: { readonly start: number }): string => `${start} ${article}`;
  for (const { article, metadata } of index.articles()) {
    const found: Contradiction[] = [];
    for (const mark of index.article(article)?.marks ?? []) {
      if (mark.state === 'rejected') continue;
      if (mark.kind === 'figure') {
        const one = cardRow(index, article, metadata, mark, formatFigure(mark.value, mark.type));
        for (const { entry, mark: with_, relation } of index.comparableFigures(article, mark, FIGURE_RULES)) {
          if (relation !== 'differ' || !isNew(at(article, mark), at(entry.article, with_))) continue;
          const other = cardRow(index, entry.article, entry.metadata, with_, formatFigure(with_.value, with_.type));
          if (one && other) found.push({ kind: 'figure', one, other });
        }
      } else if (mark.kind === 'claim') {
        const one = cardRow(index, article, metadata, mark, claimLabel(index, article, mark));
        for (const { entry, mark: with_, contradicts } of index.similarClaims(article, mark)) {
          if (!contradicts || !isNew(at(article, mark), at(entry.article, with_))) continue;
          const other = cardRow(index, entry.article, entry.metadata, with_, claimLabel(index, entry.article, with_));
          if (one && other) found.push({ kind: 'claim', one, other });
        }
      }
    }
    yield found;
  }
}
