import { ACTOR_TYPES } from '../../model';
import { isObject, numberOf, stringOf, type JsonObject } from '../../exchange/import/readJson';

/** A mention of an actor as the index keeps it. */
export interface Mention {
  readonly article: string;
  readonly title?: string;
  /** ISO 8601, at the precision known. */
  readonly date?: string;
  readonly outlet?: string;
  /** Id of the actor; whose, says `scope`. */
  readonly entity: string;
  /** `corpus`: the id means one actor through all articles given. `article`: in its article alone. */
  readonly scope: 'corpus' | 'article';
  readonly name: string;
  readonly type: string;
  /** UTF-16 code units of the article's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

const TYPES: ReadonlySet<string> = new Set(ACTOR_TYPES);
/** Offsets have 32 bits in a shard. */
const MOST = 2 ** 32 - 1;

/**
 * The mention in a line of `export --format jsonl` (or of Parquet, whose columns are the same) or of `analyze`.
 * @returns undefined for what is none: claims, figures, tags, what was rejected or has no place.
 * @throws Error saying in one sentence what is wrong.
 */
export function mentionOf(line: unknown): Mention | undefined {
  if (!isObject(line)) throw new Error('expected an object with the fields article, kind, start, end and quote.');
  if (line.kind !== 'actor') {
    if (typeof line.kind !== 'string') throw new Error('there is no kind: write lines of export, of analyze, or {"article": …, "text": …}.');
    return undefined;
  }
  if (line.state === 'rejected' || line.state === 'orphaned') return undefined;
  const [article, entity, quote, type] = ['article', 'entity', 'quote', 'type'].map((key) => stringOf(line[key]));
  const start = offsetOf(line, 'start');
  const end = offsetOf(line, 'end');
  if (article === undefined || entity === undefined || quote === undefined || start === undefined || end === undefined || end < start) {
    throw new Error('an actor must have article, entity, quote, start and end.');
  }
  if (type === undefined || !TYPES.has(type)) throw new Error(`type must be one of ${ACTOR_TYPES.join(', ')}.`);
  const [title, date, outlet] = ['title', 'date', 'outlet'].map((key) => stringOf(line[key]));
  return {
    article,
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(outlet !== undefined && { outlet }),
    entity,
    scope: 'state' in line ? 'corpus' : 'article',
    name: stringOf(line.entity_name) ?? quote,
    type,
    start,
    end,
    before: stringOf(line.before) ?? '',
    quote,
    after: stringOf(line.after) ?? '',
  };
}

function offsetOf(line: JsonObject, key: string): number | undefined {
  const value = numberOf(line[key]);
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= MOST ? value : undefined;
}
