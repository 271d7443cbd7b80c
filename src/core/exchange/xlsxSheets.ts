import type { Cell } from './tables';
import { xlsxCell } from './xlsxCell';
import { xmlAttribute } from './xml';
import { createZip, type ZipFile } from './zip';

/** What a sheet holds at most (ECMA-376; https://support.microsoft.com/office/excel-specifications-and-limits). */
const MOST_ROWS = 1_048_576;
const LONGEST_NAME = 31;

export interface Sheet {
  add(rows: readonly (readonly Cell[])[]): void;
}

export interface Sheets {
  /** A new sheet with a bold first row that stays in view; where it is full it goes on in another, `links 2`. */
  open(name: string, header: readonly string[]): Sheet;
  /** What is ready of the workbook. */
  take(): Uint8Array[];
  /** Ends all sheets and the workbook. @returns the rest of it. */
  end(): Uint8Array[];
  /** How many texts were too long for a cell. */
  cut(): number;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function createSheets(mostRows = MOST_ROWS): Sheets {
  const zip = createZip();
  const names: string[] = [];
  const open: { end(): void }[] = [];
  let cut = 0;

  const part = (wanted: string): ZipFile => {
    names.push(legalName(wanted, names));
    const file = zip.open(`xl/worksheets/sheet${names.length}.xml`);
    file.push(
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${names.length === 1 ? ' tabSelected="1"' : ''}>` +
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>',
    );
    return file;
  };
  const rowXml = (cells: readonly Cell[], row: number, style: 'plain' | 'bold'): string => {
    const xml = cells.map((cell, column) => {
      const made = xlsxCell(cell, `${columnName(column)}${row}`, style);
      if (made.wasCut) cut++;
      return made.xml;
    });
    return `<row r="${row}">${xml.join('')}</row>`;
  };

  return {
    open(name, header) {
      let number = 1;
      let rows = 0;
      let file = part(name);
      const begin = () => {
        rows = 1;
        file.push(rowXml(header, rows, 'bold'));
      };
      begin();
      const end = () => {
        file.push('</sheetData></worksheet>');
        file.end();
      };
      open.push({ end });
      return {
        add(added) {
          let xml = '';
          for (const cells of added) {
            if (rows >= mostRows) {
              file.push(xml);
              xml = '';
              end();
              file = part(`${name} ${++number}`);
              begin();
            }
            xml += rowXml(cells, ++rows, 'plain');
          }
          file.push(xml);
        },
      };
    },
    take: () => zip.take(),
    end() {
      for (const sheet of open) sheet.end();
      for (const [name, content] of workbookParts(names)) {
        const file = zip.open(name);
        file.push(content);
        file.end();
      }
      return zip.end();
    },
    cut: () => cut,
  };
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** At most 31 characters, none of `[ ] : * ? / \`, no apostrophe at either end, each once. */
export function legalName(wanted: string, taken: readonly string[]): string {
  const clean = wanted.replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ').replace(/^['\s]+|['\s]+$/g, '') || 'Sheet';
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : ` (${number})`;
    const name = clean.slice(0, LONGEST_NAME - end.length).trimEnd() + end;
    if (!used.has(name.toLowerCase())) return name;
  }
}

function workbookParts(names: readonly string[]): [name: string, content: string][] {
  const each = (show: (name: string, number: number) => string) => names.map((name, i) => show(name, i + 1)).join('');
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
        `${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
    ],
    ['_rels/.rels', `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((name, number) => `<sheet name="${xmlAttribute(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each((_, number) => `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}` +
        `<Relationship Id="rId${names.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ],
  ];
}
