import { Inflate } from 'fflate';
import { joined } from '../zipped';
import { checkSize, LARGEST_FILE } from './importedText';
import { ImportError, type ImportFile } from './model';

/** What an archive may hold in all when unpacked, and how many files. */
const LARGEST_ARCHIVE = 4 * LARGEST_FILE;
const MOST_FILES = 50_000;
/** So much of a compressed file is unpacked at a time: a bomb is noticed before it has gone off. */
const STEP = 16 * 1024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly start: number;
  readonly compressed: number;
  /** As the archive says; what is unpacked may not be more. */
  readonly size: number;
}

export function isZip({ bytes }: Pick<ImportFile, 'bytes'>): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * Unpacks an archive in memory. (fflate unpacks, but trusts the sizes an archive gives: here they are checked before and
 * while it does.)
 * @param wanted files of other names are not unpacked.
 * @throws ImportError for names that lead out of the archive, bombs, encrypted and damaged archives.
 */
export function readZip(archive: ImportFile, wanted: (name: string) => boolean = () => true): ImportFile[] {
  checkSize(archive.name, archive.bytes.length);
  const entries = entriesOf(archive);
  const outside = entries.find(({ name }) => name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..'));
  if (outside) throw new ImportError(`${archive.name} holds a file named “${outside.name.slice(0, 80)}”, which leads out of the archive: nothing is imported from it.`);
  const chosen = entries.filter(({ name }) => !name.endsWith('/') && wanted(name));
  const total = chosen.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST_ARCHIVE || chosen.some(({ size }) => size > LARGEST_FILE)) {
    throw new ImportError(`${archive.name} would unpack to more than ${LARGEST_FILE / 1024 / 1024} MB in a file or ${LARGEST_ARCHIVE / 1024 / 1024} MB in all and is not imported: split it.`);
  }
  return chosen.map((entry) => ({ name: entry.name, bytes: unpack(archive, entry) }));
}

/** The central directory (PKWARE APPNOTE 4.3.12). */
function entriesOf({ name: archiveName, bytes }: ImportFile): Entry[] {
  const damaged = new ImportError(`${archiveName} is a damaged zip archive: export it again.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === undefined) throw damaged;
  const count = view.getUint16(end + 10, true);
  if (count > MOST_FILES || count === 0xffff) throw new ImportError(`${archiveName} holds more than ${MOST_FILES} files and is not imported: split it.`);
  const decoder = new TextDecoder();
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged;
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const compressed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    if ((flags & 1) !== 0) throw new ImportError(`${archiveName} is encrypted: save it without a password.`);
    if (method !== 0 && method !== 8) throw new ImportError(`${archiveName} is packed by a method that is not read here: pack it again as an ordinary zip archive.`);
    if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50) throw damaged;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + compressed > bytes.length) throw damaged;
    entries.push({ name, method, start, compressed, size });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Stands at the end, before a comment of at most 65,535 bytes. */
function endRecord(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

function unpack({ name: archiveName, bytes }: ImportFile, { name, method, start, compressed, size }: Entry): Uint8Array {
  const data = bytes.subarray(start, start + compressed);
  const lied = () => new ImportError(`${archiveName}: “${name.slice(0, 80)}” does not unpack to the size the archive gives: nothing is imported from it.`);
  if (method === 0) {
    if (compressed !== size) throw lied();
    return data.slice();
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    if (length > size) throw lied();
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < data.length; at += STEP) inflate.push(data.subarray(at, at + STEP), at + STEP >= data.length);
  } catch (error) {
    throw error instanceof ImportError ? error : new ImportError(`${archiveName}: “${name.slice(0, 80)}” is damaged: export it again.`, { cause: error });
  }
  if (length !== size) throw lied();
  return joined(pieces);
}
