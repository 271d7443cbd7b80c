import { getOrMake } from '../../getOrMake';
import { groupNumbers } from '../../groupNumbers';
import { grown } from '../../grown';
import { byIso } from '../articleEntry';
import type { ArticleRow } from './format';
import type { Mention } from './mention';
import { mentionContext } from './mentionContext';

/** Numbers kept of a mention: entity, article, start, end, where its text begins, how long it is, start and length of the name in it. */
const FIELDS = 8;
/** Forms of a name that are counted; the rest of a strange actor's are not missed. */
const MOST_FORMS = 200;
/** Forms of a name that are kept. */
const MOST_NAMES = 12;

/** Collects mentions for one shard. They are held as numbers and UTF-8: about as much memory as the shard has bytes. */
export interface ShardBuilder {
  readonly mentions: number;
  add(mention: Mention): void;
  /** What was collected, in the order of the file. */
  content(): ShardContent;
}

export interface ShardContent {
  /** By date, undated ones last, then by name. */
  readonly articles: readonly ArticleRow[];
  /** By id. */
  readonly entities: readonly CollectedEntity[];
}

export interface CollectedEntity {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly names: readonly string[];
  /** In the order of their articles, then of the text; each place once. */
  readonly mentions: readonly PlacedMention[];
}

export interface PlacedMention {
  /** Number in `ShardContent.articles`. */
  readonly article: number;
  readonly start: number;
  readonly end: number;
  /** The line of context as UTF-8, and where the name stands in it (UTF-16 units). */
  readonly text: Uint8Array;
  readonly matchStart: number;
  readonly matchLength: number;
}

interface EntityCount {
  readonly number: number;
  readonly id: string;
  readonly names: Map<string, number>;
  readonly forms: Map<string, number>;
  readonly types: Map<string, number>;
}

export function createShardBuilder(): ShardBuilder {
  const utf8 = new TextEncoder();
  const entities = new Map<string, EntityCount>();
  const articles = new Map<string, { readonly number: number; readonly row: ArticleRow }>();
  let table = new Uint32Array(FIELDS * 1024);
  let texts = new Uint8Array(64 * 1024);
  let mentions = 0;
  let used = 0;

  const content = (): ShardContent => {
    const rows = [...articles.values()].sort((a, b) => byIso(a.row[0], a.row[2] ?? undefined, b.row[0], b.row[2] ?? undefined));
    const rank = new Uint32Array(rows.length);
    rows.forEach(({ number }, at) => (rank[number] = at));
    const field = (mention: number, at: number): number => table[mention * FIELDS + at] ?? 0;
    const articleOf = (mention: number): number => rank[field(mention, 1)] ?? 0;
    const compare = (a: number, b: number): number => articleOf(a) - articleOf(b) || field(a, 2) - field(b, 2) || field(a, 3) - field(b, 3);
    const grouped = groupNumbers(mentions, entities.size, (mention) => field(mention, 0));
    const placed = (mention: number): PlacedMention => {
      const at = field(mention, 4);
      return { article: articleOf(mention), start: field(mention, 2), end: field(mention, 3), text: texts.subarray(at, at + field(mention, 5)), matchStart: field(mention, 6), matchLength: field(mention, 7) };
    };
    return {
      articles: rows.map(({ row }) => row),
      entities: [...entities.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ number, id, names, forms, types }) => ({
          id,
          name: mostFrequent(names)[0] ?? id,
          type: mostFrequent(types)[0] ?? '',
          names: [...new Set([...mostFrequent(names), ...mostFrequent(forms)])].slice(0, MOST_NAMES),
          // worked out when the actor is written: objects for all at once would take ten times the memory
          get mentions() {
            const own = grouped(number).slice().sort(compare);
            return Array.from(own.filter((mention, at) => at === 0 || compare(mention, own[at - 1] ?? 0) !== 0), placed);
          },
        })),
    };
  };

  return {
    get mentions() {
      return mentions;
    },
    add(mention) {
      const { article, title, date, outlet, start, end, type, name, quote } = mention;
      const entity = getOrMake(entities, mention.entity, () => ({ number: entities.size, id: mention.entity, names: new Map<string, number>(), forms: new Map<string, number>(), types: new Map<string, number>() }));
      const { number } = getOrMake(articles, article, () => ({ number: articles.size, row: [article, title ?? null, date ?? null, outlet ?? null] as const }));
      count(entity.names, name);
      count(entity.forms, quote);
      count(entity.types, type);
      const context = mentionContext(mention);
      if (used + context.text.length * 3 > texts.length) texts = grown(texts, used + context.text.length * 3);
      const { written } = utf8.encodeInto(context.text, texts.subarray(used));
      if ((mentions + 1) * FIELDS > table.length) table = grown(table, (mentions + 1) * FIELDS);
      table.set([entity.number, number, start, end, used, written, context.match.start, context.match.end - context.match.start], mentions * FIELDS);
      used += written;
      mentions++;
    },
    content,
  };
}

function count(counts: Map<string, number>, word: string): void {
  const before = counts.get(word);
  if (before !== undefined || counts.size < MOST_FORMS) counts.set(word, (before ?? 0) + 1);
}

/** Of equal ones the longer first, so that the order does not hang on that of the articles. */
function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1)).map(([word]) => word);
}
