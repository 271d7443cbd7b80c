import type { LocalEntity } from '../../model';
import { idOfName } from '../nameVariants';

/** Entities of several articles that are held to be one actor. */
export interface Cluster {
  /** The first decides what the actor is called. */
  readonly entities: readonly LocalEntity[];
  /** Fixed by the user's registry or the gazetteer. */
  readonly fixed?: string;
  /** The local id that most articles give it; of equal ones the first in the alphabet. */
  readonly wish: string;
  /** The id made of its fullest name, for where the wish is another's too. */
  readonly full: string;
}

/** @param countOf in how many articles an entity stands. */
export function clusterOf(entities: readonly LocalEntity[], countOf: (entity: LocalEntity) => number, fixed?: string): Cluster {
  const wish = fixed ?? wishOf(entities, countOf);
  return { entities, wish, full: idOfName(entities[0]?.names[0] ?? '') || wish, ...(fixed !== undefined && { fixed }) };
}

function wishOf(entities: readonly LocalEntity[], countOf: (entity: LocalEntity) => number): string {
  const counts = new Map<string, number>();
  for (const entity of entities) counts.set(entity.id, (counts.get(entity.id) ?? 0) + countOf(entity));
  let best = '';
  let most = 0;
  for (const [id, count] of counts) {
    if (count < most || (count === most && id > best)) continue;
    best = id;
    most = count;
  }
  return best;
}

/** By their names: an order that hangs on nothing but the entities themselves. */
export function byNames(a: LocalEntity, b: LocalEntity): number {
  for (let at = 0; at < a.names.length || at < b.names.length; at++) {
    const [left, right] = [a.names[at] ?? '', b.names[at] ?? ''];
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : a.type < b.type ? -1 : a.type > b.type ? 1 : a.names.length - b.names.length;
}
