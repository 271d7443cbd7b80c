import { splitLines } from '../article/splitLines';
import type { TaggedLine, Token } from '../detect/model';
import { labelOf } from './labelledSpans';
import { lineTexts } from './lineTexts';
import type { ExportDocument, ExportFormat, PlacedRow } from './model';

/**
 * CoNLL-2003 (Tjong Kim Sang and De Meulder 2003): a token a line with part of speech, chunk and entity, an empty line
 * after each sentence, -DOCSTART- before each article. Entities are IOB2 and cannot nest: of overlapping ones the longest
 * is kept. Actors and figures only. Parts of speech are universal ones, chunks are not told (`O`).
 */
export const conllFormat: ExportFormat = {
  id: 'conll',
  label: 'CoNLL-2003 (IOB2)',
  description: 'actors and figures by token, for training named-entity recognizers',
  extension: 'conll',
  layout: 'file',
  states: ['suggested', 'accepted', 'manual'],
  async *export(documents, { tagLines, tellLoss }) {
    const lost = { nested: 0, others: 0 };
    for await (const document of documents) {
      yield { file: 'annotations.conll', content: `-DOCSTART- -X- O O\n\n${sentences(document, await tagLines(lineTexts(document.text)), lost)}` };
    }
    if (lost.nested > 0) tellLoss?.(`${lost.nested} spans inside or across longer ones were left out: CoNLL-2003 has one entity at a place.`);
    if (lost.others > 0) tellLoss?.(`${lost.others} claims, tags, orphans and further pieces were left out: CoNLL-2003 here holds actors and figures.`);
  },
};

const NO_TOKENS = { tokens: [], sentences: [] };

function sentences({ text, rows, orphans }: ExportDocument, tagged: readonly TaggedLine[], lost: { nested: number; others: number }): string {
  const named = rows.filter(({ kind }) => kind === 'actor' || kind === 'figure');
  lost.others += orphans.length + rows.length - named.length + named.reduce((n, { pieces }) => n + pieces.length - 1, 0);
  const outermost = keepLongest(named);
  lost.nested += named.length - outermost.length;

  const lines: string[] = [];
  let next = 0; // the entity at or after the current token
  for (const [index, { start }] of splitLines(text).entries()) {
    const { tokens, sentences: parts } = tagged[index] ?? NO_TOKENS;
    for (const { firstToken, endToken } of parts) {
      let inside: PlacedRow | undefined;
      for (const token of tokens.slice(firstToken, endToken)) {
        while ((outermost[next]?.end ?? Infinity) <= start + token.start) next++;
        const candidate = outermost[next];
        const entity = candidate && candidate.start < start + token.end ? candidate : undefined;
        lines.push(`${word(token)} ${token.pos} O ${entity ? `${entity === inside ? 'I' : 'B'}-${labelOf(entity)}` : 'O'}`);
        inside = entity;
      }
      lines.push('');
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** Longest first; spans that several people marked count once. By place. */
function keepLongest(rows: readonly PlacedRow[]): PlacedRow[] {
  const byLength = [...rows].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: PlacedRow[] = [];
  const covered = new Set<number>();
  for (const row of byLength) {
    if (covered.has(row.start) || covered.has(row.end - 1)) continue;
    for (let at = row.start; at < row.end; at++) covered.add(at);
    kept.push(row);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The columns are separated by white space. */
function word({ text }: Token): string {
  return text.replace(/\s/gu, '_');
}
