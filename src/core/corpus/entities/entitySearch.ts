import type { CorpusEntity } from '../corpusEntity';
import { slugOf } from '../nameVariants';

/**
 * Finds actors by the words that somebody types, case and accents aside: those whose id or one name holds all of them.
 * @param entities in the order in which they are offered.
 * @param limit there may be tens of thousands. Those of this very name come first, then those whose name begins with it.
 */
export type EntitySearch = (entities: readonly CorpusEntity[], query: string, limit: number) => readonly CorpusEntity[];

/** How well a name meets a query. */
const enum Fit { Same, Begins, Holds, Not }

/** Remembers how names are spelled for as long as their actors stay what they are. */
export function createEntitySearch(): EntitySearch {
  const spelled = new WeakMap<CorpusEntity, readonly string[]>();
  const slugsOf = (entity: CorpusEntity): readonly string[] => {
    const known = spelled.get(entity);
    if (known) return known;
    const slugs = [...new Set([entity.id, ...entity.names].map(slugOf))];
    spelled.set(entity, slugs);
    return slugs;
  };
  return (entities, query, limit) => {
    const wanted = slugOf(query);
    if (wanted === '') return entities.slice(0, limit);
    const words = wanted.split('-');
    const byFit: CorpusEntity[][] = Array.from({ length: Fit.Not }, () => []);
    for (const entity of entities) byFit[Math.min(...slugsOf(entity).map((slug) => fitOf(slug, wanted, words)))]?.push(entity);
    return byFit.flat().slice(0, limit);
  };
}

function fitOf(slug: string, wanted: string, words: readonly string[]): Fit {
  if (slug === wanted) return Fit.Same;
  if (slug.startsWith(wanted)) return Fit.Begins;
  return words.every((word) => slug.includes(word)) ? Fit.Holds : Fit.Not;
}
