import { wellFormed } from './surroundings';
import type { Cell } from './tables';

/** UTF-16 units that a cell holds at most. */
export const LONGEST_CELL = 32_767;

export interface CellXml {
  readonly xml: string;
  /** The text was too long and is cut. */
  readonly wasCut: boolean;
}

/** @param place `B3`. A number is a number, anything else text, which no program takes for a formula. */
export function xlsxCell(cell: Cell, place: string, style: 'plain' | 'bold'): CellXml {
  if (cell === undefined || cell === '') return { xml: '', wasCut: false };
  const attributes = `r="${place}"${style === 'bold' ? ' s="1"' : ''}`;
  if (typeof cell === 'number' && Number.isFinite(cell)) return { xml: `<c ${attributes}><v>${cell}</v></c>`, wasCut: false };
  const text = String(cell);
  const wasCut = text.length > LONGEST_CELL;
  return { xml: `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${xstring(wasCut ? cutText(text) : text)}</t></is></c>`, wasCut };
}

/** Not between the halves of a character. */
function cutText(text: string): string {
  const end = LONGEST_CELL - 1;
  return `${text.slice(0, (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end - 1 : end)}…`;
}

/**
 * Text as ST_Xstring (ECMA-376 Part 1, 22.9.2.19): what XML cannot hold, and a carriage return, which its readers turn into a
 * line feed, is written as `_x000D_`; words that look like that themselves get their underscore written so.
 */
function xstring(text: string): string {
  return wellFormed(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
