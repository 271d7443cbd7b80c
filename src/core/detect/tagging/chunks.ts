import { detach } from '../../detach';
import type { Lexeme, Lexicon } from './lexicon';

/** A token of what stands between two spaces, and the chain of those behind it: most have none. */
export interface ChunkToken {
  /** undefined for a chunk that has no token. */
  readonly lexeme: Lexeme | undefined;
  /** Where it begins in the chunk; -1 where wink made other characters of what stands there. */
  readonly start: number;
  readonly next: ChunkToken | undefined;
  /** Of the first token: the whole chunk, and what `hashOn` makes of its characters. */
  readonly chunk: string;
  readonly hash: number;
}

/** @param hash of line[start, end) by `hashOn`. @returns the first token of that chunk. */
export type Chunks = (line: string, start: number, end: number, hash: number) => ChunkToken;

/** An entry takes some 400 bytes. Half a million words of news hold about as many forms. */
const PLACES = 1 << 15;
/** Places in a row where a chunk may stand: a text made to fill one row has its chunks cut again, and nothing is searched for long. */
const ROW = 8;
export const NO_HASH = 0x811c9dc5 | 0;
/** The hash of some characters and one more: whoever looks at each of them anyway has it for one multiplication. */
export const hashOn = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** Most chunks have been met before: each is cut once, and found again by its characters where it stands, without a string made of it. */
export function createChunks({ cut }: Lexicon): Chunks {
  const places: (ChunkToken | undefined)[] = new Array<ChunkToken | undefined>(PLACES + ROW).fill(undefined);
  return (line, start, end, hash) => {
    const first = (hash ^ (hash >>> 15)) & (PLACES - 1);
    let place = first;
    for (; place < first + ROW; place++) {
      const known = places[place];
      if (known === undefined) break;
      if (known.hash === hash && standsAt(known.chunk, line, start, end)) return known;
    }
    // in a full row the one that came first goes
    if (place === first + ROW) places.copyWithin(first, first + 1, place--);
    return (places[place] = read(detach(line.slice(start, end)), hash, cut));
  };
}

function standsAt(chunk: string, line: string, start: number, end: number): boolean {
  if (chunk.length !== end - start) return false;
  for (let at = 0; at < chunk.length; at++) if (chunk.charCodeAt(at) !== line.charCodeAt(start + at)) return false;
  return true;
}

function read(chunk: string, hash: number, cut: Lexicon['cut']): ChunkToken {
  let at = 0;
  const placed = cut(chunk).map((lexeme) => {
    const start = lexeme.text === '' ? -1 : chunk.indexOf(lexeme.text, at);
    if (start >= 0) at = start + lexeme.text.length;
    return { lexeme, start };
  });
  const [head, ...rest] = placed;
  const next = rest.reduceRight<ChunkToken | undefined>((behind, { lexeme, start }) => ({ lexeme, start, next: behind, chunk: '', hash: 0 }), undefined);
  // one string for both, as whoever looks at the one looks at the other next
  return { lexeme: head?.lexeme, start: head?.start ?? -1, next, chunk: head?.lexeme.text === chunk ? head.lexeme.text : chunk, hash };
}
