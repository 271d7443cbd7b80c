// npm run test:desktop: the suites of test/host in a desktop VS Code, through @vscode/test-electron. Which VS Code:
// the one VSCODE_EXECUTABLE names, else the stable release, downloaded.
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { examplesDir, outDir, root } from './paths.mjs';
import { withCopyOf } from './tempFolder.mjs';

/** @returns {Promise<string | undefined>} */
async function desktopVSCode() {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named) return path.resolve(named);
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(root, '.cache/vscode-desktop') });
  } catch (error) {
    console.error(`VS Code could not be downloaded (${error instanceof Error ? error.message : String(error)}): set VSCODE_EXECUTABLE to an installed one.`);
    return undefined;
  }
}

/** @param {string} executable */
async function testIn(executable) {
  try {
    return await withCopyOf(examplesDir, (folder) =>
      runTests({
        vscodeExecutablePath: executable,
        extensionDevelopmentPath: root,
        extensionTestsPath: path.join(outDir, 'host/run.node.js'),
        launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'],
      }),
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

const executable = await desktopVSCode();
process.exitCode = executable === undefined ? 1 : await testIn(executable);
