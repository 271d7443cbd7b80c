import * as vscode from 'vscode';
import type { ArticleMarks } from '../core/corpus/model';
import type { Log } from '../core/ports';
import type { Annotation, Operation, Quote } from '../core/sidecar/model';
import { sha256OfText, withLineFeeds } from '../core/sidecar/newAnnotation';
import { applyOperations, type WriteOptions } from '../core/sidecar/writeSidecar';
import type { Corpora } from './corpora';
import type { Journal } from './journal';
import type { OldTexts } from './oldTexts';
import { writeText } from './sidecarWriting';
import { openDocument, readArticle, sidecarOf } from './texts';
import { reasonNotToWrite } from './writability';

/** One thing the user did, as it can be taken back. */
interface Step {
  readonly label: string;
  readonly article: vscode.Uri;
  readonly operations: readonly Operation[];
}

/** The way of every annotation to its file, and back again by undo. */
export interface SidecarStore extends vscode.Disposable {
  /**
   * Applies operations to the sidecar beside an article. What stands in the way is told to the user.
   * @param label what was done, for undo: "Annotate “Taliban” as actor".
   * @returns whether it is written and read back.
   */
  apply(article: vscode.Uri, operations: readonly Operation[], label: string): Promise<boolean>;
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

  const write = async ({ article, operations, label }: Step): Promise<readonly Operation[] | undefined> => {
    const sidecar = sidecarOf(article);
    const refused = reasonNotToWrite(sidecar);
    if (refused) {
      void vscode.window.showWarningMessage(refused);
      return undefined;
    }
    const written = await journal.begin({ article: article.toString(), label, operations });
    try {
      const { text: articleText, ...options } = await writeOptions(corpora, article, operations);
      const result = await writeText(sidecar, (text) => applyOperations(text, operations, options));
      if ('inverse' in result) {
        if (options.sha256 !== undefined && articleText !== undefined) await oldTexts.keep(articleText);
        await corpora.of(article).refresh(article);
        return result.inverse;
      }
      void tellProblem(sidecar, result.problem);
    } catch (error) {
      log.error(`Writing ${sidecar.toString()} failed.`, error);
      const file = vscode.workspace.asRelativePath(sidecar);
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be written, nothing was changed: {1}', file, reason));
    } finally {
      await written();
    }
    return undefined;
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
      to.push({ ...step, operations: inverse });
      offer();
    });

  offer();
  return {
    apply: (article, operations, label) =>
      enqueue(async () => {
        const inverse = await write({ article, operations, label });
        if (!inverse) return false;
        done.push({ label, article, operations: inverse });
        undone.length = 0;
        offer();
        log.info(`${label} (${vscode.workspace.asRelativePath(article)})`);
        return true;
      }),
    undo: () => move(done, undone, vscode.l10n.t('There is no annotation to undo.')),
    redo: () => move(undone, done, vscode.l10n.t('There is no annotation to redo.')),
    follow(from, to) {
      const followed = (step: Step): Step => ({ ...step, article: movedWith(step.article, from, to) });
      void enqueue(() => {
        for (const pile of [done, undone]) pile.splice(0, pile.length, ...pile.map(followed));
        return Promise.resolve();
      });
    },
    dispose: () => undefined,
  };
}

interface ArticleOptions extends WriteOptions {
  readonly text?: string;
}

/** The article's text as it is annotated, and where its annotations stand: they are stored in the order of the text. */
async function writeOptions(corpora: Corpora, article: vscode.Uri, operations: readonly Operation[]): Promise<ArticleOptions> {
  const read = await readArticle(article);
  const text = read && 'text' in read ? read.text : undefined;
  const marks = corpora.of(article).index.article(article.toString());
  const places = new Map(marks?.marks.flatMap(({ annotation, start }) => (annotation ? [[annotation.id, start] as const] : [])));
  return {
    ...(text !== undefined && { text }),
    ...(text !== undefined && !leansOnOldText(marks, operations) && { sha256: sha256OfText(text) }),
    position: (annotation) => places.get(annotation.id) ?? (text === undefined ? undefined : placeOf(text, annotation)),
  };
}

/**
 * Do annotations that are not being written stand in today's text only by comparison with an older one, or not at all? Then the sidecar
 * goes on naming the older one, or it would be lost what they are compared with.
 */
function leansOnOldText(marks: ArticleMarks | undefined, operations: readonly Operation[]): boolean {
  const written = new Set(operations.flatMap((operation) => {
    if (operation.op === 'progress') return [];
    if (operation.op === 'add') return operation.annotation.id;
    return operation.op === 'remove' || operation.set.quote !== undefined ? operation.id : [];
  }));
  const leans = (annotation: Annotation) => !written.has(annotation.id) && (annotation.before !== undefined || annotation.after !== undefined);
  if (!marks) return false;
  return (
    marks.orphans.some(({ annotation }) => leans(annotation)) ||
    marks.marks.some(({ annotation, anchoring }) => annotation && anchoring?.how !== 'exact' && leans(annotation))
  );
}

/** Where a new annotation stands: its words were just taken from this very text. */
function placeOf(text: string, { before = '', quote, after = '' }: Quote): number | undefined {
  const lines = withLineFeeds(text);
  const at = lines.indexOf(before + quote + after) + before.length;
  if (at < before.length) return undefined;
  const carriageReturns = lines.length === text.length ? 0 : lines.slice(0, at).split('\n').length - 1;
  return at + carriageReturns;
}

/** The address of a file after it or a folder above it has moved. */
function movedWith(file: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri {
  const inside = file.path === from.path || file.path.startsWith(`${from.path}/`);
  return inside && file.scheme === from.scheme && file.authority === from.authority ? to.with({ path: to.path + file.path.slice(from.path.length) }) : file;
}

async function tellProblem(sidecar: vscode.Uri, problem: { readonly message: string; readonly line: number }): Promise<void> {
  const place = `${vscode.workspace.asRelativePath(sidecar)}:${problem.line + 1}`;
  const open = vscode.l10n.t('Open File');
  const chosen = await vscode.window.showErrorMessage(vscode.l10n.t('{0}: {1} Nothing was written; mend the file first.', place, problem.message), open);
  if (chosen !== open) return;
  const document = openDocument(sidecar) ?? (await vscode.workspace.openTextDocument(sidecar));
  const at = new vscode.Position(problem.line, 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
