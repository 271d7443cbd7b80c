import type { RangeFile } from '../../ports';
import { byIso } from '../articleEntry';
import type { EntityRecord } from './format';
import { joinKeys, mayBeSame, type JoinedActor } from './joinKeys';
import { openShard, ShardError, type Shard, type ShardPlace } from './readShard';

/** What a prebuilt index knows of an actor. */
export interface IndexedActor {
  readonly mentions: number;
  readonly articles: number;
  /** ISO 8601, of the first and the last dated article. */
  readonly first?: string;
  readonly last?: string;
  /** The first mentions, by the dates of their articles. */
  readonly places: readonly ShardPlace[];
}

/** The shards of a folder, asked as one. */
export interface ShardedIndex {
  readonly shards: number;
  /** Undefined where no shard knows the actor. A shard that cannot be read is left out, and said once. */
  lookUp(actor: JoinedActor, mostPlaces: number): Promise<IndexedActor | undefined>;
  /** Waits for what is being looked up. */
  close(): Promise<void>;
}

/**
 * @param files of one corpus each its part: an article that stands in two of them counts twice.
 * @param tell is told of each file that cannot be read, in one sentence.
 */
export async function openShardedIndex(files: readonly RangeFile[], tell: (problem: string) => void): Promise<ShardedIndex> {
  const broken = new Set<string>();
  const reading = async <T>({ name }: { readonly name: string }, read: () => Promise<T>): Promise<T | undefined> => {
    if (broken.has(name)) return undefined;
    try {
      return await read();
    } catch (error) {
      if (!broken.has(name)) tell(error instanceof ShardError ? error.message : `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      broken.add(name);
      return undefined;
    }
  };
  const shards = (await Promise.all(files.map((file) => reading(file, () => openShard(file))))).filter((shard) => shard !== undefined);

  const lookIn = async (shard: Shard, actor: JoinedActor, mostPlaces: number) => {
    const entities = (await shard.find(joinKeys(actor))).filter((entity) => mayBeSame(entity, actor));
    const places = await Promise.all(entities.map((entity) => shard.places(entity, mostPlaces)));
    return { entities, places: places.flat() };
  };
  const underway = new Set<Promise<unknown>>();
  const lookUp: ShardedIndex['lookUp'] = async (actor, mostPlaces) => {
    const found = (await Promise.all(shards.map((shard) => reading(shard, () => lookIn(shard, actor, mostPlaces))))).filter((part) => part !== undefined);
    const entities = found.flatMap((part) => part.entities);
    if (entities.length === 0) return undefined;
    const places = found.flatMap((part) => part.places).sort((a, b) => byIso(a.article, a.date, b.article, b.date) || a.start - b.start);
    return { ...summed(entities), places: places.slice(0, mostPlaces) };
  };
  return {
    shards: shards.length,
    lookUp(actor, mostPlaces) {
      const looking = lookUp(actor, mostPlaces);
      const done = looking.finally(() => underway.delete(done));
      underway.add(done);
      return looking;
    },
    async close() {
      await Promise.allSettled(underway);
      await Promise.all(files.map((file) => file.close()));
    },
  };
}

function summed(entities: readonly EntityRecord[]): Omit<IndexedActor, 'places'> {
  const dates = (pick: (entity: EntityRecord) => string | null): string[] => entities.flatMap((entity) => pick(entity) ?? []).sort();
  const [first] = dates(({ first }) => first);
  const last = dates(({ last }) => last).at(-1);
  const sum = (pick: (entity: EntityRecord) => number): number => entities.reduce((total, entity) => total + pick(entity), 0);
  return { mentions: sum(({ mentions }) => mentions), articles: sum(({ articles }) => articles), ...(first !== undefined && { first }), ...(last !== undefined && { last }) };
}
