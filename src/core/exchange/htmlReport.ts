import { sha256 } from '@noble/hashes/sha2.js';
import type { ExportDocument, ExportFormat, PlacedRow } from './model';
import { plainText, type PlainText } from './plainText';
import { reportNotes, type ReportNote, type ReportNotes } from './reportNotes';
import { HTML_STYLE } from './htmlStyle';
import { xmlAttribute, xmlText } from './xml';

/**
 * One HTML file for readers without VS Code: the articles with their marks, the cards as footnotes. No script, nothing
 * from the network (the content security policy forbids both); kinds are switched off by check boxes in plain CSS.
 *
 * Marks that cross are cut: each run of characters under the same rows is one `<mark>`, whose `data-rows` names the rows
 * by their number in the article.
 */
export const htmlFormat: ExportFormat = {
  id: 'html',
  label: 'HTML report',
  description: 'the articles with all marks and their cards as footnotes, in one file to read, send and print',
  extension: 'html',
  layout: 'file',
  states: ['suggested', 'accepted', 'manual'],
  async *export(documents) {
    const file = 'report.html';
    yield { file, content: head() };
    let number = 0;
    for await (const document of documents) yield { file, content: articleHtml(document, ++number) };
    yield { file, content: '</main>\n</body>\n</html>\n' };
  },
};

const KINDS = ['actor', 'figure', 'claim', 'tag'] as const;

function head(): string {
  const hash = btoa(String.fromCharCode(...sha256(new TextEncoder().encode(HTML_STYLE))));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Annotated articles</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header><h1>Annotated articles</h1></header>
${KINDS.map((kind) => `<input type="checkbox" id="show-${kind}" checked> <label class="filter" for="show-${kind}">${kind}s</label>`).join('\n')}
<main>
`;
}

function articleHtml(document: ExportDocument, number: number): string {
  const { name, metadata } = document;
  const notes = reportNotes(document);
  const meta = [metadata.date?.iso, metadata.author?.quote, metadata.outlet?.quote, name].filter((part) => part !== undefined);
  return [
    `<article id="a${number}">`,
    `<h2 dir="auto">${xmlText(oneLine(metadata.title?.quote ?? name))}</h2>`,
    `<p class="meta">${meta.map((part) => xmlText(oneLine(part))).join(' · ')}</p>`,
    ...paragraphs(document, notes, number),
    ...(notes.notes.length === 0 ? [] : ['<section class="notes">', '<h3>Notes</h3>', '<ol>', ...notes.notes.map((note) => noteHtml(note, number)), '</ol>', '</section>']),
    ...orphansHtml(document),
    '</article>',
    '',
  ].join('\n');
}

function noteHtml({ number, kind, head: title, lines }: ReportNote, article: number): string {
  const back = `<a href="#a${article}r${number}" aria-label="Back to the text of note ${number}">↩</a>`;
  return `<li id="a${article}n${number}" value="${number}" class="only-${kind}"><p dir="auto"><strong>${xmlText(oneLine(title))}</strong> ${back}${lines.map((line) => `\n${xmlText(oneLine(line))}`).join('')}</p></li>`;
}

function orphansHtml({ orphans }: ExportDocument): string[] {
  if (orphans.length === 0) return [];
  const items = orphans.map(({ quote, annotator, tags, note }) => `<li dir="auto">“${xmlText(oneLine(quote))}” ${xmlText(oneLine([annotator, ...tags, note].filter((part) => part !== undefined).join(', ')))}</li>`);
  return ['<section class="notes">', '<h3>Without a place in today’s text</h3>', '<ul>', ...items, '</ul>', '</section>'];
}

/** A piece of a row, in the plain text. */
interface Piece {
  readonly row: PlacedRow;
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** The note's reference stands behind the last piece. */
  readonly last: boolean;
}

function paragraphs(document: ExportDocument, notes: ReportNotes, article: number): string[] {
  const plain = plainText(document.text);
  const pieces = piecesOf(document, plain);
  const referenced = new Set<number>();
  const html: string[] = [];
  let from = 0; // pieces before this one end before the line
  for (let start = 0; start <= plain.text.length; ) {
    const feed = plain.text.indexOf('\n', start);
    const end = feed < 0 ? plain.text.length : feed;
    while ((pieces[from]?.end ?? Infinity) <= start) from++;
    if (plain.text.slice(start, end).trim() !== '') html.push(`<p dir="auto">${lineHtml(plain.text, { start, end }, linePieces(pieces, from, start, end), notes, article, referenced)}</p>`);
    start = end + 1;
  }
  return html;
}

function piecesOf({ rows }: ExportDocument, plain: PlainText): Piece[] {
  return rows
    .flatMap((row, index) => row.pieces.map((piece, i) => ({ row, number: index + 1, ...plain.place(piece), last: i === row.pieces.length - 1 })))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function linePieces(pieces: readonly Piece[], from: number, start: number, end: number): Piece[] {
  const found: Piece[] = [];
  for (let i = from; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece || piece.start >= end) break;
    if (piece.end > start) found.push(piece);
  }
  return found;
}

function lineHtml(text: string, line: { readonly start: number; readonly end: number }, pieces: readonly Piece[], notes: ReportNotes, article: number, referenced: Set<number>): string {
  const cuts = [...new Set([line.start, line.end, ...pieces.flatMap(({ start, end }) => [Math.max(start, line.start), Math.min(end, line.end)])])].sort((a, b) => a - b);
  let html = '';
  let open: Piece[] = [];
  let next = 0;
  cuts.forEach((at, i) => {
    const ended = open.filter(({ end }) => end === at);
    if (ended.length > 0) html += references(ended, notes, article, referenced);
    open = open.filter(({ end }) => end > at);
    for (let piece = pieces[next]; piece && Math.max(piece.start, line.start) === at; piece = pieces[++next]) open.push(piece);
    const to = cuts[i + 1];
    if (to === undefined) return;
    const run = xmlText(text.slice(at, to));
    html += open.length === 0 ? run : `<mark class="${classes(open)}" data-rows="${open.map(({ number }) => number).join(' ')}">${run}</mark>`;
  });
  return html;
}

function classes(open: readonly Piece[]): string {
  return xmlAttribute([...new Set(open.map(({ row }) => (row.kind === 'claim' ? (row.hedged ? 'hedged' : 'attributed') : row.kind)))].join(' '));
}

/** The first reference to a note is where its way back leads. */
function references(ended: readonly Piece[], notes: ReportNotes, article: number, referenced: Set<number>): string {
  const numbers = new Map(ended.filter(({ last }) => last).map(({ row }) => [notes.noteOf(row).number, row.kind]));
  return [...numbers]
    .map(([number, kind]) => {
      const id = referenced.has(number) ? '' : ` id="a${article}r${number}"`;
      referenced.add(number);
      return `<sup class="only-${kind}"${id}><a href="#a${article}n${number}">${number}</a></sup>`;
    })
    .join('');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
