import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { jsonLinesFormat } from '../../../src/core/exchange/jsonLines';
import type { ExportDocument, ExportFormat } from '../../../src/core/exchange/model';
import { ANNOTATION_COLUMNS, type Column, type ColumnType } from '../../../src/core/exchange/parquet/columns';
import { openParquetHere } from '../../../src/core/exchange/parquet/parquetFile';
import { parquetFormat } from '../../../src/core/exchange/parquet/parquetFormat';
import { exportedBytes, fixture, sliceCodePoints, TEXT } from './fixture';

/** The type as DuckDB names it; its reader of JSON gives whole numbers 64 bits. */
function duckType(type: ColumnType): string {
  if (typeof type === 'string') return { text: 'VARCHAR', int: 'INTEGER', number: 'DOUBLE', flag: 'BOOLEAN' }[type];
  return 'list' in type ? `${duckType(type.list)}[]` : `STRUCT(${type.fields.map(({ name, type: inner }) => `"${name}" ${duckType(inner)}`).join(', ')})`;
}
const plain = (type: string) => type.replace(/["\\]/g, '');

/** For read_json: the documented schema, so that nothing is guessed from the first lines. */
function jsonSchema(columns: readonly Column[]): string {
  return `{${columns.map(({ name, type }) => `'${name}': '${duckType(type)}'`).join(', ')}}`;
}

suite('exchange: Parquet', () => {
  let folder: string;
  let connection: DuckDBConnection | undefined;
  const file = (name: string) => path.join(folder, name).replaceAll('\\', '/');
  const written = async (name: string, format: ExportFormat, documents: readonly ExportDocument[]): Promise<string> => {
    fs.writeFileSync(file(name), await exportedBytes(format, documents, { openParquet: openParquetHere }));
    return file(name);
  };
  const rows = async (sql: string) => (await connection?.runAndReadAll(sql))?.getRowObjectsJson() ?? [];

  suiteSetup(async function () {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'source-annotator-'));
    const duckdb = await import('@duckdb/node-api').catch((error: unknown) => {
      console.log(`      skipped: DuckDB has no binary for this machine (${String(error).split('\n')[0]})`);
      return undefined;
    });
    if (!duckdb) this.skip();
    connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  });
  suiteTeardown(() => {
    connection?.closeSync();
    fs.rmSync(folder, { recursive: true });
  });

  test('DuckDB reads the columns with their types; the text re-slices with the offsets of both units', async () => {
    const parquet = await written('a.parquet', parquetFormat('annotations'), [fixture('a.txt')]);
    const described = await rows(`DESCRIBE SELECT * FROM '${parquet}'`);
    assert.deepEqual(described.map(({ column_name, column_type }) => [column_name, plain(JSON.stringify(column_type))]), ANNOTATION_COLUMNS.map(({ name, type }) => [name, plain(duckType(type))]));
    const placed = await rows(`SELECT * FROM '${parquet}' WHERE state <> 'orphaned'`);
    assert.equal(placed.length, fixture().rows.length);
    for (const row of placed) {
      assert.equal(TEXT.slice(Number(row.start), Number(row.end)), row.quote);
      assert.equal(sliceCodePoints(TEXT, Number(row.start_code_point), Number(row.end_code_point)), row.quote);
    }
    const cues = await rows(`SELECT cue.quote AS quote, cue.category AS category, cue.strength AS strength FROM (SELECT unnest(cues) AS cue FROM '${parquet}' WHERE id = 'claim00001')`);
    assert.deepEqual(cues, [{ quote: 'may', category: 'modal', strength: 0.5 }, { quote: 'said', category: 'attribution', strength: 0.9 }]);
  });

  test('the same rows as JSON Lines, whose documented schema DuckDB accepts', async () => {
    const documents = [fixture('a.txt'), fixture('sub/b.txt')];
    const parquet = await written('same.parquet', parquetFormat('annotations'), documents);
    const json = `read_json('${await written('same.jsonl', jsonLinesFormat, documents)}', format = 'newline_delimited', columns = ${jsonSchema(ANNOTATION_COLUMNS)})`;
    const [counts] = await rows(`SELECT (SELECT count(*) FROM ${json}) AS json, (SELECT count(*) FROM '${parquet}') AS parquet`);
    assert.deepEqual(counts, { json: String(2 * (fixture().rows.length + 1)), parquet: String(2 * (fixture().rows.length + 1)) });
    assert.deepEqual(await rows(`(SELECT * FROM ${json} EXCEPT ALL SELECT * FROM '${parquet}') UNION ALL (SELECT * FROM '${parquet}' EXCEPT ALL SELECT * FROM ${json})`), []);
    const keys = fs.readFileSync(file('same.jsonl'), 'utf8').trimEnd().split('\n').map((line) => Object.keys(JSON.parse(line) as object));
    for (const line of keys) assert.deepEqual(line, ANNOTATION_COLUMNS.map(({ name }) => name));
  });

  test('docs/formats.md describes every column with its type', () => {
    const page = fs.readFileSync('docs/formats.md', 'utf8');
    for (const { name, type, nullable } of ANNOTATION_COLUMNS) assert.ok(page.includes(`| \`${name}\` | ${words(type)}${nullable ? ', or null' : ''} |`), `${name}: ${words(type)}${nullable ? ', or null' : ''}`);
  });

  test('the questions in docs/formats.md are answered', async () => {
    await written('annotations.parquet', parquetFormat('annotations'), [fixture('a.txt'), fixture('b.txt')]);
    await written('annotations.jsonl', jsonLinesFormat, [fixture('a.txt'), fixture('b.txt')]);
    const questions = (/```sql\n([\s\S]*?)```/.exec(fs.readFileSync('docs/formats.md', 'utf8'))?.[1] ?? '').split(';\n').filter((question) => question.trim() !== '');
    assert.equal(questions.length, 3);
    const answers = [];
    for (const question of questions) answers.push(await rows(question.replaceAll("'annotations.", `'${file('annotations.')}`)));
    const [, together = [], hedging = []] = answers;
    assert.deepEqual([together.length > 0, Number(together[0]?.articles), Number(hedging[0]?.claims)], [true, 2, 2]);
  });

  test('actors and links; tables without a row', async () => {
    const entities = await written('entities.parquet', parquetFormat('entities'), [fixture('a.txt'), fixture('b.txt')]);
    assert.deepEqual(await rows(`SELECT name, mentions, wikidata FROM '${entities}' WHERE entity = 'veldoria'`), [{ name: 'Veldoria', mentions: 2, wikidata: 'Q20' }]);
    const links = await written('links.parquet', parquetFormat('links'), [fixture('a.txt')]);
    assert.deepEqual(await rows(`SELECT * FROM '${links}' WHERE "as" = 'contradicts'`), [{ article: 'a.txt', from_id: 'claim00001', as: 'contradicts', to_article: 'other/b.txt', to_id: 'zzzzzzzzzz' }]);
    for (const table of ['annotations', 'entities', 'links'] as const) {
      const empty = await written(`empty-${table}.parquet`, parquetFormat(table), []);
      assert.deepEqual(await rows(`SELECT count(*) AS n FROM '${empty}'`), [{ n: '0' }]);
    }
  });

  test('many rows: several row groups, nothing lost, order kept', async () => {
    const documents = Array.from({ length: 2500 }, (_, i) => fixture(`article-${i}.txt`));
    const parquet = await written('many.parquet', parquetFormat('annotations'), documents);
    const [groups] = await rows(`SELECT num_rows::INT AS n, num_row_groups::INT AS groups FROM parquet_file_metadata('${parquet}')`);
    assert.deepEqual(groups, { n: 2500 * (fixture().rows.length + 1), groups: Math.ceil((2500 * (fixture().rows.length + 1)) / 10_000) });
    const order = await rows(`SELECT article FROM (SELECT article, min(file_row_number) AS first FROM read_parquet('${parquet}', file_row_number = true) GROUP BY article) ORDER BY first`);
    assert.deepEqual(order.map(({ article }) => article), documents.map(({ name }) => name));
  });
});

function words(type: ColumnType): string {
  if (typeof type === 'string') return { text: 'text', int: 'whole number', number: 'number', flag: 'true or false' }[type];
  return 'list' in type ? `list of ${words(type.list)}` : `fields ${type.fields.map(({ name }) => `\`${name}\``).join(', ')}`;
}
