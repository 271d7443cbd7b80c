import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import type { Operation, Problem } from '../core/sidecar/model';
import { type FileChange, fileOf, followed, reasonNotToChange, storedChange } from './changes';
import type { Corpora } from './corpora';
import type { Journal } from './journal';
import { lazily } from './lazily';
import type { OldTexts } from './oldTexts';
import { openDocument } from './texts';

/** One thing the user did, as it can be taken back. */
interface Step {
  readonly label: string;
  readonly changes: readonly FileChange[];
}

/** Nothing is parsed or written before a person has decided something. */
const writing = lazily(() => import('./writeChange'));

/** From so many files on the user sees how far the writing is. */
const MANY_FILES = 10;

/** The way of every annotation to its file, and back again by undo. */
export interface SidecarStore extends vscode.Disposable {
  /**
   * Applies operations to the sidecar beside an article. What stands in the way is told to the user.
   * @param label what was done, for undo: "Annotate “Taliban” as actor".
   * @returns whether it is written and read back.
   */
  apply(article: vscode.Uri, operations: readonly Operation[], label: string): Promise<boolean>;
  /** Changes several sidecars and registries as one step: all of them, or none. */
  applyAll(changes: readonly FileChange[], label: string): Promise<boolean>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** An article (or a folder of articles) has another address now: undo and redo follow it. */
  follow(from: vscode.Uri, to: vscode.Uri): void;
}

export function createSidecarStore(corpora: Corpora, oldTexts: OldTexts, journal: Journal, log: Log): SidecarStore {
  const done: Step[] = [];
  const undone: Step[] = [];
  /** Writes follow one another: each begins from what the one before left. */
  let queue: Promise<unknown> = Promise.resolve();

  const offer = () => {
    void vscode.commands.executeCommand('setContext', 'sourceAnnotator.canUndo', done.length > 0);
    void vscode.commands.executeCommand('setContext', 'sourceAnnotator.canRedo', undone.length > 0);
  };

  /** @returns the changes that take it back; undefined: nothing is written, and the user knows why. */
  const write = async ({ changes, label }: Step): Promise<readonly FileChange[] | undefined> => {
    const refused = changes.map(reasonNotToChange).find((reason) => reason !== undefined);
    if (refused !== undefined) {
      void vscode.window.showWarningMessage(refused);
      return undefined;
    }
    const written = await journal.begin({ label, changes: changes.map(storedChange) });
    const inverse: FileChange[] = [];
    try {
      const { writeChange } = await writing();
      await withProgress(changes, label, async (change) => {
        const result = await writeChange(change, corpora, oldTexts);
        if ('problem' in result) throw new Refused(change, result.problem);
        inverse.unshift(result);
      });
      return inverse;
    } catch (error) {
      const left = await takeBack(inverse);
      tell(error, left);
    } finally {
      await written();
    }
    return undefined;
  };

  /** @returns the files that could not be brought back to what they were. */
  const takeBack = async (changes: readonly FileChange[]): Promise<readonly string[]> => {
    const left: string[] = [];
    if (changes.length === 0) return left;
    const { writeChange } = await writing();
    for (const change of changes) {
      const result = await writeChange(change, corpora, oldTexts).catch((error: unknown) => ({ problem: error }));
      if ('problem' in result) left.push(vscode.workspace.asRelativePath(fileOf(change)));
    }
    return left;
  };

  const tell = (error: unknown, left: readonly string[]): void => {
    const rest = left.length === 0 ? '' : vscode.l10n.t(' These files keep a part of it: {0}.', left.join(', '));
    if (error instanceof Refused) return void tellProblem(fileOf(error.change), error.problem, rest);
    log.error('Writing failed.', error);
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('It could not be written, nothing was changed: {0}', reason) + rest);
  };

  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };

  /** Takes the newest step of one pile and lays its inverse on the other. */
  const move = (from: Step[], to: Step[], nothing: string): Promise<void> =>
    enqueue(async () => {
      const step = from.at(-1);
      if (!step) {
        void vscode.window.showInformationMessage(nothing);
        return;
      }
      const inverse = await write(step);
      if (!inverse) return;
      from.pop();
      to.push({ ...step, changes: inverse });
      offer();
    });

  const applyAll = (changes: readonly FileChange[], label: string): Promise<boolean> =>
    enqueue(async () => {
      const inverse = await write({ changes, label });
      if (!inverse) return false;
      done.push({ label, changes: inverse });
      undone.length = 0;
      offer();
      log.info(`${label} (${changes.map((change) => vscode.workspace.asRelativePath(fileOf(change))).join(', ')})`);
      return true;
    });

  offer();
  return {
    apply: (article, operations, label) => applyAll([{ article, operations }], label),
    applyAll,
    undo: () => move(done, undone, vscode.l10n.t('There is no annotation to undo.')),
    redo: () => move(undone, done, vscode.l10n.t('There is no annotation to redo.')),
    follow(from, to) {
      const follow = (step: Step): Step => ({ ...step, changes: step.changes.map((change) => followed(change, from, to)) });
      void enqueue(() => {
        for (const pile of [done, undone]) pile.splice(0, pile.length, ...pile.map(follow));
        return Promise.resolve();
      });
    },
    dispose: () => undefined,
  };
}

/** A file that must not or cannot be changed, with the reason. */
class Refused extends Error {
  constructor(
    readonly change: FileChange,
    readonly problem: Problem,
  ) {
    super(problem.message);
  }
}

/** One change after the other; with many files the user sees how far it is. */
async function withProgress(changes: readonly FileChange[], label: string, each: (change: FileChange) => Promise<void>): Promise<void> {
  const run = async (report: (increment: number) => void) => {
    for (const change of changes) {
      await each(change);
      report(100 / changes.length);
    }
  };
  if (changes.length < MANY_FILES) return run(() => undefined);
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: label }, (progress) => run((increment) => progress.report({ increment })));
}

async function tellProblem(sidecar: vscode.Uri, problem: Problem, rest: string): Promise<void> {
  const place = `${vscode.workspace.asRelativePath(sidecar)}:${problem.line + 1}`;
  const open = vscode.l10n.t('Open File');
  const chosen = await vscode.window.showErrorMessage(vscode.l10n.t('{0}: {1} Nothing was written; mend the file first.', place, problem.message) + rest, open);
  if (chosen !== open) return;
  const document = openDocument(sidecar) ?? (await vscode.workspace.openTextDocument(sidecar));
  const at = new vscode.Position(problem.line, 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
