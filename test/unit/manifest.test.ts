import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { command: string; title?: string; category?: string; enablement?: string }[];
    readonly configuration: readonly { title: string; properties: Readonly<Record<string, { description?: string; markdownDescription?: string; default?: unknown }>> }[];
    readonly colors: readonly { id: string; description?: string; defaults: Readonly<Record<string, string>> }[];
    readonly views: Readonly<Record<string, readonly { id: string; name: string }[]>>;
    readonly viewsWelcome: readonly { view: string }[];
    readonly yamlValidation: readonly { fileMatch: string; url: string }[];
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly { id: string; description: string; completionEvents: readonly string[]; media: { image: Readonly<Record<string, string>>; altText: string } }[] }[];
    readonly keybindings: readonly { command: string; when?: string }[];
  };
}

const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(file, 'utf8'));
const manifest = readJson('package.json') as Manifest;
const messages = readJson('package.nls.json') as Readonly<Record<string, string>>;
const { commands, configuration, colors, views, viewsWelcome, keybindings, walkthroughs } = manifest.contributes;

suite('the manifest', () => {
  test('every message key has a text, and every text is used', () => {
    const used = new Set([...fs.readFileSync('package.json', 'utf8').matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key));
    assert.deepEqual([...used].filter((key) => !messages[key!]?.trim()), []);
    assert.deepEqual(Object.keys(messages).filter((key) => !used.has(key)), []);
  });

  test('every command has a title, a category, an enablement and a test', () => {
    const tests = ['test/host', 'test/e2e'].flatMap((dir) =>
      (fs.readdirSync(dir, { recursive: true, encoding: 'utf8' })).filter((file) => file.endsWith('.test.ts')).map((file) => fs.readFileSync(path.join(dir, file), 'utf8')),
    );
    for (const { command, title, category, enablement } of commands) {
      assert.ok(title && category && enablement, command);
      const name = command.slice('sourceAnnotator.'.length);
      const shown = `${category}: ${messages[title.replaceAll('%', '')]}`;
      assert.ok(tests.some((text) => text.includes(`'${command}'`) || text.includes(`'${name}'`) || text.includes(shown)), `${command} has no test`);
    }
  });

  test('every setting is described and has a default', () => {
    for (const { properties } of configuration) {
      for (const [name, setting] of Object.entries(properties)) {
        assert.ok(setting.markdownDescription ?? setting.description, name);
        assert.notEqual(setting.default, undefined, name);
      }
    }
  });

  test('a setting that names files outside of the folder counts only where the folder is trusted', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    const paths = configuration.flatMap(({ properties }) => Object.keys(properties)).filter((name) => /(?:Index|Folder|File|Path)$/.test(name));
    assert.equal(supported, 'limited');
    assert.deepEqual(restrictedConfigurations, ['sourceAnnotator.corpusIndex']);
    assert.deepEqual(paths, restrictedConfigurations);
  });

  test('every colour has a value for each kind of theme', () => {
    for (const { id, description, defaults } of colors) {
      assert.ok(description, id);
      for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight']) assert.match(defaults[theme] ?? '', /^#[0-9A-F]{6}([0-9A-F]{2})?$/i, `${id} ${theme}`);
    }
  });

  test('each YAML file of the user’s has a schema', () => {
    const schemas = new Map(manifest.contributes.yamlValidation.map(({ fileMatch, url }) => [fileMatch, readJson(url) as { $schema?: string; type?: string }]));
    assert.deepEqual([...schemas.keys()], ['*.annotations.yaml', 'actors.yaml', 'codebook.yaml']);
    for (const [file, { $schema }] of schemas) assert.match($schema ?? '', /json-schema\.org/, file);
  });

  test('every view has a welcome text, every keybinding a condition', () => {
    for (const { id } of Object.values(views).flat()) assert.ok(viewsWelcome.some(({ view }) => view === id), id);
    for (const { command, when } of keybindings) assert.ok(when, command);
  });

  test('every step of the walkthrough has a picture for each kind of theme, small and described, and buttons whose commands are there', () => {
    const known = new Set(commands.map(({ command }) => command));
    for (const { id, media, description, completionEvents } of walkthroughs.flatMap(({ steps }) => steps)) {
      assert.deepEqual(Object.keys(media.image), ['dark', 'light', 'hc', 'hcLight'], id);
      for (const picture of Object.values(media.image)) assert.ok(fs.statSync(picture).size <= 62_000, picture);
      assert.ok(messages[media.altText.replaceAll('%', '')], id);
      const text = messages[description.replaceAll('%', '')] ?? '';
      const buttons = [...text.matchAll(/\(command:(?:toSide:)?([\w.]+)\)/g)].map(([, command]) => command ?? '');
      assert.ok(buttons.length > 0, id);
      for (const command of [...buttons, ...completionEvents.flatMap((event) => (event.startsWith('onCommand:sourceAnnotator.') ? [event.slice('onCommand:'.length)] : []))]) {
        assert.ok(known.has(command) || command.startsWith('sourceAnnotator.start.') || !command.startsWith('sourceAnnotator.'), command);
      }
    }
  });
});
