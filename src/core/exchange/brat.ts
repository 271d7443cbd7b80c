import { ACTOR_TYPES, CUE_CATEGORIES, FIGURE_TYPES } from '../model';
import { createFileNames } from './fileNames';
import type { ExportChunk, ExportDocument, ExportFormat, ExportOptions, ExportRow, ExportSpan, PlacedRow } from './model';
import { plainText, type PlainText } from './plainText';

const STATES = ['suggested', 'accepted', 'manual'] as const;

/**
 * brat standoff (https://brat.nlplab.org/standoff.html): for each article a `.txt` and an `.ann`, and one annotation.conf
 * that declares what they use. Offsets are code points of the `.txt`, which has LF line ends. A span over several lines or
 * of several pieces is written in fragments. Cues and sources are spans with relations to their claim.
 */
export const bratFormat: ExportFormat = {
  id: 'brat',
  label: 'brat standoff',
  description: 'for brat and INCEpTION: a folder of .txt and .ann files with annotation.conf',
  extension: 'zip',
  layout: 'folder',
  states: STATES,
  export: writeBrat,
};

/** What annotation.conf must declare beyond the fixed types. */
interface Used {
  readonly relations: Set<string>;
  readonly tags: Set<string>;
  distantLinks: number;
  orphans: number;
}

async function* writeBrat(documents: AsyncIterable<ExportDocument>, { tellLoss }: ExportOptions): AsyncGenerator<ExportChunk> {
  const used: Used = { relations: new Set(), tags: new Set(), distantLinks: 0, orphans: 0 };
  const fileName = createFileNames();
  for await (const document of documents) {
    const name = fileName(document.name);
    const plain = plainText(document.text);
    yield { file: `${name}.txt`, content: plain.text };
    yield { file: `${name}.ann`, content: annotationLines(document, plain, used) };
    used.orphans += document.orphans.length;
  }
  yield { file: 'annotation.conf', content: configuration(used) };
  if (used.orphans > 0) tellLoss?.(`${used.orphans} annotations without a place in today's text were left out.`);
  if (used.distantLinks > 0) tellLoss?.(`${used.distantLinks} links to other articles or to spans left out were left out: brat links inside one text.`);
}

function annotationLines({ name, rows }: ExportDocument, plain: PlainText, used: Used): string {
  const lines: string[] = [];
  const counts = { T: 0, R: 0, A: 0, '#': 0 };
  const next = (letter: keyof typeof counts) => `${letter}${++counts[letter]}`;
  const span = (type: string, pieces: readonly ExportSpan[]): string | undefined => {
    const fragments = pieces.flatMap((piece) => splitLines(plain.text, plain.place(piece)));
    if (fragments.length === 0) return undefined;
    const id = next('T');
    lines.push(`${id}\t${type} ${fragments.map(({ start, end }) => `${start} ${end}`).join(';')}\t${fragments.map(({ quote }) => quote).join(' ')}`);
    return id;
  };
  const relate = (type: string, from: string | undefined, to: string | undefined) => {
    if (from !== undefined && to !== undefined) lines.push(`${next('R')}\t${type} Arg1:${from} Arg2:${to}`);
  };
  const attribute = (id: string, attributeName: string, value?: string) => lines.push(`${next('A')}\t${attributeName} ${id}${value === undefined ? '' : ` ${value}`}`);

  const ids = new Map<string, string>();
  for (const row of rows) {
    const id = span(typeName(row), row.pieces);
    if (id === undefined) continue;
    ids.set(row.id, id);
    attribute(id, 'State', row.state);
    if (row.hedged) attribute(id, 'Hedged');
    if (row.value?.approximate) attribute(id, 'Approximate');
    for (const tag of row.tags) {
      const word = `Tag_${identifier(tag)}`;
      used.tags.add(word);
      attribute(id, word);
    }
    const note = noteText(row);
    if (note !== '') lines.push(`${next('#')}\tAnnotatorNotes ${id}\t${note}`);
    for (const cue of row.cues) {
      const cueId = span('Cue', [cue]);
      if (cueId !== undefined) attribute(cueId, 'Category', cue.category);
      relate('CueOf', cueId, id);
    }
    if (row.source) relate('SourceOf', span('Source', [row.source]), id);
  }
  for (const row of rows) {
    for (const link of row.links) {
      const [from, to] = [ids.get(row.id), link.article === name ? ids.get(link.id) : undefined];
      if (from === undefined || to === undefined) {
        used.distantLinks++;
        continue;
      }
      const relation = identifier(link.as);
      used.relations.add(relation);
      relate(relation, from, to);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** `armed-group` → `ArmedGroup` */
function typeName({ kind, type }: PlacedRow): string {
  return camelCase(kind === 'claim' || kind === 'tag' ? kind : (type ?? kind));
}

function camelCase(word: string): string {
  return word.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
}

/** brat's names are ASCII letters, digits, `-` and `_`; what others there are is spelled out, so that none fall together. */
function identifier(word: string): string {
  return word.replace(/[^A-Za-z0-9-]/gu, (character) => (character === ' ' ? '_' : `_${character.codePointAt(0)?.toString(16)}_`)) || '_';
}

/** brat (Python) ends a line at each of these. */
const LINE_ENDS = /[\n\r\v\f\x1c-\x1e\u0085\u2028\u2029]+/u;

/** Code-point offsets of the pieces of a span between line ends, without the white space at their ends. */
function splitLines(text: string, span: ExportSpan): { start: number; end: number; quote: string }[] {
  const pieces: { start: number; end: number; quote: string }[] = [];
  let start = span.startCodePoint;
  for (const part of text.slice(span.start, span.end).split(new RegExp(`(${LINE_ENDS.source})`, 'u'))) {
    const length = [...part].length;
    const quote = part.trim();
    const lead = part.length - part.trimStart().length;
    if (quote !== '') pieces.push({ start: start + lead, end: start + lead + [...quote].length, quote });
    start += length;
  }
  return pieces;
}

function noteText({ annotator, entity, entityName, value, note, replies, rule }: ExportRow): string {
  const parts = [
    annotator !== undefined && `annotator: ${annotator}`,
    entity !== undefined && `entity: ${entity}${entityName === undefined ? '' : ` (${entityName})`}`,
    value && `value: ${JSON.stringify(value)}`,
    note !== undefined && `note: ${note}`,
    ...replies.map(({ by, text }) => `${by}: ${text}`),
    rule !== undefined && `rule: ${rule}`,
  ].filter((part) => typeof part === 'string');
  return parts.join('; ').split(LINE_ENDS).join(' ').replaceAll('\t', ' ');
}

function configuration({ relations, tags }: Used): string {
  return [
    '[entities]',
    ...[...ACTOR_TYPES, ...FIGURE_TYPES].map(camelCase),
    'Actor', 'Figure', 'Claim', 'Cue', 'Source', 'Tag',
    '',
    '[relations]',
    'CueOf\tArg1:Cue, Arg2:Claim',
    'SourceOf\tArg1:Source, Arg2:Claim',
    ...[...relations].sort().map((name) => `${name}\tArg1:<ENTITY>, Arg2:<ENTITY>`),
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '',
    '[events]',
    '',
    '[attributes]',
    `State\tArg:<ENTITY>, Value:${STATES.join('|')}`,
    `Category\tArg:Cue, Value:${CUE_CATEGORIES.join('|')}`,
    'Hedged\tArg:Claim',
    'Approximate\tArg:<ENTITY>',
    ...[...tags].sort().map((tag) => `${tag}\tArg:<ENTITY>`),
    '',
  ].join('\n');
}
