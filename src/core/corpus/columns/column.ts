import { grown, SPARINGLY } from '../../grown';

/** Whole numbers of 32 bits by place, 0 where none was set: four bytes each, and no object. */
export interface Column {
  at(place: number): number;
  set(place: number, value: number): void;
  /** To be kept: its memory, as far as it was written. */
  all(): Uint32Array<ArrayBuffer>;
}

const FIRST_PLACES = 64;

/** @param kept is changed from now on. */
export function createColumn(kept?: Uint32Array<ArrayBuffer>): Column {
  let values = kept ?? new Uint32Array(FIRST_PLACES);
  let end = kept?.length ?? 0;
  return {
    at: (place) => values[place] ?? 0,
    set(place, value) {
      if (place >= values.length) values = grown(values, place + 1, SPARINGLY);
      if (place >= end) end = place + 1;
      values[place] = value;
    },
    all: () => values.slice(0, end),
  };
}
