import { parseArticle } from '../article/parseArticle';
import type { Suggestion } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import { createActorDetector } from './actors/detectActors';
import { createClaimDetector } from './claims/detectClaims';
import { createFigureDetector } from './figures/detectFigures';
import type { Analysis, CueChanges, TaggedLine } from './model';
import { tagArticle, type Tagger } from './tagger';

export interface AnalyzerOptions {
  /** Costs a while to make (createTagger): share one between analyzers. */
  readonly tagger: Tagger;
  /** The user's actors.yaml; wins over every guess. */
  readonly registry?: readonly KnownActor[];
  /** The user's changes to the lexicon of cues. */
  readonly cues?: CueChanges;
}

export interface Analyzer {
  /**
   * @param text the article, decoded, without byte order mark.
   * @param known lines tagged before (see tagArticle); hand in the same map for each version of one document.
   */
  analyze(text: string, known?: Map<string, TaggedLine>): Analysis;
}

/** Parse, tag and run the three detectors: the left half of the flow in design.md. Deterministic, never throws. */
export function createAnalyzer({ tagger, registry = [], cues }: AnalyzerOptions): Analyzer {
  const actors = createActorDetector({ registry });
  const figures = createFigureDetector();
  const claims = createClaimDetector(cues);
  return {
    analyze(text, known = new Map()) {
      const tagged = tagArticle(parseArticle(text), tagger, known);
      const found = actors.detect(tagged);
      const suggestions: Suggestion[] = [...found.actors, ...figures.detect(tagged), ...claims.detect(tagged, found)];
      suggestions.sort((a, b) => a.start - b.start || b.end - a.end);
      return { article: tagged.article, suggestions, entities: found.entities };
    },
  };
}
