/**
 * The file that an index is kept in between two sessions: a head, then sections one behind the other.
 *
 *     0  "SAIX", 4 bytes     8  how many sections     12  checksum of all else     16  the length of each section
 *     4  FORMAT
 *
 * Numbers are 32 bits, little-endian. A file of another format, cut short or changed anywhere is no file.
 */

/** Grows with every change of what the sections hold. */
const FORMAT = 8;
const MAGIC = [0x53, 0x41, 0x49, 0x58] as const;
const LENGTHS = 16;
/** Which four bytes are the checksum. */
const CHECKSUM = 3;
/** So many times four bytes are a step: about a millisecond. */
const STEP = 1 << 18;
/** Most sections are pages of 64 kB. */
const SECTIONS_IN_A_STEP = 32;
/** More sections than there will ever be: what says so is no head. */
const MOST_SECTIONS = 1_000_000;

/** In steps, with pauses at will. @returns the file. */
export function* writingKeptFile(sections: readonly Uint8Array[]): Generator<undefined, Uint8Array> {
  const head = LENGTHS + 4 * sections.length;
  const file = new Uint8Array(sections.reduce((sum, { length }) => sum + length, head));
  const view = new DataView(file.buffer);
  file.set(MAGIC);
  view.setUint32(4, FORMAT, true);
  view.setUint32(8, sections.length, true);
  let at = head;
  for (const [place, section] of sections.entries()) {
    view.setUint32(LENGTHS + 4 * place, section.length, true);
    file.set(section, at);
    at += section.length;
    if (place % SECTIONS_IN_A_STEP === 0) yield;
  }
  view.setUint32(12, yield* checksum(file), true);
  return file;
}

/**
 * In steps, with pauses at will.
 * @returns copies of the sections, as the rest of the file need not stay in memory; undefined for anything but a whole file of this format.
 */
export function* readingKeptFile(file: Uint8Array): Generator<undefined, Uint8Array<ArrayBuffer>[] | undefined> {
  if (file.length < LENGTHS || MAGIC.some((byte, at) => file[at] !== byte)) return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const count = view.getUint32(8, true);
  let at = LENGTHS + 4 * count;
  if (view.getUint32(4, true) !== FORMAT || count > MOST_SECTIONS || at > file.length) return undefined;
  const lengths = Array.from({ length: count }, (_, place) => view.getUint32(LENGTHS + 4 * place, true));
  if (lengths.reduce((sum, length) => sum + length, at) !== file.length || view.getUint32(12, true) !== (yield* checksum(file))) return undefined;
  const plain = new Uint8Array(file.buffer, file.byteOffset, file.length); // the slices of a Node buffer would be no copies
  const sections: Uint8Array<ArrayBuffer>[] = [];
  for (const [place, length] of lengths.entries()) {
    sections.push(plain.slice(at, (at += length)));
    if (place % SECTIONS_IN_A_STEP === 0) yield;
  }
  return sections;
}

/** Of everything but itself, four bytes at a time (the mixing of MurmurHash3, Appleby 2011): a tenth of a second for 100 MB. */
function* checksum(file: Uint8Array): Generator<undefined, number> {
  const count = Math.floor(file.length / 4);
  // as the machine has them: all that run VS Code have the low byte first
  const words = file.byteOffset % 4 === 0 ? new Uint32Array(file.buffer, file.byteOffset, count) : new Uint32Array(Uint8Array.from(file.subarray(0, 4 * count)).buffer);
  let sum = file.length;
  for (let from = 1; from < count; from += STEP) {
    const to = Math.min(count, from + STEP);
    for (let at = from; at < to; at++) if (at !== CHECKSUM) sum = mixed(sum, words[at] ?? 0);
    yield;
  }
  for (let at = 4 * count; at < file.length; at++) sum = Math.imul(sum ^ (file[at] ?? 0), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  return (sum ^ (sum >>> 13)) >>> 0;
}

function mixed(sum: number, word: number): number {
  let scrambled = Math.imul(word, 0xcc9e2d51);
  scrambled = Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  const turned = sum ^ scrambled;
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}
