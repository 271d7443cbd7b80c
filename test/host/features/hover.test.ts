import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, find, show } from '../support/workspace';

suite('hover cards', () => {
  const cards = async (name: string, words: string, nth = 0): Promise<string> => {
    const { document } = await show(name);
    await (await api()).indexed();
    const at = find(document, words, nth).start.translate(0, 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
    return hovers.flatMap(({ contents }) => contents).map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
  };

  test('an actor: who, aliases, mentions in other articles with their words', async () => {
    const card = await cards('2024-05-06-halvern-courier.txt', 'Mirza Daurbekov');
    assert.match(card, /Mirzo Daurbekov/);
    assert.match(card, /Interior minister of Veldoria/);
    assert.match(card, /\d+ mentions in \d+ articles/);
    assert.match(card, /command:sourceAnnotator\.open\?/);
  });

  test('a figure: value, what is counted, comparable figures elsewhere', async () => {
    const card = await cards('2024-05-05-northern-wire.txt', '1,000 km');
    assert.match(card, /1,000/);
    assert.match(card, /km/);
  });

  test('a claim: cue, category and source', async () => {
    const card = await cards('2024-05-05-northern-wire.txt', 'do not exclude');
    assert.match(card, /do not exclude/);
    assert.match(card, /doubt/);
    assert.match(card, /Daurbekov/);
  });

  test('text of an article cannot smuggle a command, an image or HTML into a card', async () => {
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'hostile.txt');
    const text = 'Hostile news of the day\n\nThe [Grey](command:workbench.action.quit) Falcons <img src=x> killed 40 people, Mirzo Daurbekov said. ![x](http://example.invalid/x.png)\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const card = await eventually('a card', () => cards('hostile.txt', 'Mirzo Daurbekov'));
    assert.doesNotMatch(card, /\]\(command:workbench/);
    assert.doesNotMatch(card, /!\[x\]\(/);
    assert.doesNotMatch(card, /<img/);
    await vscode.workspace.fs.delete(uri);
  });
});
