import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readOnlyFiles } from '../support/readOnlyFiles';
import { api, eventually, find, read, select, show, workspaceFile, write } from '../support/workspace';

/** What a folder may hold besides good articles. Nothing of it may break the rest, nor be written. */
suite('bad input', () => {
  const made: vscode.Uri[] = [];
  const make = async (name: string, content: string | Uint8Array): Promise<vscode.Uri> => {
    const uri = await write(name, content);
    made.push(uri);
    return uri;
  };
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri);
  });
  const problemsOf = (uri: vscode.Uri, pattern: RegExp) =>
    eventually(`a diagnostic like ${String(pattern)}`, () => vscode.languages.getDiagnostics(uri).find(({ message }) => pattern.test(message)));

  test('an empty file has no marks and no complaint', async () => {
    const uri = await make('empty.txt', '');
    const { document } = await show('empty.txt');
    assert.deepEqual((await (await api()).marks(document.uri))?.marks ?? [], []);
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });

  test('a binary file and invalid UTF-8 named .txt are said to be so, and the rest goes on', async () => {
    await (await api()).indexed();
    const binary = await make('binary.txt', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2, 3]));
    const latin = await make('latin1.txt', new Uint8Array([...new TextEncoder().encode('The minister said so in the caf'), 0xe9, 0x20, 0x2e]));
    await problemsOf(binary, /binary/);
    await problemsOf(latin, /UTF-8/);
    assert.ok(((await (await api()).marks(workspaceFile('2024-05-05-northern-wire.txt')))?.marks.length ?? 0) > 10);
  });

  test('CRLF, a byte order mark, emoji and combining characters before a span: offsets stay exact', async () => {
    const text = '\ufeffBlast in e\u0301vian 🔥\r\n\r\n👩‍👩‍👧 Interior Minister Mirzo Daurbekov said that 40 people died.\r\n';
    const uri = await make('odd.txt', text);
    const { document } = await show('odd.txt');
    const marks = (await (await api()).marks(uri))?.marks ?? [];
    for (const mark of marks) assert.equal(document.getText().slice(mark.start, mark.end), mark.quote);
    assert.ok(marks.some(({ quote }) => quote === 'Mirzo Daurbekov'));
    assert.ok(marks.some(({ quote }) => quote === '40'));
    assert.equal(await read(uri), text);
  });

  test('a sidecar without its article is said to be so', async () => {
    await (await api()).indexed();
    const uri = await make('nowhere.txt.annotations.yaml', 'version: 1\nannotations: {}\n');
    await problemsOf(uri, /no article nowhere\.txt/);
  });

  test('a sidecar of a newer version is neither used nor written', async () => {
    await make('newer.txt', 'A headline for today\n\nInterior Minister Mirzo Daurbekov said that 40 people died.\n');
    const newer = 'version: 2\nannotations: {}\n';
    const uri = await make('newer.txt.annotations.yaml', newer);
    const editor = await show('newer.txt');
    await problemsOf(uri, /version/);
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    await select(editor, 'Mirzo', { caret: true });
    await vscode.commands.executeCommand('sourceAnnotator.accept');
    assert.equal(await read(uri), newer);
  });

  test('unknown keys of a sidecar are kept', async () => {
    await make('keys.txt', 'A headline for today\n\nInterior Minister Mirzo Daurbekov said that 40 people died.\n');
    const uri = await make('keys.txt.annotations.yaml', 'version: 1\nproject: "ours" # mine\nannotations:\n  bob:\n    - id: abcdefghij\n      kind: figure\n      quote: "40"\n      colour: red\n');
    const editor = await show('keys.txt');
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    await (await api()).marks(editor.document.uri);
    await select(editor, 'Mirzo', { caret: true });
    await vscode.commands.executeCommand('sourceAnnotator.accept');
    const after = await read(uri);
    assert.match(after, /project: "ours" # mine/);
    assert.match(after, /colour: red/);
    assert.match(after, /carol:/);
  });

  test('an article of 5 MB is analysed and the editor answers meanwhile', async function () {
    this.timeout(300_000);
    const paragraph = 'Interior Minister Mirzo Daurbekov said on Monday that about 40 people may have died near the border with Tarkhania.\n';
    const uri = await make('large.txt', paragraph.repeat(Math.ceil(5_000_000 / paragraph.length)));
    let analysed = false;
    const marks = (await api()).marks(uri).finally(() => void (analysed = true));
    await vscode.commands.executeCommand('setContext', 'sourceAnnotatorTests.asked', true);
    assert.equal(analysed, false, 'the answer came before the marks');
    await marks;
    await eventually('all its marks are there', async () => ((await (await api()).marks(uri))?.marks.length ?? 0) > 40_000);
  });
});

suite('the corpus index', () => {
  test('follows articles that come, change and go', async () => {
    const { indexed, marks } = await api();
    await indexed();
    const uri = await write('fresh.txt', 'Fresh news of the day\n\nThe envoy Ruslan Petrosyan-Vale said that 12 people left.\n');
    const symbols = () => vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Petrosyan');
    await eventually('the new actor is found', async () => (await symbols()).length > 0);
    assert.ok(await marks(uri));
    await vscode.workspace.fs.delete(uri);
    await eventually('the actor is gone', async () => (await symbols()).length === 0);
  });

  test('takes no article of a folder into the index of what stands outside of it', async () => {
    const { indexed, marks } = await api();
    await indexed();
    const { provider } = readOnlyFiles(new Map([['/outside.txt', 'Talks go on\n\nA delegation from Norway said that talks would go on.\n']]));
    const registration = vscode.workspace.registerFileSystemProvider('sa-outside', provider, { isReadonly: true });
    const outside = vscode.Uri.parse('sa-outside:/outside.txt');
    const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(outside));
    await vscode.commands.executeCommand('vscode.executeHoverProvider', outside, find(document, 'Norway').start);

    const uri = await write('within.txt', 'Talks go on\n\nThe envoy Zafar Lindqvist-Orr said that 12 people left.\n');
    const beside = await write('within.txt.annotations.yaml', 'version: 1\nannotations:\n  bob:\n    - id: withintag1\n      kind: tag\n      quote: "people"\n      tags: [one]\n');
    const sidecar = await vscode.window.showTextDocument(beside);
    for (const [before, tag] of [['one', 'two'], ['two', 'three']] as const) {
      await sidecar.edit((edit) => edit.replace(find(sidecar.document, before), tag));
      await eventually(`the tag is ${tag}`, async () => (await marks(uri))?.marks.some((mark) => mark.kind === 'tag' && mark.tags.includes(tag)));
    }
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Lindqvist');
    assert.deepEqual(found.map(({ name }) => name), ['Zafar Lindqvist-Orr']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const file of [uri, beside]) await vscode.workspace.fs.delete(file);
    registration.dispose();
  });

  test('follows actors.yaml', async () => {
    const { indexed } = await api();
    await indexed();
    const uri = workspaceFile('actors.yaml');
    const before = await read(uri);
    await write('actors.yaml', `${before}\nkalyvan-brothers:\n  name: "Brothers Kalyvan"\n  type: organization\n  aliases: ["Rustem Kalyvan"]\n`);
    await eventually('the new name is used', async () =>
      (await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Brothers Kalyvan')).length > 0,
    );
    await write('actors.yaml', before);
  });

  test('follows the settings of which files are articles', async () => {
    const { indexed, marks } = await api();
    await indexed();
    const { document } = await show('2024-05-05-northern-wire.txt');
    const settings = vscode.workspace.getConfiguration('sourceAnnotator');
    const names = async () => (await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '')).map(({ location }) => location.uri.path);
    const isFound = async () => (await names()).includes(document.uri.path);
    assert.ok((await marks(document.uri)) && (await isFound()));
    for (const [name, without] of [['exclude', ['**/*-wire.txt']], ['include', ['**/*.md']]] as const) {
      await settings.update(name, without, vscode.ConfigurationTarget.Workspace);
      await eventually(`${name}: the file is no article any more`, async () => !(await marks(document.uri)) && !(await isFound()));
      await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
      await eventually(`${name}: it is one again`, async () => (await marks(document.uri)) && (await isFound()));
    }
  });

  test('follows the settings of cues', async () => {
    const { indexed, marks } = await api();
    await indexed();
    const { document } = await show('2024-05-05-northern-wire.txt');
    const reportedly = async () => (await marks(document.uri))?.marks.some((mark) => mark.kind === 'claim' && mark.cues.some(({ quote }) => quote === 'reportedly'));
    assert.ok(await reportedly());
    const settings = vscode.workspace.getConfiguration('sourceAnnotator');
    await settings.update('cues.remove', ['reportedly'], vscode.ConfigurationTarget.Workspace);
    await eventually('the cue is none any more', async () => !(await reportedly()));
    await settings.update('cues.remove', undefined, vscode.ConfigurationTarget.Workspace);
    await eventually('the cue is back', reportedly);
  });
});
