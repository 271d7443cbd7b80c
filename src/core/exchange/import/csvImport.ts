import { CUE_CATEGORIES, MARK_KINDS, type FigureValue } from '../../model';
import type { AnnotatedCue, Annotation } from '../../sidecar/model';
import { withLineFeeds } from '../../sidecar/newAnnotation';
import { collectByArticle } from './byArticle';
import { beginningOf, hasEnding } from './importedText';
import { ImportError, type ImportedPlace, type ImportFormat } from './model';
import { headingsOf, listIn, readCsv, type CsvRecord } from './readCsv';
import { stableId } from './stableId';

/**
 * Annotations as CSV: our own export in both flavours, or any table with the columns `article` and `quote`. Further pieces
 * of a discontinuous annotation are given by offsets alone; they are taken where the words at the first piece's offsets agree.
 */
export const csvImport: ImportFormat = {
  id: 'csv',
  label: 'CSV: annotations',
  description: 'exported by Source Annotator, or any table with the columns article and quote',
  extensions: ['csv', 'tsv'],
  recognises: (file) => hasEnding(file.name, ['csv', 'tsv']) && ['article', 'quote'].every((heading) => headingsOf(beginningOf(file)).includes(heading)),
  read(files) {
    const found = collectByArticle();
    let suggestions = 0;
    let replies = 0;
    for (const file of files) {
      const table = readCsv(file);
      if (!table.headings.includes('article') || !table.headings.includes('quote')) throw new ImportError(`${file.name} is no table of annotations: it needs the columns article and quote.`);
      for (const record of table.records) {
        const where = `${file.name}, row ${record.row}`;
        if (record.get('state') === 'suggested') {
          suggestions++;
          continue;
        }
        if (record.get('replies') !== undefined) replies++;
        const article = record.get('article') ?? fail(`${where}: the cell below “article” is empty.`);
        const annotator = record.get('annotator');
        found.add(article, { ...readRecord(record, article, where), ...(annotator !== undefined && { annotator }) }, where);
      }
    }
    const notes = [
      ...(suggestions > 0 ? [`${suggestions} suggestions that nobody has judged are left out: they are found again.`] : []),
      ...(replies > 0 ? [`The replies to ${replies} annotations are left out: in CSV they are one text. JSON Lines keeps them.`] : []),
    ];
    return { articles: found.articles(), codes: [], actors: [], notes };
  },
};

function readRecord(record: CsvRecord, article: string, where: string): { readonly annotation: Annotation; readonly places: readonly ImportedPlace[] } {
  const { get } = record;
  const quote = get('quote') ?? fail(`${where}: the cell below “quote” is empty.`);
  const tags = listIn(get('tags'));
  const said = get('kind');
  const kind = said === undefined ? 'tag' : (MARK_KINDS.find((known) => known === said) ?? fail(`${where}: kind must be one of ${MARK_KINDS.join(', ')}, found “${said.slice(0, 40)}”.`));
  const state = get('state');
  const places = placesIn(record);
  const id = get('id');
  const value = kind === 'figure' ? valueIn(record) : undefined;
  const cues = cuesIn(record);
  const [before, after, type, entity, hedged, source, sourceEntity, note] = ['before', 'after', 'type', 'entity', 'hedged', 'source', 'source_entity', 'note'].map(get);
  const origin = ['csv', article, id ?? JSON.stringify([get('annotator'), kind, type, quote, before, after, tags, places[0]?.start])];
  return {
    annotation: {
      id: stableId(origin, id),
      kind,
      quote: withLineFeeds(quote),
      ...(before !== undefined && { before: withLineFeeds(before) }),
      ...(after !== undefined && { after: withLineFeeds(after) }),
      ...(type !== undefined && { type }),
      ...(entity !== undefined && { entity }),
      ...(value && { value }),
      ...(hedged !== undefined && { hedged: /^(?:true|1|yes)$/i.test(hedged) }),
      ...(cues.length > 0 && { cues }),
      ...(source !== undefined && { source: { quote: withLineFeeds(source), ...(sourceEntity !== undefined && { entity: sourceEntity }) } }),
      ...((state === 'accepted' || state === 'rejected') && { status: state }),
      ...(tags.length > 0 && { tags }),
      ...(note !== undefined && { note: withLineFeeds(note) }),
    },
    places,
  };
}

function fail(message: string): never {
  throw new ImportError(message);
}

/** UTF-16 where they are there, else code points: which it is is found out by the words. */
function placesIn({ get }: CsvRecord): readonly ImportedPlace[] {
  for (const unit of ['utf16', 'code_point']) {
    const pieces = get(`segments_${unit}`)?.split(' ') ?? [`${get(`start_${unit}`) ?? ''}-${get(`end_${unit}`) ?? ''}`];
    const places = pieces.flatMap((piece) => {
      const [, start, end] = /^(\d+)-(\d+)$/.exec(piece) ?? [];
      return start === undefined || end === undefined ? [] : [{ start: Number(start), end: Number(end) }];
    });
    if (places.length > 0) return places;
  }
  return [];
}

function valueIn({ get }: CsvRecord): FigureValue | undefined {
  const dated = get('type') === 'date';
  const edge = (cell: string | undefined) => (cell === undefined ? undefined : dated || !/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(cell) ? cell : Number(cell));
  const [min, max, unit, of] = [edge(get('value_min')), edge(get('value_max')), get('value_unit'), get('value_of')];
  const approximate = /^(?:true|1)$/i.test(get('value_approximate') ?? '');
  if (min === undefined && max === undefined && unit === undefined && of === undefined && !approximate) return undefined;
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(unit !== undefined && { unit }), ...(approximate && { approximate }), ...(of !== undefined && { of }) };
}

/** Only where each has its category: quotes may hold the separator themselves. */
function cuesIn({ get }: CsvRecord): readonly AnnotatedCue[] {
  const quotes = listIn(get('cues'));
  const categories = listIn(get('cue_categories'));
  if (quotes.length !== categories.length) return [];
  return quotes.flatMap((quote, i) => {
    const category = CUE_CATEGORIES.find((known) => known === categories[i]);
    return category ? [{ category, quote: withLineFeeds(quote) }] : [];
  });
}
