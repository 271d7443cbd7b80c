import type { FigureValue } from '../model';
import type { LabelledSpan } from './labelledSpans';
import type { ExportRow } from './model';

/** An element of TEI for a marked span. */
export interface TeiElement {
  readonly name: string;
  /** Without `xml:id`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The names and values of the TEI Guidelines (P5): chapters 14 (names, dates), 3.6 (numbers and measures), 17 (analysis). */
export function teiElement({ label, row, id }: LabelledSpan): TeiElement {
  if (id !== row.id || row.kind === 'tag') {
    if (label.startsWith('CUE_')) return { name: 'seg', attributes: { type: 'cue', subtype: teiWord(label.slice('CUE_'.length).toLowerCase()) } };
    if (label === 'SOURCE') return { name: 'rs', attributes: { type: 'source', ...(row.source?.entity !== undefined && { ref: `#${entityId(row.source.entity)}` }) } };
  }
  switch (row.kind) {
    case 'actor':
      return actorElement(row);
    case 'figure':
      return figureElement(row);
    case 'claim':
      return { name: 'said', attributes: { ...analysis(row), ...(row.source?.entity !== undefined && { who: `#${entityId(row.source.entity)}` }) } };
    case 'tag':
      return { name: 'seg', attributes: { type: 'tag', ...analysis(row) } };
  }
}

function actorElement(row: ExportRow): TeiElement {
  const ref = row.entity === undefined ? {} : { ref: `#${entityId(row.entity)}` };
  if (row.type === 'person') return { name: 'persName', attributes: { ...ref, ...analysis(row) } };
  if (row.type === 'people') return { name: 'name', attributes: { type: 'people', ...ref, ...analysis(row) } };
  return { name: 'orgName', attributes: { ...(row.type !== undefined && row.type !== 'organization' && { type: teiWord(row.type) }), ...ref, ...analysis(row) } };
}

function figureElement(row: ExportRow): TeiElement {
  const value = row.value ?? {};
  if (row.type === 'date') return { name: 'date', attributes: { ...dateAttributes(value), ...analysis(row) } };
  const unit = value.unit === undefined ? {} : { unit: teiWord(value.unit) };
  if (row.type === 'count' || row.type === undefined) return { name: 'num', attributes: { ...range(value, 'value'), ...analysis(row) } };
  return { name: 'measure', attributes: { type: teiWord(row.type), ...range(value, 'quantity'), ...unit, ...analysis(row) } };
}

/** References to the `<interp>`s of the stand-off part. */
function analysis(row: ExportRow): Record<string, string> {
  const claim = row.kind === 'claim' ? [row.hedged ? '#claim-hedged' : '#claim-attributed'] : [];
  const all = [...claim, ...(row.value?.approximate ? ['#approximate'] : []), ...row.tags.map((tag) => `#${tagId(tag)}`)];
  return all.length === 0 ? {} : { ana: all.join(' ') };
}

function range({ min, max }: FigureValue, exact: 'value' | 'quantity'): Record<string, string> {
  if (isNumber(min) && min === max) return { [exact]: decimal(min) };
  return { ...(isNumber(min) && { atLeast: decimal(min) }), ...(isNumber(max) && { atMost: decimal(max) }) };
}

function isNumber(bound: number | string | undefined): bound is number {
  return typeof bound === 'number' && Number.isFinite(bound);
}

/** teidata.numeric knows no `1e21`. */
function decimal(value: number): string {
  if (!String(value).includes('e')) return String(value);
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/\.?0+$/, '') : BigInt(Math.round(value)).toString();
}

/** `2022`, `2022-12`, `2022-05-13`, `--10-16`: what @when takes. */
const TEMPORAL = /^(\d{4}(-\d\d(-\d\d)?)?|--\d\d-\d\d)$/;

function dateAttributes({ min, max }: FigureValue): Record<string, string> {
  const iso = (bound: number | string | undefined) => (typeof bound === 'string' && TEMPORAL.test(bound) ? bound : undefined);
  const [from, to] = [iso(min), iso(max)];
  if (from !== undefined && from === to) return { when: from };
  if (from !== undefined && to !== undefined) return { from, to };
  return { ...(from !== undefined && { notBefore: from }), ...(to !== undefined && { notAfter: to }) };
}

export function entityId(entity: string): string {
  return `entity-${idPart(entity)}`;
}

export function tagId(tag: string): string {
  return `tag-${idPart(tag)}`;
}

export function spanId(id: string): string {
  return `span-${idPart(id)}`;
}

/** What may follow in an NCName; anything else by its number, so that no two fall together. */
function idPart(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}

/** teidata.word: one word without white space; also where a name is wanted. */
export function teiWord(text: string): string {
  const word = text === '%' ? 'percent' : text.replace(/[^\p{L}\p{N}.-]+/gu, '_');
  return /^[\p{L}_]/u.test(word) ? word : `_${word}`;
}
