import type { TaggedLine } from '../../detect/model';
import { splitLines } from '../../article/splitLines';
import { lineTexts } from '../lineTexts';
import type { ExportDocument, ExportOptions, PlacedRow } from '../model';
import { claimKey } from './claimGroups';
import { countedRows, oncePerSpan } from './countedRows';
import type { NetworkOptions } from './networkOptions';

/** An actor speaks of something (Leifeld's statement: actor, concept, agreement, document, date). */
export interface Statement {
  readonly actor: string;
  /** A code, the key of a claim, or the passage that names the actor. */
  readonly concept: string;
  readonly agrees: boolean;
  /** 1, or how certain the claim is. */
  readonly weight: number;
  /** Number of the article. */
  readonly article: number;
  readonly date: string | undefined;
}

/** What is said, without where and when. */
type Said = Omit<Statement, 'article' | 'date'>;

/** A statement for each passage that names an actor: those of one passage then share a concept. */
export async function mentionsInPassages(document: ExportDocument, number: number, unit: NetworkOptions['unit'], tagLines: ExportOptions['tagLines']): Promise<Said[]> {
  const passageOf = unit === 'article' ? () => 0 : await passages(document, unit, tagLines);
  return countedRows(document)
    .filter(({ kind, entity }) => kind === 'actor' && entity !== undefined)
    .map((row) => ({ actor: row.entity ?? '', concept: `${number}/${passageOf(row.start)}`, agrees: true, weight: 1 }));
}

/** The number of the paragraph or sentence at an offset. */
async function passages({ text }: ExportDocument, unit: NetworkOptions['unit'], tagLines: ExportOptions['tagLines']): Promise<(offset: number) => number> {
  const lines = splitLines(text);
  const starts = unit === 'paragraph' ? lines.map(({ start }) => start) : sentenceStarts(lines.map(({ start }) => start), await tagLines(lineTexts(text)));
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function sentenceStarts(lineStarts: readonly number[], tagged: readonly TaggedLine[]): number[] {
  return lineStarts.flatMap((line, i) => [line, ...(tagged[i]?.sentences ?? []).map(({ start }) => line + start)]);
}

/** What actors say: by the codes of their mentions and claims, or by the claims themselves. */
export function statementsOf(document: ExportDocument, { concepts, against, weighByCertainty }: NetworkOptions): Said[] {
  const found: Said[] = [];
  const rows = new Map(document.rows.map((row) => [row.id, row]));
  const isNew = oncePerSpan();
  for (const row of countedRows(document)) {
    const actor = actorOf(row, document, rows);
    if (actor === undefined) continue;
    const weight = weighByCertainty ? certaintyOf(row) : 1;
    if (concepts === 'codes') {
      const agrees = !row.tags.some((tag) => against.has(tag));
      for (const tag of row.tags) if (!against.has(tag) && isNew(row, actor, tag, agrees)) found.push({ actor, concept: tag, agrees, weight });
    } else if (row.kind === 'claim' && isNew(row, actor)) {
      found.push({ actor, concept: claimKey(document.name, row.id), agrees: true, weight });
    }
  }
  return found;
}

/** Who speaks: the actor itself, the source of a claim, or the actor that a link names as the source. */
function actorOf(row: PlacedRow, { name }: ExportDocument, rows: ReadonlyMap<string, PlacedRow>): string | undefined {
  if (row.kind === 'actor') return row.entity;
  if (row.source?.entity !== undefined) return row.source.entity;
  const link = row.links.find(({ as, article }) => as === 'source' && article === name);
  return link && rows.get(link.id)?.entity;
}

/** No more than its weakest cue leaves it. */
function certaintyOf({ cues }: PlacedRow): number {
  return cues.reduce((least, { strength }) => Math.min(least, strength), 1);
}
