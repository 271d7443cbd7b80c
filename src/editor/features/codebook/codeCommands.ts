import * as vscode from 'vscode';
import { type CodePlan, type CodeUse, deleteCode, mergeCodes, renameCode, usedCodes } from '../../../core/registry/planCodes';
import type { Codebook } from '../../../core/sidecar/registryModel';
import { groupBy } from '../../../core/groupBy';
import type { FileChange } from '../../changes';
import { codebookFor } from '../../codebook';
import type { Corpora } from '../../corpora';
import type { Corpus } from '../../corpus';
import type { SidecarStore } from '../../sidecarStore';
import { articleLabel } from '../views/markNodes';

/** A folder and its codes, those that only annotations name too. */
interface Codes {
  readonly folder: vscode.Uri;
  readonly corpus: Corpus;
  readonly book: Codebook;
  readonly used: ReadonlyMap<string, number>;
}

/** Renaming, merging and deleting codes through the whole folder, after a preview. */
export function codeCommands(corpora: Corpora, store: SidecarStore) {
  const codesOfFolder = async (): Promise<Codes | undefined> => {
    const active = vscode.window.activeTextEditor?.document.uri;
    const folder = ((active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0])?.uri;
    if (!folder) return undefined;
    const corpus = await corpora.whole(folder);
    return { folder, corpus, book: await codebookFor(folder), used: usedCodes(corpus.index) };
  };

  const carryOut = async ({ folder, corpus }: Codes, plan: CodePlan, label: string): Promise<void> => {
    if (!(await confirm(corpus, plan, label))) return;
    const byArticle = groupBy(plan.uses, ({ article }) => article);
    const changes: readonly FileChange[] = [
      ...(plan.codebook.length > 0 ? [{ registry: 'codebook', folder, operations: plan.codebook } as const] : []),
      ...[...byArticle].map(([article, uses]) => ({ article: vscode.Uri.parse(article, true), operations: uses.map(({ operation }) => operation) })),
    ];
    if (changes.length > 0) await store.applyAll(changes, label);
  };

  const on = (title: string, act: (codes: Codes, code: string) => Promise<void>) => async (given: unknown) => {
    const codes = await codesOfFolder();
    const code = typeof given === 'string' ? given : codes && (await pickCode(codes, title, undefined));
    if (codes && code !== undefined) await act(codes, code);
  };

  const rename = async (codes: Codes, from: string): Promise<void> => {
    const taken = (to: string) => codes.book.codes.some(({ id }) => id === to) || codes.book.links.some(({ id }) => id === to) || codes.used.has(to);
    const typed = await vscode.window.showInputBox({
      title: vscode.l10n.t('Rename the code “{0}”', from),
      value: from,
      ignoreFocusOut: true,
      prompt: vscode.l10n.t('The key that annotations carry; the label is changed in codebook.yaml.'),
      validateInput: (words) => (words.trim() === '' ? vscode.l10n.t('A key is needed.') : words.trim() !== from && taken(words.trim()) ? vscode.l10n.t('There is such a code already: merge the two instead.') : undefined),
    });
    const to = typed?.trim();
    if (to !== undefined && to !== from) await carryOut(codes, renameCode(codes.corpus.index, codes.book, from, to), vscode.l10n.t('Rename code “{0}” to “{1}”', from, to));
  };

  const merge = async (codes: Codes, gone: string): Promise<void> => {
    const kept = await pickCode(codes, vscode.l10n.t('Merge “{0}” into which code?', gone), gone);
    if (kept !== undefined) await carryOut(codes, mergeCodes(codes.corpus.index, codes.book, gone, kept), vscode.l10n.t('Merge code “{0}” into “{1}”', gone, kept));
  };

  const remove = (codes: Codes, gone: string) => carryOut(codes, deleteCode(codes.corpus.index, codes.book, gone), vscode.l10n.t('Delete code “{0}”', gone));

  return {
    renameCode: on(vscode.l10n.t('Rename which code?'), rename),
    mergeCodes: on(vscode.l10n.t('Merge which code into another?'), merge),
    deleteCode: on(vscode.l10n.t('Delete which code?'), remove),
  };
}

async function pickCode({ book, used }: Codes, title: string, except: string | undefined): Promise<string | undefined> {
  const listed = [...book.codes, ...book.links];
  const unlisted = [...used.keys()].filter((code) => !listed.some(({ id }) => id === code)).map((id) => ({ id, label: id, definition: vscode.l10n.t('not in codebook.yaml') }));
  const items = [...listed, ...unlisted]
    .filter(({ id }) => id !== except)
    .map(({ id, label, definition }) => ({ label, description: vscode.l10n.t('{0}, used {1} times', id, used.get(id) ?? 0), ...(definition !== undefined && { detail: definition }), id }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true, ignoreFocusOut: true }))?.id;
}

/** Lists every annotation that would change; the first line does it, any other opens its place and changes nothing. */
async function confirm({ index }: Corpus, { uses, codebook }: CodePlan, label: string): Promise<boolean> {
  const articles = groupBy(uses, ({ article }) => article);
  type Item = vscode.QuickPickItem & { readonly use?: CodeUse; readonly yes?: true };
  const items: Item[] = [
    { label: `$(check) ${label}`, description: vscode.l10n.t('{0} annotations in {1} articles', uses.length, articles.size), ...(codebook.length > 0 && { detail: vscode.l10n.t('and codebook.yaml') }), yes: true },
    ...[...articles].flatMap(([article, own]): readonly Item[] => [
      { label: articleLabel(article, index.article(article)?.metadata ?? {}), kind: vscode.QuickPickItemKind.Separator },
      ...own.map((use) => ({ label: use.annotation.quote.replace(/\s+/gu, ' '), description: use.operation.op === 'remove' ? vscode.l10n.t('{0} · will be deleted', use.annotator) : use.annotator, use })),
    ]),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: label, placeHolder: vscode.l10n.t('Enter does it; a line below shows its place instead.'), ignoreFocusOut: true });
  const mark = picked?.use && index.article(picked.use.article)?.marks.find(({ annotation }) => annotation?.id === picked.use?.annotation.id);
  if (mark && picked.use) await vscode.commands.executeCommand('sourceAnnotator.open', { article: picked.use.article, start: mark.start, end: mark.end, kind: mark.kind });
  return picked?.yes === true;
}
