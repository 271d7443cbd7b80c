import type { ByteReader, ByteWriter } from './bytes';
import type { Symbols } from './symbols';

/** Words, numbers of up to three digits, and what stands between them. A single space between two words is not written. */
const TOKEN = /[\p{L}\p{M}]+|\d{1,3}|[^\p{L}\p{M}\d]+/gu;
const LONGEST_SYMBOL = 24;

/**
 * A text as the numbers of its words: English takes a third of its bytes so, and is put together again in microseconds. Exact for any string.
 * After each token one bit says whether a space follows that is all there is before the next word; number 0: spelled out.
 */
export function writeText(writer: ByteWriter, symbols: Symbols, text: string): void {
  const pieces = text.match(TOKEN) ?? [];
  let tokens = 0;
  for (let at = 0; at < pieces.length; at++, tokens++) if (isSpaced(pieces, at)) at++;
  writer.whole(tokens);
  for (let at = 0; at < pieces.length; at++) {
    const token = pieces[at] ?? '';
    const spaced = isSpaced(pieces, at);
    const number = token.length > LONGEST_SYMBOL ? undefined : symbols.wordNumber(token);
    writer.whole(2 * (number ?? 0) + Number(spaced));
    if (number === undefined) writeSpelled(writer, token);
    if (spaced) at++;
  }
}

/** Whether a token that is a word has nothing but a space behind it: what stands between two words is a token too. */
function isSpaced(pieces: readonly string[], at: number): boolean {
  return pieces[at + 1] === ' ' && pieces[at] !== ' ';
}

export function readText(reader: ByteReader, symbols: Symbols): string {
  let text = '';
  for (let left = reader.whole(); left > 0; left--) {
    const code = reader.whole();
    text += code < 2 ? readSpelled(reader) : symbols.text(code >> 1);
    if (code % 2 === 1) text += ' ';
  }
  return text;
}

/** A string of UTF-16 units, lone halves too. */
export function writeSpelled(writer: ByteWriter, text: string): void {
  writer.whole(text.length);
  for (let at = 0; at < text.length; at++) writer.whole(text.charCodeAt(at));
}

export function readSpelled(reader: ByteReader): string {
  let text = '';
  for (let left = reader.whole(); left > 0; left--) text += String.fromCharCode(reader.whole());
  return text;
}
