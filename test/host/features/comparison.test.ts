import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, read, run, select, show, takingFirst, write } from '../support/workspace';

/** Each test has a file of its own: the editor remembers the marks of one that is gone for a while. */
let count = 0;
const nextName = () => `harbour-fire-${++count}.txt`;
const TEXT = 'Fire in the harbour\n\nMinister Ana Brod said that 40 ships left Merin on Friday.\n';
const SIDECAR = `version: 1
annotations:
  alice:
    - id: aliceactor
      kind: actor
      type: person
      entity: brod
      quote: "Minister Ana Brod"

    - id: alicefigur
      kind: figure
      type: count
      quote: "40"
      value: {min: 40, max: 40, of: "ships"}

    - id: aliceplace
      kind: tag
      quote: "Friday"
      tags: [day]

  bob:
    - id: bobactor01
      kind: actor
      type: person
      entity: brod
      quote: "Ana Brod"

    - id: bobfigure1
      kind: figure
      type: count
      quote: "40"
      value: {min: 40, max: 40, of: "ships"}
`;

suite('comparing annotators', () => {
  let name: string;
  let article: vscode.Uri;
  let sidecarUri: vscode.Uri;
  const consensus = async () => (await read(sidecarUri)).split('  consensus:\n')[1] ?? '';
  const marks = async () => (await (await api()).marks(article))?.marks ?? [];
  const decided = (id: string) => eventually(`${id} is decided`, async () => (await marks()).some(({ annotator, annotation }) => annotator === 'consensus' && annotation?.from?.includes(id)));

  setup(async () => {
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    name = nextName();
    article = await write(name, TEXT);
    sidecarUri = await write(`${name}.annotations.yaml`, SIDECAR);
    const editor = await show(name);
    await eventually('the sidecar is read', async () => (await marks()).some(({ annotator }) => annotator === 'bob'));
    await select(editor, 'Fire', { caret: true });
    await run('compareAnnotators');
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of [sidecarUri, article]) await vscode.workspace.fs.delete(uri);
  });

  test('what is agreed is adopted at once, with what it came from, and undone as one', async () => {
    await run('adoptAgreed');
    assert.match(await consensus(), /^ {4}- id: \w{10}\n {6}kind: figure\n {6}type: count\n {6}quote: "40"\n {6}value: .*\n {6}from: \[alicefigur, bobfigure1\]\n$/);
    await decided('alicefigur');
    await run('undoAnnotation');
    assert.equal(await consensus(), '');
  });

  test('differences are walked in the order of the text', async () => {
    const selected = () => vscode.window.activeTextEditor?.document.getText(vscode.window.activeTextEditor.selection);
    await run('nextDifference');
    assert.equal(selected(), 'Minister Ana Brod');
    await run('nextDifference');
    assert.equal(selected(), 'Friday');
    await run('nextDifference');
    assert.equal(selected(), 'Minister Ana Brod');
    await run('previousDifference');
    assert.equal(selected(), 'Friday');
  });

  test('a difference is decided by keyboard, and the next one is gone to', async () => {
    await run('nextDifference');
    await takingFirst(run('decideDifference'));
    assert.match(await consensus(), /quote: "Minister Ana Brod"\n(?: {6}.*\n)* {6}from: \[aliceactor, bobactor01\]\n/);
    await eventually('the caret is at the next difference', () => vscode.window.activeTextEditor?.document.getText(vscode.window.activeTextEditor.selection) === 'Friday');
  });

  test('one side or neither is taken from the view, and what the consensus changed in mine is shown', async () => {
    const [alice, bob, friday] = await Promise.all(['aliceactor', 'bobactor01', 'aliceplace'].map(async (id) => (await marks()).find(({ annotation }) => annotation?.id === id)));
    await run('takeSide', { line: 'side', side: 'b', compared: { pairing: { difference: 'extent', a: alice, b: bob, fields: [] }, decided: false } });
    assert.match(await consensus(), /quote: "Ana Brod"/);
    await run('takeNeither', { line: 'place', compared: { pairing: { difference: 'one', a: friday, fields: [] }, decided: false } });
    assert.match(await consensus(), /quote: "Friday"\n(?: {6}.*\n)* {6}status: rejected\n/);

    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'alice', vscode.ConfigurationTarget.Global);
    await decided('aliceplace');
    await show(name);
    await run('showConsensusChanges');
    await run('nextDifference');
    await run('adoptAgreed');
    assert.equal((await consensus()).match(/- id/g)?.length, 2, 'against the consensus nothing is decided');
  });

  test('side by side each shows the article with one annotator’s marks', async () => {
    await run('showSideBySide');
    const tab = await eventually('the comparison is open', () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff && vscode.window.tabGroups.activeTabGroup.activeTab);
    const { original, modified } = tab.input as vscode.TabInputTextDiff;
    const text = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    const lines = TEXT.split('\n');
    assert.equal(await text(original), [...lines.slice(0, 3), '    ▸ “Minister Ana Brod” · actor · person · Ana Brod', '    ▸ “40” · figure · count · 40 ships', '    ▸ “Friday” · tag · day', ''].join('\n'));
    assert.equal(await text(modified), [...lines.slice(0, 3), '    ▸ “Ana Brod” · actor · person · Ana Brod', '    ▸ “40” · figure · count · 40 ships', ''].join('\n'));
    assert.equal(await (await api()).marks(original), undefined, 'it is no article');
  });
});
