import type { Code } from '../../sidecar/registryModel';
import type { ExportDocument, ExportEntity, PlacedRow } from '../model';
import { claimKey } from './claimGroups';
import { countedRows, oncePerSpan } from './countedRows';
import type { AttributeValues, NetworkAttribute, NetworkNode } from './model';
import type { NetworkOptions } from './networkOptions';

export const NODE_ATTRIBUTES: readonly NetworkAttribute[] = [
  { id: 'mode', type: 'string' }, // actor, code or claim
  { id: 'type', type: 'string' },
  { id: 'mentions', type: 'int' },
  { id: 'articles', type: 'int' },
  { id: 'first', type: 'string' }, // date of the first dated article
  { id: 'last', type: 'string' },
  { id: 'names', type: 'string' },
  { id: 'description', type: 'string' },
  { id: 'wikidata', type: 'string' },
];

type Mode = 'actor' | 'code' | 'claim';

interface Counted {
  readonly mode: Mode;
  label: string;
  type: string;
  names?: string;
  description?: string;
  wikidata?: string;
  mentions: number;
  articles: number;
  lastArticle: number;
  first?: string;
  last?: string;
}

/** What the nodes of a network carry, counted while the articles pass. */
export interface NodeTable {
  add(document: ExportDocument, number: number): void;
  /** A node by its mode and id. */
  node(mode: Mode, id: string): NetworkNode;
  /** Every actor, code or claim met, by the order of the articles. */
  ids(mode: Mode): readonly string[];
}

export function createNodeTable({ network, concepts }: NetworkOptions, codes: readonly Code[]): NodeTable {
  const tables: Readonly<Record<Mode, Map<string, Counted>>> = { actor: new Map(), code: new Map(), claim: new Map() };
  const codebook = new Map(codes.map((code) => [code.id, code]));

  const count = (mode: Mode, id: string, number: number, date: string | undefined, make: () => Pick<Counted, 'label' | 'type'> & Partial<Counted>) => {
    let entry = tables[mode].get(id);
    if (!entry) {
      entry = { ...make(), mode, mentions: 0, articles: 0, lastArticle: -1 };
      tables[mode].set(id, entry);
    }
    entry.mentions++;
    if (entry.lastArticle === number) return;
    entry.articles++;
    entry.lastArticle = number;
    if (date === undefined || date.startsWith('-')) return;
    if (entry.first === undefined || date < entry.first) entry.first = date;
    if (entry.last === undefined || date > entry.last) entry.last = date;
  };

  return {
    add(document, number) {
      const { name, entities, metadata } = document;
      const isNew = oncePerSpan();
      const byId = new Map(entities.map((entity) => [entity.id, entity]));
      const date = metadata.date?.iso;
      for (const row of countedRows(document)) {
        if (row.kind === 'actor' && row.entity !== undefined && isNew(row, 'actor', row.entity)) count('actor', row.entity, number, date, () => actorFields(row, byId.get(row.entity ?? '')));
        const { source } = row;
        if (network !== 'cooccurrence' && source?.entity !== undefined && isNew(row, 'source', source.entity)) {
          count('actor', source.entity, number, date, () => actorFields({ entityName: source.quote, quote: source.quote, type: undefined }, byId.get(source.entity ?? '')));
        }
        if (network !== 'twomode') continue;
        if (concepts === 'codes') {
          for (const tag of row.tags) if (isNew(row, 'code', tag)) count('code', tag, number, date, () => codeFields(tag, codebook.get(tag)));
        } else if (row.kind === 'claim' && isNew(row, 'claim')) count('claim', claimKey(name, row.id), number, date, () => claimFields(row));
      }
    },
    node: (mode, id) => {
      const entry = tables[mode].get(id);
      return { id: nodeId(mode, id), label: entry?.label ?? id, values: entry ? valuesOf(entry) : new Map([['mode', mode]]) };
    },
    ids: (mode) => [...tables[mode].keys()],
  };
}

export function nodeId(mode: Mode, id: string): string {
  return `${mode}:${id}`;
}

function actorFields(row: Pick<PlacedRow, 'entityName' | 'quote' | 'type'>, entity: ExportEntity | undefined) {
  return {
    label: entity?.name ?? row.entityName ?? row.quote,
    type: entity?.type ?? row.type ?? 'actor',
    ...(entity && { names: entity.names.join('; ') }),
    ...(entity?.description !== undefined && { description: entity.description }),
    ...(entity?.wikidata !== undefined && { wikidata: entity.wikidata }),
  };
}

function codeFields(tag: string, code: Code | undefined) {
  return { label: code?.label ?? tag, type: 'code', ...(code?.definition !== undefined && { description: code.definition }) };
}

const LABEL_LENGTH = 80;

function claimFields({ quote, hedged }: PlacedRow) {
  const words = quote.replace(/\s+/gu, ' ');
  const characters = [...words];
  return {
    label: characters.length > LABEL_LENGTH ? `${characters.slice(0, LABEL_LENGTH - 1).join('')}…` : words,
    type: hedged ? 'hedged claim' : 'attributed claim',
    description: words,
  };
}

function valuesOf(entry: Counted): AttributeValues {
  const pairs = NODE_ATTRIBUTES.map(({ id }) => [id, entry[id as keyof Counted]] as const);
  return new Map(pairs.filter((pair): pair is [string, string | number] => pair[1] !== undefined));
}
