import { finished } from '../../finished';

/**
 * The file that an index is kept in between two sessions: a head, then sections one behind the other.
 *
 *     0  "SAIX", 4 bytes     8  how many sections     12  checksum of all else     16  the length of each section
 *     4  FORMAT
 *
 * Numbers are 32 bits, little-endian. A file of another format, cut short or changed anywhere is no file.
 */

/** Grows with every change of what the sections hold. */
const FORMAT = 4;
const MAGIC = [0x53, 0x41, 0x49, 0x58] as const;
const LENGTHS = 16;
/** Bytes of a step: about a millisecond. */
const STEP = 1 << 20;
/** More sections than there will ever be: what says so is no head. */
const MOST_SECTIONS = 1000;

/** In steps, with pauses at will. @returns the file. */
export function* writingKeptFile(sections: readonly Uint8Array[]): Generator<undefined, Uint8Array> {
  const head = LENGTHS + 4 * sections.length;
  const file = new Uint8Array(sections.reduce((sum, { length }) => sum + length, head));
  const view = new DataView(file.buffer);
  file.set(MAGIC);
  view.setUint32(4, FORMAT, true);
  view.setUint32(8, sections.length, true);
  let at = head;
  sections.forEach((section, place) => {
    view.setUint32(LENGTHS + 4 * place, section.length, true);
    file.set(section, at);
    at += section.length;
  });
  yield;
  view.setUint32(12, yield* checksum(file), true);
  return file;
}

/** @returns parts of the file's own memory, or undefined for anything but a whole file of this format. */
export function readKeptFile(file: Uint8Array): Uint8Array[] | undefined {
  if (file.length < LENGTHS || MAGIC.some((byte, at) => file[at] !== byte)) return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const count = view.getUint32(8, true);
  let at = LENGTHS + 4 * count;
  if (view.getUint32(4, true) !== FORMAT || count > MOST_SECTIONS || at > file.length) return undefined;
  const lengths = Array.from({ length: count }, (_, place) => view.getUint32(LENGTHS + 4 * place, true));
  if (lengths.reduce((sum, length) => sum + length, at) !== file.length || view.getUint32(12, true) !== finished(checksum(file))) return undefined;
  const plain = new Uint8Array(file.buffer, file.byteOffset, file.length); // the slices of a Node buffer would be no copies
  return lengths.map((length) => plain.subarray(at, (at += length)));
}

/** Of everything but itself, four bytes at a time (the mixing of MurmurHash3, Appleby 2011): an eighth of a second for 100 MB. */
function* checksum(file: Uint8Array): Generator<undefined, number> {
  const whole = file.length - (file.length % 4);
  let sum = file.length;
  for (let from = 4; from < whole; from += STEP) {
    const to = Math.min(whole, from + STEP);
    for (let at = from; at < to; at += 4) if (at !== 12) sum = mixed(sum, file, at);
    yield;
  }
  for (let at = whole; at < file.length; at++) sum = Math.imul(sum ^ (file[at] ?? 0), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  return (sum ^ (sum >>> 13)) >>> 0;
}

function mixed(sum: number, file: Uint8Array, at: number): number {
  const word = ((file[at] ?? 0) | ((file[at + 1] ?? 0) << 8) | ((file[at + 2] ?? 0) << 16) | ((file[at + 3] ?? 0) << 24)) | 0;
  let scrambled = Math.imul(word, 0xcc9e2d51);
  scrambled = Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  const turned = sum ^ scrambled;
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}
