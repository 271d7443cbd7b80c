import Papa from 'papaparse';
import { textOf } from './importedText';
import { ImportError, type ImportFile } from './model';

export interface CsvRecord {
  /** Where the record stands among all records, the header being 1. */
  readonly row: number;
  /** The cell below this heading; undefined where it is empty or there is no such column. */
  get(heading: string): string | undefined;
  /** The first of several headings that has a cell. */
  first(...headings: readonly string[]): string | undefined;
}

export interface CsvTable {
  /** In lower case, in their order. */
  readonly headings: readonly string[];
  readonly records: readonly CsvRecord[];
}

const DELIMITERS = [',', ';', '\t'];
/** What the flavour for spreadsheets writes before text that would run as a formula. */
const GUARDED = /^'(?=[=+\-@\t\r])/;

/** The headings of a table, for recognising it by its first line. */
export function headingsOf(firstLines: string): readonly string[] {
  const line = firstLines.replace(/^\ufeff/, '').split(/\r\n?|\n/, 1)[0] ?? '';
  const delimiter = delimiterOf(line);
  return line.split(delimiter).map((heading) => heading.trim().replace(/^"|"$/g, '').toLowerCase());
}

/** Spreadsheets of many countries save semicolons. */
function delimiterOf(line: string): string {
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** A table with a header: commas, semicolons or tabs. A file of the flavour for spreadsheets loses its apostrophes. @throws ImportError */
export function readCsv(file: ImportFile): CsvTable {
  const text = textOf(file);
  const guarded = file.bytes[0] === 0xef;
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text.split(/\r\n?|\n/, 1)[0] ?? ''), skipEmptyLines: true });
  const [error] = errors;
  if (error) throw new ImportError(`${file.name}, row ${(error.row ?? 0) + 1}: a quotation mark in a cell is not closed or not doubled (${error.message}): mend it or export it again.`);
  const [header, ...rows] = data;
  if (!header) throw new ImportError(`${file.name} is empty: it should begin with a line of headings.`);
  const headings = header.map((heading) => heading.trim().toLowerCase());
  const column = new Map(headings.map((heading, i) => [heading, i]));
  const records = rows.map((cells, i): CsvRecord => {
    const get = (heading: string) => {
      const at = column.get(heading);
      const cell = at === undefined ? '' : (cells[at] ?? '');
      return cell === '' ? undefined : guarded ? cell.replace(GUARDED, '') : cell;
    };
    return { row: i + 2, get, first: (...names) => names.map(get).find((cell) => cell !== undefined) };
  });
  return { headings, records };
}

/** A cell that holds a list: `a; b`. */
export function listIn(cell: string | undefined): readonly string[] {
  return cell?.split('; ').filter((item) => item !== '') ?? [];
}
