import assert from 'node:assert/strict';
import { csvFormat, csvRecord } from '../../../src/core/exchange/csv';
import { csvSentencesFormat } from '../../../src/core/exchange/csvSentences';
import type { ExportDocument, ExportFormat } from '../../../src/core/exchange/model';
import { exported, fixture, sliceCodePoints, TEXT } from './fixture';

/** A strict reader of RFC 4180 with CRLF. */
function readCsv(csv: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < csv.length) {
    const match = field.exec(csv);
    assert.ok(match, 'not RFC 4180');
    record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') {
      records.push(record);
      record = [];
    }
  }
  assert.deepEqual(record, []);
  return records;
}

async function table(name: 'annotations' | 'entities' | 'links', flavour: 'plain' | 'spreadsheet' = 'plain', documents = [fixture()]) {
  return readTable(csvFormat(name), `${name}.csv`, flavour, documents);
}

async function readTable(format: ExportFormat, file: string, flavour: 'plain' | 'spreadsheet', documents: readonly ExportDocument[]) {
  const csv = (await exported(format, documents, { settings: new Map([['for', flavour]]) })).files.get(file) ?? '';
  const [header = [], ...records] = readCsv(csv.replace(/^\uFEFF/, ''));
  for (const record of records) assert.equal(record.length, header.length);
  return { csv, header, rows: records.map((record) => Object.fromEntries(header.map((key, i) => [key, record[i] ?? '']))) };
}

suite('exchange: CSV', () => {
  test('the exported text re-slices with the offsets of both units', async () => {
    const { rows } = await table('annotations');
    const placed = rows.filter(({ state }) => state !== 'orphaned');
    assert.deepEqual(placed.length, fixture().rows.length);
    for (const row of placed) {
      assert.equal(TEXT.slice(Number(row.start_utf16), Number(row.end_utf16)), row.quote);
      assert.equal(sliceCodePoints(TEXT, Number(row.start_code_point), Number(row.end_code_point)), row.quote);
    }
    const pieces = rows.find(({ id }) => id === 'tagged0001')?.segments_code_point?.split(' ') ?? [];
    assert.deepEqual(pieces.map((piece) => sliceCodePoints(TEXT, ...(piece.split('-').map(Number) as [number, number]))), ['=1+1', 'crossed']);
  });

  test('fields of the kinds', async () => {
    const { rows } = await table('annotations');
    const byId = (id: string) => rows.find((row) => row.id === id);
    const claim = byId('claim00001');
    assert.deepEqual(
      [claim?.annotator, claim?.hedged, claim?.certainty, claim?.cues, claim?.cue_categories, claim?.source, claim?.source_entity, claim?.note],
      ['bob', 'true', '0.5', 'may; said', 'modal; attribution', 'the ministry', 'ministry-of-defence', '=1+1, a "note"\nover two lines'],
    );
    const figure = byId('figure0001');
    assert.deepEqual([figure?.value_min, figure?.value_approximate, figure?.value_of, figure?.hedged], ['1200', 'true', 'men', '']);
    assert.deepEqual([byId('orphan0001')?.state, byId('orphan0001')?.start_utf16, byId('orphan0001')?.quote], ['orphaned', '', 'words no longer there']);
    assert.equal(byId('actor00001')?.date, '2024-05-05');
  });

  test('what is not in the table is told', async () => {
    assert.deepEqual((await exported(csvFormat('annotations'))).losses, [
      'Where the cues and sources of 1 claims stand is not in the table, only their words.',
      '2 links are in a table of their own: CSV: links between annotations.',
    ]);
    assert.deepEqual((await exported(csvFormat('links'))).losses, []);
  });

  test('a header also where there is nothing', async () => {
    const { csv } = await table('links', 'plain', []);
    assert.equal(csv, 'article,from_id,as,to_article,to_id\r\n');
  });

  test('entities are counted over all articles', async () => {
    const { rows } = await table('entities', 'plain', [fixture('a.txt'), fixture('b.txt')]);
    const veldoria = rows.find(({ entity }) => entity === 'veldoria');
    assert.deepEqual([veldoria?.mentions, veldoria?.articles, veldoria?.names, veldoria?.wikidata], ['2', '2', 'Veldoria; Halvern', 'Q20']);
  });

  test('links, within and across articles', async () => {
    const { rows } = await table('links', 'plain', [fixture('a.txt')]);
    assert.deepEqual(rows.map((row) => Object.values(row)), [
      ['a.txt', 'claim00001', 'figure', 'a.txt', 'figure0001'],
      ['a.txt', 'claim00001', 'contradicts', 'other/b.txt', 'zzzzzzzzzz'],
    ]);
  });

  test('for spreadsheets: a byte order mark and no formulas', async () => {
    const { csv, rows } = await table('annotations', 'spreadsheet');
    assert.ok(csv.startsWith('\uFEFFarticle,'));
    assert.equal(rows.find(({ id }) => id === 'tagged0001')?.quote, "'=1+1");
    for (const value of rows.flatMap((row) => Object.values(row))) assert.doesNotMatch(value, /^[=+@\t\r]/);
    assert.equal(csvRecord(['=1', '+1', '-1', '@a', '\ta', '\ra', '1=1', -1], 'spreadsheet'), "'=1,'+1,'-1,'@a,'\ta,\"'\ra\",1=1,-1\r\n");
    assert.equal(csvRecord(['=1', -1, true, undefined], 'plain'), '=1,-1,true,\r\n');
  });

  test('sentences: how each is told, by the marks that people left, and what stands in it', async () => {
    const { csv, rows } = await readTable(csvSentencesFormat, 'sentences.csv', 'spreadsheet', [fixture('a.txt'), fixture('b.txt')]);
    assert.ok(csv.startsWith('\uFEFFarticle,'));
    assert.deepEqual(rows.map(({ article, sentence }) => `${article} ${sentence}`), ['a.txt', 'b.txt'].flatMap((name) => rows.slice(0, rows.length / 2).map((_, k) => `${name} ${k + 1}`)));
    for (const row of rows) {
      assert.equal(TEXT.slice(Number(row.start_utf16), Number(row.end_utf16)), row.text);
      assert.equal(sliceCodePoints(TEXT, Number(row.start_code_point), Number(row.end_code_point)), row.text);
    }
    const [meeting] = rows.filter(({ signals }) => signals?.includes('may'));
    assert.deepEqual([meeting?.told_as, meeting?.signals, meeting?.certainty, meeting?.sources, meeting?.actors, meeting?.figures], ['hedged; attributed', 'may; said', '0.5', 'ministry-of-defence', 'daurbekov; orhanov', 'about 1,200']);
    const [wait] = rows.filter(({ text }) => text?.endsWith('In שלום they wait.'));
    assert.deepEqual([wait?.told_as, wait?.signals, wait?.certainty, wait?.sources, wait?.figures], ['fact', '', '', '', 'שלום']);
    assert.deepEqual((await exported(csvSentencesFormat)).losses, ['4 tags and orphans are not in the table of sentences.']);
  });
});
