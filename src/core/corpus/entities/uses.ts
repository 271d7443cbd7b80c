import type { ActorType, LocalEntity } from '../../model';
import type { LocalCounts, StoredArticle, StoredReader } from '../packing/storedArticle';
import type { ArticleSlots } from '../slots';

/** How an entity is mentioned in all articles together. */
export interface Tally {
  mentions: number;
  /** How many of the mentions are of each type, and of each form of its name. */
  readonly types: Map<ActorType, number>;
  readonly forms: Map<string, number>;
  /** The articles that know it and do not mention it: few. */
  readonly silent: Set<StoredArticle>;
}

/** In which articles each entity stands and how often it is mentioned, kept while articles come and go. */
export interface EntityUses {
  /**
   * An article came, changed or went; to be told after `slots` knows it.
   * @param recounted is told of each entity that stands in more or fewer articles now.
   */
  changed(before: StoredArticle | undefined, after: StoredArticle | undefined, slot: number, recounted: (entity: LocalEntity, articles: number) => void): void;
  all(): Iterable<LocalEntity>;
  /** The articles that know an entity. */
  articlesOf(entity: LocalEntity): readonly StoredArticle[];
  tallyOf(entity: LocalEntity): Tally;
  /** Whether an article that knows an entity also mentions it. */
  isMentioned(entity: LocalEntity, stored: StoredArticle): boolean;
}

/** The numbers of articles that changed since are skipped. */
interface Use {
  slots: number[];
  articles: number;
  tally?: Tally;
}

/** From so many articles on an entity's tally is kept ready; those of others are read from their articles. Most entities stand in one. */
const WORTH_KEEPING = 8;

export function createEntityUses(slots: ArticleSlots, packer: StoredReader): EntityUses {
  const uses = new Map<LocalEntity, Use>();
  let { generation } = slots;

  /** After all articles got new numbers. */
  const renumber = (): void => {
    ({ generation } = slots);
    for (const use of uses.values()) use.slots = [];
    for (let slot = 0; slot < slots.end; slot++) for (const entity of new Set(slots.at(slot)?.entities)) uses.get(entity)?.slots.push(slot);
  };
  const articlesOf = (entity: LocalEntity): readonly StoredArticle[] => {
    const use = uses.get(entity);
    if (!use) return [];
    if (use.slots.length > use.articles) use.slots = use.slots.filter((slot) => slots.at(slot)?.entities.includes(entity));
    const found: StoredArticle[] = [];
    for (const slot of use.slots) {
      const stored = slots.at(slot);
      if (stored) found.push(stored);
    }
    return found;
  };
  const makeTally = (entity: LocalEntity): Tally => {
    const tally: Tally = { mentions: 0, types: new Map(), forms: new Map(), silent: new Set() };
    for (const stored of articlesOf(entity)) count(tally, stored, packer.counts(stored)[stored.entities.indexOf(entity)], 1);
    return tally;
  };
  /** Takes an article into the tallies that are kept, or out of them. */
  const tallyArticle = (stored: StoredArticle, times: 1 | -1): void => {
    let counts: readonly (LocalCounts | undefined)[] | undefined;
    for (const entity of new Set(stored.entities)) {
      const use = uses.get(entity);
      if (use?.tally) count(use.tally, stored, (counts ??= packer.counts(stored))[stored.entities.indexOf(entity)], times);
      else if (use && use.articles >= WORTH_KEEPING) use.tally = makeTally(entity);
    }
  };

  return {
    changed(before, after, slot, recounted) {
      if (generation !== slots.generation) renumber();
      const [gone, come] = [new Set(before?.entities), new Set(after?.entities)];
      if (before) tallyArticle(before, -1);
      for (const entity of come) {
        const use = uses.get(entity) ?? { slots: [], articles: 0 };
        uses.set(entity, use);
        if (use.slots.at(-1) !== slot) use.slots.push(slot);
        if (!gone.has(entity)) recounted(entity, ++use.articles);
      }
      for (const entity of gone) {
        const use = uses.get(entity);
        if (!use || come.has(entity)) continue;
        recounted(entity, --use.articles);
        if (use.articles === 0) uses.delete(entity);
      }
      if (after) tallyArticle(after, 1);
    },
    all: () => uses.keys(),
    articlesOf,
    tallyOf: (entity) => uses.get(entity)?.tally ?? makeTally(entity),
    isMentioned(entity, stored) {
      const tally = uses.get(entity)?.tally;
      return tally ? !tally.silent.has(stored) : packer.mentions(stored, stored.entities.indexOf(entity)) !== undefined;
    },
  };
}

function count(tally: Tally, stored: StoredArticle, counts: LocalCounts | undefined, times: 1 | -1): void {
  if (!counts) {
    if (times > 0) tally.silent.add(stored);
    else tally.silent.delete(stored);
    return;
  }
  tally.mentions += times * counts.count;
  add(tally.types, counts.type, times * counts.count);
  for (const [form, found] of counts.forms) add(tally.forms, form, times * found);
}

function add<T>(counts: Map<T, number>, key: T, more: number): void {
  const now = (counts.get(key) ?? 0) + more;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
}
