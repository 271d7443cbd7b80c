import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import type { ExportDocument } from '../../../src/core/exchange/model';
import { xlsxFormat } from '../../../src/core/exchange/xlsx';
import { LONGEST_CELL, xlsxCell } from '../../../src/core/exchange/xlsxCell';
import { createSheets, legalName } from '../../../src/core/exchange/xlsxSheets';
import { exported, exportedBytes, fixture, sliceCodePoints, TEXT } from './fixture';

/** The characters that exceljs and openpyxl leave in their escaped form, as Excel and LibreOffice show them. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return workbook;
}

function rowsOf(workbook: ExcelJS.Workbook, sheet: string): Record<string, ExcelJS.CellValue>[] {
  const rows = (workbook.getWorksheet(sheet)?.getSheetValues() ?? []) as ExcelJS.CellValue[][];
  const [, header = [], ...records] = rows;
  return records.map((record) => Object.fromEntries(header.flatMap((name, i) => (typeof name === 'string' ? [[name, record[i] ?? null]] : []))));
}

const text = (value: ExcelJS.CellValue | undefined) => (typeof value === 'string' ? unescaped(value) : value);

/** A document whose note and quote nobody wants in a cell. */
function awkward(notes: readonly string[]): ExportDocument {
  const document = fixture('a.txt');
  const [row] = document.rows;
  assert.ok(row);
  return { ...document, orphans: [], rows: notes.map((note, i) => ({ ...row, id: `row${i}`, note })) };
}

suite('exchange: Excel', () => {
  test('exceljs reads the sheets back; the text re-slices with the offsets of both units', async () => {
    const workbook = await opened(await exportedBytes(xlsxFormat, [fixture('a.txt'), fixture('b.txt')]));
    assert.deepEqual(workbook.worksheets.map(({ name }) => name), ['annotations', 'links', 'entities']);
    const rows = rowsOf(workbook, 'annotations');
    assert.equal(rows.length, 2 * (fixture().rows.length + fixture().orphans.length));
    for (const row of rows.filter(({ state }) => state !== 'orphaned')) {
      assert.equal(TEXT.slice(Number(row.start_utf16), Number(row.end_utf16)), text(row.quote));
      assert.equal(sliceCodePoints(TEXT, Number(row.start_code_point), Number(row.end_code_point)), text(row.quote));
    }
    assert.deepEqual(rowsOf(workbook, 'entities').find(({ entity }) => entity === 'veldoria'), { entity: 'veldoria', name: 'Veldoria', type: 'state', names: 'Veldoria; Halvern', description: null, wikidata: 'Q20', mentions: 2, articles: 2 });
    assert.equal(rowsOf(workbook, 'links').length, 4);
  });

  test('what looks like a formula is text; numbers are numbers', async () => {
    const workbook = await opened(await exportedBytes(xlsxFormat, [awkward(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '{=A1}'])]));
    const sheet = workbook.getWorksheet('annotations');
    sheet?.eachRow((row) => row.eachCell((cell) => assert.ok([ExcelJS.ValueType.String, ExcelJS.ValueType.Number].includes(cell.type), cell.address)));
    const [first] = rowsOf(workbook, 'annotations');
    assert.deepEqual([text(first?.note), typeof first?.start_utf16], ['=1+1', 'number']);
  });

  test('characters that XML cannot hold, and words that look like their escape', async () => {
    const notes = ['a\r\nb', 'bell\u0007', '_x000D_', '_x005F_x000D_', 'x_x0041_y_', '\ud83d', '<&>"\'', '  spaces  ', '\ufffe'];
    const rows = rowsOf(await opened(await exportedBytes(xlsxFormat, [awkward(notes)])), 'annotations');
    assert.deepEqual(rows.map(({ note }) => text(note)), notes.map((note) => (note === '\ud83d' ? '\ufffd' : note)));
    assert.match(xlsxCell('_x000D_', 'A1', 'plain').xml, /_x005F_x000D_/);
  });

  test('a cell holds 32,767 characters: longer texts are cut between characters, and that is said', async () => {
    const long = `${'a'.repeat(LONGEST_CELL - 2)}🙂${'b'.repeat(10)}`;
    const exact = 'c'.repeat(LONGEST_CELL);
    const document = awkward([long, exact]);
    const notes = rowsOf(await opened(await exportedBytes(xlsxFormat, [document])), 'annotations').map(({ note }) => (typeof note === 'string' ? note : ''));
    assert.deepEqual(notes.map(({ length }) => length), [LONGEST_CELL - 1, LONGEST_CELL]);
    assert.ok(notes[0]?.endsWith('a…'));
    assert.deepEqual((await exported(xlsxFormat, [document])).losses, ['1 texts longer than the 32,767 characters of a cell were cut and end in “…”.']);
  });

  test('a sheet that is full goes on in another, with its header', async () => {
    const sheets = createSheets(3);
    const sheet = sheets.open('links', ['a', 'b']);
    sheet.add([[1, 'x'], [2, 'y'], [3, 'z'], [4, '']]);
    sheet.add([[5, 'w']]);
    const workbook = await opened(Buffer.concat(sheets.end()));
    assert.deepEqual(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount]), [['links', 3], ['links 2', 3], ['links 3', 2]]);
    assert.deepEqual(['links', 'links 2', 'links 3'].flatMap((name) => rowsOf(workbook, name).map(({ a }) => a)), [1, 2, 3, 4, 5]);
  });

  test('names of sheets are legal and each there once', () => {
    assert.equal(legalName("'a[b]:c*d?e/f\\g'", []), 'a b  c d e f g');
    assert.equal(legalName('x'.repeat(40), []).length, 31);
    assert.equal(legalName('X'.repeat(40), ['x'.repeat(31)]), `${'X'.repeat(27)} (2)`);
    assert.equal(legalName('::', []), 'Sheet');
  });

  test('openpyxl reads the same', async function () {
    if (spawnSync('/usr/bin/python3', ['-c', 'import openpyxl']).status !== 0) {
      console.log('      skipped: there is no Python with openpyxl on this machine');
      this.skip();
    }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'source-annotator-'));
    try {
      const file = path.join(folder, 'a.xlsx');
      fs.writeFileSync(file, await exportedBytes(xlsxFormat, [fixture('a.txt')]));
      const script = 'import json, openpyxl, sys\nbook = openpyxl.load_workbook(sys.argv[1])\nprint(json.dumps({s.title: [[c.value for c in row] for row in s.iter_rows()] for s in book}))';
      const read = JSON.parse(execFileSync('/usr/bin/python3', ['-c', script, file], { encoding: 'utf8' })) as Record<string, (string | number | null)[][]>;
      const [header = [], ...rows] = read.annotations ?? [];
      const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
      assert.deepEqual(column('quote').map((quote) => unescaped(String(quote))), [...fixture().rows, ...fixture().orphans].map(({ quote }) => quote));
      assert.ok(column('note').includes('=1+1, a "note"\nover two lines'));
      assert.deepEqual(Object.keys(read), ['annotations', 'links', 'entities']);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
