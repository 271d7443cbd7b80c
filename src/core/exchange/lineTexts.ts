import { splitLines } from '../article/splitLines';

/** The lines of a text as ExportOptions.tagLines takes them, in the order of splitLines. */
export function lineTexts(text: string): string[] {
  return [...splitLines(text)].map(({ start, end }) => text.slice(start, end));
}
