import { createArticleRows, type ArticleRow, type KeptRows, type NewArticle } from './articleRows';
import type { KeptBytes } from './columns/byteTable';
import { createColumn, type KeptColumn } from './columns/column';
import { createStringTable, type StringTable } from './columns/stringTable';
import type { LocalEntities } from './entities/localEntities';
import type { Deflating } from './packing/deflating';

/**
 * The articles of the index by number. An article that changes gets a new number and its old one goes dead, so that tables
 * built from the numbers need no clean-up: they skip the dead. Too many dead ones, and all are numbered anew.
 */
export interface ArticleSlots {
  /** Grows when all numbers change. */
  readonly generation: number;
  /** One more than the highest number given. */
  readonly end: number;
  readonly size: number;
  at(slot: number): ArticleRow | undefined;
  get(article: string): ArticleRow | undefined;
  /** @param name of an article by its number. */
  named(name: number): ArticleRow | undefined;
  /** Takes an article out and puts another in, or one of the two. What it was before can be read until the next change. */
  change(gone: string | undefined, come: NewArticle | undefined): SlotChange;
  rename(from: ArticleRow, to: string): SlotChange;
  all(): ArticleRow[];
  /** Of all, by their numbers. */
  names(): Generator<string>;
  keep(): KeptSlots;
}

export interface SlotChange {
  readonly before: ArticleRow | undefined;
  readonly after: ArticleRow | undefined;
}

/** The articles as they were kept. */
export interface KeptSlots {
  readonly names: KeptBytes;
  /** By the number of its name, the article's own plus one; 0: it is gone. */
  readonly slotOf: KeptColumn;
  readonly rows: KeptRows;
}

const TOLERATED_DEAD = 1000;

/** @param kept is changed from now on. */
export function createSlots(symbols: Pick<StringTable, 'text' | 'number'>, locals: LocalEntities, deflating: () => Deflating | undefined, kept?: KeptSlots): ArticleSlots {
  const names = createStringTable(kept?.names);
  const rows = createArticleRows(names, symbols, locals, deflating, kept?.rows);
  const slotOf = createColumn(kept?.slotOf);
  let size = 0;
  for (const slot of slotOf.all()) size += Number(slot > 0);
  let generation = 0;

  const isLiving = (slot: number): boolean => slot < rows.end && slotOf.at(rows.nameOf(slot)) === slot + 1;
  const living = (): number[] => {
    const slots: number[] = [];
    for (let slot = 0; slot < rows.end; slot++) if (isLiving(slot)) slots.push(slot);
    return slots;
  };
  const named = (name: number): ArticleRow | undefined => {
    const slot = slotOf.at(name) - 1;
    return slot < 0 ? undefined : rows.at(slot);
  };
  const get = (article: string): ArticleRow | undefined => {
    const name = names.find(article);
    return name === undefined ? undefined : named(name);
  };
  /** Before anything is taken out: what was there stays what it is. */
  const tidy = (): void => {
    if (rows.end <= 2 * size + TOLERATED_DEAD) return;
    const slots = living();
    rows.renumber(slots);
    slots.forEach((_, slot) => slotOf.set(rows.nameOf(slot), slot + 1));
    generation++;
  };
  const enter = (row: ArticleRow): ArticleRow => {
    slotOf.set(row.name, row.slot + 1);
    size++;
    return row;
  };
  const leave = (row: ArticleRow | undefined): void => {
    if (!row) return;
    slotOf.set(row.name, 0);
    size--;
    rows.letGo(row.slot);
  };

  return {
    get generation() {
      return generation;
    },
    get end() {
      return rows.end;
    },
    get size() {
      return size;
    },
    at: (slot) => (isLiving(slot) ? rows.at(slot) : undefined),
    get,
    named,
    change(gone, come) {
      tidy();
      const before = gone === undefined ? undefined : get(gone);
      const after = come && rows.add(come);
      leave(before);
      return { before, after: after && enter(after) };
    },
    rename(from, to) {
      tidy();
      const after = rows.addRenamed(from, to);
      leave(from);
      return { before: from, after: enter(after) };
    },
    all: () => living().map(rows.at),
    *names() {
      for (let name = 0; name < names.size; name++) if (slotOf.at(name) > 0) yield names.text(name);
    },
    keep: () => ({ names: names.all(), slotOf: slotOf.all(), rows: rows.keep() }),
  };
}
