import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, exists, read, show, workspaceFile, write } from '../support/workspace';

const ARTICLE = '2024-05-14-harbour-review.txt';
const SIDECAR = `${ARTICLE}.annotations.yaml`;
const CODEBOOK = 'codebook.yaml';

/** A colleague's table: words of the article, and words that stand nowhere in it. */
const CSV = [
  'article,annotator,kind,type,quote,tags',
  `${ARTICLE},dora,actor,person,Ilyas Tamerin,blame`,
  `${ARTICLE},dora,tag,,words that stand nowhere in it at all,lost`,
  '',
].join('\r\n');
const CODES = 'label,definition\r\nFraming,How it is told\r\nBlame,Who is made responsible\r\n';

suite('import', () => {
  let codebook = '';
  setup(async () => {
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    await (await api()).indexed();
    codebook = await read(workspaceFile(CODEBOOK));
    await show(ARTICLE);
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of [SIDECAR, 'in.csv', 'codes.csv', 'broken.jsonl']) if (await exists(workspaceFile(name))) await vscode.workspace.fs.delete(workspaceFile(name));
    await write(CODEBOOK, codebook);
  });

  /** The page of the plan, where it is shown. */
  const page = () => vscode.window.visibleTextEditors.map(({ document }) => document).find(({ uri }) => uri.scheme === 'source-annotator-import');

  /** Starts an import, waits for its plan, and answers the list with Enter until what is expected has happened. */
  async function imported(name: string, done: () => Promise<boolean>): Promise<string> {
    const running = vscode.commands.executeCommand('sourceAnnotator.importAnnotations', { files: [workspaceFile(name)] });
    const plan = (await eventually('the plan is shown', page)).getText();
    await eventually('the import is written', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return done();
    });
    await running;
    return plan;
  }
  const sidecarHolds = (words: string) => async () => (await exists(workspaceFile(SIDECAR))) && (await read(workspaceFile(SIDECAR))).includes(words);

  test('shows the plan, writes it, sends what has no place to review; a second import adds nothing; one undo takes all back', async () => {
    await write('in.csv', CSV);
    const plan = await imported('in.csv', sidecarHolds('stand nowhere'));
    assert.match(plan, /2 annotations for 1 article, 1 of them for review\./);
    assert.match(plan, /Nothing has been written yet\./);
    assert.match(plan, /\+ person, blame “Ilyas Tamerin” \(dora\)/);
    assert.match(plan, /\? tag, lost “words that stand nowhere in it at all” \(dora\)/);
    const written = await read(workspaceFile(SIDECAR));
    assert.match(written, /\n {2}dora:\n/);
    assert.match(written, /before: /, 'the context of today’s text');
    await eventually('it is listed as having no place', () => vscode.languages.getDiagnostics(workspaceFile(SIDECAR)).some(({ message }) => message.includes('stand nowhere')));
    await eventually('the page says that it is written', () => page()?.getText().includes('This has been written'));

    await vscode.commands.executeCommand('sourceAnnotator.importAnnotations', { files: [workspaceFile('in.csv')] });
    assert.equal(await read(workspaceFile(SIDECAR)), written);

    await vscode.commands.executeCommand('sourceAnnotator.undoAnnotation');
    await eventually('all of it is gone', async () => !(await read(workspaceFile(SIDECAR))).includes('dora'));
    await vscode.commands.executeCommand('sourceAnnotator.redoAnnotation');
    await eventually('all of it is back', sidecarHolds('stand nowhere'));
    await vscode.commands.executeCommand('sourceAnnotator.undoAnnotation');
  });

  test('codes go behind those of the codebook; undo leaves it as it was', async () => {
    await write('codes.csv', CODES);
    const plan = await imported('codes.csv', async () => (await read(workspaceFile(CODEBOOK))).includes('Framing'));
    assert.match(plan, /\+ Framing\n {2}= Blame/);
    const now = await read(workspaceFile(CODEBOOK));
    assert.ok(now.startsWith(codebook), 'what was there stays byte for byte');
    assert.match(now.slice(codebook.length), /framing:\n {2}label: "Framing"\n {2}definition: "How it is told"\n/);
    await vscode.commands.executeCommand('sourceAnnotator.undoAnnotation');
    await eventually('the codebook is as it was', async () => (await read(workspaceFile(CODEBOOK))) === codebook);
  });

  test('a broken file ends in a message, and nothing is written or opened', async () => {
    await write('broken.jsonl', '{"article": "a.txt", "quote": 1}\n');
    await vscode.commands.executeCommand('sourceAnnotator.importAnnotations', { files: [workspaceFile('broken.jsonl')] });
    assert.equal(await exists(workspaceFile(SIDECAR)), false);
    assert.equal(page(), undefined);
  });
});
