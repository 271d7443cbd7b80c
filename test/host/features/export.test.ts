import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, exists, read, show, workspaceFile } from '../support/workspace';

const ARTICLE = '2024-05-05-northern-wire.txt';

suite('export', () => {
  const exported = async (format: string, target: string, article?: vscode.Uri): Promise<string> => {
    await (await api()).indexed();
    await vscode.commands.executeCommand('sourceAnnotator.exportAnnotations', { format, target: workspaceFile(target), article });
    assert.ok(await exists(workspaceFile(target)), `${target} was not written`);
    const text = await read(workspaceFile(target));
    await vscode.workspace.fs.delete(workspaceFile(target));
    return text;
  };

  test('CSV of the folder: a header, CRLF, rows of every article', async () => {
    const csv = await exported('csv', 'out.csv');
    const lines = csv.split('\r\n');
    assert.match(lines[0]!, /article/);
    assert.match(csv, /2024-05-20-northern-wire\.txt/);
    const sidecar = await read(workspaceFile(`${ARTICLE}.annotations.yaml`));
    const ids = [...sidecar.matchAll(/- id: (\w+)/g)].map(([, id]) => id!);
    assert.ok(ids.length > 5);
    assert.deepEqual(ids.filter((id) => !csv.includes(`,${id},`)), [], 'annotations missing from the export');
  });

  test('JSON Lines of one article: each line parses and its offsets give its quote', async () => {
    const { document } = await show(ARTICLE);
    const text = document.getText();
    const rows = (await exported('jsonl', 'out.jsonl', document.uri))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { article?: string; start?: number; end?: number; quote?: string });
    const placed = rows.filter(({ start }) => start !== undefined);
    assert.ok(placed.length > 10);
    for (const { start, end, quote } of placed) assert.equal(text.slice(start, end), quote);
  });

  test('W3C Web Annotation: a collection of annotations with quote selectors', async () => {
    const collection = JSON.parse(await exported('w3c', 'out.json')) as { type: string | string[]; total: number };
    assert.match(JSON.stringify(collection.type), /AnnotationCollection/);
    assert.ok(collection.total > 50);
  });
});
