import { replaceRange } from '../replaceRange';

/** So long are the pieces of a long text, about: an edit copies one or two of them. */
const PIECE = 8192;

/** What the detectors ask of an article's text: a string, or one that is edited. Offsets behind the end count as the end. */
export interface TextSlices {
  readonly length: number;
  slice(start: number, end?: number): string;
}

/** A text that is edited: in pieces, for an edit of a string copies it as a whole, however long it is. Immutable. */
export class PiecedText implements TextSlices {
  readonly length: number;

  /** @param pieces at least one, of any length. */
  constructor(private readonly pieces: readonly string[]) {
    this.length = pieces.reduce((sum, { length }) => sum + length, 0);
  }

  slice(start: number, end = this.length): string {
    const [only = ''] = this.pieces;
    if (this.pieces.length === 1) return only.slice(Math.max(0, start), Math.max(0, end));
    let cut = '';
    let at = 0; // where the piece begins
    for (const piece of this.pieces) {
      if (at >= end) break;
      if (start < at + piece.length) cut += piece.slice(Math.max(0, start - at), end - at);
      at += piece.length;
    }
    return cut;
  }

  /** The text with other characters in the place of [start, end), which has to be inside it. */
  replace(start: number, end: number, inserted: string): PiecedText {
    const [first, before] = this.pieceAt(start);
    const [last, behind] = this.pieceAt(end);
    const touched = (this.pieces[first] ?? '').slice(0, start - before) + inserted + (this.pieces[last] ?? '').slice(end - behind);
    return new PiecedText(replaceRange(this.pieces, first, last + 1, cutUp(touched)));
  }

  /** The text as one string. */
  whole(): string {
    return this.pieces.length === 1 ? (this.pieces[0] ?? '') : this.pieces.join('');
  }

  /** The first piece that an offset stands in or at the end of, and the offset that it begins at. */
  private pieceAt(offset: number): readonly [index: number, start: number] {
    let start = 0;
    for (let index = 0; ; index++) {
      const { length = 0 } = this.pieces[index] ?? {};
      if (offset <= start + length || index === this.pieces.length - 1) return [index, start];
      start += length;
    }
  }
}

/** Pieces of a text that has grown to more than two of them; never none. */
function cutUp(text: string): string[] {
  if (text.length <= 2 * PIECE) return [text];
  return Array.from({ length: Math.ceil(text.length / PIECE) }, (_, n) => text.slice(n * PIECE, (n + 1) * PIECE));
}
