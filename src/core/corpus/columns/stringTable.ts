import { grown } from '../../grown';
import { createByteTable, type KeptBytes } from './byteTable';
import { remembered } from './remembered';

/** Strings by number, each held once, as bytes: a short word takes 20 with all that belongs to it, where it takes 100 as a key of a map. */
export interface StringTable {
  readonly size: number;
  /** The number of a string, which it gets where it has none yet. */
  number(text: string): number;
  /** The number of a string that has one. */
  find(text: string): number | undefined;
  /** Empty for a number that was never given. */
  text(number: number): string;
  /** Of every number, decoded in one go. */
  texts(): string[];
  /** How two strings are ordered, by their UTF-16 units. */
  compare(one: number, other: number): number;
  all(): KeptBytes;
}

/** So many strings are remembered as strings. */
const KEPT_TEXTS = 1024;
const FIRST_SIZE = 256;
/** As many arguments as a call takes without harm. */
const MOST_UNITS = 1024;
const ASCII = new TextDecoder();

/** @param kept is changed from now on. @param most so many strings are remembered as strings once they were asked for. */
export function createStringTable(kept?: KeptBytes, most = KEPT_TEXTS): StringTable {
  const table = createByteTable(kept);
  let scratch = new Uint8Array(FIRST_SIZE);

  /** Into `scratch`, each UTF-16 unit on its own, in one to three bytes (CESU-8): halves of characters without the other come back too. @returns how many bytes. */
  const encode = (text: string): number => {
    if (3 * text.length > scratch.length) scratch = grown(scratch, 3 * text.length);
    let end = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80) {
        scratch[end++] = unit;
        continue;
      }
      if (unit < 0x800) scratch[end++] = 0xc0 | (unit >> 6);
      else {
        scratch[end++] = 0xe0 | (unit >> 12);
        scratch[end++] = 0x80 | ((unit >> 6) & 0x3f);
      }
      scratch[end++] = 0x80 | (unit & 0x3f);
    }
    return end;
  };
  const decode = (number: number): string => {
    const { memory } = table;
    const start = table.start(number);
    const end = table.end(number);
    // nearly all are
    if (end - start <= MOST_UNITS && isPlain(memory, start, end)) return String.fromCharCode.apply(undefined, memory.subarray(start, end) as unknown as number[]);
    let text = '';
    const units: number[] = [];
    for (let at = start; at < end; ) {
      const byte = memory[at++] ?? 0;
      if (byte < 0x80) units.push(byte);
      else if (byte < 0xe0) units.push(((byte & 0x1f) << 6) | ((memory[at++] ?? 0) & 0x3f));
      else {
        units.push(((byte & 0x0f) << 12) | (((memory[at] ?? 0) & 0x3f) << 6) | ((memory[at + 1] ?? 0) & 0x3f));
        at += 2;
      }
      if (units.length === MOST_UNITS) text += String.fromCharCode(...units.splice(0));
    }
    return text + String.fromCharCode(...units);
  };

  const textAt = remembered(most, decode);

  return {
    get size() {
      return table.size;
    },
    number(text) {
      const length = encode(text);
      return table.number(scratch, length);
    },
    find(text) {
      const length = encode(text);
      return table.find(scratch, length);
    },
    text(number) {
      if (number >= table.size) return '';
      return textAt(number);
    },
    texts() {
      const { memory, size } = table;
      const numbers = Array.from({ length: size }, (_, number) => number);
      const end = table.start(size);
      if (!isPlain(memory, 0, end)) return numbers.map(decode);
      const all = ASCII.decode(memory.subarray(0, end));
      return numbers.map((number) => all.slice(table.start(number), table.end(number)));
    },
    // this way of bytes keeps the order of units
    compare: table.compare,
    all: () => table.all(),
  };
}

/** Whether each byte is an ASCII character. */
function isPlain(memory: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((memory[at] ?? 0) >= 0x80) return false;
  return true;
}
