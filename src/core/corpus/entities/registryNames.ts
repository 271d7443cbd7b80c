import type { LocalEntity } from '../../model';
import type { KnownActor } from '../../sidecar/registryModel';
import { slugOf } from '../nameVariants';

/** What `actors.yaml` says of names. */
export interface RegistryNames {
  readonly known: ReadonlyMap<string, KnownActor>;
  /** The registry's id of an entity that bears a name it knows. */
  idOf(entity: LocalEntity): string | undefined;
  /** One form of a name in actors.yaml takes along all that was found to be the same actor. */
  idOfAny(id: string, entities: readonly LocalEntity[]): string | undefined;
}

export function createRegistryNames(actors: readonly KnownActor[]): RegistryNames {
  const known = new Map(actors.map((actor) => [actor.id, actor]));
  const byName = new Map(actors.flatMap((actor) => [actor.name, ...actor.aliases].map((name) => [slugOf(name), actor.id] as const)));
  const idOf = ({ id, origin, names }: LocalEntity): string | undefined => {
    if (known.size === 0) return undefined;
    if (origin === 'registry' && known.has(id)) return id;
    for (const name of names) {
      const named = byName.get(slugOf(name));
      if (named !== undefined) return named;
    }
    return undefined;
  };
  return {
    known,
    idOf,
    idOfAny: (id, entities) => (known.has(id) ? id : entities.map(idOf).find((named) => named !== undefined)),
  };
}
