import { ACTOR_TYPES, type ActorType, type Span } from '../../model';
import { spanReader } from './articleKeys';
import type { ByteReader } from './bytes';

/** The mentions of one entity in one article. */
export interface StoredMentions {
  readonly count: number;
  /** Of the first one. */
  readonly type: ActorType;
  /** How often each form of its name comes up, by the number of the form. */
  readonly forms: readonly (readonly [form: number, count: number])[];
  /** By place. */
  readonly spans: readonly Span[];
}

const NONE: StoredMentions = { count: 0, type: 'organization', forms: [], spans: [] };

/** Those of the next entity. */
export function readMentions(reader: ByteReader): StoredMentions {
  const count = reader.whole();
  if (count === 0) return NONE;
  const type = ACTOR_TYPES[reader.whole()] ?? 'organization';
  const forms = Array.from({ length: reader.whole() }, () => [reader.whole(), reader.whole()] as const);
  return { count, type, forms, spans: Array.from({ length: count }, spanReader(reader)) };
}

/** The same without their places. */
export function readMentionCounts(reader: ByteReader): Omit<StoredMentions, 'spans'> {
  const count = reader.whole();
  if (count === 0) return NONE;
  const type = ACTOR_TYPES[reader.whole()] ?? 'organization';
  const forms = Array.from({ length: reader.whole() }, () => [reader.whole(), reader.whole()] as const);
  for (let left = 2 * count; left > 0; left--) reader.whole();
  return { count, type, forms };
}

/** Their places alone. */
export function readMentionSpans(reader: ByteReader): readonly Span[] {
  const count = reader.whole();
  if (count === 0) return [];
  reader.whole();
  for (let left = 2 * reader.whole(); left > 0; left--) reader.whole();
  return Array.from({ length: count }, spanReader(reader));
}

/** Goes past those of the next entity. @returns whether there are any. */
export function skipMentions(reader: ByteReader): boolean {
  const count = reader.whole();
  if (count === 0) return false;
  reader.whole();
  for (let left = 2 * (reader.whole() + count); left > 0; left--) reader.whole();
  return true;
}
