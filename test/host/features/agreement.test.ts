import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, workspaceFile, write } from '../support/workspace';

const TEXT = 'The mayor said that 30 people waited.\n\nThe ferry left at noon with 12 of them, and Selka was calm.\n';
const item = (id: string, quote: string) => `    - {id: ${id}, kind: tag, quote: "${quote}", tags: [calm]}\n`;
const NAMES = ['agree-one.txt', 'agree-two.txt'];

suite('agreement report', () => {
  setup(async () => {
    await write('agree-one.txt', TEXT);
    await write('agree-one.txt.annotations.yaml', `version: 1\nannotations:\n  ann:\n${item('annone0001', '30 people')}${item('annone0002', 'Selka was calm')}  ben:\n${item('benone0001', '30 people')}${item('benone0002', 'Selka')}`);
    await write('agree-two.txt', TEXT);
    await write('agree-two.txt.annotations.yaml', `version: 1\nannotations:\n  ann:\n${item('anntwo0001', 'The mayor')}  ben:\n${item('bentwo0001', 'The mayor')}`);
    const { indexed, marks } = await api();
    await indexed();
    for (const name of NAMES) await eventually(`${name} is annotated`, async () => (await marks(workspaceFile(name)))?.marks.some(({ annotator }) => annotator === 'ben'));
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of NAMES) for (const file of [name, `${name}.annotations.yaml`]) await vscode.workspace.fs.delete(workspaceFile(file));
  });

  const reportOn = async (annotators: readonly string[], names: readonly string[]): Promise<vscode.TextDocument> => {
    const places = names.map(workspaceFile);
    const uri = await vscode.commands.executeCommand<vscode.Uri>('sourceAnnotator.agreementReport', { annotators, ...(places.length > 0 && { places }) });
    const document = await vscode.workspace.openTextDocument(uri);
    return eventually(`the report of ${annotators.join()} on ${names.join()}`, () => document.getText().startsWith(`# Agreement: ${annotators.join(', ')}\n`) && document);
  };

  test('numbers and disagreements of the articles given, each linked to its line', async () => {
    const report = (await reportOn(['ann', 'ben'], NAMES)).getText();
    assert.match(report, /^# Agreement: ann, ben$/m);
    assert.match(report, /^\| \*\*tag\*\* \| 3 \| 3 \| 0\.667 \| 1\.000 \|/m);
    const link = workspaceFile('agree-one.txt').with({ fragment: 'L3' }).toString();
    assert.ok(report.includes(`(<${link}>) ends differ\\: ann “Selka was calm”, ben “Selka”`), report);
  });

  test('the report is shown, follows the next question, and is no article itself', async () => {
    await reportOn(['ann', 'ben'], NAMES);
    await eventually('the report is in a tab', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('Agreement'))));
    const document = await reportOn(['ann', 'ben'], ['agree-two.txt']);
    await eventually('only the second article is in it', () => /^\| \*\*tag\*\* \| 1 \| 1 \| 1\.000 \|/m.test(document.getText()));
    assert.equal(await (await api()).marks(document.uri), undefined);
  });

  test('the whole folder: alice and bob of the examples', async () => {
    const report = (await reportOn(['alice', 'bob'], [])).getText();
    assert.match(report, /^\| \*\*all\*\* \| \d+ \| \d+ \| 0\.\d{3} \|/m);
    assert.match(report, /^## Disagreements$/m);
  });
});
