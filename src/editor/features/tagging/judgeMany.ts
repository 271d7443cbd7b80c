import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { Mark } from '../../../core/corpus/model';
import { judgedAnnotation } from '../../../core/tagging/draft';
import { type Author, isOwn } from '../../../core/tagging/reshape';
import { type ArticleEditor, activeArticle, marksAt } from '../../activeArticle';
import type { FileChange } from '../../changes';
import type { Corpora } from '../../corpora';
import { spanOf } from '../../positions';
import type { SidecarStore } from '../../sidecarStore';
import { goToMark, isSuggestion } from '../navigation/walkMarks';
import { entityOfNode } from '../views/treeNode';
import { authorIn } from './author';
import { currentArticle } from './currentArticle';

type Verdict = 'accepted' | 'rejected';

/** A group of suggestions that are judged together. */
interface Scope {
  readonly label: string;
  readonly articles: readonly vscode.Uri[];
  readonly wanted: (article: string, mark: Mark) => boolean;
}

/** Accepting and rejecting suggestions one after the other, and many at once. */
export function judgingManyCommands(corpora: Corpora, store: SidecarStore) {
  const oneByOne = (command: string) => async () => {
    const article = await activeArticle(corpora);
    const caret = article?.editor.selection.active;
    const here = article && caret && marksAt(article.marks, article.document.offsetAt(caret)).some(isSuggestion);
    if (here) await vscode.commands.executeCommand(`sourceAnnotator.${command}`);
    await goToMark(corpora, 1, isSuggestion);
  };

  const judgeAll = async ({ label, articles, wanted }: Scope, verdict: Verdict): Promise<void> => {
    const changes: FileChange[] = [];
    let count = 0;
    for (const uri of articles) {
      const author = await authorIn(corpora, uri);
      const article = author && (await currentArticle(corpora, uri));
      if (!article) continue;
      const marks = article.marks.marks.filter((mark) => isSuggestion(mark) && wanted(uri.toString(), mark) && !isJudged(article.marks.marks, mark, author));
      count += marks.length;
      if (marks.length > 0) {
        changes.push({ article: uri, operations: marks.map((mark) => ({ op: 'add', annotator: author.name, annotation: judgedAnnotation(article.text, mark, verdict, author.entityOf(mark)) })) });
      }
    }
    if (count === 0) return void vscode.window.showInformationMessage(vscode.l10n.t('There are no such suggestions left.'));
    const title = verdict === 'accepted' ? vscode.l10n.t('Accept {0}', label) : vscode.l10n.t('Reject {0}', label);
    if (!(await store.applyAll(changes, title))) return;
    const said = verdict === 'accepted' ? vscode.l10n.t('Suggestions accepted: {0}. Undo Annotation takes it back.', count) : vscode.l10n.t('Suggestions rejected: {0}. Undo Annotation takes it back.', count);
    void vscode.window.showInformationMessage(said);
  };

  const many = (verdict: Verdict) => async (given: unknown) => {
    const node = entityOfNode(given);
    if (node) {
      const { index } = await corpora.whole(node.folder);
      const entity = index.entity(node.entity);
      if (entity) await judgeAll(entityScope(index, node.entity, entity.name), verdict);
      return;
    }
    const article = await activeArticle(corpora);
    if (!article) return;
    const { index } = await corpora.whole(article.document.uri);
    const scopes = scopesIn(index, article);
    const title = verdict === 'accepted' ? vscode.l10n.t('Accept which suggestions?') : vscode.l10n.t('Reject which suggestions?');
    const picked = await vscode.window.showQuickPick(scopes.map(({ scope, count }) => ({ label: scope.label, description: vscode.l10n.t('{0} suggestions', count), scope })), { title });
    if (picked) await judgeAll(picked.scope, verdict);
  };

  return {
    acceptAndNext: oneByOne('accept'),
    rejectAndNext: oneByOne('reject'),
    acceptMany: many('accepted'),
    rejectMany: many('rejected'),
  };
}

/** Whether the author has said something of these words as this kind already. */
function isJudged(marks: readonly Mark[], { kind, start, end }: Mark, author: Author): boolean {
  return marks.some((mark) => mark.kind === kind && mark.start === start && mark.end === end && isOwn(mark, author));
}

function entityScope(index: CorpusIndex, id: string, name: string): Scope {
  return {
    label: vscode.l10n.t('“{0}” in the folder', name),
    articles: index.mentions(id).map(({ article }) => vscode.Uri.parse(article, true)),
    wanted: (article, mark) => mark.kind === 'actor' && index.entityOf(article, mark.entity)?.id === id,
  };
}

/** The groups that can be judged from here, with the number of suggestions in each; empty ones left out. */
function scopesIn(index: CorpusIndex, { document, editor, marks }: ArticleEditor): readonly { readonly scope: Scope; readonly count: number }[] {
  const { uri } = document;
  const article = uri.toString();
  const here = (label: string, wanted: (mark: Mark) => boolean): Scope => ({ label, articles: [uri], wanted: (_article, mark) => wanted(mark) });
  const caret = document.offsetAt(editor.selection.active);
  const actor = marksAt(marks, caret).find((mark) => mark.kind === 'actor');
  const entity = actor?.kind === 'actor' ? index.entityOf(article, actor.entity) : undefined;
  const { start, end } = spanOf(document, editor.selection);
  const scopes: Scope[] = [
    ...(editor.selection.isEmpty ? [] : [here(vscode.l10n.t('All in the selection'), (mark) => mark.start >= start && mark.end <= end)]),
    ...(entity ? [here(vscode.l10n.t('“{0}” in this article', entity.name), (mark) => mark.kind === 'actor' && index.entityOf(article, mark.entity)?.id === entity.id), entityScope(index, entity.id, entity.name)] : []),
    here(vscode.l10n.t('Actors of this article'), ({ kind }) => kind === 'actor'),
    here(vscode.l10n.t('Figures of this article'), ({ kind }) => kind === 'figure'),
    here(vscode.l10n.t('Hedged claims of this article'), (mark) => mark.kind === 'claim' && mark.hedged),
    here(vscode.l10n.t('Attributed claims of this article'), (mark) => mark.kind === 'claim' && !mark.hedged),
    here(vscode.l10n.t('All of this article'), () => true),
  ];
  const countIn = ({ articles, wanted }: Scope) => articles.reduce((sum, of) => sum + (index.article(of.toString())?.marks ?? []).filter((mark) => isSuggestion(mark) && wanted(of.toString(), mark)).length, 0);
  return scopes.map((scope) => ({ scope, count: countIn(scope) })).filter(({ count }) => count > 0);
}
