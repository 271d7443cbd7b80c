import * as vscode from 'vscode';
import type { IndexedArticle } from '../../../core/corpus/corpusIndex';
import type { ArticleMarks } from '../../../core/corpus/model';
import { createTallies } from '../../../core/corpus/tallies';
import { annotatorsOf, type Progress, progressOf } from '../../../core/review/progress';
import { articleDescription, articleLabel } from '../views/markNodes';
import { pages } from '../views/pages';
import type { TreeNode } from '../views/treeNode';
import type { ViewRoots } from '../views/viewRoots';
import { progressName } from './progressDecorations';

const ICONS: Readonly<Record<Progress, string>> = { unseen: 'circle-outline', 'in work': 'edit', done: 'pass', reviewed: 'pass-filled' };
const ORDER: readonly Progress[] = ['in work', 'done', 'reviewed', 'unseen'];

/** How far each annotator is: by annotator and state the articles in the order of their dates. */
export function createProgressRoots(): ViewRoots {
  const tallies = createTallies<ReadonlyMap<string, Progress>>();
  return {
    forget: tallies.forget,
    *of({ index, hasSidecar }) {
      const all = yield* tallies.of(index, ({ article }) => (hasSidecar(vscode.Uri.parse(article)) ? progressIn(index.article(article)) : NOBODY));
      const annotators = [...new Set(all.flatMap(([, progress]) => [...progress.keys()]))].sort((a, b) => a.localeCompare(b, 'en'));
      return annotators.map((annotator) => annotatorNode(annotator, all));
    },
  };
}

const NOBODY: ReadonlyMap<string, Progress> = new Map();

/** Of all who have begun. */
function progressIn(article: ArticleMarks | undefined): ReadonlyMap<string, Progress> {
  return article ? new Map(annotatorsOf([article]).map((annotator) => [annotator, progressOf(article, annotator)])) : NOBODY;
}

function annotatorNode(annotator: string, all: readonly (readonly [IndexedArticle, ReadonlyMap<string, Progress>])[]): TreeNode {
  const byState = new Map<Progress, IndexedArticle[]>(ORDER.map((state) => [state, []]));
  for (const [article, progress] of all) byState.get(progress.get(annotator) ?? 'unseen')?.push(article);
  const finished = (byState.get('done')?.length ?? 0) + (byState.get('reviewed')?.length ?? 0);
  return {
    label: annotator,
    description: vscode.l10n.t('{0} of {1} done', finished, all.length),
    icon: 'account',
    children: () => [...byState].flatMap(([state, articles]) => (articles.length === 0 ? [] : [stateNode(state, articles)])),
  };
}

function stateNode(progress: Progress, articles: readonly IndexedArticle[]): TreeNode {
  return { label: progressName(progress), description: String(articles.length), icon: ICONS[progress], later: pages(() => articleNodes(articles), articles.length) };
}

function* articleNodes(articles: readonly IndexedArticle[]): Generator<TreeNode> {
  for (const { article, metadata } of articles) {
    yield {
      label: articleLabel(article, metadata),
      description: articleDescription(metadata).replace(/ · $/, ''),
      icon: 'file',
      location: new vscode.Location(vscode.Uri.parse(article), new vscode.Position(0, 0)),
    };
  }
}
