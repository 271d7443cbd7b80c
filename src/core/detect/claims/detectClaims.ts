import type { ClaimSuggestion } from '../../model';
import type { ActorDetection, TaggedArticle } from '../model';

export interface ClaimDetector {
  /** @param actors the actors of the same article: sources take their entity from them. */
  detect(tagged: TaggedArticle, actors: ActorDetection): readonly ClaimSuggestion[];
}

export function createClaimDetector(): ClaimDetector {
  return { detect: () => [] };
}
