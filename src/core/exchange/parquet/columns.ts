/** The type of a column, or of what is in it. `text` is UTF-8, `int` has 32 bits, `number` 64 (floating). */
export type ColumnType = 'text' | 'int' | 'number' | 'flag' | { readonly list: ColumnType } | { readonly fields: readonly Column[] };

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether null may stand there; lists are empty instead. */
  readonly nullable: boolean;
}

const column = (name: string, type: ColumnType, nullable: boolean): Column => ({ name, type, nullable });
const some = (name: string, type: ColumnType) => column(name, type, false);
const maybe = (name: string, type: ColumnType) => column(name, type, true);

const OFFSETS = [maybe('start', 'int'), maybe('end', 'int'), maybe('start_code_point', 'int'), maybe('end_code_point', 'int')];
const SPAN = [...OFFSETS, some('quote', 'text')];

/** The annotations, column for key as JSON Lines has them (jsonLines.ts). */
export const ANNOTATION_COLUMNS: readonly Column[] = [
  some('article', 'text'),
  maybe('title', 'text'),
  maybe('date', 'text'),
  maybe('author', 'text'),
  maybe('outlet', 'text'),
  some('id', 'text'),
  maybe('annotator', 'text'),
  some('state', 'text'),
  some('kind', 'text'),
  maybe('type', 'text'),
  ...SPAN,
  some('before', 'text'),
  some('after', 'text'),
  some('segments', { list: { fields: SPAN } }),
  maybe('entity', 'text'),
  maybe('entity_name', 'text'),
  maybe('value', {
    fields: [maybe('min', 'number'), maybe('max', 'number'), maybe('date_min', 'text'), maybe('date_max', 'text'), maybe('unit', 'text'), some('approximate', 'flag'), maybe('of', 'text'), some('ambiguous', 'flag')],
  }),
  maybe('hedged', 'flag'),
  some('cues', { list: { fields: [...SPAN, some('category', 'text'), maybe('strength', 'number')] } }),
  maybe('source', { fields: [...SPAN, maybe('entity', 'text')] }),
  some('tags', { list: 'text' }),
  maybe('note', 'text'),
  some('replies', { list: { fields: [some('by', 'text'), maybe('text', 'text'), maybe('verdict', 'text'), maybe('resolved', 'flag')] } }),
  some('from', { list: 'text' }),
  some('links', { list: { fields: [some('article', 'text'), some('id', 'text'), some('as', 'text')] } }),
  maybe('rule', 'text'),
  maybe('status', 'text'),
  some('attributes', { list: { fields: [some('code', 'text'), some('attribute', 'text'), maybe('text', 'text'), maybe('number', 'number'), maybe('flag', 'flag')] } }),
];

/** The actors, as in CSV. */
export const ENTITY_COLUMNS: readonly Column[] = [
  some('entity', 'text'),
  some('name', 'text'),
  some('type', 'text'),
  some('names', 'text'),
  maybe('description', 'text'),
  maybe('wikidata', 'text'),
  some('mentions', 'int'),
  some('articles', 'int'),
];

/** The links, as in CSV. */
export const LINK_COLUMNS: readonly Column[] = ['article', 'from_id', 'as', 'to_article', 'to_id'].map((name) => some(name, 'text'));
