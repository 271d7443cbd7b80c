import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ensureHost } from '../support/installHost.mjs';
import { root, vsixFile } from '../support/paths.mjs';
import { startVSCode } from '../support/vscodeServer.mjs';

/** What runs, and the texts VS Code shows about it. `.vsixmanifest` is VS Code's own. */
const WANTED = /^(package(\.nls(\.[\w-]+)?)?\.json|readme\.md|changelog\.md|LICENSE\.txt|\.vsixmanifest|dist\/[\w/]+\.m?js|dist\/webview\/\w+\.css|(media|syntaxes)\/[\w./-]+|l10n\/bundle\.l10n(\.[\w-]+)?\.json)$/i;
const MAX_BYTES = 8_000_000;

suite('the package, installed into a real VS Code', () => {
  /** @type {string[]} */
  let files;
  /** @type {Map<string, number>} Bytes of each file. */
  let sizes;
  /** @type {Record<string, unknown>} */
  let manifest;
  /** What Node's host loads. */
  let code = '';

  suiteSetup(async function () {
    this.timeout(180_000);
    await ensureHost();
    const server = await startVSCode({ vsix: vsixFile });
    try {
      const installed = fs.readdirSync(server.extensionsDir, { withFileTypes: true }).find((entry) => entry.isDirectory() && entry.name.startsWith('source-annotator.'));
      assert.ok(installed, 'VS Code has not installed the package');
      const folder = path.join(server.extensionsDir, installed.name);
      files = fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
      code = fs.readFileSync(path.join(folder, 'dist/extension.js'), 'utf8');
      sizes = new Map(files.map((file) => [file, fs.statSync(path.join(folder, file)).size]));
      manifest = /** @type {Record<string, unknown>} */ (JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')));
    } finally {
      await server.stop();
    }
  });

  test('holds only what runs', () => {
    assert.deepEqual(files.filter((file) => !WANTED.test(file)), []);
  });

  test('holds every file that the manifest names', () => {
    const named = [...JSON.stringify(manifest).matchAll(/"(?:\.\/)?((?:dist|media|syntaxes)\/[^"]+?)"/g)].map((match) => match[1] ?? '');
    assert.ok(named.includes('dist/extension.js'));
    assert.ok(named.includes('dist/web/extension.js'));
    assert.deepEqual(named.filter((file) => !files.includes(file)), []);
  });

  test('holds every language', () => {
    const languages = ['package.nls.json', 'package.nls.de.json', 'l10n/bundle.l10n.json', 'l10n/bundle.l10n.de.json'];
    assert.deepEqual(languages.filter((file) => !files.includes(file)), []);
  });

  test('holds every bundle that is built', () => {
    const bundles = ['dist/extension.js', 'dist/worker.js', 'dist/cli.js', 'dist/cli/main.mjs', 'dist/web/extension.js', 'dist/web/parts.js', 'dist/web/worker.js', 'dist/webview/overview.js', 'dist/webview/overview.css'];
    assert.deepEqual(bundles.filter((file) => !files.includes(file)), []);
  });

  test('loads at most 5 MB in either host, pages included', () => {
    for (const host of [/^dist\/((extension|worker)\.js|parts\/.*|webview\/.*)$/, /^dist\/(web|webview)\//]) {
      const loaded = files.filter((file) => host.test(file));
      assert.ok(loaded.length > 3);
      const bytes = loaded.map((file) => sizes.get(file) ?? Infinity).reduce((sum, size) => sum + size, 0);
      assert.ok(bytes <= 5 * 1024 * 1024, `${loaded.join(', ')}: ${bytes} bytes`);
    }
  });

  test('loads at most 150 kB when it is activated in either host, and that from one file', () => {
    for (const entry of ['dist/extension.js', 'dist/web/extension.js']) assert.ok((sizes.get(entry) ?? Infinity) <= 150_000, `${entry}: ${sizes.get(entry)} bytes`);
    // what stands in the source as `import('./x')`; a part that is required in any other place would be loaded with the entry
    const later = /Promise\.resolve\(\)\.then\(\(\)=>[\w$]+\(require\("\.\/parts\/[\w.-]+"\)\)\)/g;
    assert.match(code, later);
    assert.doesNotMatch(code.replaceAll(later, ''), /require\("\./);
  });

  test('is small enough to be downloaded on a bad line', () => {
    assert.ok(fs.statSync(vsixFile).size < MAX_BYTES);
  });

  test('is the version of this folder', () => {
    const here = /** @type {Record<string, unknown>} */ (JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')));
    assert.equal(manifest['version'], here['version']);
  });
});
