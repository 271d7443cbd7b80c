import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Overview } from '../../../src/core/corpus/overview/model';
import { api, eventually, exists, run, workspaceFile, write } from '../support/workspace';

const NEW_ARTICLE = 'overview-new.txt';

suite('corpus overview', () => {
  /** What the view was told last, once it is so. */
  const shows = async (what: string, isSo: (overview: Overview) => boolean): Promise<Overview> => {
    const { overview } = await api();
    return eventually(what, () => {
      const shown = overview.shown();
      return shown && isSo(shown) && shown;
    });
  };
  const send = async (message: unknown): Promise<void> => (await api()).overview.receive(message);
  const open = async (): Promise<Overview> => {
    await (await api()).indexed();
    await run('showOverview');
    return shows('the page has loaded and asked for what it shows', ({ selected }) => selected.allArticles > 0);
  };

  const webviewTabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(({ input }) => input instanceof vscode.TabInputWebview);

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (await exists(workspaceFile(NEW_ARTICLE))) await vscode.workspace.fs.delete(workspaceFile(NEW_ARTICLE));
  });

  test('the command opens one panel, and shows it again when called again', async () => {
    const overview = await open();
    assert.ok(overview.actors.cells.length > 20 && overview.claims.sources.length > 3 && overview.progress.annotators.includes('alice'));
    await run('showOverview');
    await eventually('there is one tab of it', () => {
      assert.deepEqual(webviewTabs().map(({ label }) => label), ['Corpus Overview']);
      return true;
    });
  });

  test('a filter narrows all of it; one that cannot be understood leaves it as it is', async () => {
    const all = await open();
    await send({ say: 'filter', query: 'annotator:alice date:2024-05-05' });
    const some = await shows('it is narrowed', ({ selected }) => selected.articles === 1);
    assert.equal(some.selected.allArticles, all.selected.allArticles);
    assert.deepEqual(some.articles.map(({ name }) => name), ['2024-05-05-northern-wire.txt']);
    assert.deepEqual(some.progress.annotators, ['alice']);
    await send({ say: 'filter', query: 'kind:verb' });
    assert.deepEqual((await api()).overview.shown()?.selected, some.selected);
  });

  test('a mark opens its place, beside the view', async () => {
    const { actors, articles } = await open();
    const cell = actors.cells.find(({ actor }) => actors.actors[actor]?.name === 'Ilyas Tamerin');
    assert.ok(cell);
    await send({ say: 'open', article: articles[cell.place.article]?.id, start: cell.place.start, end: cell.place.end });
    const editor = await eventually('the article is open', () => vscode.window.activeTextEditor);
    assert.equal(editor.document.uri.toString(), articles[cell.place.article]?.id);
    assert.match(editor.document.getText(editor.selection), /Tamerin/);
    await eventually('the view is still to be seen', () => webviewTabs().some(({ isActive }) => isActive));
  });

  test('nothing but places of articles can be opened, and nothing but what the view may ask for is done', async () => {
    const { articles } = await open();
    await send({ say: 'open', article: workspaceFile('codebook.yaml').toString(), start: 0, end: 1 });
    await send({ say: 'open', article: 'command:workbench.action.closeWindow', start: 0, end: 1 });
    await send({ say: 'act', action: 'workbench.action.newUntitledFile' });
    await send({ say: 'save', chart: 'actors', format: 'png', bytes: new Uint8Array([1, 2, 3]) });
    await send('nonsense');
    assert.deepEqual(vscode.window.visibleTextEditors, []);
    await send({ say: 'open', article: articles[0]?.id, start: 0, end: 0 });
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), articles[0]?.id);
  });

  test('the view follows the folder', async () => {
    await open();
    const holdsNew = ({ articles }: Overview) => articles.some(({ name }) => name === NEW_ARTICLE);
    await write(NEW_ARTICLE, 'A quiet day\n\nMay 30, 2024\n\nNobody was hurt when Ottoline Farrow visited the port. It may rain, she said.\n');
    const more = await shows('the new article is in it', holdsNew);
    assert.ok(more.timeline.rows.length > 0);
    await vscode.workspace.fs.delete(workspaceFile(NEW_ARTICLE));
    await shows('it is gone from it', (now) => !holdsNew(now));
  });
});
