import { slugOf } from '../../corpus/nameVariants';
import { ACTOR_TYPES } from '../../model';
import { beginningOf, hasEnding } from './importedText';
import { ImportError, type ImportFile, type ImportFormat } from './model';
import { headingsOf, listIn, readCsv, type CsvRecord } from './readCsv';
import type { ActorFields, CodeFields } from './registryModel';

const isTable = (file: ImportFile) => hasEnding(file.name, ['csv', 'tsv']);
const hasAny = (headings: readonly string[], ...wanted: readonly string[]) => wanted.some((heading) => headings.includes(heading));

/** A codebook as CSV: `label`, and where they are there `id`, `definition`, `examples`, `colour`, `key`, `parent`. */
export const codebookCsvImport: ImportFormat = {
  id: 'csv-codebook',
  label: 'CSV: codebook',
  description: 'a table with the column label or id, for codebook.yaml; also definition, examples, colour, key, parent',
  extensions: ['csv', 'tsv'],
  recognises(file) {
    const headings = headingsOf(beginningOf(file));
    return isTable(file) && !headings.includes('quote') && hasAny(headings, 'label', 'code') && hasAny(headings, 'definition', 'parent', 'colour', 'color', 'description', 'examples', 'id');
  },
  read: (files) => ({ articles: [], actors: [], notes: [], codes: files.flatMap((file) => readEntries(file, ['label', 'code', 'id'], codeIn)) }),
};

/** Actors as CSV: our own export of actors, or any table with `name`. */
export const actorsCsvImport: ImportFormat = {
  id: 'csv-actors',
  label: 'CSV: actors',
  description: 'exported by Source Annotator, or a table with the column name, for actors.yaml; also id, type, aliases, description, wikidata',
  extensions: ['csv', 'tsv'],
  recognises(file) {
    const headings = headingsOf(beginningOf(file));
    return isTable(file) && !headings.includes('quote') && headings.includes('name') && hasAny(headings, 'entity', 'id', 'type', 'aliases', 'names', 'wikidata');
  },
  read: (files) => ({ articles: [], codes: [], notes: [], actors: files.flatMap((file) => readEntries(file, ['name'], actorIn)) }),
};

/** @param needed at least one of these columns. @throws ImportError where two rows have one id */
function readEntries<T extends { readonly id: string }>(file: ImportFile, needed: readonly string[], read: (record: CsvRecord, where: string) => T): readonly T[] {
  const { headings, records } = readCsv(file);
  if (!hasAny(headings, ...needed)) throw new ImportError(`${file.name} needs the column ${needed.join(' or ')}.`);
  const seen = new Map<string, number>();
  return records.map((record) => {
    const where = `${file.name}, row ${record.row}`;
    const entry = read(record, where);
    const before = seen.get(entry.id);
    if (before !== undefined) throw new ImportError(`${where}: the id “${entry.id}” is that of row ${before} already: give one of the two another id.`);
    seen.set(entry.id, record.row);
    return entry;
  });
}

function codeIn({ first, get }: CsvRecord, where: string): CodeFields {
  const label = first('label', 'code', 'id');
  if (label === undefined) throw new ImportError(`${where}: this code has no label.`);
  const [definition, colour, key, parent] = [first('definition', 'description'), first('colour', 'color'), get('key'), get('parent')];
  return {
    id: get('id') ?? (slugOf(label) || label),
    label,
    examples: listIn(get('examples')),
    ...(definition !== undefined && { definition }),
    ...(colour !== undefined && /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour) && { colour }),
    ...(key !== undefined && /^\S$/u.test(key) && { key }),
    ...(parent !== undefined && { parent }),
  };
}

function actorIn({ first, get }: CsvRecord, where: string): ActorFields {
  const name = get('name');
  if (name === undefined) throw new ImportError(`${where}: this actor has no name.`);
  const type = ACTOR_TYPES.find((known) => known === get('type'));
  const [description, wikidata] = [get('description'), get('wikidata')];
  return {
    id: first('entity', 'id') ?? (slugOf(name) || name),
    name,
    ...(type && { type }),
    aliases: listIn(first('aliases', 'names')).filter((alias) => alias !== name),
    ...(description !== undefined && { description }),
    ...(wikidata !== undefined && { wikidata }),
  };
}
