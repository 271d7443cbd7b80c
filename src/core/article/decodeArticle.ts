export type DecodedArticle = { readonly text: string } | { readonly problem: string };

/** Larger files are no articles; the editor itself stops helping at this size. */
const LARGEST_BYTES = 20 * 1024 * 1024;
/** How much of a file is looked through for NUL bytes, as git does. */
const BINARY_SAMPLE = 8000;

/**
 * The text of an article file: UTF-8, or UTF-16 with its byte order mark; the mark is taken off.
 * @param name how the file is named in the problem, which is one plain sentence with the next step.
 */
export function decodeArticle(bytes: Uint8Array, name = 'This file'): DecodedArticle {
  if (bytes.length > LARGEST_BYTES) {
    return { problem: `${name} is larger than ${LARGEST_BYTES / 1024 / 1024} MB and is left out; split it into articles.` };
  }
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (utf16) {
    const text = decode(bytes, utf16);
    return text === undefined ? { problem: `${name} starts as UTF-16 but is not; save it again as UTF-8.` } : { text };
  }
  if (bytes.subarray(0, BINARY_SAMPLE).includes(0)) {
    return { problem: `${name} holds binary data and is left out; if it is a text, save it again as UTF-8.` };
  }
  const text = decode(bytes, 'utf-8');
  return text === undefined ? { problem: `${name}, line ${firstBadLine(bytes)}: the characters are not UTF-8; save it again as UTF-8.` } : { text };
}

/** Undefined where the bytes are none of that encoding. Takes a byte order mark off. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** 1-based; a line feed is never part of another character in UTF-8, so each line can be tried alone. */
function firstBadLine(bytes: Uint8Array): number {
  for (let line = 1, start = 0; ; line++) {
    const feed = bytes.indexOf(10, start);
    const end = feed < 0 ? bytes.length : feed;
    if (feed < 0 || decode(bytes.subarray(start, end), 'utf-8') === undefined) return line;
    start = end + 1;
  }
}
