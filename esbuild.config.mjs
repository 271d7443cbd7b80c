// Builds every bundle: the extension and its worker for both hosts, the command line, and (with --tests) the suites.
//   node esbuild.config.mjs [--tests] [--production] [--watch]
//   node esbuild.config.mjs --tool=test/evaluate/evaluate.ts    builds that one development tool alone, to out/tools/
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const has = (flag) => process.argv.includes(flag);
const production = has('--production');

/** Lexicons are edited as YAML and shipped as data: no YAML is parsed for them at run time. */
const lexicons = {
  name: 'lexicons',
  setup(build) {
    build.onLoad({ filter: /\.ya?ml$/ }, async ({ path: file }) => ({
      contents: JSON.stringify(parse(await fs.promises.readFile(file, 'utf8'))),
      loader: 'json',
    }));
  },
};

const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  plugins: [lexicons],
};
const node = { ...common, platform: 'node', external: ['vscode'] };
const web = { ...common, platform: 'browser', external: ['vscode'], define: { global: 'globalThis' } };

const tool = process.argv.find((argument) => argument.startsWith('--tool='))?.slice('--tool='.length);

const products = [
  { ...node, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js' },
  { ...node, entryPoints: ['src/worker/worker.ts'], outfile: 'dist/worker.js' },
  { ...node, entryPoints: ['src/cli/cli.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  { ...web, entryPoints: ['src/extension.ts'], outfile: 'dist/web/extension.js' },
  { ...web, entryPoints: ['src/worker/worker.ts'], outfile: 'dist/web/worker.js', format: 'iife' },
];
const builds = tool
  ? [{ ...node, entryPoints: [tool], outdir: 'out/tools', packages: 'external', sourcemap: 'inline' }]
  : products;

const filesUnder = (dir, end) =>
  fs.existsSync(dir)
    ? fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith(end)).sort().map((f) => path.join(dir, f))
    : [];

if (has('--tests')) {
  const packages = { ...node, packages: 'external', sourcemap: 'inline' };
  builds.push({ ...packages, entryPoints: filesUnder('test/unit', '.test.ts'), outbase: 'test/unit', outdir: 'out/unit' });
  // The node suites keep mocha outside, so that its reporters work; the web suite is one file with mocha's browser build inside.
  builds.push({ ...node, entryPoints: ['test/host/run.node.ts', ...filesUnder('test/host', '.test.ts')].filter((f) => fs.existsSync(f)), outbase: 'test/host', outdir: 'out/host', external: ['vscode', 'mocha'], sourcemap: 'inline' });
  if (fs.existsSync('test/host/run.web.ts')) builds.push({ ...web, entryPoints: ['test/host/run.web.ts'], outfile: 'out/host-web/run.js' });
}

if (has('--watch')) {
  for (const options of builds) await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
} else {
  if (!tool) fs.rmSync('dist', { recursive: true, force: true });
  if (has('--tests')) fs.rmSync('out/unit', { recursive: true, force: true });
  await Promise.all(builds.map((options) => esbuild.build(options)));
}
