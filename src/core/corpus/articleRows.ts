import type { LocalEntity } from '../model';
import { byDate } from './articleEntry';
import { createColumn, type KeptColumn } from './columns/column';
import type { StringTable } from './columns/stringTable';
import type { LocalEntities } from './entities/localEntities';
import { byteReader, byteWriter } from './packing/bytes';
import type { Deflating } from './packing/deflating';
import { createPages, DEFLATED_SIZE, PLAIN_PAGES, type KeptPages } from './packing/pages';
import type { PackedArticle, StoredArticle } from './packing/storedArticle';

/** An article in the index: a number, by which all that is known of it is read from columns when it is asked for. One object for each article. */
export interface ArticleRow extends StoredArticle {
  readonly slot: number;
  /** Its name by number. */
  readonly name: number;
  /** Its entities by number, in their order. */
  readonly numbers: readonly number[];
  /** By date, undated ones last, then by name. */
  compareTo(other: ArticleRow): number;
}

/** An article on its way into the index. */
export interface NewArticle {
  readonly packed: PackedArticle;
  /** Its entities by number. */
  readonly numbers: readonly number[];
  /** By whose tables it was packed: 0, the index's own, or those of a worker. */
  readonly tables: number;
}

/** Articles as numbers in columns, and bytes on pages. */
export interface ArticleRows {
  /** One more than the highest number given. */
  readonly end: number;
  at(slot: number): ArticleRow;
  nameOf(slot: number): number;
  add(article: NewArticle): ArticleRow;
  /** The same article under another name. @param row may be gone. */
  addRenamed(row: ArticleRow, name: string): ArticleRow;
  /** An article is not wanted any more. It can be read until the next one comes or goes. */
  letGo(slot: number): void;
  /** Gives these articles the numbers from 0 on; all others are gone, and know no more than their names. @param slots rising. */
  renumber(slots: readonly number[]): void;
  keep(): KeptRows;
}

export interface KeptRows {
  /** By `FIELDS`. */
  readonly columns: readonly KeptColumn[];
  readonly pages: KeptPages;
  readonly marks: KeptPages;
}

/** Of an article as it was packed, these numbers as they are. */
const COUNTS = ['entityCount', 'actors', 'figures', 'claims', 'orphans', 'linked', 'annotations', 'mentionsAt', 'figuresAt', 'figureKeysAt', 'claimKeysAt', 'metadataAt', 'excerptsAt', 'comparedAt'] as const;
type Count = (typeof COUNTS)[number];
/**
 * What is known of an article, each in a column: its name; its date by the number of that string plus one, or 0; the page its bytes stand on, where
 * they begin there and how many they are; how many bytes its numbers of entities take, right before them; the same of its marks; and its counts.
 */
const enum Field { Name, Iso, Tables, Page, Start, Length, Entities, MarksPage, MarksStart, MarksLength, Counts }
const FIELDS = Field.Counts + COUNTS.length;

/** @param names of articles. @param symbols give dates their numbers. @param deflating for what is read of one article at a time. @param kept is changed from now on. */
export function createArticleRows(names: StringTable, symbols: Pick<StringTable, 'text' | 'number'>, locals: LocalEntities, deflating: () => Deflating | undefined, kept?: KeptRows): ArticleRows {
  const pages = createPages(PLAIN_PAGES, kept?.pages);
  const marks = createPages({ size: DEFLATED_SIZE, deflating }, kept?.marks);
  const columns = Array.from({ length: FIELDS }, (_, field) => createColumn(kept?.columns[field]));
  let end = kept?.columns[Field.Name]?.length ?? 0;
  /** By number, where they were asked for. */
  let made: (RowOfColumns | undefined)[] = [];
  const writer = byteWriter();

  const field = (slot: number, of: number): number => columns[of]?.at(slot) ?? 0;

  /**
   * Of a class, as there is one for each article: its getters are shared. One that is gone when all are numbered anew keeps its name, in place of
   * a number (below 0), and has nothing else any more.
   */
  class RowOfColumns implements ArticleRow {
    constructor(public slot: number) {}
    get name(): number {
      return this.slot < 0 ? -1 - this.slot : field(this.slot, Field.Name);
    }
    get article(): string {
      return names.text(this.name);
    }
    get iso(): string | undefined {
      const iso = field(this.slot, Field.Iso);
      return iso === 0 ? undefined : symbols.text(iso - 1);
    }
    get tables(): number {
      return field(this.slot, Field.Tables);
    }
    get bytes(): Uint8Array {
      const start = field(this.slot, Field.Start);
      return pages.at(field(this.slot, Field.Page)).subarray(start, start + field(this.slot, Field.Length));
    }
    get marksAt(): number {
      return field(this.slot, Field.Length);
    }
    get packedMarks(): Uint8Array {
      const start = field(this.slot, Field.MarksStart);
      return marks.at(field(this.slot, Field.MarksPage)).subarray(start, start + field(this.slot, Field.MarksLength));
    }
    get numbers(): readonly number[] {
      const reader = byteReader(pages.at(field(this.slot, Field.Page)), field(this.slot, Field.Start) - field(this.slot, Field.Entities));
      return Array.from({ length: this.entityCount }, () => reader.whole());
    }
    get entities(): readonly LocalEntity[] {
      return this.numbers.map(locals.at);
    }
    compareTo(other: ArticleRow): number {
      return byDate(this.iso, other.iso) || names.compare(this.name, other.name);
    }
    // read from the row, each from its place there: see below
    declare readonly entityCount: number;
    declare readonly actors: number;
    declare readonly figures: number;
    declare readonly claims: number;
    declare readonly orphans: number;
    declare readonly linked: number;
    declare readonly annotations: number;
    declare readonly mentionsAt: number;
    declare readonly figuresAt: number;
    declare readonly figureKeysAt: number;
    declare readonly claimKeysAt: number;
    declare readonly metadataAt: number;
    declare readonly excerptsAt: number;
    declare readonly comparedAt: number;
  }
  COUNTS.forEach((count, place) => {
    Object.defineProperty(RowOfColumns.prototype, count, {
      get(this: RowOfColumns) {
        return field(this.slot, Field.Counts + place);
      },
    });
  });

  const at = (slot: number): RowOfColumns => (made[slot] ??= new RowOfColumns(slot));
  const write = (name: string, iso: string | undefined, tables: number, numbers: readonly number[], bytes: Uint8Array, packedMarks: Uint8Array, counts: Readonly<Record<Count, number>>): ArticleRow => {
    for (const number of numbers) writer.whole(number);
    const head = writer.take();
    const place = [pages.add(head, bytes), pages.filled - bytes.length, bytes.length, head.length];
    const placeOfMarks = [marks.add(packedMarks), marks.filled - packedMarks.length, packedMarks.length];
    const date = iso === undefined ? 0 : symbols.number(iso) + 1;
    const row = [names.number(name), date, tables, ...place, ...placeOfMarks, ...COUNTS.map((count) => counts[count])];
    row.forEach((value, of) => columns[of]?.set(end, value));
    return at(end++);
  };

  return {
    get end() {
      return end;
    },
    at,
    nameOf: (slot) => field(slot, Field.Name),
    add({ packed, numbers, tables }) {
      const { article, iso, bytes, marksAt } = packed;
      return write(article, iso, tables, numbers, bytes.subarray(0, marksAt), bytes.subarray(marksAt), packed);
    },
    addRenamed: (row, name) => write(name, row.iso, row.tables, row.numbers, row.bytes, row.packedMarks, row),
    letGo(slot) {
      pages.letGo(field(slot, Field.Page));
      marks.letGo(field(slot, Field.MarksPage));
    },
    renumber(slots) {
      const before = made;
      made = [];
      const living = new Set(slots);
      for (const row of before) if (row && !living.has(row.slot)) row.slot = -1 - row.name;
      slots.forEach((slot, now) => {
        for (const column of columns) column.set(now, column.at(slot));
        const row = before[slot];
        if (row) {
          row.slot = now;
          made[now] = row;
        }
      });
      end = slots.length;
    },
    keep: () => ({ columns: columns.map((column) => column.all().slice(0, end)), pages: pages.all(), marks: marks.all() }),
  };
}
