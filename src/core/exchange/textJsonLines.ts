import { labelledSpans } from './labelledSpans';
import type { ExportDocument, ExportFormat, ExportOptions } from './model';
import { plainText } from './plainText';

/**
 * doccano, sequence labelling: `{"text", "label": [[start, end, name]]}`, all other keys become metadata. doccano's pages
 * count UTF-16 units (https://github.com/doccano/doccano/issues/2290) unless a project counts grapheme clusters.
 */
export const doccanoFormat: ExportFormat = {
  id: 'doccano',
  label: 'doccano (JSON Lines)',
  description: 'sequence labelling: an article a line, with labelled spans',
  extension: 'jsonl',
  layout: 'file',
  states: ['suggested', 'accepted', 'manual'],
  export: (documents, options) => writeLines(documents, options, 'doccano.jsonl', (document) => {
    const plain = plainText(document.text);
    const label = labelledSpans(document).map((span) => {
      const { start, end } = plain.place(span);
      return [start, end, span.label];
    });
    return { text: plain.text, label, ...metadata(document) };
  }),
};

/**
 * Prodigy and spaCy: `{"text", "spans": [{"start", "end", "label"}], "meta"}` (https://prodi.gy/docs/api-interfaces#spans).
 * Offsets are Python's: code points.
 */
export const spacyFormat: ExportFormat = {
  id: 'spacy',
  label: 'spaCy and Prodigy (JSON Lines)',
  description: 'an article a line, with labelled spans that may overlap (span categorizer)',
  extension: 'jsonl',
  layout: 'file',
  states: ['suggested', 'accepted', 'manual'],
  export: (documents, options) => writeLines(documents, options, 'spacy.jsonl', (document) => {
    const plain = plainText(document.text);
    const spans = labelledSpans(document).map((span) => {
      const { startCodePoint: start, endCodePoint: end } = plain.place(span);
      return { start, end, label: span.label };
    });
    return { text: plain.text, spans, meta: metadata(document) };
  }),
};

async function* writeLines(documents: AsyncIterable<ExportDocument>, { tellLoss }: ExportOptions, file: string, toObject: (document: ExportDocument) => object) {
  let detailed = 0;
  let orphans = 0;
  for await (const document of documents) {
    detailed += document.rows.filter(({ entity, value, note, links, replies }) => entity !== undefined || value !== undefined || note !== undefined || links.length > 0 || replies.length > 0).length;
    orphans += document.orphans.length;
    yield { file, content: `${JSON.stringify(toObject(document))}\n` };
  }
  if (detailed > 0) tellLoss?.(`Only text and labels are kept: actor ids, values, notes, links and replies of ${detailed} annotations were left out.`);
  if (orphans > 0) tellLoss?.(`${orphans} annotations without a place in today's text were left out.`);
}

function metadata({ name, metadata: { title, date, author, outlet } }: ExportDocument) {
  return {
    article: name,
    ...(title && { title: title.quote }),
    ...(date && { date: date.iso }),
    ...(author && { author: author.quote }),
    ...(outlet && { outlet: outlet.quote }),
  };
}
