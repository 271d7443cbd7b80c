import type { Lexeme, Lexicon } from './lexicon';
import { remembered } from '../remembered';

/** What stands between two spaces, as tokens. */
export interface Chunk {
  readonly lexemes: readonly Lexeme[];
  /** Where each begins in the chunk; -1 where wink made other characters of what stands there. */
  readonly starts: readonly number[];
}

/** Of every generation; an entry takes some 400 bytes. Half a million words of news hold about as many forms. */
const MOST_CHUNKS = 20_000;

/** Most chunks have been met before: each is cut once. */
export function createChunks({ cut }: Lexicon): (chunk: string) => Chunk {
  return remembered(MOST_CHUNKS, (chunk) => {
    const lexemes = cut(chunk);
    let at = 0;
    const starts = lexemes.map(({ text }) => {
      const start = text === '' ? -1 : chunk.indexOf(text, at);
      if (start >= 0) at = start + text.length;
      return start;
    });
    return { lexemes, starts };
  });
}
