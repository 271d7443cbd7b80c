import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, codeActions, eventually, exists, find, read, run, select, setSelections, show, workspaceFile } from '../support/workspace';

const ARTICLE = '2024-05-14-harbour-review.txt';
const SIDECAR = `${ARTICLE}.annotations.yaml`;

suite('commands', () => {
  setup(async () => {
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    const { marks, indexed } = await api();
    await indexed();
    await marks((await show(ARTICLE)).document.uri);
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (await exists(workspaceFile(SIDECAR))) await vscode.workspace.fs.delete(workspaceFile(SIDECAR));
  });
  const sidecar = () => read(workspaceFile(SIDECAR));
  const selected = async (words: string, caret = false) => select(await show(ARTICLE), words, { caret });

  test('annotate as actor, figure, claim and with a tag, the choice said by the keybinding', async () => {
    await selected('joint commission');
    await run('annotateAsActor', { kind: 'actor', type: 'organization', entity: 'commission' });
    await selected('many things');
    await run('annotateAsFigure', { kind: 'figure', type: 'count' });
    await selected('It would be madness');
    await run('annotateAsClaim', { kind: 'claim', hedged: true });
    await selected('secret talks');
    await run('annotateSelection', { kind: 'tag', tag: 'responsibility' });
    const text = await sidecar();
    assert.match(text, /kind: actor\n {6}type: organization\n {6}entity: commission\n {6}quote: "joint commission"/);
    assert.match(text, /kind: figure\n {6}type: count\n {6}quote: "many things"/);
    assert.match(text, /kind: claim\n {6}hedged: true\n {6}quote: "It would be madness"/);
    assert.match(text, /kind: tag\n {6}quote: "secret talks"[^]*?tags: \[responsibility\]/);
    const inOrder = [...text.matchAll(/quote: "(.*?)"/g)].map(([, quote]) => quote!).filter((quote) => /many|madness|secret|joint/.test(quote));
    assert.deepEqual(inOrder, ['many things', 'It would be madness', 'joint commission', 'secret talks'], 'by position in the text');
  });

  test('white space around a selection is left out, several selections are annotated at once', async () => {
    const editor = await show(ARTICLE);
    const [a, b] = [find(editor.document, ' proposed '), find(editor.document, ' commission')];
    await setSelections(editor, a, b);
    await run('annotateSelection', { kind: 'tag', tag: 'blame' });
    assert.match(await sidecar(), /quote: "proposed"[^]*quote: "commission"/);
  });

  test('change makes an actor of another type of a suggestion, by the quick pick', async () => {
    await selected('Ilyas Tamerin', true);
    const done = run('change');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await eventually('the change is written', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await exists(workspaceFile(SIDECAR))) && (await sidecar()).includes('Ilyas Tamerin');
    });
    await done;
    assert.match(await sidecar(), /kind: actor\n {6}type: person/);
  });

  test('a note that is cancelled makes no annotation', async () => {
    await selected('Norway', true);
    let ended = false;
    void run('addNote').then(() => {
      ended = true;
    });
    await eventually('the box is closed', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return ended;
    });
    assert.equal(await exists(workspaceFile(SIDECAR)), false);
  });

  test('all mentions opens the references view', async () => {
    await selected('Ilyas Tamerin', true);
    await run('showAllMentions');
    await run('openSidecar'); // there is none: says so, throws nothing
    await run('accept');
    await run('openSidecar');
    await eventually('the sidecar is shown', () => vscode.window.activeTextEditor?.document.uri.path.endsWith(SIDECAR));
  });

  test('the toggles follow their settings', async () => {
    const { drawn } = await api();
    const { uri } = (await show(ARTICLE)).document;
    for (const [command, style] of [['toggleFigures', 'figure'], ['toggleHedgedClaims', 'hedgedClaim'], ['toggleAttributedClaims', 'attributedClaim']] as const) {
      await eventually(`${style} is drawn`, () => drawn(uri)[style]?.length);
      await run(command);
      await eventually(`${style} is hidden`, () => drawn(uri)[style]?.length === 0);
      await run(command);
    }
    await selected('secret talks');
    await run('annotateSelection', { kind: 'tag', tag: 'blame' });
    await eventually('the annotation is drawn', () => drawn(uri).manual?.length);
    await run('toggleAnnotations');
    await eventually('the annotation is hidden', () => drawn(uri).manual?.length === 0);
    await run('toggleAnnotations');
  });

  test('rebuilding the index finds everything again; the log opens', async () => {
    await run('rebuildIndex');
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Tamerin');
    assert.ok(symbols.length > 0);
    await run('showLog');
  });

  test('the light bulb offers what can be done with a mark', async () => {
    const range = await selected('Ilyas Tamerin', true);
    for (const offer of [/Accept actor “Ilyas Tamerin”/, /Reject actor “Ilyas Tamerin”/, /Annotate Selection…/]) {
      await eventually(offer.source, async () => (await codeActions(workspaceFile(ARTICLE), range)).some(({ title }) => offer.test(title)));
    }
  });

  test('every command of the manifest is there', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const { contributes } = vscode.extensions.getExtension('source-annotator.source-annotator')!.packageJSON as { contributes: { commands: { command: string }[] } };
    assert.deepEqual(contributes.commands.map(({ command }) => command).filter((command) => !known.has(command)), []);
  });
});
