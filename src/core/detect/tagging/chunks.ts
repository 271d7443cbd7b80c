import type { Lexeme, Lexicon } from './lexicon';
import { remembered } from '../remembered';

/** A token of what stands between two spaces, and the chain of those behind it: most have none. */
export interface ChunkToken {
  readonly lexeme: Lexeme;
  /** Where it begins in the chunk; -1 where wink made other characters of what stands there. */
  readonly start: number;
  readonly next: ChunkToken | undefined;
}

/** Of every generation; an entry takes some 400 bytes. Half a million words of news hold about as many forms. */
const MOST_CHUNKS = 20_000;

/** Most chunks have been met before: each is cut once. @returns its first token; null for a chunk that has none. */
export function createChunks({ cut }: Lexicon): (chunk: string) => ChunkToken | null {
  return remembered(MOST_CHUNKS, (chunk) => {
    let at = 0;
    const placed = cut(chunk).map((lexeme) => {
      const start = lexeme.text === '' ? -1 : chunk.indexOf(lexeme.text, at);
      if (start >= 0) at = start + lexeme.text.length;
      return { lexeme, start };
    });
    return placed.reduceRight<ChunkToken | null>((next, { lexeme, start }) => ({ lexeme, start, next: next ?? undefined }), null);
  });
}
