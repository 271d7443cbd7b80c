import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, codeActions, eventually, read, run, show, takingFirst, workspaceFile, write } from '../support/workspace';

const SIDECAR = '2024-05-05-northern-wire.txt.annotations.yaml';

suite('the codebook', () => {
  let before: ReadonlyMap<string, string>;
  const texts = async () => new Map(await Promise.all([...before.keys()].map(async (name) => [name, await read(workspaceFile(name))] as const)));
  suiteSetup(async () => {
    await (await api()).indexed();
    const names = (await vscode.workspace.fs.readDirectory(workspaceFile(''))).map(([name]) => name).filter((name) => name.endsWith('.yaml'));
    before = new Map(await Promise.all(names.map(async (name) => [name, await read(workspaceFile(name))] as const)));
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const [name, text] of before) if ((await read(workspaceFile(name))) !== text) await write(name, text);
  });

  test('a code is deleted, and merged into another, in codebook and sidecars, after a preview; undo takes it back', async () => {
    await show('2024-05-05-northern-wire.txt');
    await takingFirst(run('deleteCode', 'casualties'));
    const after = await texts();
    assert.doesNotMatch(after.get('codebook.yaml') ?? '', /^casualties:/m);
    assert.ok([...after].every(([, text]) => !/tags: \[[^\]]*casualties/.test(text)));
    await run('undoAnnotation');
    assert.deepEqual(await texts(), before);
    await takingFirst(run('mergeCodes', 'casualties'));
    assert.ok([...(await texts())].every(([, text]) => !/tags: \[[^\]]*casualties/.test(text)));
    await run('undoAnnotation');
    assert.deepEqual(await texts(), before);
  });

  test('a preview that is given up changes nothing', async () => {
    for (const command of ['renameCode', 'deleteCode']) {
      let ended = false;
      void run(command, 'blame').then(() => {
        ended = true;
      });
      await eventually('the command ends', async () => {
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        return ended;
      });
    }
    assert.deepEqual(await texts(), before);
  });

  test('an unknown code is a problem at its words; quick fixes add it or change it', async () => {
    await write(SIDECAR, (before.get(SIDECAR) ?? '').replace('tags: [casualties]', 'tags: [victims]'));
    const unknown = () => vscode.languages.getDiagnostics(workspaceFile(SIDECAR)).filter(({ message }) => message.includes('victims'));
    const [problem] = await eventually('the problem is shown', () => unknown().length > 0 && unknown());
    const document = await vscode.workspace.openTextDocument(workspaceFile(SIDECAR));
    await eventually('the document follows', () => document.getText().includes('victims'));
    assert.ok(problem);
    assert.equal(document.getText(problem.range), 'victims');
    const fix = (title: RegExp) => eventually(`the quick fix ${title.source}`, async () => (await codeActions(document.uri, problem.range)).find((action) => title.test(action.title))?.command);
    const change = await fix(/^Change “victims” to …$/);
    assert.equal(change.command, 'sourceAnnotator.changeCode');
    await takingFirst(vscode.commands.executeCommand(change.command, ...(change.arguments as unknown[])));
    assert.match(await read(workspaceFile(SIDECAR)), /tags: \[responsibility\]/);
    await run('undoAnnotation');
    await eventually('the problem is back', () => unknown().length > 0);
    const add = await fix(/^Add “victims” to codebook\.yaml$/);
    assert.equal(add.command, 'sourceAnnotator.addCode');
    await vscode.commands.executeCommand(add.command, ...(add.arguments as unknown[]));
    assert.equal(await read(workspaceFile('codebook.yaml')), `${before.get('codebook.yaml') ?? ''}\nvictims:\n  label: "Victims"\n`);
    await eventually('the problem is gone', () => unknown().length === 0);
    await run('undoAnnotation');
  });

  test('codes, actors and links are completed in a hand-edited sidecar', async () => {
    const labelsAt = async (line: string) => {
      const uri = await write('completed.txt.annotations.yaml', `version: 1\nannotations:\n  bob:\n    - id: handmade01\n${line}`);
      const document = await vscode.workspace.openTextDocument(uri);
      await eventually('the document follows', () => document.getText().endsWith(line));
      const end = document.lineAt(document.lineCount - 1).range.end;
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, end);
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    for (const [line, label] of [['      tags: [', 'blame'], ['      entity: ', 'grey-falcons'], ['      links: [{to: x, as: ', 'contradicts']] as const) {
      await eventually(`${label} is offered`, async () => (await labelsAt(line)).includes(label));
    }
    // of more actors than are worth a list, those that are typed
    const many = Array.from({ length: 600 }, (_, n) => `\nfiller-${n}:\n  name: "Filler ${n}"\n  type: organization\n`);
    await write('actors.yaml', `${before.get('actors.yaml') ?? ''}${many.join('')}`);
    await eventually('the last one is offered once it is typed', async () => (await labelsAt('      entity: filler-599')).includes('filler-599'));
    assert.equal((await labelsAt('      entity: ')).length, 500);
    await write('actors.yaml', before.get('actors.yaml') ?? '');
    await vscode.workspace.fs.delete(workspaceFile('completed.txt.annotations.yaml'));
  });
});
