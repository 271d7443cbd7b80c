import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import { annotatorsOf, type Progress, progressOf } from '../../../core/review/progress';
import { articleDescription, articleLabel } from '../views/markNodes';
import type { TreeNode } from '../views/treeNode';
import { progressName } from './progressDecorations';

const ICONS: Readonly<Record<Progress, string>> = { unseen: 'circle-outline', 'in work': 'edit', done: 'pass', reviewed: 'pass-filled' };
const ORDER: readonly Progress[] = ['in work', 'done', 'reviewed', 'unseen'];

/** How far each annotator is: by annotator and state the articles in the order of their dates. */
export function progressNodes(index: CorpusIndex): readonly TreeNode[] {
  const articles = index.articles().flatMap(({ article }) => index.article(article) ?? []);
  return annotatorsOf(articles).map((annotator): TreeNode => {
    const byState = new Map<Progress, typeof articles>();
    for (const article of articles) {
      const progress = progressOf(article, annotator);
      byState.set(progress, [...(byState.get(progress) ?? []), article]);
    }
    const finished = (byState.get('done')?.length ?? 0) + (byState.get('reviewed')?.length ?? 0);
    return {
      label: annotator,
      description: vscode.l10n.t('{0} of {1} done', finished, articles.length),
      icon: 'account',
      children: () =>
        ORDER.flatMap((progress): TreeNode[] => {
          const those = byState.get(progress) ?? [];
          return those.length === 0 ? [] : [stateNode(progress, those)];
        }),
    };
  });
}

function stateNode(progress: Progress, articles: readonly NonNullable<ReturnType<CorpusIndex['article']>>[]): TreeNode {
  return {
    label: progressName(progress),
    description: String(articles.length),
    icon: ICONS[progress],
    children: () =>
      articles.map(({ article, metadata }) => ({
        label: articleLabel(article, metadata),
        description: articleDescription(metadata).replace(/ · $/, ''),
        icon: 'file',
        location: new vscode.Location(vscode.Uri.parse(article), new vscode.Position(0, 0)),
      })),
  };
}
