import type { LocalEntity } from '../../model';
import { idOfName } from '../nameVariants';

/** An entity with its number among those of the folder (`localEntities.ts`). */
export interface NumberedEntity extends LocalEntity {
  readonly number: number;
}

/** Entities of several articles that are held to be one actor. */
export interface Cluster {
  /** The first decides what the actor is called. */
  readonly entities: readonly NumberedEntity[];
  readonly isFixed: boolean;
  /** The id that the user's registry or the gazetteer gives it; else the local one that most articles give it, of equal ones the first in the alphabet. */
  readonly wish: string;
}

/** @param countOf in how many articles an entity stands. @param fixed the id of the registry or the gazetteer. */
export function clusterOf(entities: readonly NumberedEntity[], countOf: (entity: number) => number, fixed?: string): Cluster {
  return { entities, isFixed: fixed !== undefined, wish: fixed ?? wishOf(entities, countOf) };
}

/** The id made of an actor's fullest name, for where its wish is another's too. @param first of its entities. */
export function fullIdOf(first: LocalEntity, wish: string): string {
  return idOfName(first.names[0] ?? '') || wish;
}

function wishOf(entities: readonly NumberedEntity[], countOf: (entity: number) => number): string {
  const counts = new Map<string, number>();
  for (const { id, number } of entities) counts.set(id, (counts.get(id) ?? 0) + countOf(number));
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
