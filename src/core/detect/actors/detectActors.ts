import type { KnownActor } from '../../sidecar/registryModel';
import type { ActorDetection, TaggedArticle } from '../model';

export interface ActorDetector {
  detect(tagged: TaggedArticle): ActorDetection;
}

export function createActorDetector(_options: { readonly registry: readonly KnownActor[] }): ActorDetector {
  return { detect: () => ({ actors: [], entities: [] }) };
}
