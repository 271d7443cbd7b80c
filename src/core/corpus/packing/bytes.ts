import { grown } from '../../grown';

/** Numbers one after the other. Whole numbers from 0 take 7 bits a byte (LEB128): small ones one byte. */
export interface ByteWriter {
  /** 0 to 255. */
  byte(value: number): void;
  whole(value: number): void;
  /** Any whole number, small magnitudes short (zigzag). */
  signed(value: number): void;
  /** A string of any UTF-16 units, lone halves too. */
  text(value: string): void;
  /** How much was written since `take`. */
  readonly at: number;
  /** What was written since the last time. */
  take(): Uint8Array<ArrayBuffer>;
}

/** Reads what a writer wrote; other bytes give any values, and a RangeError where they end too early. */
export interface ByteReader {
  readonly at: number;
  byte(): number;
  whole(): number;
  signed(): number;
  text(): string;
}

/** A half of a character without the other has no UTF-8: such a text is written unit by unit. */
const LONE_HALF = /\p{Surrogate}/u;
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const FIRST_SIZE = 8192;
/** What a number takes at most. */
const LONGEST = 8;

export function byteWriter(): ByteWriter {
  const utf8 = new TextEncoder();
  let buffer = new Uint8Array(FIRST_SIZE);
  let at = 0;
  const room = (needed: number): void => {
    if (at + needed > buffer.length) buffer = grown(buffer, at + needed);
  };
  const whole = (value: number): void => {
    room(LONGEST);
    let rest = value;
    while (rest > 127) {
      buffer[at++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    buffer[at++] = rest;
  };
  return {
    byte(value) {
      room(1);
      buffer[at++] = value;
    },
    whole,
    signed: (value) => whole(value < 0 ? -2 * value - 1 : 2 * value),
    text(value) {
      if (LONE_HALF.test(value)) {
        whole(2 * value.length + 1);
        for (let unit = 0; unit < value.length; unit++) whole(value.charCodeAt(unit));
        return;
      }
      const encoded = utf8.encode(value);
      whole(2 * encoded.length);
      room(encoded.length);
      buffer.set(encoded, at);
      at += encoded.length;
    },
    get at() {
      return at;
    },
    take() {
      const taken = buffer.slice(0, at);
      at = 0;
      return taken;
    },
  };
}

/** @param buffer what a writer gave; reading goes on from `from`. */
export function byteReader(buffer: Uint8Array, from = 0): ByteReader {
  return new ReaderOfBytes(buffer, from);
}

/** Of a class, as several are made for each article that is looked at: closures would be most of what that leaves behind. */
class ReaderOfBytes implements ByteReader {
  constructor(
    private readonly buffer: Uint8Array,
    public at: number,
  ) {}
  byte(): number {
    return this.buffer[this.at++] ?? 0;
  }
  whole(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.buffer[this.at++];
      if (byte === undefined) throw new RangeError('The bytes end too early.');
      if (byte < 128) return value + byte * factor;
      value += (byte - 128) * factor;
    }
  }
  signed(): number {
    const value = this.whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
  text(): string {
    const head = this.whole();
    const length = Math.floor(head / 2);
    if (head % 2 === 0) return UTF8.decode(this.buffer.subarray(this.at, (this.at += length)));
    let text = '';
    for (let left = length; left > 0; left--) text += String.fromCharCode(this.whole());
    return text;
  }
}
