import { grown, SPARINGLY } from '../../grown';

/** Whole numbers of up to 32 bits by place, 0 where none was set: as many bytes for each as the largest takes (1, 2 or 4), and no object. */
export interface Column {
  at(place: number): number;
  set(place: number, value: number): void;
  /** To be kept: its memory, as far as it was written. */
  all(): KeptColumn;
}

/** The memory of a column as it stands. */
export type KeptColumn = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

const FIRST_PLACES = 64;

/** @param kept is changed from now on. */
export function createColumn(kept?: KeptColumn): Column {
  let values: KeptColumn = kept ?? new Uint8Array(FIRST_PLACES);
  let end = kept?.length ?? 0;
  let most = mostIn(values);
  return {
    at: (place) => values[place] ?? 0,
    set(place, value) {
      if (value > most) {
        const wider = columnFor(value, values.length);
        wider.set(values);
        values = wider;
        most = mostIn(values);
      }
      if (place >= values.length) values = grown(values, place + 1, SPARINGLY);
      if (place >= end) end = place + 1;
      values[place] = value;
    },
    all: () => values.slice(0, end),
  };
}

/** Zeros, in as few bytes as hold numbers up to `most`. */
export function columnFor(most: number, length: number): KeptColumn {
  return most < 2 ** 8 ? new Uint8Array(length) : most < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}

/** The largest number that there is room for. */
function mostIn(values: KeptColumn): number {
  return 2 ** (8 * values.BYTES_PER_ELEMENT) - 1;
}
