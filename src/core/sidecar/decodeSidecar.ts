import type { Problem } from './model';

/** Far above any real sidecar (a thousand annotations take some 400 kB); keeps a damaged file from stopping the editor. */
export const MAX_CHARACTERS = 5 * 1024 * 1024;

export type Decoded = { readonly text: string } | { readonly problem: Problem };

/** The text of a YAML file's bytes, with its byte order mark so that writing keeps it. Only UTF-8 is text here. */
export function decodeSidecarBytes(bytes: Uint8Array): Decoded {
  const refuse = (message: string, offset = 0): Decoded => ({ problem: { message, severity: 'error', ...positionOfByte(bytes, offset) } });
  // A UTF-16 code unit never takes more than three bytes, so anything longer is too long as text as well
  if (bytes.length > 3 * MAX_CHARACTERS) return refuse(`This file is larger than ${MAX_CHARACTERS / 1024 / 1024} MB and is not read: split it, or restore it from git.`);
  if (looksLikeUtf16(bytes)) return refuse('This file is in UTF-16: save it as UTF-8.');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return refuse('This file is not valid UTF-8 here: save it as UTF-8, or restore it from git.', firstInvalidByte(bytes));
  }
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  return bytes.length >= 4 && ((a === 0 && c === 0 && b !== 0 && d !== 0) || (a !== 0 && c !== 0 && b === 0 && d === 0));
}

/** Bisects, since a valid prefix stays valid: the decoder in stream mode takes a character that is cut at the end. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  return startOfCharacter(bytes, valid);
}

/** A character that was cut by a byte which does not belong to it is bad from its beginning. */
function startOfCharacter(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back] ?? 0;
    if (byte >= 0xc0) return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? end - back : end;
    if (byte < 0x80) return end;
  }
  return end;
}

function positionOfByte(bytes: Uint8Array, offset: number): { line: number; column: number } {
  let line = 0;
  let start = 0;
  for (let i = bytes.indexOf(10); i >= 0 && i < offset; i = bytes.indexOf(10, i + 1)) {
    line++;
    start = i + 1;
  }
  return { line, column: new TextDecoder().decode(bytes.subarray(start, offset)).length };
}
