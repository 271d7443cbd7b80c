import type { FigureSuggestion } from '../../model';
import type { TaggedArticle } from '../model';

export interface FigureDetector {
  detect(tagged: TaggedArticle): readonly FigureSuggestion[];
}

export function createFigureDetector(): FigureDetector {
  return { detect: () => [] };
}
