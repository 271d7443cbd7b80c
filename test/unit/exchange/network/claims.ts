import type { ExportDocument, ExportLink, PlacedRow } from '../../../../src/core/exchange/model';
import { fixture } from '../fixture';

/** Who says what, by codes or by links of claims. */
export interface Said {
  readonly actor: string;
  readonly codes?: readonly string[];
  readonly id?: string;
  readonly certainty?: number;
  readonly links?: readonly ExportLink[];
}

/** An article that consists of claims, one a line, each with its source. */
export function articleOf(name: string, date: string | undefined, said: readonly Said[]): ExportDocument {
  const bare = { ...fixture(name), text: said.map(() => 'a claim').join('\n'), orphans: [] };
  const [model] = bare.rows.filter(({ kind }) => kind === 'claim');
  if (!model) throw new Error('the fixture has a claim');
  const rows = said.map(({ actor, codes = [], id, certainty = 1, links = [] }, i): PlacedRow => {
    const span = { start: i * 8, end: i * 8 + 7, startCodePoint: i * 8, endCodePoint: i * 8 + 7, quote: 'a claim' };
    return {
      ...model,
      ...span,
      id: id ?? `${name}-${i}`,
      pieces: [span],
      tags: codes,
      links,
      source: { ...span, entity: actor },
      cues: [{ ...span, category: 'modal', strength: certainty }],
    };
  });
  const { date: _none, ...metadata } = bare.metadata;
  return { ...bare, rows, entities: [], metadata: { ...metadata, ...(date !== undefined && { date: { start: 0, end: 1, quote: 'a', iso: date } }) } };
}
