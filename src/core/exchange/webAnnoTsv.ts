import { splitLines } from '../article/splitLines';
import type { TaggedLine } from '../detect/model';
import type { Span } from '../model';
import { createFileNames } from './fileNames';
import { labelledSpans, spanRelations } from './labelledSpans';
import { lineTexts } from './lineTexts';
import type { ExportDocument, ExportFormat } from './model';
import { plainText } from './plainText';

/**
 * WebAnno TSV 3.3 (INCEpTION user guide, "WebAnno TSV 3.3 File format"), a file for each article, with INCEpTION's
 * generic layers `custom.Span` and `custom.Relation` and their one feature `label`. Offsets are UTF-16 units of a text
 * with LF line ends. Spans that end inside a token stand on sub-token lines.
 */
export const webAnnoTsvFormat: ExportFormat = {
  id: 'webanno-tsv',
  label: 'WebAnno TSV 3.3',
  description: 'for INCEpTION: a .tsv for each article, layers custom.Span and custom.Relation',
  extension: 'zip',
  layout: 'folder',
  states: ['suggested', 'accepted', 'manual'],
  async *export(documents, { tagLines, tellLoss }) {
    const fileName = createFileNames();
    const lost = { links: 0, orphans: 0, detailed: 0, empty: 0 };
    for await (const document of documents) {
      const plain = plainText(document.text);
      const tagged = await tagLines(lineTexts(plain.text));
      yield { file: `${fileName(document.name)}.tsv`, content: tsv(document, plain, tagged, lost) };
      lost.orphans += document.orphans.length;
      lost.detailed += document.rows.filter(({ entity, value, note }) => entity !== undefined || value !== undefined || note !== undefined).length;
    }
    if (lost.detailed > 0) tellLoss?.(`Only labels and relations are kept: actor ids, values and notes of ${lost.detailed} annotations were left out.`);
    if (lost.links > 0) tellLoss?.(`${lost.links} links to other articles were left out.`);
    if (lost.orphans + lost.empty > 0) tellLoss?.(`${lost.orphans + lost.empty} annotations that hold no word of today's text were left out.`);
  },
};

const HEADER = '#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|label\n#T_RL=custom.Relation|label|BT_custom.Span\n\n';

/** A token or a part of one: what a line of the file stands for. */
interface Unit extends Span {
  /** `1-2` or `1-2.1` */
  id: string;
  readonly text: string;
  readonly values: { readonly span: string; readonly label: string }[];
  readonly relations: { readonly label: string; readonly from: string; readonly to: string }[];
}

interface TokenUnit extends Unit {
  readonly parts: Unit[];
}

interface SentenceUnits {
  readonly text: string;
  readonly tokens: readonly TokenUnit[];
}

function tsv(document: ExportDocument, plain: ReturnType<typeof plainText>, tagged: readonly TaggedLine[], lost: { links: number; empty: number }): string {
  const sentences = tokenize(plain.text, tagged);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const spans = labelledSpans(document);
  const units = new Map<string, readonly Unit[]>();
  for (const { id, label, start, end } of spans) {
    const own = unitsOf(plain.place({ start, end }), tokens);
    if (own.length === 0) lost.empty++;
    else units.set(id, own);
    for (const unit of own) unit.values.push({ span: id, label });
  }
  for (const { tokens: own } of sentences) for (const token of own) numberParts(token);
  const { relations, lostLinks } = spanRelations(document, spans);
  lost.links += lostLinks;
  for (const relation of relations) if (units.has(relation.from)) units.get(relation.to)?.[0]?.relations.push(relation);

  const ids = disambiguationIds(units);
  const line = (unit: Unit) => `${unit.id}\t${unit.start}-${unit.end}\t${unit.text}\t${columns(unit, units, ids).join('\t')}\t\n`;
  const body = sentences.map(({ text, tokens: own }) => `\n#Text=${escapeText(text)}\n${own.flatMap((token) => [token, ...token.parts].map(line)).join('')}`);
  return HEADER + body.join('');
}

function tokenize(text: string, tagged: readonly TaggedLine[]): SentenceUnits[] {
  const sentences: SentenceUnits[] = [];
  for (const [index, { start }] of splitLines(text).entries()) {
    const line = tagged[index];
    for (const sentence of line?.sentences ?? []) {
      const number = sentences.length + 1;
      const tokens = (line?.tokens ?? []).slice(sentence.firstToken, sentence.endToken).map((token, i): TokenUnit => ({
        ...unit(`${number}-${i + 1}`, start + token.start, start + token.end, token.text),
        parts: [],
      }));
      sentences.push({ text: text.slice(start + sentence.start, start + sentence.end), tokens });
    }
  }
  return sentences;
}

function unit(id: string, start: number, end: number, text: string): Unit {
  return { id, start, end, text, values: [], relations: [] };
}

/** The tokens that a span covers, and the parts of those it cuts. */
function unitsOf({ start, end }: Span, tokens: readonly TokenUnit[]): Unit[] {
  const own: Unit[] = [];
  for (let i = firstEndingAfter(tokens, start); i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || token.start >= end) break;
    own.push(start <= token.start && token.end <= end ? token : partOf(token, Math.max(start, token.start), Math.min(end, token.end)));
  }
  return own;
}

function firstEndingAfter(tokens: readonly Span[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function partOf(token: TokenUnit, start: number, end: number): Unit {
  const known = token.parts.find((part) => part.start === start && part.end === end);
  if (known) return known;
  const part = unit('', start, end, token.text.slice(start - token.start, end - token.start));
  token.parts.push(part);
  return part;
}

function numberParts({ id, parts }: TokenUnit): void {
  parts.sort((a, b) => a.start - b.start || a.end - b.end);
  parts.forEach((part, i) => {
    part.id = `${id}.${i + 1}`;
  });
}

/** Spans over several lines of the file, and those that share a line, are told apart by a number. */
function disambiguationIds(units: ReadonlyMap<string, readonly Unit[]>): Map<string, number> {
  const ids = new Map<string, number>();
  for (const [span, own] of units) if (own.length > 1 || own.some(({ values }) => values.length > 1)) ids.set(span, ids.size + 1);
  return ids;
}

function columns({ values, relations }: Unit, units: ReadonlyMap<string, readonly Unit[]>, ids: ReadonlyMap<string, number>): string[] {
  const number = (span: string) => ids.get(span);
  const labels = values.map(({ span, label }) => `${escapeValue(label)}${number(span) === undefined ? '' : `[${number(span)}]`}`);
  const governors = relations.map(({ from, to }) => {
    const [source, target] = [number(from), number(to)];
    return `${units.get(from)?.[0]?.id ?? ''}${source === undefined && target === undefined ? '' : `[${source ?? 0}_${target ?? 0}]`}`;
  });
  return [labels, relations.map(({ label }) => escapeValue(label)), governors].map((cells) => cells.join('|') || '_');
}

const RESERVED = /\\|\[|\]|\||_|->|;|\t|\n|\*/g;

function escapeValue(value: string): string {
  return value.replace(RESERVED, (found) => (found === '\t' ? '\\t' : found === '\n' ? '\\n' : `\\${found}`));
}

const CONTROL: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\b': '\\b', '\\': '\\\\' };

function escapeText(text: string): string {
  return text.replace(/[\\\u0000-\u001f]/g, (found) => CONTROL[found] ?? `\\${found}`);
}
