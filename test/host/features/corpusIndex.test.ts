import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Mention } from '../../../src/core/corpus/shards/mention';
import { createShardBuilder } from '../../../src/core/corpus/shards/shardBuilder';
import { writeShard } from '../../../src/core/corpus/shards/writeShard';
import { api, eventually, find, show, workspaceFile, write } from '../support/workspace';

const COURIER = '2024-05-06-halvern-courier.txt';
const OUTSIDE = ['../secret.txt', 'command:workbench.action.quit', '/etc/passwd', 'sub/../../secret.txt', 'gone.txt'];

function shardOf(mentions: readonly Partial<Mention>[]): Uint8Array {
  const builder = createShardBuilder();
  for (const some of mentions) builder.add({ article: 'a.txt', entity: 'mirzo-daurbekov', scope: 'corpus', name: 'Mirzo Daurbekov', type: 'person', start: 0, end: 15, before: '', quote: 'Mirzo Daurbekov', after: ' spoke', ...some });
  const pieces = [...writeShard(builder.content())];
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

suite('a prebuilt corpus index', () => {
  const configuration = () => vscode.workspace.getConfiguration('sourceAnnotator');
  const card = async (): Promise<string> => {
    const { document } = await show(COURIER);
    await (await api()).indexed();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, find(document, 'Mirza Daurbekov').start.translate(0, 1));
    return hovers.flatMap(({ contents }) => contents).map((content) => (typeof content === 'string' ? content : content.value)).join('\n').replaceAll('\\', '');
  };
  const cardWith = (line: RegExp) => eventually(`a card with ${line.source}`, async () => {
    const text = await card();
    return line.test(text) && text;
  });
  setup(() => configuration().update('corpusIndex', 'prebuilt', vscode.ConfigurationTarget.Workspace));
  teardown(async () => {
    await configuration().update('corpusIndex', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(workspaceFile('prebuilt'), { recursive: true });
  });

  test('an actor’s card and the cross-references answer from it; a place is a link only where it is an article of the folder', async () => {
    const mentions = Array.from({ length: 1500 }, (_, n) => ({ article: `elsewhere/${n % 300}.txt`, start: n, end: n + 15, date: `${1998 + (n % 27)}` }));
    const first = [COURIER, ...OUTSIDE.slice(0, 2)].map((article, n) => ({ article, date: `1990-01-0${n + 1}` }));
    await write('prebuilt/part-0001.corpus-shard', shardOf([...mentions, ...first]));
    const text = await cardWith(/In the corpus index: 1,503 mentions in 303 articles, 1990–2024/);
    const section = text.slice(text.indexOf('First in the corpus index'));
    assert.match(section, /\[1990-01-01\]\(command:sourceAnnotator\.open\?[^)]*halvern-courier/);
    assert.match(section, /^- 1990-01-02: \*\*Mirzo Daurbekov\*\* spoke$/m);
    assert.match(section, /^- 1990-01-03: \*\*Mirzo Daurbekov\*\* spoke$/m);
    assert.match(section, /and 1,500 more/);
    assert.match(text, /\*\*\d+ mentions in \d+ articles[\s\S]*First in the corpus index/, 'the folder’s own mentions come first');

    await vscode.commands.executeCommand('sourceAnnotator.showCrossReferences');
  });

  test('a path that leads out of the folder, or to nothing, is no link', async () => {
    for (const article of OUTSIDE) {
      await write('prebuilt/part-0001.corpus-shard', shardOf([{ article, title: article }]));
      // a link would begin with a bracket
      await cardWith(new RegExp(`corpus index: 1 mention in 1 article\\n[^]*First in the corpus index\\*\\*\\n\\n- ${article.replace(/[.?/]/g, '\\$&')}: `));
    }
  });

  test('shards of several machines add up; a damaged one is left out, and mended when it is whole again', async () => {
    const good = shardOf([{ article: 'one.txt' }]);
    const other = shardOf([{ article: 'two.txt' }, { article: 'three.txt' }]);
    await write('prebuilt/one-0001.corpus-shard', good);
    await write('prebuilt/two-0001.corpus-shard', other.slice(0, -7));
    await cardWith(/In the corpus index: 1 mention in 1 article/);
    await write('prebuilt/two-0001.corpus-shard', other);
    await cardWith(/In the corpus index: 3 mentions in 3 articles/);
  });

  test('without shards the card is what it was', async () => {
    await vscode.workspace.fs.createDirectory(workspaceFile('prebuilt'));
    const text = await card();
    assert.match(text, /Mirzo Daurbekov/);
    assert.doesNotMatch(text, /corpus index/);
  });
});
