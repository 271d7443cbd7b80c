import * as vscode from 'vscode';
import { LINK_TYPES, type LinkedMark, linksOf } from '../../../core/corpus/links';
import type { Mark } from '../../../core/corpus/model';
import type { Link, Operation } from '../../../core/sidecar/model';
import { judgedAnnotation } from '../../../core/tagging/draft';
import { type Author, changed, isOwn } from '../../../core/tagging/reshape';
import { addressOf, type MarkAddress } from '../../activeArticle';
import type { FileChange } from '../../changes';
import { codebookFor } from '../../codebook';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';
import { articleLabel } from '../views/markNodes';
import { authorIn } from './author';
import { type Target, targetOf } from './target';

/** Links between marks: the first call takes the mark the link goes from, the second the one it goes to. */
export function linkingCommands(corpora: Corpora, store: SidecarStore, parts: vscode.Disposable[]) {
  let from: { readonly address: MarkAddress; readonly quote: string } | undefined;
  const status = vscode.window.createStatusBarItem('sourceAnnotator.linking', vscode.StatusBarAlignment.Left);
  status.name = vscode.l10n.t('Link being made');
  status.command = 'sourceAnnotator.cancelLink';
  parts.push(status);

  const begin = (address: MarkAddress | undefined, quote: string): void => {
    from = address && { address, quote };
    void vscode.commands.executeCommand('setContext', 'sourceAnnotator.linking', from !== undefined);
    if (!from) return status.hide();
    status.text = vscode.l10n.t('$(link) Link “{0}” to: put the caret into the other mark, Link Mark again', shortened(quote));
    status.tooltip = vscode.l10n.t('Put the caret into the other mark and run Link Mark again; Escape gives it up.');
    status.show();
  };

  const link = async (given: unknown): Promise<void> => {
    const target = await targetOf(corpora, given, ({ state }) => state !== 'rejected');
    if (!target) return void vscode.window.showInformationMessage(vscode.l10n.t('Put the caret into a mark first.'));
    if (!from) {
      begin(addressOf(target.uri.toString(), target.mark), target.mark.quote);
      return;
    }
    const source = await targetOf(corpora, from.address, () => true);
    if (!source) {
      begin(undefined, '');
      return void vscode.window.showInformationMessage(vscode.l10n.t('The first mark is no longer where it was: begin again.'));
    }
    if (source.mark === target.mark || (source.mark.annotation && source.mark.annotation.id === target.mark.annotation?.id)) {
      return void vscode.window.showInformationMessage(vscode.l10n.t('A mark cannot be linked to itself: put the caret into another one.'));
    }
    const as = await pickType(source, target);
    const author = as === undefined ? undefined : await authorIn(corpora, source.uri);
    if (as === undefined || !author) return;
    const label = vscode.l10n.t('Link “{0}” {1} “{2}”', shortened(source.mark.quote), as, shortened(target.mark.quote));
    if (await store.applyAll(changesFor(source, target, as, author), label)) begin(undefined, '');
  };

  const onLinks = (act: (target: Target, link: LinkedMark) => Promise<void>, title: string, wanted: (found: LinkedMark, mark: Mark, author: Author) => boolean) => async (given: unknown) => {
    const target = await targetOf(corpora, given, ({ state }) => state !== 'rejected');
    const author = target && (await authorIn(corpora, target.uri));
    if (!author) return;
    const { index } = await corpora.whole(target.uri);
    const links = linksOf(index, target.uri.toString(), target.mark).filter((found) => wanted(found, target.mark, author));
    if (links.length === 0) return void vscode.window.showInformationMessage(vscode.l10n.t('This mark has no such links.'));
    const items = links.map((found) => {
      const metadata = index.article(found.article)?.metadata ?? {};
      return { label: found.direction === 'to' ? `${found.as} → ${found.mark.quote}` : `← ${found.as}: ${found.mark.quote}`, description: articleLabel(found.article, metadata), found };
    });
    const picked = items.length === 1 && wanted === EVERY ? items[0] : await vscode.window.showQuickPick(items, { title });
    if (picked) await act(target, picked.found);
  };

  const remove = async ({ uri, mark }: Target, { mark: other, as }: LinkedMark): Promise<void> => {
    if (!mark.annotation || mark.annotator === undefined) return;
    const links = mark.links.filter((each) => each.as !== as || each.to.slice(each.to.lastIndexOf('#') + 1) !== other.annotation?.id);
    const operation: Operation = { op: 'change', annotator: mark.annotator, id: mark.annotation.id, set: { links: links.length > 0 ? links : undefined } };
    await store.apply(uri, [operation], vscode.l10n.t('Remove a link of “{0}”', shortened(mark.quote)));
  };

  const follow = async (_target: Target, { article, mark }: LinkedMark) => void (await vscode.commands.executeCommand('sourceAnnotator.open', addressOf(article, mark)));

  return {
    linkMark: link,
    cancelLink: () => begin(undefined, ''),
    goToLinked: onLinks(follow, vscode.l10n.t('Go to which linked mark?'), EVERY),
    removeLink: onLinks(remove, vscode.l10n.t('Remove which link?'), ({ direction }, mark, author) => direction === 'to' && isOwn(mark, author)),
  };
}

const EVERY = () => true;
const LONGEST = 40;

function shortened(quote: string): string {
  const flat = quote.replace(/\s+/gu, ' ');
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST).trimEnd()}…` : flat;
}

/** What the first mark is to the second: the usual words, those of the codebook, or one of the user's own. */
async function pickType(source: Target, target: Target): Promise<string | undefined> {
  const { links } = await codebookFor(source.uri);
  const own = vscode.l10n.t('Another Word…');
  const details: Readonly<Record<(typeof LINK_TYPES)[number], string>> = {
    supports: vscode.l10n.t('The first bears the second out.'),
    contradicts: vscode.l10n.t('Both cannot be true.'),
    source: vscode.l10n.t('The second is where the first comes from.'),
    figure: vscode.l10n.t('The second is a figure that the first is about.'),
  };
  const items = [
    ...LINK_TYPES.map((id) => ({ label: id, detail: details[id], id })),
    ...links.map(({ id, label, definition }) => ({ label, description: vscode.l10n.t('codebook'), ...(definition !== undefined && { detail: definition }), id })),
    { label: own, id: undefined },
  ];
  const title = vscode.l10n.t('“{0}” … “{1}”', shortened(source.mark.quote), shortened(target.mark.quote));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('What is the link?') });
  if (picked?.label !== own) return picked?.id;
  const typed = await vscode.window.showInputBox({ title, prompt: vscode.l10n.t('A word for the link, such as “denies”. Entries of “kind: link” in codebook.yaml are offered here.'), ignoreFocusOut: true });
  return typed?.trim() === '' ? undefined : typed?.trim();
}

/** The link goes into the author's own annotation of the first mark; suggestions at either end become accepted. */
function changesFor(source: Target, target: Target, as: string, author: Author): readonly FileChange[] {
  const accepted = target.mark.annotation ? undefined : judgedAnnotation(target.text, target.mark, 'accepted', author.entityOf(target.mark));
  const id = target.mark.annotation?.id ?? accepted?.id ?? '';
  const sameArticle = source.uri.toString() === target.uri.toString();
  const to = sameArticle ? id : `${vscode.workspace.asRelativePath(target.uri, false)}#${id}`;
  const link: Link = { to, as };
  const links = [...source.mark.links.filter((each) => each.to !== to || each.as !== as), link];
  const fromSuggestion = source.mark.state === 'suggested' ? ({ status: 'accepted' } as const) : {};
  const first = changed(source.text, source.mark, { links, ...fromSuggestion }, author);
  const second: readonly Operation[] = accepted ? [{ op: 'add', annotator: author.name, annotation: accepted }] : [];
  if (sameArticle) return [{ article: source.uri, operations: [...first, ...second] }];
  return [{ article: source.uri, operations: first }, ...(second.length > 0 ? [{ article: target.uri, operations: second }] : [])];
}
