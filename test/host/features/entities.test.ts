import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, find, read, run, show, takingFirst, workspaceFile, write } from '../support/workspace';

suite('actors', () => {
  let names: readonly string[];
  let before: ReadonlyMap<string, string>;
  const node = (entity: string) => ({ entity: { folder: workspaceFile(''), entity } });
  const registry = () => read(workspaceFile('actors.yaml'));
  const texts = async () => new Map(await Promise.all(names.map(async (name) => [name, await read(workspaceFile(name))] as const)));
  const undone = async () => {
    await run('undoAnnotation');
    assert.deepEqual(await texts(), before, 'every file is as it was');
  };
  suiteSetup(async () => {
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    await (await api()).indexed();
    names = (await vscode.workspace.fs.readDirectory(workspaceFile(''))).map(([name]) => name).filter((name) => /\.(?:yaml|txt|md|article)$/.test(name));
    before = await texts();
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const [name, text] of before) if ((await read(workspaceFile(name))) !== text) await write(name, text);
  });

  test('F2 renames an actor in actors.yaml and in every sidecar, never in an article, and undo takes all of it back', async () => {
    const { document } = await show('2024-05-05-northern-wire.txt');
    const position = find(document, 'Mirzo Daurbekov').start;
    const prepared = await vscode.commands.executeCommand<{ placeholder: string }>('vscode.prepareRename', document.uri, position);
    assert.equal(prepared.placeholder, 'Mirzo Daurbekov');
    await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, position, 'Mirzo Daurov');
    assert.match(await registry(), /^daurov:\n {2}name: "Mirzo Daurov"\n {2}type: person\n {2}aliases: \["Mirza Daurbekov".*"Mirzo Daurbekov"\]\n/m);
    const after = await texts();
    for (const [name, text] of after) {
      if (name.endsWith('.annotations.yaml')) assert.equal(text, before.get(name)?.replace(/\bentity: daurbekov\b/g, 'entity: daurov'), name);
      else if (name !== 'actors.yaml') assert.equal(text, before.get(name), name);
    }
    await undone();
  });

  test('what is no actor cannot be renamed', async () => {
    const { document } = await show('2024-05-05-northern-wire.txt');
    await assert.rejects(async () => vscode.commands.executeCommand('vscode.prepareRename', document.uri, find(document, 'too early').start));
  });

  test('two actors become one, and a name is split off', async () => {
    await takingFirst(run('mergeActors', node('norway')));
    const merged = await registry();
    assert.notEqual(merged, before.get('actors.yaml'));
    assert.equal(/^norway:/m.test(merged) && /^veldoria:/m.test(merged) && /^tarkhania:/m.test(merged) && /^daurbekov:/m.test(merged), false, 'one of them went');
    await undone();
    await takingFirst(run('splitAlias', node('grey-falcons')));
    assert.match(await registry(), /\n\n[a-z-]+:\n {2}name: "(?:Gray Falcons|Falcons|Boz Lachin)"\n {2}type: armed-group\n$/);
    await undone();
  });

  test('type and a guess’s entry', async () => {
    await takingFirst(run('setActorType', node('norway')));
    assert.match(await registry(), /^norway:\n {2}name: "Norway"\n {2}type: person$/m);
    await undone();
    await run('promoteActor', node('un'));
    const promoted = await registry();
    assert.ok(promoted.startsWith(before.get('actors.yaml') ?? '?'), 'all that was there stays');
    assert.match(promoted.slice(before.get('actors.yaml')?.length), /^\nun:\n {2}name: "United Nations"\n {2}type: organization\n/);
    await undone();
  });

  test('boxes that are given up change nothing', async () => {
    for (const command of ['renameActor', 'linkWikidata', 'addRole', 'removeRole']) {
      let ended = false;
      void run(command, node('norway')).then(() => {
        ended = true;
      });
      await eventually(`${command} ends`, async () => {
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        return ended;
      });
    }
    assert.deepEqual(await texts(), before);
  });
});
