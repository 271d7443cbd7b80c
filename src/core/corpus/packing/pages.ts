/** A typed array of its own takes 200 bytes beside its content: small ones of one time share the memory of a page, which is freed when none of them is wanted any more. */
const PAGE = 1 << 16;

/** Pieces of bytes on pages. A piece never moves. */
export interface Pages {
  /** Room for a piece, to be written to. @returns the number of its page; it ends where that page is filled so far. */
  room(length: number): number;
  /** How far a page is filled. */
  filled(page: number): number;
  at(page: number): Uint8Array;
  /** One piece of a page is not wanted any more. It can be read until the next time something is added or let go. */
  letGo(page: number): void;
  /** To be kept; what is added later does not change it. */
  all(): KeptPages;
}

export interface KeptPages {
  readonly pages: readonly Uint8Array[];
  /** By page, how many of its pieces are wanted. */
  readonly wanted: Uint32Array<ArrayBuffer>;
}

const NO_BYTES = new Uint8Array();

export function createPages(kept?: KeptPages): Pages {
  const pages: Uint8Array[] = [...(kept?.pages ?? [])];
  const filled = pages.map(({ length }) => length);
  const wanted = [...(kept?.wanted ?? [])];
  let unwanted: number[] = [];

  const clear = (): void => {
    for (const page of unwanted) if (wanted[page] === 0 && page < pages.length - 1) pages[page] = NO_BYTES;
    unwanted = unwanted.filter((page) => page === pages.length - 1);
  };
  return {
    room(length) {
      clear();
      let page = pages.length - 1;
      if ((filled[page] ?? 0) + length > (pages[page]?.length ?? 0)) {
        page = pages.push(new Uint8Array(Math.max(PAGE, length))) - 1;
        filled.push(0);
        wanted.push(0);
      }
      filled[page] = (filled[page] ?? 0) + length;
      wanted[page] = (wanted[page] ?? 0) + 1;
      return page;
    },
    filled: (page) => filled[page] ?? 0,
    at: (page) => pages[page] ?? NO_BYTES,
    letGo(page) {
      clear();
      wanted[page] = (wanted[page] ?? 0) - 1;
      if (wanted[page] === 0) unwanted.push(page);
    },
    all: () => ({ pages: pages.map((page, at) => page.subarray(0, filled[at])), wanted: Uint32Array.from(wanted) }),
  };
}
