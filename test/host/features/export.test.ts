import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, exists, read, select, show, workspaceFile } from '../support/workspace';

const ARTICLE = '2024-05-05-northern-wire.txt';

interface Row {
  readonly article: string;
  readonly id: string;
  readonly kind: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string;
  readonly annotator: string | null;
}

suite('export', () => {
  const written = async (target: string): Promise<string> => {
    const text = await read(workspaceFile(target));
    await vscode.workspace.fs.delete(workspaceFile(target));
    return text;
  };
  const exported = async (format: string, target: string, more: object = {}): Promise<string> => {
    await (await api()).indexed();
    await vscode.commands.executeCommand('sourceAnnotator.exportAnnotations', { format, target: workspaceFile(target), ...more });
    assert.ok(await exists(workspaceFile(target)), `${target} was not written`);
    return written(target);
  };
  const rows = async (more: object): Promise<readonly Row[]> => rowsIn(await exported('jsonl', 'out.jsonl', more));
  const rowsIn = (jsonl: string) => jsonl.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Row);
  const annotationIds = async () => [...(await read(workspaceFile(`${ARTICLE}.annotations.yaml`))).matchAll(/- id: (\w+)/g)].map(([, id]) => id!);

  test('CSV of the folder: a header, CRLF, rows of every article', async () => {
    const csv = await exported('csv', 'out.csv');
    const lines = csv.split('\r\n');
    assert.match(lines[0]!, /^article/);
    assert.match(csv, /2024-05-20-northern-wire\.txt/);
    const ids = await annotationIds();
    assert.ok(ids.length > 5);
    assert.deepEqual(ids.filter((id) => !csv.includes(`,${id},`)), [], 'annotations missing from the export');
  });

  test('JSON Lines of one article: each line parses and its offsets give its quote', async () => {
    const { document } = await show(ARTICLE);
    const text = document.getText();
    const placed = (await rows({ article: document.uri })).filter(({ start }) => start !== null);
    assert.ok(placed.length > 10);
    for (const { start, end, quote } of placed) assert.equal(text.slice(start ?? 0, end ?? 0), quote);
  });

  test('W3C Web Annotation: a collection of annotations with quote selectors', async () => {
    const collection = JSON.parse(await exported('w3c', 'out.json')) as { type: string | string[]; total: number };
    assert.match(JSON.stringify(collection.type), /AnnotationCollection/);
    assert.ok(collection.total > 50);
  });

  test('what meets a search, annotations named by their ids, articles below a folder', async () => {
    const found = await rows({ query: 'kind:actor annotator:alice' });
    assert.ok(found.length > 1);
    assert.deepEqual(new Set(found.map(({ kind, annotator }) => `${kind} ${annotator ?? ''}`)), new Set(['actor alice']));
    const ids = (await annotationIds()).slice(0, 2);
    const named = await rows({ annotations: { [workspaceFile(ARTICLE).toString()]: ids } });
    assert.deepEqual(named.map(({ id }) => id).sort(), [...ids].sort());
    const whole = await rows({ annotations: { [workspaceFile(ARTICLE).toString()]: [] } });
    assert.deepEqual(new Set(whole.map(({ article }) => article)), new Set([ARTICLE]));
    assert.ok(whole.length > ids.length);
    assert.deepEqual(await rows({ folder: workspaceFile('no-such-folder') }), []);
  });

  test('sentences, which the worker reads: told as fact, or how else', async () => {
    const csv = await exported('csv-sentences', 'out.csv', { article: workspaceFile(ARTICLE) });
    const text = (await show(ARTICLE)).document.getText();
    const records = csv.split('\r\n').slice(1, -1);
    assert.ok(records.length > 10);
    assert.ok(records.some((record) => record.includes('The group has not commented.,negated,not,')), csv);
    assert.ok(records.some((record) => record.includes(',fact,')) && text.includes('The group has not commented.'));
  });

  test('an Excel workbook and a Parquet file, which the worker encodes', async () => {
    assert.match(await exported('xlsx', 'out.xlsx'), /^PK[^]*xl\/worksheets\//);
    assert.match(await exported('parquet', 'out.parquet'), /^PAR1[^]*PAR1$/);
  });

  test('options of a format: a spreadsheet, a network by windows of time in an archive', async () => {
    assert.ok((await exported('csv', 'out.csv', { options: { for: 'spreadsheet' } })).startsWith('\uFEFFarticle,'));
    assert.match(await exported('graphml', 'out.graphml', { options: { unit: 'article', normalization: 'jaccard' } }), /<edge source="actor:[^"]+" target="actor:[^"]+"><data key="weight">(0\.\d+|1)<\/data>/);
    assert.match(await exported('graphml', 'out.zip', { options: { window: 'month' } }), /^PK/);
  });

  test('asks what, in which format and with which options: the selection, and what was chosen last comes first', async () => {
    const editor = await show(ARTICLE);
    const range = await select(editor, 'Daurbekov said. It may have been the work of the Grey Falcons');
    await (await api()).indexed();
    const target = workspaceFile('out.csv');
    const done = vscode.commands.executeCommand('sourceAnnotator.exportAnnotations', { target });
    // each question has a first answer: the selection, the format, "Continue"
    await eventually('the export is written', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return exists(target);
    });
    await done;
    const places = [...(await written('out.csv')).matchAll(/,\d+,\d+,(\d+),(\d+),/g)].map(([, start, end]) => [Number(start), Number(end)] as const);
    assert.ok(places.length >= 3);
    const [from, to] = [range.start, range.end].map((position) => editor.document.offsetAt(position));
    for (const [start, end] of places) assert.ok(start < to! && end > from!, `${start}-${end} is not selected`);
  });

  test('a request that cannot be understood writes nothing', async () => {
    const target = workspaceFile('out.csv');
    for (const request of [{ format: 'csv', options: { for: 'paper' } }, { format: 'punched-cards' }, { format: 'csv', query: 'kind:verb' }]) {
      await vscode.commands.executeCommand('sourceAnnotator.exportAnnotations', { ...request, target });
      assert.equal(await exists(target), false);
    }
  });
});
