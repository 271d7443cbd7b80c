import { bratImport } from './bratImport';
import { casJsonImport } from './casJsonImport';
import { csvImport } from './csvImport';
import { jsonLinesImport } from './jsonLinesImport';
import { ImportError, type ImportedFile, type ImportFile, type ImportFormat } from './model';
import { refiCodebookImport, refiProjectImport } from './refiImport';
import { actorsCsvImport, codebookCsvImport } from './registryCsv';
import { webAnnotationImport } from './webAnnotationImport';

/** Every import format, in the order in which people are offered them; of two that recognise a file the first. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  jsonLinesImport,
  csvImport,
  webAnnotationImport,
  bratImport,
  refiProjectImport,
  refiCodebookImport,
  casJsonImport,
  codebookCsvImport,
  actorsCsvImport,
];

/** The text beside an .ann file says nothing of its own. */
const COMPANION = /\.txt$/i;

/** The format of files that were chosen together. @throws ImportError for a damaged archive */
function recogniseFormat(files: readonly ImportFile[]): ImportFormat | undefined {
  const telling = files.filter(({ name }) => !COMPANION.test(name));
  return telling.length === 0 ? undefined : IMPORT_FORMATS.find((format) => telling.every((file) => format.recognises(file)));
}

export interface FormatName {
  readonly id: string;
  /** For people, like the description. */
  readonly label: string;
  readonly description: string;
}

/** What a person chooses from: every format, the one that the files seem to be in first. */
export interface FormatChoice {
  readonly formats: readonly FormatName[];
  readonly recognised: boolean;
}

/** Never throws an ImportError: what cannot be recognised may still be said. */
export function formatsFor(files: readonly ImportFile[]): FormatChoice {
  const recognised = attemptToRecognise(files);
  const formats = recognised ? [recognised, ...IMPORT_FORMATS.filter((format) => format !== recognised)] : IMPORT_FORMATS;
  return { formats: formats.map(({ id, label, description }) => ({ id, label, description })), recognised: recognised !== undefined };
}

function attemptToRecognise(files: readonly ImportFile[]): ImportFormat | undefined {
  try {
    return recogniseFormat(files);
  } catch (error) {
    if (error instanceof ImportError) return undefined;
    throw error;
  }
}

/** What reading files gave: a format's name and what they say, or one plain sentence why nothing can be imported. */
export type ReadImport = { readonly format: string; readonly imported: ImportedFile } | { readonly problem: string };

/** @param id of the format; undefined: it is recognised. Never throws an ImportError. */
export function readImport(files: readonly ImportFile[], id?: string): ReadImport {
  try {
    const format = id === undefined ? recogniseFormat(files) : IMPORT_FORMATS.find((known) => known.id === id);
    if (!format) return { problem: `${files[0]?.name ?? 'The file'} is in no format that can be imported: ${IMPORT_FORMATS.map(({ label }) => label).join('; ')}.` };
    return { format: format.label, imported: format.read(files) };
  } catch (error) {
    if (error instanceof ImportError) return { problem: error.message };
    throw error;
  }
}
