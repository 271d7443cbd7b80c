import type { ArticleMetadata } from '../article/model';
import type { CardRow } from './cardModel';
import { cardRow } from './cardRows';
import { claimLabel } from './claimCard';
import type { SimilarClaim } from './claimTable';
import { FIGURE_RULES } from './compareFigures';
import type { CorpusIndex } from './corpusIndex';
import type { ComparedFigure } from './figureTable';
import { formatFigure } from './formatFigure';
import type { ClaimMark, FigureMark } from './model';

/** Two places of the folder that do not agree. */
export interface Contradiction {
  readonly kind: 'figure' | 'claim';
  readonly one: CardRow;
  readonly other: CardRow;
}

/**
 * All contradictions of a folder, article by article; each pair once. A generator, so that whoever asks can stop, or rest between marks.
 * @yields undefined where a mark has been looked at.
 */
export function* contradictionsIn(index: CorpusIndex): Generator<Contradiction | undefined, void> {
  const told = new Set<string>();
  const isNew = (a: string, b: string): boolean => {
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  };
  const at = (article: string, { start }: { readonly start: number }): string => `${start} ${article}`;
  for (const { article, metadata } of index.articles()) {
    for (const mark of index.article(article)?.marks ?? []) {
      if (mark.state === 'rejected' || (mark.kind !== 'figure' && mark.kind !== 'claim')) continue;
      // the marks of those that agree are never read: that would open their articles
      for (const against of mark.kind === 'figure' ? differing(index, article, mark) : contradicting(index, article, mark)) {
        if (!isNew(at(article, mark), at(against.entry.article, against.mark))) continue;
        const one = rowOf(index, article, metadata, mark);
        const other = rowOf(index, against.entry.article, against.entry.metadata, against.mark);
        if (one && other) yield { kind: mark.kind, one, other };
      }
      yield undefined;
    }
  }
}

function differing(index: CorpusIndex, article: string, mark: FigureMark): readonly ComparedFigure[] {
  return index.comparableFigures(article, mark, FIGURE_RULES).filter((figure) => figure.relation === 'differ');
}

function contradicting(index: CorpusIndex, article: string, mark: ClaimMark): readonly SimilarClaim[] {
  return index.similarClaims(article, mark).filter((claim) => claim.contradicts);
}

function rowOf(index: CorpusIndex, article: string, metadata: ArticleMetadata, mark: FigureMark | ClaimMark): CardRow | undefined {
  return cardRow(index, article, metadata, mark, mark.kind === 'figure' ? formatFigure(mark.value, mark.type) : claimLabel(index, article, mark));
}
