import * as vscode from 'vscode';
import { changeCode, type CodeProblem } from '../../../core/sidecar/codeProblems';
import { quoted } from '../../../core/sidecar/yamlText';
import { registryUri } from '../../changes';
import { codesFor } from '../../codebook';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';
import { readSidecarText } from '../../texts';

/**
 * What the quick fixes of codes that no codebook knows do.
 * @param found the problems of each article
 * @param changed is told of a codebook that was written
 */
export function codeFixes(corpora: Corpora, store: SidecarStore, found: ReadonlyMap<string, readonly CodeProblem[]>, changed: (uri: vscode.Uri) => void) {
  /** The problem a quick fix named; else the user picks one of the folder. */
  const problemFor = async (article: unknown, problem: unknown): Promise<{ readonly article: vscode.Uri; readonly problem: CodeProblem } | undefined> => {
    if (typeof article === 'string' && typeof problem === 'object' && problem !== null && 'unknown' in problem) return { article: vscode.Uri.parse(article, true), problem: problem as CodeProblem };
    await corpora.everything();
    const items = [...found].flatMap(([where, problems]) => problems.filter(({ unknown }) => unknown !== undefined).map((each) => ({ label: each.unknown ?? '', description: `${vscode.workspace.asRelativePath(vscode.Uri.parse(where, true))}:${each.line + 1}`, where, each })));
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which unknown code?'), placeHolder: items.length === 0 ? vscode.l10n.t('Every code of the folder is in codebook.yaml.') : '' });
    return picked && { article: vscode.Uri.parse(picked.where, true), problem: picked.each };
  };

  const addCode = async (given: unknown, which: unknown): Promise<void> => {
    const at = await problemFor(given, which);
    const folder = at && vscode.workspace.getWorkspaceFolder(at.article)?.uri;
    const code = at?.problem.unknown;
    if (!folder || code === undefined) return;
    const label = code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
    await store.applyAll([{ registry: 'codebook', folder, operations: [{ op: 'set', id: code, fields: { label: quoted(label) } }] }], vscode.l10n.t('Add “{0}” to codebook.yaml', code));
    changed(registryUri(folder, 'codebook'));
  };

  const changeTo = async (given: unknown, which: unknown): Promise<void> => {
    const at = await problemFor(given, which);
    const code = at?.problem.unknown;
    if (!at || code === undefined) return;
    const items = (await codesFor(at.article)).map(({ id, label, definition }) => ({ label, description: id, ...(definition !== undefined && { detail: definition }), id }));
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Change “{0}” to …', code), matchOnDescription: true });
    const read = picked && (await readSidecarText(at.article));
    const operation = picked && read && 'text' in read ? changeCode(read.text, at.problem, code, picked.id) : undefined;
    if (operation) await store.apply(at.article, [operation], vscode.l10n.t('Change “{0}” to “{1}”', code, picked?.id ?? ''));
  };

  return { addCode, changeCode: changeTo };
}
