import type { KnownActor } from '../sidecar/registryModel';
import { createActorDetector } from './actors/detectActors';
import { createClaimDetector } from './claims/detectClaims';
import { createFigureDetector } from './figures/detectFigures';
import { openAnalysis, type LiveAnalysis } from './liveAnalysis';
import type { Analysis, CueChanges } from './model';
import type { Tagger } from './tagger';

export interface AnalyzerOptions {
  /** Costs a while to make (createTagger): share one between analyzers. */
  readonly tagger: Tagger;
  /** The user's actors.yaml; wins over every guess. */
  readonly registry?: readonly KnownActor[];
  /** The user's changes to the lexicon of cues. */
  readonly cues?: CueChanges;
}

export interface Analyzer {
  /** @param text the article, decoded, without byte order mark. */
  analyze(text: string): Analysis;
  /** The same for a text that is going to be edited. */
  open(text: string): LiveAnalysis;
}

/** Parse, tag and run the three detectors: the left half of the flow in design.md. Deterministic, never throws. */
export function createAnalyzer({ tagger, registry = [], cues }: AnalyzerOptions): Analyzer {
  const detectors = { tagger, actors: createActorDetector({ registry }), figures: createFigureDetector(), claims: createClaimDetector(cues) };
  const open = (text: string): LiveAnalysis => openAnalysis(detectors, text);
  return { open, analyze: (text) => open(text).whole() };
}
