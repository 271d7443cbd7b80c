import * as vscode from 'vscode';
import { decodeSidecarBytes } from '../../../core/sidecar/decodeSidecar';
import { canTakeTheirs, takeTheirs } from '../../../core/sidecar/decideConflicts';
import { mergeSidecars, type MergeConflict } from '../../../core/sidecar/mergeSidecars';
import { articleNameOf } from '../../../core/sidecar/names';
import { readSidecar } from '../../../core/sidecar/readSidecar';
import { type GitRepository, gitRepositoryOf } from '../../git';
import { writeText } from '../../sidecarWriting';
import { readSidecarText, sidecarOf } from '../../texts';
import { reasonNotToWrite } from '../../writability';
import type { Log } from '../../../core/ports';
import type { Written } from '../../../core/sidecar/writeSidecar';
import { mayReplace } from './replaceHandEdits';

/** The command that merges a sidecar in conflict by annotation and field. What both sides changed differently the user decides, one by one. */
export function conflictCommand(log: Log) {
  const resolve = async (given: unknown): Promise<void> => {
    const sidecar = sidecarFor(given);
    if (!sidecar) return inform(vscode.l10n.t('Open the sidecar that is in conflict, or its article.'));
    const refused = reasonNotToWrite(sidecar);
    if (refused) return inform(refused);
    const name = vscode.workspace.asRelativePath(sidecar);
    const repository = await gitRepositoryOf(sidecar);
    const stages = repository && (await stagesOf(repository, sidecar.fsPath));
    if (!repository || !stages) return inform(vscode.l10n.t('{0} is not in conflict: git holds no two versions of it.', name));
    const merged = mergeSidecars(stages.base, stages.ours, stages.theirs);
    if ('problem' in merged) {
      const side = { base: vscode.l10n.t('common'), ours: vscode.l10n.t('current'), theirs: vscode.l10n.t('incoming') }[merged.side];
      return inform(vscode.l10n.t('{0}: the {1} version cannot be read (line {2}): {3}', name, side, merged.problem.line + 1, merged.problem.message));
    }
    const seen = await textOf(sidecar);
    if (!(await mayReplace(sidecar, seen, stages, merged.text))) return; // nothing is written
    const theirs = await decide(merged.text, stages.theirs, merged.conflicts.filter(canTakeTheirs));
    if (!theirs) return; // the user left it for later: nothing is written
    const decided = takeTheirs(merged.text, theirs);
    const result = 'problem' in decided ? decided : await writeText(sidecar, (text = '') => (text === seen ? { text: decided.text, inverse: [] } : changedMeanwhile()));
    if ('problem' in result) return inform(vscode.l10n.t('{0} could not be written: {1}', name, result.problem.message));

    const byHand = merged.conflicts.filter((conflict) => !canTakeTheirs(conflict));
    for (const conflict of byHand) log.warn(`${name}: decide by hand: ${JSON.stringify(conflict)}`);
    for (const comment of merged.droppedComments) log.warn(`${name}: a comment of the incoming version was not taken over: ${comment}`);
    const left = byHand.length + merged.droppedComments.length;
    const stage = vscode.l10n.t('Stage');
    const answer = await (left === 0
      ? vscode.window.showInformationMessage(vscode.l10n.t('{0} is merged; {1} conflicts were decided by you.', name, merged.conflicts.length), stage)
      : vscode.window.showWarningMessage(vscode.l10n.t('{0} is merged, but {1} things (own keys, comments) have to be taken over by hand: see the log.', name, left), stage));
    if (answer === stage) await repository.add([sidecar.fsPath]);
  };

  const resolveSidecarConflict = async (given: unknown): Promise<void> => {
    try {
      await resolve(given);
    } catch (error) {
      log.error('A sidecar conflict could not be resolved.', error);
      void vscode.window.showErrorMessage(vscode.l10n.t('The conflict could not be resolved: {0}', error instanceof Error ? error.message : String(error)));
    }
  };
  return { resolveSidecarConflict };
}

/** The sidecar as it stands, unsaved changes included. @throws Error where it is not text: then nobody can tell what would be replaced. */
async function textOf(sidecar: vscode.Uri): Promise<string> {
  const read = await readSidecarText(sidecar.with({ path: articleNameOf(sidecar.path) ?? sidecar.path }));
  if (read && 'problem' in read) throw new Error(read.problem.message);
  return read?.text ?? '';
}

function changedMeanwhile(): Written {
  return { problem: { message: vscode.l10n.t('It was changed while you decided: run the command again.'), severity: 'error', line: 0, column: 0 } };
}

/** The sidecar a menu named, else the one in the active editor or beside the article there. */
function sidecarFor(given: unknown): vscode.Uri | undefined {
  const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  return uri && (articleNameOf(uri.path) === undefined ? sidecarOf(uri) : uri);
}

interface Stages {
  /** undefined: both sides created the file. */
  readonly base: string | undefined;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

/** git's three stages of a file in conflict. @throws Error where one is not text. */
async function stagesOf(repository: GitRepository, path: string): Promise<Stages | undefined> {
  const stage = async (number: 1 | 2 | 3): Promise<string | undefined> => {
    const bytes = await repository.buffer(`:${number}`, path).catch(() => undefined);
    const decoded = bytes && decodeSidecarBytes(bytes);
    if (decoded && 'problem' in decoded) throw new Error(decoded.problem.message);
    return decoded?.text;
  };
  const [base, ours, theirs] = [await stage(1), await stage(2), await stage(3)];
  // removed on one side, changed on the other: git's own question, keep the file or not, comes first
  return ours === undefined || theirs === undefined ? undefined : { base, ours, theirs };
}

/** @returns the conflicts decided for the incoming side; undefined when the user gave up. */
async function decide(ours: string, theirs: string | undefined, conflicts: readonly MergeConflict[]): Promise<readonly MergeConflict[] | undefined> {
  const quotes = new Map([theirs ?? '', ours].flatMap((text) => readSidecar(text).sidecar?.annotations ?? []).map(({ annotation }) => [annotation.id, annotation.quote]));
  const incoming: MergeConflict[] = [];
  for (const [index, conflict] of conflicts.entries()) {
    const { annotator, id, field } = conflict;
    const what = [annotator, id === undefined ? vscode.l10n.t('the article') : `“${quotes.get(id) ?? id}”`, field].filter((part) => part !== undefined).join(' · ');
    const chosen = await vscode.window.showQuickPick(
      [
        { label: vscode.l10n.t('Current'), detail: shown(conflict, conflict.ours), take: 'ours' },
        { label: vscode.l10n.t('Incoming'), detail: shown(conflict, conflict.theirs), take: 'theirs' },
      ],
      { title: vscode.l10n.t('{0} ({1} of {2})', what, index + 1, conflicts.length), placeHolder: vscode.l10n.t('Before: {0}', shown(conflict, conflict.base)), ignoreFocusOut: true },
    );
    if (!chosen) return undefined;
    if (chosen.take === 'theirs') incoming.push(conflict);
  }
  return incoming;
}

/** A side's value as a person reads it. */
function shown({ field, id }: MergeConflict, json: string | undefined): string {
  if (json === undefined) return field === undefined && id !== undefined ? vscode.l10n.t('removed') : vscode.l10n.t('nothing');
  return json;
}

function inform(message: string): void {
  void vscode.window.showWarningMessage(message);
}
