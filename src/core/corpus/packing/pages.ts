import { remembered } from '../columns/remembered';
import type { Deflating } from './deflating';

/**
 * Pieces of bytes on pages: a typed array of its own takes 200 bytes beside its content, and together they are worth deflating. The memory of a
 * page is freed when none of its pieces is wanted any more.
 */
export interface Pages {
  /** Puts pieces one behind the other. @returns the number of their page; they end where that page is filled so far. */
  add(...pieces: readonly Uint8Array[]): number;
  /** How far the page that was added to last is filled. */
  readonly filled: number;
  at(page: number): Uint8Array;
  /** What was added together is not wanted any more. It can be read until the next time something is added or let go. */
  letGo(page: number): void;
  /** To be kept; what is added later does not change it. */
  all(): KeptPages;
}

export interface KeptPages {
  /** As they are held. */
  readonly pages: readonly Uint8Array[];
  /** By page, 1 where it is deflated. */
  readonly deflated: Uint8Array<ArrayBuffer>;
  /** By page, how often something was added to it that is wanted. */
  readonly wanted: Uint32Array<ArrayBuffer>;
}

/** How pages are held. */
export interface PageKind {
  /** Bytes of a page; what is longer has one of its own. */
  readonly size: number;
  /** What makes pages shorter that nothing will be added to any more. Undefined: they stay as they are. */
  deflating(): Deflating | undefined;
}

/** For what is read of thousands of articles at once. */
export const PLAIN_PAGES: PageKind = { size: 1 << 16, deflating: () => undefined };
/** Larger pages would be a little shorter deflated, and take that much longer to be read again: these take a sixth of a millisecond. */
export const DEFLATED_SIZE = 1 << 14;

const NO_BYTES = new Uint8Array();
/** Of the deflated ones. */
const REMEMBERED = 8;

/** @param kept is changed from now on. */
export function createPages({ size, deflating }: PageKind, kept?: KeptPages): Pages {
  const pages: Uint8Array[] = [...(kept?.pages ?? [])];
  const wanted = [...(kept?.wanted ?? [])];
  const deflated = [...(kept?.deflated ?? [])];
  let filled = pages.at(-1)?.length ?? 0;
  let unwanted: number[] = [];

  const isLast = (page: number): boolean => page === pages.length - 1;
  const clear = (): void => {
    for (const page of unwanted) if (wanted[page] === 0 && !isLast(page)) pages[page] = NO_BYTES;
    unwanted = unwanted.filter(isLast);
  };
  /** Nothing is added to a page any more. */
  const seal = (page: number): void => {
    const bytes = pages[page]?.subarray(0, filled) ?? NO_BYTES;
    const by = deflating();
    pages[page] = by ? by.deflate(bytes) : bytes.slice();
    deflated[page] = Number(by !== undefined);
  };
  const inflated = remembered(REMEMBERED, (page) => {
    const bytes = pages[page] ?? NO_BYTES;
    if (bytes.length === 0) return NO_BYTES;
    const by = deflating();
    if (!by) throw new Error('Pages cannot be read before what inflates them is loaded.');
    return by.inflate(bytes);
  });
  return {
    add(...pieces) {
      clear();
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      const last = pages.at(-1);
      if (!last || filled + length > last.length) {
        if (last) seal(pages.length - 1);
        pages.push(new Uint8Array(Math.max(size, length)));
        wanted.push(0);
        deflated.push(0);
        filled = 0;
      }
      const page = pages.length - 1;
      for (const piece of pieces) {
        pages[page]?.set(piece, filled);
        filled += piece.length;
      }
      wanted[page] = (wanted[page] ?? 0) + 1;
      return page;
    },
    get filled() {
      return filled;
    },
    at: (page) => (deflated[page] ? inflated(page) : (pages[page] ?? NO_BYTES)),
    letGo(page) {
      clear();
      wanted[page] = (wanted[page] ?? 0) - 1;
      if (wanted[page] === 0) unwanted.push(page);
    },
    all: () => ({ pages: pages.map((page, at) => (isLast(at) ? page.slice(0, filled) : page)), wanted: Uint32Array.from(wanted), deflated: Uint8Array.from(deflated) }),
  };
}
