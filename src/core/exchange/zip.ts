import { Zip, ZipDeflate } from 'fflate';

export interface ZipWriter {
  /** Compresses one file; the bytes of the archive that are ready come back. */
  add(name: string, content: string | Uint8Array): Uint8Array[];
  /** A file that is written piece by piece, also beside others; its bytes come when those before it are complete. */
  open(name: string): ZipFile;
  /** What is ready of the archive. */
  take(): Uint8Array[];
  /** The rest of the archive. */
  end(): Uint8Array[];
}

export interface ZipFile {
  push(content: string): void;
  end(): void;
}

/** The earliest time a zip can hold: the same content gives the same archive. */
const NO_TIME = new Date(1980, 0, 1);

/** Writes a zip archive piece by piece; names are taken as they are, text as UTF-8. */
export function createZip(): ZipWriter {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const take = () => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  const start = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = NO_TIME;
    zip.add(file);
    return file;
  };
  return {
    take,
    open(name) {
      const file = start(name);
      const encoder = new TextEncoder();
      return { push: (content) => file.push(encoder.encode(content)), end: () => file.push(new Uint8Array(), true) };
    },
    add(name, content) {
      const file = start(name);
      file.push(typeof content === 'string' ? new TextEncoder().encode(content) : content, true);
      return take();
    },
    end() {
      zip.end();
      return take();
    },
  };
}
