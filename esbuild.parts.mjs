// How the extension is cut into parts: activation loads one file, and each `import()` in the source loads more when it is reached.
//
// esbuild cuts ES modules alone, and the extension host of the browser takes none. So esbuild cuts first. Then the pieces that activation needs
// become one CommonJS file, `extension.js`, and every other piece one of its own, which finds what it shares with activation there:
//   Node     these are files (`dist/parts/*.js`), and `import('./x')` has become a `require` of one.
//   browser  that host gives an extension one file, and a `require` that knows `vscode` alone. So they are all in a second file,
//            `dist/web/parts.js`, which `src/editor/platform/webParts.ts` loads as a module when an `import()` is reached for the first time.
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';

const ENTRY = 'extension.js';

/**
 * The options of a build that writes an extension in parts.
 * @param {esbuild.BuildOptions & { outdir: string }} options of the build; its one entry point gives `extension.js`
 * @param {boolean} isWeb for the browser's host
 * @returns {esbuild.BuildOptions}
 */
export function inParts(options, isWeb) {
  // parts that share a file cannot have a map each
  const sourcemap = options.sourcemap && !isWeb ? /** @type {const} */ ('inline') : false;
  const style = { format: /** @type {const} */ ('cjs'), target: options.target, minify: options.minify ?? false, sourcemap, supported: { 'dynamic-import': isWeb } };
  return {
    ...options,
    format: 'esm',
    splitting: true,
    chunkNames: 'parts/[name]_[hash]',
    sourcemap,
    metafile: true,
    write: false,
    plugins: [
      ...(options.plugins ?? []),
      {
        name: 'parts',
        setup: (build) =>
          build.onEnd(async ({ outputFiles = [], metafile }) => {
            if (!metafile) return; // the build has failed and said so
            const { first, shared } = loadedFirst(metafile);
            const pieces = new Map(outputFiles.map(({ path: file, text }) => [path.basename(file), text]));
            const entry = await inOne(pieces, first, shared, style);
            const parts = await Promise.all([...pieces].filter(([name]) => !first.has(name)).map(async ([name, text]) => ({ name, code: await asPart(text, first, style) })));
            write(`${options.outdir}/${ENTRY}`, isWeb ? await withLoader(entry, options) : entry);
            if (isWeb) write(`${options.outdir}/parts.js`, `export const parts = ${table(parts)};\n`);
            else for (const { name, code } of parts) write(`${options.outdir}/parts/${name}`, code);
          }),
      },
    ],
  };
}

/** @typedef {{ format: 'cjs', target: esbuild.BuildOptions['target'], minify: boolean, sourcemap: 'inline' | false, supported: Record<string, boolean> }} Style */

/**
 * By name, the pieces that activation needs (the entry, what it imports, and what that imports), and those of them that others import too.
 * @param {esbuild.Metafile} metafile
 */
function loadedFirst({ outputs }) {
  const imported = new Map(Object.entries(outputs).map(([file, { imports }]) => [path.basename(file), imports.filter(({ kind, external }) => !external && kind === 'import-statement').map((each) => path.basename(each.path))]));
  const first = new Set([ENTRY]);
  for (const name of first) for (const needed of imported.get(name) ?? []) first.add(needed); // a set goes on to what is added
  const shared = new Set([...imported].filter(([name]) => !first.has(name)).flatMap(([, needed]) => needed.filter((name) => first.has(name))));
  return { first, shared };
}

/** In CommonJS `import * as vscode` would copy all of the editor's API, once for each source file: a third of what loading takes. The API itself does as well. */
const EDITOR_IMPORT = /\bimport\s*\*\s*as\s+([\w$]+)\s+from\s*"vscode"/g;

/** What a shared piece is called among the exports of the entry. @param {string} name */
const exportedAs = (name) => path.basename(name, '.js').replaceAll(/\W/g, '_');

/**
 * The entry as one file, which exports `activate` and the pieces that are shared.
 * @param {ReadonlyMap<string, string>} pieces
 * @param {ReadonlySet<string>} first
 * @param {ReadonlySet<string>} shared
 * @param {Style} style
 */
async function inOne(pieces, first, shared, style) {
  const contents = [`export { activate } from './${ENTRY}';`, ...[...shared].map((name) => `export * as ${exportedAs(name)} from './${name}';`)].join('\n');
  const result = await esbuild.build({
    ...style,
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    write: false,
    logLevel: 'warning',
    plugins: [
      {
        name: 'pieces',
        setup(build) {
          build.onResolve({ filter: /.*/ }, ({ path: asked, namespace }) => {
            const name = path.basename(asked);
            if (asked === 'vscode' && namespace === 'pieces') return { path: asked, namespace: 'editor' };
            if (first.has(name)) return { path: name, namespace: 'pieces' };
            return { path: pieces.has(name) ? `./parts/${name}` : asked, external: true };
          });
          build.onLoad({ filter: /.*/, namespace: 'pieces' }, ({ path: name }) => ({ contents: (pieces.get(name) ?? '').replaceAll(EDITOR_IMPORT, 'import $1 from "vscode"'), loader: 'js' }));
          build.onLoad({ filter: /.*/, namespace: 'editor' }, () => ({ contents: 'export default require("vscode");' }));
        },
      },
    ],
  });
  return result.outputFiles[0]?.text ?? '';
}

/**
 * A piece that is loaded later, in CommonJS.
 * @param {string} text
 * @param {ReadonlySet<string>} first
 * @param {Style} style
 */
async function asPart(text, first, style) {
  const { code } = await esbuild.transform(text.replaceAll(EDITOR_IMPORT, 'const $1 = require("vscode")'), style);
  return code.replaceAll(/\brequire\("([^"]+)"\)/g, (whole, asked) => (first.has(path.basename(asked)) ? `require("../${ENTRY}").${exportedAs(asked)}` : whole));
}

/**
 * The entry in the browser, with what loads the parts.
 * @param {string} entry
 * @param {esbuild.BuildOptions} options
 */
async function withLoader(entry, { target, minify = false }) {
  const loader = await esbuild.build({ entryPoints: ['src/editor/platform/webParts.ts'], bundle: true, format: 'iife', globalName: 'webParts', target, minify, write: false });
  return `${loader.outputFiles[0]?.text ?? ''}\nmodule.exports = webParts.startParts(require, ${table([{ name: ENTRY, code: entry }])}, '${ENTRY}');\n`;
}

/** Parts as a `Map` of functions. @param {readonly { name: string, code: string }[]} parts */
function table(parts) {
  const rows = parts.map(({ name, code }) => {
    const asking = code.replaceAll(/\bimport\((?=["']\.{1,2}\/)/g, 'loadPart(');
    return `[${JSON.stringify(name)}, function (module, exports, require, loadPart) {\n${asking}}]`;
  });
  return `new Map([\n${rows.join(',\n')}\n])`;
}

/** @param {string} file @param {string} text */
function write(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
