import { claimsBySentence, withClaims } from '../detect/factuality/withClaims';
import type { ReadSentence } from '../detect/factuality/model';
import { toldAs } from '../detect/factuality/toldAs';
import { codePointOffsets } from './codePoints';
import { csvFlavour, csvRecord, CSV_OPTIONS } from './csv';
import type { ExportDocument, ExportFormat } from './model';
import { articleCells, list, type Cell } from './tables';

/**
 * One row for each sentence of headlines and body: how its events are told (`told_as`: `fact`, or what else), by which words, how certain the
 * weakest cue leaves it, and who and how much stands in it. For coding by sentence, and for who wants the facts apart from the plans.
 */
export const csvSentencesFormat: ExportFormat = {
  id: 'csv-sentences',
  label: 'CSV: sentences',
  description: 'one row for each sentence: told as fact, attributed, hedged, denied, planned …; with its actors, figures and sources',
  extension: 'csv',
  layout: 'file',
  options: CSV_OPTIONS,
  states: ['suggested', 'accepted', 'manual'],
  async *export(documents, { readSentences, settings, tellLoss }) {
    const flavour = csvFlavour(settings);
    const file = 'sentences.csv';
    yield { file, content: (flavour === 'spreadsheet' ? '\uFEFF' : '') + csvRecord(HEADER, flavour) };
    let tags = 0;
    for await (const document of documents) {
      tags += document.rows.filter(({ kind }) => kind === 'tag').length + document.orphans.length;
      const rows = sentenceRows(document, await readSentences(document.text));
      if (rows.length > 0) yield { file, content: rows.map((row) => csvRecord(row, flavour)).join('') };
    }
    if (tags > 0) tellLoss?.(`${tags} tags and orphans are not in the table of sentences.`);
  },
};

const HEADER = [
  'article', 'title', 'date', 'author', 'outlet', 'sentence', 'start_code_point', 'end_code_point', 'start_utf16', 'end_utf16', 'text',
  'told_as', 'signals', 'certainty', 'sources', 'actors', 'figures',
];

function sentenceRows(document: ExportDocument, read: readonly ReadSentence[]): Cell[][] {
  const article = articleCells(document);
  const codePoint = codePointOffsets(document.text);
  const claims = document.rows.filter(({ kind }) => kind === 'claim');
  const sentences = withClaims(read, claims);
  const held = claimsBySentence(sentences, claims);
  const actors = placesIn(sentences, document.rows.filter(({ kind }) => kind === 'actor'));
  const figures = placesIn(sentences, document.rows.filter(({ kind }) => kind === 'figure'));
  return sentences.map(({ start, end, signals }, k) => {
    const own = held[k] ?? [];
    const strengths = own.flatMap(({ cues }) => cues.map(({ strength }) => strength));
    return [
      ...article, k + 1, codePoint(start), codePoint(end), start, end, document.text.slice(start, end),
      list(toldAs(signals)),
      list(signals.map(({ quote }) => quote)),
      strengths.length > 0 ? Math.min(...strengths) : undefined,
      listOf(own.flatMap(({ source }) => (source ? (source.entity ?? source.quote) : []))),
      listOf(actors[k]?.map(({ entity, quote }) => entity ?? quote) ?? []),
      listOf(figures[k]?.map(({ quote }) => quote) ?? []),
    ];
  });
}

/** What starts in each sentence. */
function placesIn<T extends { readonly start: number }>(sentences: readonly ReadSentence[], spans: readonly T[]): readonly (readonly T[])[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let next = 0;
  return sentences.map(({ start, end }) => {
    const own: T[] = [];
    for (; (sorted[next]?.start ?? Infinity) < end; next++) {
      const span = sorted[next];
      if (span && span.start >= start) own.push(span);
    }
    return own;
  });
}

/** Each item once. */
const listOf = (items: readonly string[]): string => list([...new Set(items)]);
