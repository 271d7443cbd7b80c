import { ImportError, type ImportFile } from './model';

/** Larger files are refused before they are read: everything is held in memory while the plan is made. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** @throws ImportError for a file beyond the limit; `bytes` may be known before the file is read. */
export function checkSize(name: string, bytes: number): void {
  if (bytes > LARGEST_FILE) throw new ImportError(`${name} is larger than ${LARGEST_FILE / 1024 / 1024} MB and is not imported: split it.`);
}

/** The text of a file: UTF-8, or UTF-16 with its byte order mark; the mark is taken off. @throws ImportError */
export function textOf({ name, bytes }: ImportFile): string {
  checkSize(name, bytes.length);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError(`${name} is not text in ${utf16 ? 'UTF-16' : 'UTF-8'}: save it again as UTF-8.`);
  }
}

/** The first characters, for recognising a format; what is no UTF-8 becomes U+FFFD. */
export function beginningOf({ bytes }: ImportFile): string {
  return new TextDecoder().decode(bytes.subarray(0, 4096));
}

/** The name behind the last slash, without folders. */
export function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

export function hasEnding(name: string, endings: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return endings.some((ending) => lower.endsWith(`.${ending}`));
}
