import { splitLines } from '../article/splitLines';
import { escapeMarkdown } from '../corpus/escapeMarkdown';
import { replyWords } from '../sidecar/replies';
import type { ExportDocument, ExportFormat, ExportSpan, PlacedRow } from './model';
import { figureText } from './reportNotes';

/**
 * A digest in Markdown, by article: its actors, its claims with who makes them, its figures, its tags. Every item says
 * where it stands as line:column (both from 1, columns in UTF-16 units, as editors show them).
 */
export const markdownFormat: ExportFormat = {
  id: 'markdown',
  label: 'Markdown',
  description: 'a digest of each article: actors, claims, figures, tags and notes, each with its line',
  extension: 'md',
  layout: 'file',
  states: ['suggested', 'accepted', 'manual'],
  async *export(documents) {
    const file = 'report.md';
    yield { file, content: '# Annotated articles\n' };
    for await (const document of documents) yield { file, content: digest(document) };
  },
};

function digest(document: ExportDocument): string {
  const { name, metadata, rows, orphans } = document;
  const where = positions(document.text);
  const meta = [metadata.date?.iso, metadata.author?.quote, metadata.outlet?.quote, name].filter((part) => part !== undefined);
  const of = (kind: PlacedRow['kind']) => rows.filter((row) => row.kind === kind);
  return [
    `\n## ${escapeMarkdown(metadata.title?.quote ?? name)}\n\n${escapeMarkdown(meta.join(' · '))}\n`,
    section('Actors', actorItems(of('actor'), where)),
    section('Claims', of('claim').map((row) => claimItem(row, where))),
    section('Figures', of('figure').map((row) => item(row, where, [figureText(row)]))),
    section('Tags', of('tag').map((row) => item(row, where, []))),
    section('Without a place in today’s text', orphans.map(({ quote, annotator, tags, note }) => `“${escapeMarkdown(quote)}”${details([annotator, ...tags, note])}`)),
  ].join('');
}

function section(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `\n### ${heading}\n\n${items.map((line) => `- ${line}\n`).join('')}`;
}

/** One item for each actor, the most mentioned first. */
function actorItems(rows: readonly PlacedRow[], where: Positions): string[] {
  const mentions = new Map<string, PlacedRow[]>();
  for (const row of rows) {
    const own = mentions.get(row.entity ?? row.quote);
    if (own) own.push(row);
    else mentions.set(row.entity ?? row.quote, [row]);
  }
  return [...mentions.values()]
    .sort((a, b) => b.length - a.length)
    .map((own) => {
      const [first] = own;
      const places = own.map((row) => `${where(row)} “${escapeMarkdown(row.quote)}”${details(remarks(row))}`).join(', ');
      return `**${escapeMarkdown(first?.entityName ?? first?.quote ?? '')}** (${escapeMarkdown(first?.type ?? 'actor')}): ${places}`;
    });
}

function claimItem(row: PlacedRow, where: Positions): string {
  const cues = row.cues.map(({ quote, category }) => `${quote}: ${category}`).join('; ');
  const source = row.source ? `**${escapeMarkdown(row.source.quote)}**: ` : '';
  return `${source}${item(row, where, [row.hedged ? 'hedged' : 'attributed', cues])}`;
}

function item(row: PlacedRow, where: Positions, more: readonly string[]): string {
  const pieces = row.pieces.map((piece) => `${where(piece)} “${escapeMarkdown(piece.quote)}”`).join(' … ');
  return `${pieces}${details([...more, ...remarks(row)])}`;
}

function remarks(row: PlacedRow): string[] {
  return [
    ...(row.annotator === undefined ? [] : [`${row.state === 'manual' ? 'annotated' : row.state} by ${row.annotator}`]),
    ...row.tags,
    ...(row.note === undefined ? [] : [row.note]),
    ...row.replies.map(replyWords),
    ...row.links.map(({ as, article, id }) => `${as} ${article}#${id}`),
  ];
}

function details(parts: readonly (string | undefined)[]): string {
  const shown = parts.filter((part) => part !== undefined && part !== '');
  return shown.length === 0 ? '' : ` — ${shown.map((part) => escapeMarkdown(part ?? '')).join('; ')}`;
}

type Positions = (span: Pick<ExportSpan, 'start'>) => string;

function positions(text: string): Positions {
  const starts = splitLines(text).map(({ start }) => start);
  return ({ start }) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= start) low = middle;
      else high = middle;
    }
    return `${low + 1}:${start - (starts[low] ?? 0) + 1}`;
  };
}
