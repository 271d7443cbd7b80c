import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, write } from '../support/workspace';

const COUNT = 4;
const textOf = (n: number) => `Letter ${n}\n\nPresident Quentin Abelmark said that ${n + 20} barges may have left Tollhaven.\n`;

suite('the index of the session before', () => {
  const made: vscode.Uri[] = [];
  teardown(async () => {
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri);
  });
  const mentionsOf = async (name: string): Promise<number> => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', name);
    const [symbol] = symbols.filter((found) => found.name.includes(name));
    if (!symbol) return 0;
    const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', symbol.location.uri, symbol.location.range.start);
    return places.length;
  };

  test('is gone on from; an article that changed since is read', async () => {
    const { reopen, marks } = await api();
    const keptLetters = async () => {
      const kept = new Set((await reopen()).map(String));
      return made.filter((uri) => kept.has(uri.toString()));
    };
    for (let n = 0; n < COUNT; n++) made.push(await write(`letter-${n}.txt`, textOf(n)));
    // files just written may be written again within the same moment: they are not trusted for two seconds
    await eventually('the letters are kept', async () => (await keptLetters()).length === COUNT);
    await eventually('all letters mention him', async () => (await mentionsOf('Quentin Abelmark')) === COUNT);
    const [first, , third] = made;
    assert.ok(first && third);
    assert.ok((await marks(third))?.marks.some(({ quote }) => quote === '22'));

    await vscode.workspace.fs.writeFile(first, new TextEncoder().encode('Letter 0\n\nSecretary Ulla Brenkow denied it.\n'));
    // at this reopening, for the letter is another; whether the others are taken over hangs on events of files that may still come
    assert.ok(!(await keptLetters()).includes(first));
    await eventually('a letter mentions him no more', async () => (await mentionsOf('Quentin Abelmark')) === COUNT - 1);
    await eventually('it mentions her', async () => (await mentionsOf('Ulla Brenkow')) === 1);
  });

  test('has its sidecars too: what needs review still does', async () => {
    const { reopen } = await api();
    const article = await write('reviewed-letter.txt', textOf(7));
    const sidecar = await write(
      'reviewed-letter.txt.annotations.yaml',
      'version: 1\nannotations:\n  alice:\n    - id: w4rm5t4rt0\n      kind: tag\n      quote: "nowhere in this letter"\n      tags: [doubtful]\n',
    );
    made.push(article, sidecar);
    const orphans = () => vscode.languages.getDiagnostics(sidecar).filter(({ code }) => code === 'orphan').length;
    await eventually('the letter is kept, with its orphan', async () => (await reopen()).some((uri) => uri.toString() === article.toString()) && orphans() === 1);
    const told = new Promise<void>((resolve) => {
      const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (!uris.some((uri) => uri.toString() === sidecar.toString())) return;
        listening.dispose();
        resolve();
      });
    });
    await reopen();
    await told;
    assert.equal(orphans(), 1);
  });
});
