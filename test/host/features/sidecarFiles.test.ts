import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createCorpusIndex } from '../../../src/core/corpus/corpusIndex';
import type { Operation } from '../../../src/core/sidecar/model';
import type { Log } from '../../../src/core/ports';
import type { Corpora } from '../../../src/editor/corpora';
import { createJournal } from '../../../src/editor/journal';
import { createOldTexts } from '../../../src/editor/oldTexts';
import { replayJournal } from '../../../src/editor/replayJournal';
import { createSidecarStore } from '../../../src/editor/sidecarStore';
import { api, eventually, exists, read, run, select, show, workspaceFile, write } from '../support/workspace';

const NAME = 'moving/harbour-strike.txt';
const TEXT = 'Strike in the harbour\n\nThe union said that 120 workers left the harbour of Ormen on Monday.\n';
const sidecarOf = (uri: vscode.Uri) => uri.with({ path: `${uri.path}.annotations.yaml` });

suite('sidecars and their articles', () => {
  let article: vscode.Uri;
  let sidecar: string;

  setup(async () => {
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    const { indexed, marks } = await api();
    await indexed();
    article = await write(NAME, TEXT);
    const editor = await show(NAME);
    await marks(article);
    await select(editor, '120', { caret: true });
    await run('accept');
    sidecar = await read(sidecarOf(article));
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const folder of ['moving', 'moved']) if (await exists(workspaceFile(folder))) await vscode.workspace.fs.delete(workspaceFile(folder), { recursive: true });
  });

  const rename = async (from: vscode.Uri, to: vscode.Uri) => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
  };
  const arrives = async (to: vscode.Uri) => {
    await eventually('the sidecar came along', () => exists(sidecarOf(to)));
    assert.equal(await read(sidecarOf(to)), sidecar);
    assert.equal(await exists(sidecarOf(article)), false);
  };

  test('a renamed article takes its sidecar along, and undo of annotating follows', async () => {
    const to = workspaceFile('moving/docks-strike.txt');
    await rename(article, to);
    await arrives(to);
    await run('undoAnnotation');
    assert.doesNotMatch(await read(sidecarOf(to)), /120/);
    await run('redoAnnotation');
    assert.equal(await read(sidecarOf(to)), sidecar);
    assert.equal(await exists(sidecarOf(article)), false);
  });

  test('so does one moved to another folder, one of which only the letter case changes, and one in a renamed folder', async () => {
    const upper = workspaceFile('moving/Harbour-Strike.txt');
    await rename(article, upper);
    await arrives(upper);
    const elsewhere = workspaceFile('moved/Harbour-Strike.txt');
    await rename(upper, elsewhere);
    await arrives(elsewhere);
    await rename(workspaceFile('moved'), workspaceFile('moving/deep'));
    await arrives(workspaceFile('moving/deep/Harbour-Strike.txt'));
    await run('undoAnnotation');
    assert.doesNotMatch(await read(sidecarOf(workspaceFile('moving/deep/Harbour-Strike.txt'))), /120/);
  });

  test('links to a renamed article follow it, undo takes them back, and the articles stay as they are', async () => {
    const id = /- id: (\w+)/.exec(sidecar)?.[1] ?? '';
    const linking = await write('moving/answer.txt', TEXT);
    const linked = (name: string) => `version: 1\nannotations:\n  carol:\n    - id: aaaaaaaaaa\n      kind: tag\n      quote: "the harbour of Ormen"\n      links: [{to: "${name}#${id}", as: supports}]\n`;
    await write('moving/answer.txt.annotations.yaml', linked(NAME));
    const { marks } = await api();
    await eventually('the link is read', async () => (await marks(linking))?.marks.some(({ links }) => links.length > 0));
    const to = workspaceFile('moving/docks-strike.txt');
    await rename(article, to);
    await arrives(to);
    const links = async () => /to: "?([^",}]+)/.exec(await read(sidecarOf(linking)))?.[1];
    await eventually('the link follows', async () => (await links()) === `moving/docks-strike.txt#${id}`);
    assert.equal(await read(linking), TEXT);
    await run('undoAnnotation');
    assert.equal(await links(), `${NAME}#${id}`);
  });

  test('two articles that link to each other and are moved together keep their links, as one step', async () => {
    const { marks } = await api();
    const annotated = (id: string, to: string) => `version: 1\nannotations:\n  carol:\n    - id: ${id}\n      kind: tag\n      quote: "the harbour of Ormen"\n      links: [{to: "${to}", as: supports}]\n`;
    const pair = ['call.txt', 'answer.txt'] as const;
    const texts = [annotated('aaaaaaaaaa', 'moving/answer.txt#bbbbbbbbbb'), annotated('bbbbbbbbbb', 'moving/call.txt#aaaaaaaaaa')];
    for (const [n, name] of pair.entries()) {
      const uri = await write(`moving/${name}`, TEXT);
      await write(`moving/${name}.annotations.yaml`, texts[n] ?? '');
      await eventually('the link is read', async () => (await marks(uri))?.marks.some(({ links }) => links.length > 0));
    }
    const edit = new vscode.WorkspaceEdit();
    for (const name of pair) edit.renameFile(workspaceFile(`moving/${name}`), workspaceFile(`moved/${name}`));
    assert.ok(await vscode.workspace.applyEdit(edit));
    const moved = () => Promise.all(pair.map((name) => read(sidecarOf(workspaceFile(`moved/${name}`)))));
    await eventually('both links follow', async () => (await moved()).every((text) => text.includes('to: "moved/')));
    for (const name of pair) assert.equal(await exists(sidecarOf(workspaceFile(`moving/${name}`))), false);
    await run('undoAnnotation');
    const links = (text: string) => /links: .*/.exec(text)?.[0];
    assert.deepEqual((await moved()).map(links), texts.map(links));
  });

  test('a sidecar that is there already is not overwritten', async () => {
    const to = workspaceFile('moving/docks-strike.txt');
    await write('moving/docks-strike.txt.annotations.yaml', 'version: 1\nannotations: {}\n');
    await rename(article, to);
    assert.equal(await read(sidecarOf(to)), 'version: 1\nannotations: {}\n');
    assert.equal(await read(sidecarOf(article)), sidecar);
  });

  test('deleting an article keeps its sidecar', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(article);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually('its sidecar is said to be alone', () => vscode.languages.getDiagnostics(sidecarOf(article)).some(({ message }) => message.includes('no article harbour-strike')));
    assert.equal(await read(sidecarOf(article)), sidecar);
  });

  /** Renames the article behind the editor's back and says yes to taking its sidecar along. */
  const takenAlong = async (): Promise<vscode.Uri> => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const to = workspaceFile('moving/renamed-outside.txt');
    await vscode.workspace.fs.rename(article, to);
    await eventually('the question was answered with yes', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return exists(sidecarOf(to));
    });
    return to;
  };

  test('an article renamed by another program: the sidecar is offered to go along, on yes it does', async () => {
    await arrives(await takenAlong());
  });

  test('so do links to it, also where it was brought back and is renamed so again', async () => {
    const id = /- id: (\w+)/.exec(sidecar)?.[1] ?? '';
    const linking = await write('moving/answer.txt', TEXT.replace('120', '130'));
    await write('moving/answer.txt.annotations.yaml', `version: 1\nannotations:\n  carol:\n    - id: aaaaaaaaaa\n      kind: tag\n      quote: "the harbour of Ormen"\n      links: [{to: "${NAME}#${id}", as: supports}]\n`);
    const { marks } = await api();
    await eventually('the link is read', async () => (await marks(linking))?.marks.some(({ links }) => links.length > 0));
    await takenAlong();
    await eventually('the link follows', async () => (await read(sidecarOf(linking))).includes(`moving/renamed-outside.txt#${id}`));
  });
});

suite('the journal', () => {
  const log: Log = { info: () => undefined, warn: () => undefined, error: (message, error) => console.error(message, error) };
  const folder = () => workspaceFile('journal-test');
  const article = () => workspaceFile('journal-test/note.txt');
  // the corpus of a window that has just started
  const corpora = { of: () => ({ index: createCorpusIndex(), refresh: () => Promise.resolve(), reloadRegistry: () => Promise.resolve() }) } as unknown as Corpora;
  const fresh = () => {
    const storage = vscode.Uri.joinPath(folder(), '.storage');
    const journal = createJournal(storage, log);
    return { journal, store: createSidecarStore(corpora, createOldTexts(storage, log), journal, log) };
  };
  const adding = (quote: string): Operation => ({ op: 'add', annotator: 'carol', annotation: { id: `id${quote}`.padEnd(10, 'x'), kind: 'tag', quote } });
  const entry = (operation: Operation) => ({ label: 'Annotate', changes: [{ article: article().toString(), operations: [operation] }] });
  const registry = { registry: 'actors', folder: workspaceFile('journal-test').toString(), operations: [{ op: 'set', id: 'tide', fields: { name: '"Tide"' } }] } as const;

  setup(() => write('journal-test/note.txt', 'A note on tides\n\nThe tide was higher than in any year before.\n'));
  teardown(() => vscode.workspace.fs.delete(folder(), { recursive: true }));

  test('an operation that was begun and never finished is written at the next start, in order, and once', async () => {
    const killed = fresh();
    await killed.journal.begin(entry(adding('tide')));
    await killed.journal.begin(entry({ op: 'change', annotator: 'carol', id: 'idtidexxxx', set: { note: 'spring tide', quote: 'The tide' } }));
    await killed.journal.begin({ label: 'Two files', changes: [...entry({ op: 'change', annotator: 'carol', id: 'idtidexxxx', set: { note: undefined } }).changes, registry] });

    const next = fresh();
    await replayJournal(await next.journal.leftOver(), next.store, log);
    const text = await read(sidecarOf(article()));
    assert.match(text, /id: idtidexxxx\n {6}kind: tag\n {6}quote: "The tide"\n/);
    assert.doesNotMatch(text, /note:/);
    const actors = workspaceFile('journal-test/actors.yaml');
    assert.equal(await read(actors), 'tide:\n  name: "Tide"\n');
    await next.store.undo();
    assert.deepEqual([await read(actors), (await read(sidecarOf(article()))).includes('note: "spring tide"')], ['', true], 'both files at once');
    assert.deepEqual(await fresh().journal.leftOver(), []);
  });

  test('one that had arrived changes nothing, one that cannot be applied any more is dropped', async () => {
    const before = fresh();
    assert.ok(await before.store.apply(article(), [adding('higher')], 'Annotate higher'));
    assert.deepEqual(await fresh().journal.leftOver(), [], 'a finished operation leaves nothing');
    await before.journal.begin(entry(adding('higher')));
    await before.journal.begin(entry({ op: 'change', annotator: 'carol', id: 'idgonexxxx', set: { note: 'late' } }));
    const text = await read(sidecarOf(article()));
    const next = fresh();
    await replayJournal(await next.journal.leftOver(), next.store, log);
    assert.equal(await read(sidecarOf(article())), text);
    assert.deepEqual(await fresh().journal.leftOver(), []);
  });

  test('what cannot be written in one file is written in none', async () => {
    const { store } = fresh();
    const beside = workspaceFile('journal-test/other.txt');
    const changes = [
      { article: article(), operations: [adding('tide')] },
      { registry: 'actors', folder: folder(), operations: registry.operations },
      { article: beside, operations: [{ op: 'change', annotator: 'carol', id: 'nobody', set: { note: 'x' } }] },
    ] as const;
    assert.equal(await store.applyAll(changes, 'Three files'), false);
    assert.doesNotMatch(await read(sidecarOf(article())), /tide/);
    assert.equal(await read(workspaceFile('journal-test/actors.yaml')), '');
    assert.equal(await exists(sidecarOf(beside)), false);
  });

  test('an entry that was itself cut off is passed over', async () => {
    await write('journal-test/.storage/journal/1-000000-torn.json', '{"article":"file:///x","oper');
    assert.deepEqual(await fresh().journal.leftOver(), []);
  });
});
