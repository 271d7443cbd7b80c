import * as vscode from 'vscode';
import type { SourceAnnotatorApi } from '../../../src/editor/api';
import { extension, workspaceRoot } from './extension';

export function workspaceFile(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceRoot(), name);
}

export async function api(): Promise<SourceAnnotatorApi> {
  return (await extension().activate()) as SourceAnnotatorApi;
}

export async function show(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(workspaceFile(name)));
}

/** Puts the caret at (or the selection around) the nth occurrence of some words. */
export async function select(editor: vscode.TextEditor, words: string, { nth = 0, caret = false } = {}): Promise<vscode.Range> {
  const range = find(editor.document, words, nth);
  await setSelections(editor, caret ? new vscode.Range(range.start, range.start) : range);
  return range;
}

/** Selects some ranges and waits until the window has taken them: until then it may still tell of an older selection, which then counts. */
export async function setSelections(editor: vscode.TextEditor, ...ranges: readonly vscode.Range[]): Promise<void> {
  editor.selections = ranges.map(({ start, end }) => new vscode.Selection(start, end));
  await windowAnswers();
}

/** Waits until the window has worked off all that was asked of it before; what it tells about that has arrived by then too. */
async function windowAnswers(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'sourceAnnotatorTests.asked', true);
}

export function find(document: vscode.TextDocument, words: string, nth = 0): vscode.Range {
  const text = document.getText();
  let at = -1;
  for (let i = 0; i <= nth; i++) at = text.indexOf(words, at + 1);
  if (at < 0) throw new Error(`“${words}” (${nth}) is not in ${document.uri.path}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
}

export async function write(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = workspaceFile(name);
  await vscode.workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return uri;
}

export async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** No test is about speed: a loaded machine of CI may be five times slower than a desk. */
const WAIT_LIMIT_MS = 60_000;

/**
 * Asks again until there is an answer: events of files and analysis arrive when they arrive. An error counts as none yet, as of a file that
 * is not there yet.
 */
export async function eventually<T>(what: string, ask: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  let reason = '';
  for (const end = Date.now() + WAIT_LIMIT_MS; Date.now() < end; ) {
    try {
      const answer = await ask();
      if (answer) return answer;
      reason = '';
    } catch (error) {
      reason = `: ${String(error)}`;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within ${WAIT_LIMIT_MS / 1000} s: ${what}${reason}`);
}

/** What the light bulb offers; nothing where the document changed meanwhile, for which VS Code gives up asking: ask again. */
export async function codeActions(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  try {
    return await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
  } catch (error) {
    if (error instanceof Error && error.name === 'Canceled') return [];
    throw error;
  }
}

/** Runs a command of the extension by its id without the prefix; the window has taken over then where it put the caret. */
export async function run(id: string, ...args: unknown[]): Promise<unknown> {
  const result = await vscode.commands.executeCommand(`sourceAnnotator.${id}`, ...args);
  await windowAnswers();
  return result;
}

/** Waits for a command to end; meanwhile takes the first choice of every list and the proposal of every box. */
export async function takingFirst(done: Thenable<unknown>): Promise<void> {
  let ended = false;
  const end = (): void => void (ended = true);
  done.then(end, end);
  await eventually('the command ends', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return ended;
  });
  await done;
}
