import type { Span } from '../model';

/** The lines of a text without their ends (LF, CRLF, CR: what the editor takes for a line end); there is always one. */
export function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  const find = (character: string, from: number): number => {
    const at = text.indexOf(character, from);
    return at < 0 ? Infinity : at; // and not the length: a CR right before it would be taken for half of a CRLF
  };
  // each is looked for again only when passed, so that the whole costs one pass over the text
  let feed = find('\n', 0);
  let carriage = find('\r', 0);
  for (let start = 0; ; ) {
    const end = Math.min(feed, carriage, text.length);
    lines.push({ start, end });
    if (end === text.length) return lines;
    start = carriage + 1 === feed ? feed + 1 : end + 1;
    if (feed < start) feed = find('\n', start);
    if (carriage < start) carriage = find('\r', start);
  }
}
