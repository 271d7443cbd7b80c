/**
 * The file that an index is kept in between two sessions: a head, then sections one behind the other.
 *
 *     0  "SAIX", 4 bytes     8  how many sections     12  checksum of all behind it     16  the length of each section
 *     4  FORMAT
 *
 * Numbers are 32 bits, little-endian, and each section begins at a multiple of four bytes. A file of another format, cut short or changed
 * anywhere is no file.
 */

/** Grows with every change of what the sections hold. */
const FORMAT = 10;
const MAGIC = [0x53, 0x41, 0x49, 0x58] as const;
const LENGTHS = 16;
const WORD = 4;
const FACTORS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;
const [FIRST, SECOND, THIRD, FOURTH] = FACTORS;
/** Words that are mixed at once. */
const GROUP = 8;
/** What stands before it is looked at itself: a wrong number of sections gives another length of the file. */
const CHECKSUM_AT = 12;
/** So many times four bytes are a step, in memory or of the file: about a millisecond. */
const STEP = 1 << 20;
/** Most sections are pages of 64 kB. */
const SECTIONS_IN_A_STEP = 32;
/** More sections than there will ever be: what says so is no head. */
const MOST_SECTIONS = 1_000_000;

/** A part of the file. Its bytes are what they are until the next part is asked for: the same memory serves for all. */
export interface FilePart {
  readonly at: number;
  readonly bytes: Uint8Array;
  /** Bytes of the whole file. */
  readonly size: number;
}

/** The file in parts, so that it is never in memory as a whole. What makes it a file comes last: one whose writing was broken off is none. */
export function* writingKeptFile(sections: readonly Uint8Array[]): Generator<FilePart, void> {
  const body = CHECKSUM_AT + WORD;
  const size = sections.reduce((sum, { length }) => sum + padded(length), LENGTHS + WORD * sections.length);
  const part = new Uint8Array(WORD * STEP);
  const words = new Int32Array(part.buffer);
  const sums = Uint32Array.from(FACTORS);
  let [at, filled] = [body, 0];
  /** As whole words. */
  const take = function* (bytes: Uint8Array): Generator<FilePart, void> {
    const end = padded(bytes.length);
    for (let from = 0; from < end; ) {
      const length = Math.min(part.length - filled, end - from);
      part.set(bytes.subarray(from, from + length), filled);
      part.fill(0, filled + Math.min(length, bytes.length - from), filled + length);
      filled += length;
      from += length;
      if (filled === part.length) yield* full();
    }
  };
  const full = function* (): Generator<FilePart, void> {
    mix(words, 0, filled / WORD, sums);
    yield { at, bytes: part.subarray(0, filled), size };
    at += filled;
    filled = 0;
  };
  yield* take(new Uint8Array(Uint32Array.from(sections, ({ length }) => length).buffer));
  for (const section of sections) yield* take(section);
  yield* full();
  const head = new Uint8Array(body);
  const view = new DataView(head.buffer);
  head.set(MAGIC);
  view.setUint32(4, FORMAT, true);
  view.setUint32(8, sections.length, true);
  view.setUint32(CHECKSUM_AT, sumOf(sums, size), true);
  yield { at: 0, bytes: head, size };
}

/** The parts as one file in memory. */
export function* assembled(parts: Generator<FilePart, void>): Generator<undefined, Uint8Array> {
  let file = new Uint8Array();
  for (const { at, bytes, size } of parts) {
    if (file.length === 0) file = new Uint8Array(size);
    file.set(bytes, at);
    yield;
  }
  return file;
}

/**
 * In steps, with pauses at will.
 * @returns the sections where they lie in the file, which may be written to from now on; undefined for anything but a whole file of this format.
 */
export function* readingKeptFile(given: Uint8Array): Generator<undefined, Uint8Array<ArrayBuffer>[] | undefined> {
  // numbers of several bytes have to lie at multiples of them
  const { buffer, byteOffset, length: size } = isOfItsOwn(given) ? given : Uint8Array.from(given);
  if (size < LENGTHS || size % WORD !== 0) return undefined;
  const head = new Uint8Array(buffer, byteOffset, LENGTHS);
  const view = new DataView(buffer, byteOffset, size);
  const count = view.getUint32(8, true);
  let at = LENGTHS + WORD * count;
  if (MAGIC.some((byte, place) => head[place] !== byte) || view.getUint32(4, true) !== FORMAT || count > MOST_SECTIONS || at > size) return undefined;
  const lengths = Array.from({ length: count }, (_, place) => view.getUint32(LENGTHS + WORD * place, true));
  if (lengths.reduce((sum, length) => sum + padded(length), at) !== size || view.getUint32(CHECKSUM_AT, true) !== (yield* checksum(buffer, byteOffset, size))) return undefined;
  const sections: Uint8Array<ArrayBuffer>[] = [];
  for (const [place, length] of lengths.entries()) {
    sections.push(new Uint8Array(buffer, byteOffset + at, length));
    at += padded(length);
    if (place % SECTIONS_IN_A_STEP === 0) yield;
  }
  return sections;
}

function isOfItsOwn(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteOffset % WORD === 0;
}

function padded(length: number): number {
  return Math.ceil(length / WORD) * WORD;
}

/** Of everything behind itself: six milliseconds for 30 MB. */
function* checksum(buffer: ArrayBuffer, offset: number, size: number): Generator<undefined, number> {
  const from = CHECKSUM_AT + WORD;
  // as the machine has them: all that run VS Code have the low byte first
  const words = new Int32Array(buffer, offset + from, (size - from) / WORD);
  const sums = Uint32Array.from(FACTORS);
  for (let at = 0; at < words.length; at += STEP) {
    mix(words, at, Math.min(words.length, at + STEP), sums);
    yield;
  }
  return sumOf(sums, size);
}

function sumOf(sums: Uint32Array, size: number): number {
  return sums.reduce((all, sum) => Math.imul(all ^ sum, FACTORS[0]) >>> 0, size);
}

/**
 * Mixes words into four sums, which do not wait for each other: of eight words the first four are multiplied into one each, and the last four stand where the
 * next multiplication takes them. Each step can be turned back, so that no change of one word gives the same sum (after xxHash32, Collet 2012, whose factors
 * these are). What of a part is less than eight words is mixed as if zeros followed.
 * @param words with a sign: numbers of 31 bits need no object.
 */
function mix(words: Int32Array, from: number, to: number, sums: Uint32Array): void {
  const whole = to - ((to - from) % GROUP);
  mixGroups(words, from, whole, sums);
  if (whole === to) return;
  const rest = new Int32Array(GROUP);
  rest.set(words.subarray(whole, to));
  mixGroups(rest, 0, GROUP, sums);
}

/** Nothing is read behind the end: a look there would make every other slower. */
function mixGroups(words: Int32Array, from: number, to: number, sums: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = new Int32Array(sums);
  for (let at = from; at < to; at += GROUP) {
    a = Math.imul(a ^ (words[at] ?? 0), FIRST);
    b = Math.imul(b ^ (words[at + 1] ?? 0), SECOND);
    c = Math.imul(c ^ (words[at + 2] ?? 0), THIRD);
    d = Math.imul(d ^ (words[at + 3] ?? 0), FOURTH);
    a ^= (a >>> 15) ^ (words[at + 4] ?? 0);
    b ^= (b >>> 15) ^ (words[at + 5] ?? 0);
    c ^= (c >>> 15) ^ (words[at + 6] ?? 0);
    d ^= (d >>> 15) ^ (words[at + 7] ?? 0);
  }
  sums.set([a, b, c, d]);
}
