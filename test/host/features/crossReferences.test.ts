import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import type { Mark } from '../../../src/core/corpus/model';
import type { Corpora } from '../../../src/editor/corpora';
import { lookUp, type LookUp } from '../../../src/editor/features/crossReferences/lookUp';
import { api, run, select, show, takingFirst } from '../support/workspace';

const COURIER = '2024-05-06-halvern-courier.txt';

suite('cross-references', () => {
  setup(async () => {
    await (await api()).indexed();
    await show(COURIER);
  });
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the views open from the caret, are sorted and looked through again', async () => {
    const editor = await show(COURIER);
    await select(editor, 'Gray Falcons', { caret: true });
    await run('showCrossReferences');
    await takingFirst(run('sortMentions'));
    await run('refreshContradictions');
  });

  test('what was found stays where the rest cannot be worked out, and says so', async () => {
    const index = {
      entityOf: () => ({ id: 'falcons', name: 'Gray Falcons', mentions: 3 }),
      claimsBy() {
        throw new Error('torn page');
      },
    } as unknown as CorpusIndex;
    const corpora = { whole: () => Promise.resolve({ index }) } as unknown as Corpora;
    const mark = { kind: 'actor', entity: 'falcons', start: 0, end: 5 } as unknown as Mark;
    let look: LookUp | undefined;
    await new Promise<void>((foundMore) => (look = lookUp(corpora, { article: 'file:///a.txt', mark }, 'date', foundMore)));
    const labels = (await look?.nodes())?.map(({ label }) => label);
    assert.deepEqual(labels, ['Mentions', 'The rest could not be worked out: move the caret to another mark and back to try again (torn page).']);
  });

  test('mentions are peeked at without leaving the article', async () => {
    const editor = await show(COURIER);
    await select(editor, 'Mirza Daurbekov', { caret: true });
    await run('peekMentions');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    await vscode.commands.executeCommand('closeReferenceSearch');
  });
});
