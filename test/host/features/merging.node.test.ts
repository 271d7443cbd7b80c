import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import * as vscode from 'vscode';
import { gitRepositoryOf } from '../../../src/editor/git';
import { api, eventually, exists, read, workspaceFile, write } from '../support/workspace';

const TEXT = 'Flood in the valley\n\nThe mayor said that 14 houses and 2 bridges were lost on Tuesday.\n';
const item = (id: string, quote: string, note: string) => `    - id: ${id}\n      kind: tag\n      quote: "${quote}"\n      note: "${note}"\n`;
const file = (...items: string[]) => `version: 1\nannotations:\n  alice:\n${items.join('\n')}`;

/** In a repository of its own inside the open folder, with the real git. */
suite('sidecars in git', () => {
  let runs = 0;
  /** A repository of its own a test: git goes on looking at one that is gone for a while. */
  const name = () => `conflict-${runs}`;
  const folder = () => workspaceFile(name());
  const article = () => workspaceFile(`${name()}/flood.txt`);
  const sidecar = () => workspaceFile(`${name()}/flood.txt.annotations.yaml`);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=carol', '-c', 'user.email=carol@example.org', '-c', 'core.autocrlf=false', ...args], { cwd: folder().fsPath, stdio: 'pipe', encoding: 'utf8' });
  const commit = async (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) await write(`${name()}/${path}`, text);
    git('add', '.');
    git('commit', '-q', '-m', 'a step');
  };
  const opened = async () => {
    const extension = vscode.extensions.getExtension<{ getAPI(version: 1): { openRepository(root: vscode.Uri): Promise<unknown> } }>('vscode.git');
    await (await extension!.activate()).getAPI(1).openRepository(folder());
    await eventually('the repository is open', () => gitRepositoryOf(sidecar()));
  };

  suiteSetup(function () {
    if (!vscode.extensions.getExtension('vscode.git') || spawnSync('git', ['--version']).status !== 0) this.skip();
  });
  setup(async () => {
    await (await api()).indexed();
    runs++;
    await write(`${name()}/flood.txt`, TEXT);
    git('init', '-q', '-b', 'main');
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (await exists(folder())) await vscode.workspace.fs.delete(folder(), { recursive: true });
  });

  const inConflict = async (ours: string, theirs: string) => {
    await commit({ 'flood.txt.annotations.yaml': file(item('aaaaaaaaaa', '14 houses', 'old'), item('bbbbbbbbbb', '2 bridges', 'old')) });
    git('checkout', '-q', '-b', 'other');
    await commit({ 'flood.txt.annotations.yaml': theirs });
    git('checkout', '-q', 'main');
    await commit({ 'flood.txt.annotations.yaml': ours });
    assert.throws(() => git('merge', '-q', 'other'), 'git alone cannot merge this');
    assert.match(await read(sidecar()), /^<<<<<<</m);
    await opened();
    await vscode.window.showTextDocument(sidecar());
  };
  const resolve = () => vscode.commands.executeCommand('sourceAnnotator.resolveSidecarConflict');

  test('what both sides added in the same place is merged without a question', async () => {
    const base = [item('aaaaaaaaaa', '14 houses', 'old'), item('bbbbbbbbbb', '2 bridges', 'old')];
    const ours = file(...base, item('cccccccccc', 'mayor', 'ours'));
    await inConflict(ours, file(...base, item('dddddddddd', 'Tuesday', 'theirs')));
    void resolve(); // ends with a message that waits for an answer
    await eventually('the file is merged', async () => !(await read(sidecar())).includes('<<<<<<<'));
    const text = await read(sidecar());
    assert.ok(text.startsWith(file(...base)));
    assert.deepEqual([...text.matchAll(/- id: (\w+)/g)].map(([, id]) => id).sort(), ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc', 'dddddddddd']);
  });

  test('a true conflict is asked about, leaving the question writes nothing, the answer counts', async () => {
    await inConflict(file(item('aaaaaaaaaa', '14 houses', 'ours'), item('bbbbbbbbbb', '2 bridges', 'old')), file(item('aaaaaaaaaa', '14 houses', 'theirs'), item('bbbbbbbbbb', '2 bridges', 'old')));
    const marked = await read(sidecar());
    const left = resolve();
    await eventually('the question is there to be left', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return Promise.race([left.then(() => true), new Promise<false>((done) => setTimeout(() => done(false), 50))]);
    });
    assert.equal(await read(sidecar()), marked);

    const document = await vscode.workspace.openTextDocument(sidecar());
    let asking = false;
    await eventually('incoming is chosen', async () => {
      if (!asking) void resolve();
      asking = true;
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const text = await read(sidecar());
      if (text.includes('note: "theirs"') && !text.includes('<<<<<<<')) return true;
      if (text === marked) return false;
      // the list came up between choosing and accepting, and its first answer was taken: once more from the beginning
      await eventually('the editor has saved it', () => !document.isDirty); // what happens to the file before that passes it by
      await write(`${name()}/flood.txt.annotations.yaml`, marked);
      await eventually('the editor has taken it back', () => document.getText() === marked);
      asking = false;
      return false;
    });
    assert.match(await read(sidecar()), /^version: 1\nannotations:\n {2}alice:\n {4}- id: aaaaaaaaaa\n.*\n.*\n {6}note: "theirs"\n/);
    assert.match(git('status', '--porcelain'), /^(?:UU|AA) flood\.txt\.annotations\.yaml/m, 'staging is left to the user');
  });

  test('what was edited by hand meanwhile, saved or not, is replaced only on a clear yes', async () => {
    const both = (note: string) => file(item('aaaaaaaaaa', '14 houses', note), item('bbbbbbbbbb', '2 bridges', 'old'));
    await inConflict(both('ours'), both('theirs'));
    const marked = await read(sidecar());
    const document = await vscode.workspace.openTextDocument(sidecar());
    const halfResolved = marked.replace('"theirs"', '"theirs, corrected"');
    await eventually('the edit is taken', async () => {
      // the editor refuses one while it is still taking over what git wrote
      const edit = new vscode.WorkspaceEdit();
      edit.replace(sidecar(), new vscode.Range(0, 0, document.lineCount, 0), halfResolved);
      return vscode.workspace.applyEdit(edit);
    });

    await eventually('the first answer shows the difference', async () => {
      const shown = resolve();
      await eventually('the question is there', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return Promise.race([shown.then(() => true), new Promise<false>((done) => setTimeout(() => done(false), 50))]);
      });
      return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputTextDiff));
    });
    assert.equal(document.getText(), halfResolved, 'nothing is written');
    assert.equal(await read(sidecar()), marked);

    await vscode.window.showTextDocument(document);
    let asking: Thenable<unknown> | undefined;
    await eventually('the second answer replaces it, and incoming is chosen', async () => {
      // where the list comes up between choosing and accepting, its first answer is taken, which ends the command: then it is asked again
      asking ??= vscode.commands.executeCommand('sourceAnnotator.resolveSidecarConflict', sidecar()).then(() => void (asking = undefined));
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return !(await read(sidecar())).includes('<<<<<<<');
    });
    assert.match(await read(sidecar()), /note: "(?:theirs|ours)"/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await eventually('undo in the editor brings it back', () => document.getText() === halfResolved);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('an article renamed with git mv: its sidecar is offered to go along; both renamed, nothing is asked', async () => {
    const { sha256OfText } = await import('../../../src/core/sidecar/newAnnotation');
    const annotated = file(item('aaaaaaaaaa', '14 houses', 'old')).replace('annotations:', `article:\n  sha256: "${sha256OfText(TEXT)}"\nannotations:`);
    await commit({ 'flood.txt': TEXT, 'flood.txt.annotations.yaml': annotated });
    await eventually('the sidecar is read', async () => (await (await api()).marks(article()))?.marks.some(({ annotator }) => annotator === 'alice'));
    git('mv', 'flood.txt', 'Flood.txt');
    const renamed = workspaceFile(`${name()}/Flood.txt.annotations.yaml`);
    await eventually('the question was answered with yes', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return exists(renamed);
    });
    assert.equal(await read(renamed), annotated);
    assert.equal(await exists(sidecar()), false);

    git('add', '.');
    git('commit', '-q', '-m', 'renamed');
    git('mv', 'Flood.txt', 'deluge.txt');
    git('mv', 'Flood.txt.annotations.yaml', 'deluge.txt.annotations.yaml');
    const mark = await eventually('the annotation is there', async () => (await (await api()).marks(workspaceFile(`${name()}/deluge.txt`)))?.marks.find(({ annotator }) => annotator === 'alice'));
    assert.equal(mark.quote, '14 houses');
  });

  test('the text that annotations were anchored in comes out of git', async () => {
    const section = (town: string) => `From our correspondent in ${town}\n\nThe night was quiet. Police said that 40 people were hurt in the fire. No details were given.\n`;
    const old = `Dispatches\n\n${['Selka', 'Ormen', 'Varnholt'].map(section).join('\n')}`;
    const { sha256OfText, quoteAt } = await import('../../../src/core/sidecar/newAnnotation');
    const at = old.indexOf('40', old.indexOf('40') + 1);
    const { quote, before, after } = quoteAt(old, { start: at, end: at + 2 });
    const annotated = `version: 1\narticle:\n  sha256: "${sha256OfText(old)}"\nannotations:\n  alice:\n    - {id: aaaaaaaaaa, kind: figure, quote: ${JSON.stringify(quote)}, before: ${JSON.stringify(before)}, after: ${JSON.stringify(after)}}\n`;
    await commit({ 'flood.txt': old, 'flood.txt.annotations.yaml': annotated });
    const now = old.replace('Ormen', 'Selka');
    await commit({ 'flood.txt': now });
    await eventually('while git has not opened the repository, it stands in review', async () => (await (await api()).marks(article()))?.orphans.length === 1);
    await opened();
    const mark = await eventually('the annotation is found by comparison', async () =>
      (await (await api()).marks(article()))?.marks.find(({ annotator, anchoring }) => annotator === 'alice' && anchoring?.how === 'diff'),
    );
    assert.equal(mark.start, now.indexOf('40', now.indexOf('40') + 1));
    assert.equal(await read(sidecar()), annotated);
  });
});
