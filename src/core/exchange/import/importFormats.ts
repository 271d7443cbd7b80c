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
