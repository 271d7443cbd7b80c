// Builds every bundle: the extension and its worker for both hosts, the command line, and (with --tests) the suites.
//   node esbuild.config.mjs [--tests] [--production] [--watch]
//   node esbuild.config.mjs --tool=test/evaluate/evaluate.ts    builds that one development tool alone, to out/tools/ (--esm: as a module)
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { wordLists } from './esbuild.lists.mjs';
import { inParts } from './esbuild.parts.mjs';

const has = (flag) => process.argv.includes(flag);
const production = has('--production');

const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  plugins: [wordLists],
};
const node = { ...common, platform: 'node', external: ['vscode'] };
const web = { ...common, platform: 'browser', external: ['vscode'], define: { global: 'globalThis' } };
/** What runs in a page of its own: never part of what activation loads. */
const webview = { ...common, platform: 'browser', format: 'iife' };

/** The command line in pieces, so that a command loads what it needs: a language model and its lexicons are read that `merge` does without. */
const commandLine = {
  ...node,
  entryPoints: { main: 'src/cli/cli.ts' },
  outdir: 'dist/cli',
  format: 'esm',
  splitting: true,
  chunkNames: '[name]_[hash]',
  outExtension: { '.js': '.mjs' },
  // packages in CommonJS ask for Node's own modules in their way
  banner: { js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);" },
};

const tool = process.argv.find((argument) => argument.startsWith('--tool='))?.slice('--tool='.length);

/**
 * esbuild leaves characters of regular expressions as they are, and a handful of them above U+00FF has V8 hold the whole of a file in two bytes a character.
 * Not in development: maps of the source would be wrong by columns.
 */
const inAscii = {
  name: 'in-ascii',
  setup: (build) =>
    build.onEnd(async () => {
      const file = build.initialOptions.outfile;
      if (!production || !file) return;
      const text = await fs.promises.readFile(file, 'utf8');
      await fs.promises.writeFile(file, text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
    }),
};
/** Of the files that hold the language model. */
const forWorkers = { plugins: [wordLists, inAscii] };

const products = [
  inParts({ ...node, entryPoints: ['src/extension.ts'], outdir: 'dist' }, false),
  { ...node, ...forWorkers, entryPoints: ['src/worker/worker.node.ts'], outfile: 'dist/worker.js' },
  { ...node, stdin: { contents: "void import('./cli/main.mjs');" }, external: ['./cli/main.mjs'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' }, sourcemap: false },
  commandLine,
  inParts({ ...web, entryPoints: ['src/extension.ts'], outdir: 'dist/web' }, true),
  { ...web, ...forWorkers, entryPoints: ['src/worker/worker.web.ts'], outfile: 'dist/web/worker.js', format: 'iife' },
  { ...webview, entryPoints: ['src/webview/overview/overview.ts', 'src/webview/overview/overview.css'], outdir: 'dist/webview' },
];
/** In the end-to-end suites the modules of test/support stay modules of their own: they look for files beside themselves. */
const supportModules = {
  name: 'support-modules',
  setup(build) {
    build.onResolve({ filter: /\/support\/\w+\.mjs$/ }, ({ path: file, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, file)).href,
      external: true,
    }));
  },
};

const asModule = { format: 'esm', outExtension: { '.js': '.mjs' }, plugins: [wordLists, supportModules] };
const builds = tool
  ? [{ ...node, entryPoints: [tool], outdir: 'out/tools', packages: 'external', sourcemap: 'inline', ...(has('--esm') && asModule) }]
  : products;

const filesUnder = (dir, end) =>
  fs.existsSync(dir)
    ? fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith(end)).sort().map((f) => path.join(dir, f))
    : [];

/** The module `host-suites` of the web worker host: every host suite that needs no node, loaded once mocha is set up. */
const hostSuites = {
  name: 'host-suites',
  setup(build) {
    build.onResolve({ filter: /^host-suites$/ }, () => ({ path: 'host-suites', namespace: 'host-suites' }));
    build.onLoad({ filter: /.*/, namespace: 'host-suites' }, () => {
      const suites = filesUnder('test/host', '.test.ts').filter((f) => !f.endsWith('.node.test.ts'));
      const loads = suites.map((f) => `require(${JSON.stringify(path.resolve(f))});`);
      return { contents: `export const loadSuites = () => { ${loads.join(' ')} };`, resolveDir: import.meta.dirname };
    });
  },
};

const testBuilds = () => {
  const inline = { sourcemap: 'inline', minify: false };
  const hostFiles = filesUnder('test/host', '.test.ts');
  return [
    { ...node, ...inline, packages: 'external', entryPoints: filesUnder('test/unit', '.test.ts'), outbase: 'test/unit', outdir: 'out/unit' },
    // mocha stays outside, so that its reporters work.
    { ...node, ...inline, entryPoints: ['test/host/run.node.ts', ...hostFiles], outbase: 'test/host', outdir: 'out/host', external: ['vscode', 'mocha'] },
    {
      ...web,
      ...inline,
      entryPoints: ['test/host/run.web.ts'],
      outfile: 'out/host-web/run.js',
      // mocha's browser build takes module.exports for itself; the footer gives it back.
      format: 'iife',
      globalName: 'hostRun',
      footer: { js: 'module.exports = hostRun;' },
      plugins: [wordLists, hostSuites],
      // The suites assert with Node's module; in a worker the npm package of the same name stands in for it.
      alias: { 'node:assert/strict': path.resolve('test/host/support/webAssert.ts') },
      define: { ...web.define, 'process.env.NODE_DEBUG': '""', 'process.stderr': 'undefined', 'process.emitWarning': 'undefined' },
    },
    {
      ...node,
      ...inline,
      entryPoints: filesUnder('test/e2e', '.test.ts'),
      outbase: 'test/e2e',
      outdir: 'out/e2e',
      packages: 'external',
      ...asModule,
    },
  ].filter(({ entryPoints }) => entryPoints.length > 0);
};

if (has('--tests')) builds.push(...testBuilds());

if (has('--watch')) {
  for (const options of builds) await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
} else {
  if (!tool) fs.rmSync('dist', { recursive: true, force: true });
  if (has('--tests')) for (const dir of ['unit', 'host', 'host-web', 'e2e']) fs.rmSync(path.join('out', dir), { recursive: true, force: true });
  await Promise.all(builds.map((options) => esbuild.build(options)));
}
