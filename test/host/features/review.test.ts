import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, codeActions, eventually, read, run, select, show, workspaceFile, write } from '../support/workspace';

const NAME = 'lake-ferry.txt';
const TEXT = `Ferry returns to the lake

The operator said that 300 people crossed on the first day. The minister called it a good start for the region.

On Sunday the ferry stayed in port because of the wind. Mechanics looked at its engine, and 12 passengers went home.
`;
const SIDECAR = `version: 1
annotations:
  bob:
    - id: lostwordsx
      kind: figure
      type: count
      quote: "4,500"
      before: "The owners had hoped for "
      after: " visitors in the week before"

    - id: changedone
      kind: tag
      quote: "The minister praised it as a fine start for the whole region"
      before: "crossed on the first day. "
      after: ".\\n\\nOn Sunday the ferry stayed"
      tags: [praise]
`;

suite('what needs review', () => {
  let article: vscode.Uri;
  let sidecarUri: vscode.Uri;

  setup(async () => {
    article = await write(NAME, TEXT);
    sidecarUri = await write(`${NAME}.annotations.yaml`, SIDECAR);
    const { indexed, marks } = await api();
    await indexed();
    await show(NAME);
    await eventually('the sidecar is read', async () => (await marks(article))?.marks.some(({ annotator }) => annotator === 'bob'));
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of [sidecarUri, article]) await vscode.workspace.fs.delete(uri);
  });

  const sidecar = () => read(sidecarUri);
  const problems = (uri: vscode.Uri, code: string) => vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.code === code);
  const problem = (uri: vscode.Uri, code: string) => eventually(`a problem of kind ${code}`, () => problems(uri, code)[0]);
  const fixes = async (uri: vscode.Uri, range: vscode.Range) => {
    await vscode.workspace.openTextDocument(uri);
    return (await codeActions(uri, range)).filter(({ command }) => command?.command.startsWith('sourceAnnotator.review'));
  };
  const fix = async (uri: vscode.Uri, code: string, command: string) => {
    const { range } = await problem(uri, code);
    const action = await eventually('the quick fix', async () => (await fixes(uri, range)).find((found) => found.command?.command === `sourceAnnotator.${command}`));
    await vscode.commands.executeCommand(action.command!.command, ...((action.command!.arguments ?? []) as unknown[]));
  };

  test('stands in the Problems panel at the sidecar’s line and at the doubtful place, and nothing is written', async () => {
    const orphan = await problem(sidecarUri, 'orphan');
    assert.equal(orphan.range.start.line, 3);
    assert.equal(orphan.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(orphan.message, /“4,500” has no sure place/);
    const doubtful = await problem(article, 'doubtful');
    assert.equal(doubtful.range.start.line, 2);
    assert.equal(problems(sidecarUri, 'doubtful')[0]?.range.start.line, 10);
    assert.equal(await sidecar(), SIDECAR);
  });

  test('an orphan is re-attached to the selection, and undo takes it back', async () => {
    const editor = await show(NAME);
    await select(editor, ' 300 ');
    await fix(sidecarUri, 'orphan', 'reviewReattach');
    assert.match(await sidecar(), /- id: lostwordsx\n {6}kind: figure\n {6}type: count\n {6}quote: "300"\n {6}before: ".*operator said that "\n {6}after: " people/s);
    await eventually('the problem is gone', () => problems(sidecarUri, 'orphan').length === 0);
    await run('undoAnnotation');
    assert.equal(await sidecar(), SIDECAR);
    await problem(sidecarUri, 'orphan');
  });

  test('a doubtful place is confirmed by keeping it', async () => {
    await fix(article, 'doubtful', 'reviewKeep');
    assert.match(await sidecar(), /quote: "The minister called it a good start for the region"/);
    await eventually('the problem is gone', () => problems(article, 'doubtful').length === 0);
  });

  test('a candidate is chosen from the list', async () => {
    await write(`${NAME}.annotations.yaml`, 'version: 1\nannotations:\n  bob:\n    - id: whichoneis\n      kind: tag\n      quote: "ferry"\n      before: "yesterday the "\n      after: " went"\n');
    const { range } = await eventually('an orphan that stands twice', () => problems(sidecarUri, 'orphan').find(({ message }) => message.includes('ferry')));
    const action = await eventually('the place can be chosen', async () => (await fixes(sidecarUri, range)).find(({ command }) => command?.command === 'sourceAnnotator.reviewChoose'));
    const done = vscode.commands.executeCommand(action.command!.command, ...((action.command!.arguments ?? []) as unknown[]));
    await eventually('it is attached', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return /after: " (?:stayed|returns)/i.test(await sidecar());
    });
    await done;
  });

  test('an orphan can be kept as it is, or deleted', async () => {
    await fix(sidecarUri, 'orphan', 'reviewKeep');
    await eventually('it is no problem any more', () => problems(sidecarUri, 'orphan').length === 0);
    assert.equal(await sidecar(), SIDECAR);
    await run('reviewDelete', { article: article.toString(), annotator: 'bob', id: 'lostwordsx' });
    assert.doesNotMatch(await sidecar(), /lostwordsx/);
    assert.match(await sidecar(), /changedone/);
  });

  test('has a view of its own', async () => {
    await vscode.commands.executeCommand('sourceAnnotator.needsReview.focus');
    assert.ok(await vscode.workspace.fs.stat(workspaceFile(NAME)));
  });
});
