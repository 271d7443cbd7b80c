import { getL10nJson } from '@vscode/l10n-dev';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

type Messages = Readonly<Record<string, string>>;

const readMessages = (file: string): Messages => JSON.parse(fs.readFileSync(file, 'utf8')) as Messages;
const placeholders = (text: string): readonly string[] => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();
/** What may not be lost in a translated text of the manifest: the commands behind its buttons. */
const commandsIn = (text: string): readonly string[] => [...text.matchAll(/\]\(command:([^)]+)\)/g)].map(([, command]) => command ?? '').sort();

/** The languages that there is a file `STEM.LANGUAGE.json` for. */
function translationsOf(dir: string, stem: string): readonly string[] {
  return fs.readdirSync(dir).filter((file) => file.startsWith(`${stem}.`) && file.endsWith('.json') && file !== `${stem}.json`).map((file) => path.join(dir, file));
}

function assertComplete(file: string, of: Messages): void {
  const translated = readMessages(file);
  assert.deepEqual(Object.keys(of).filter((key) => !translated[key]?.trim()), [], `${file} lacks these messages: add them`);
  assert.deepEqual(Object.keys(translated).filter((key) => !(key in of)), [], `${file} has messages that are used nowhere: take them out`);
}

suite('languages', () => {
  test('the bundle holds every message of the editor: else run npm run l10n', async () => {
    const sources = fs.readdirSync('src/editor', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => path.join('src/editor', file));
    const used = await getL10nJson(sources.map((file) => ({ contents: fs.readFileSync(file, 'utf8'), extension: '.ts' })));
    assert.ok(Object.keys(used).length > 400);
    assert.deepEqual(Object.keys(readMessages('l10n/bundle.l10n.json')).sort(), Object.keys(used).sort());
  });

  test('every translation of the bundle has every message, with the same placeholders', () => {
    const messages = readMessages('l10n/bundle.l10n.json');
    const files = translationsOf('l10n', 'bundle.l10n');
    assert.ok(files.some((file) => file.endsWith('.de.json')));
    for (const file of files) {
      assertComplete(file, messages);
      for (const [message, text] of Object.entries(readMessages(file))) assert.deepEqual(placeholders(text), placeholders(message), `${file}: ${message}`);
    }
  });

  test('every translation of the manifest has every message, with the same buttons', () => {
    const messages = readMessages('package.nls.json');
    const files = translationsOf('.', 'package.nls');
    assert.ok(files.includes('package.nls.de.json'));
    for (const file of files) {
      assertComplete(file, messages);
      for (const [key, text] of Object.entries(readMessages(file))) assert.deepEqual(commandsIn(text), commandsIn(messages[key] ?? ''), `${file}: ${key}`);
    }
  });

  test('no message of the editor goes past the translation', () => {
    const literal = /\bshow(?:Information|Warning|Error)Message\(\s*['"`]|\b(?:title|placeHolder|prompt):\s*(?:'[^']*[a-z]{3}|"[^"]*[a-z]{3})/;
    for (const file of fs.readdirSync('src/editor', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
      const lines = fs.readFileSync(path.join('src/editor', file), 'utf8').split('\n');
      assert.deepEqual(lines.filter((line) => literal.test(line)), [], `${file}: put these words into vscode.l10n.t`);
    }
  });
});
