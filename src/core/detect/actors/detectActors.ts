import type { KnownActor } from '../../sidecar/registryModel';
import type { ActorDetection, TaggedArticle, TaggedLine } from '../model';
import { createGazetteer } from './gazetteer';
import { mentionsOf, type LineMention } from './lineMentions';
import { resolveMentions, type PlacedMention } from './resolve';
import { createVocabulary } from './vocabulary';

export interface ActorDetector {
  /** Actors by start; deterministic, never throws. Lines seen before (same object) are not read again. */
  detect(tagged: TaggedArticle): ActorDetection;
}

/** Lines of these roles name nobody. */
const SILENT = new Set(['blank', 'date']);

/** @param options.registry the user's actors.yaml; its names win over every guess. */
export function createActorDetector({ registry }: { readonly registry: readonly KnownActor[] }): ActorDetector {
  const vocabulary = createVocabulary();
  const gazetteer = createGazetteer(registry);
  const known = new WeakMap<TaggedLine, readonly LineMention[]>();
  return {
    detect({ article, lines }) {
      const placed: PlacedMention[] = [];
      lines.forEach((line, index) => {
        const place = article.lines[index];
        if (!place || SILENT.has(place.role)) return;
        let mentions = known.get(line);
        if (!mentions) known.set(line, (mentions = mentionsOf(line, vocabulary, gazetteer)));
        for (const mention of mentions) placed.push({ mention, offset: place.start });
      });
      return resolveMentions(placed);
    },
  };
}
