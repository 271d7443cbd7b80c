// npm start [-- FOLDER]: a real VS Code in the browser, with this extension loaded and a folder of articles open.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { ensureHost } from './installHost.mjs';
import { examplesDir, root } from './paths.mjs';
import { onStopSignal, run } from './processes.mjs';
import { startVSCode } from './vscodeServer.mjs';

const USUAL_PORT = 3000;

async function main() {
  const folder = path.resolve(process.env['INIT_CWD'] ?? '.', process.argv[2] ?? examplesDir);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`There is no folder ${folder}. Usage: npm start [-- FOLDER]`);
  await ensureDependencies();
  console.log('Building the extension…');
  if ((await run(process.execPath, ['esbuild.config.mjs'], { cwd: root })) !== 0) throw new Error('The extension does not build; the errors stand above.');
  await ensureHost();
  console.log('Starting VS Code…');
  const starting = startVSCode({ link: root, port: await freePort(USUAL_PORT), shutdown: 'never' });
  let stopping = false;
  onStopSignal(
    async () => {
      stopping = true;
      console.log('\nStopping VS Code…');
      await (await starting).stop();
    },
    { exitCode: 0 },
  );
  const server = await starting;
  const url = server.pageUrl(folder);
  console.log(`\n  VS Code with Source Annotator and ${folder}:\n\n  ${url}\n`);
  console.log('  Ctrl+C here stops it. After a change: npm run build, then "Developer: Reload Window" in VS Code.');
  openInBrowser(url);
  const code = await server.ended;
  if (stopping) return;
  await server.stop();
  throw new Error(`VS Code has ended by itself (exit code ${code}).`);
}

/**
 * @param {number} wanted
 * @returns {Promise<number>} `wanted`, or 0 (any free one) when it is taken
 */
function freePort(wanted) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(0));
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => resolve(wanted)));
  });
}

/** @param {string} url */
function openInBrowser(url) {
  const desktop = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (!desktop || process.env['CI'] || process.env['NO_OPEN']) return;
  const opener = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {}) // the address stands in the terminal
    .unref();
}

main().catch((/** @type {unknown} */ error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
