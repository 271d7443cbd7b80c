import * as vscode from 'vscode';
import type { ArticleMetadata } from '../../../core/article/model';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { Mark } from '../../../core/corpus/model';
import { addressOf } from '../../activeArticle';
import { nameOf } from '../../articleFiles';
import type { TreeNode } from './treeNode';

/** A mark in its line of context; opens its place. */
export function markNode(index: CorpusIndex, article: string, mark: Mark, description?: string): TreeNode {
  const context = index.context(article, mark);
  return {
    label: context?.text ?? mark.quote,
    ...(context && { stressed: [context.match.start, context.match.end] as const }),
    ...(description !== undefined && { description }),
    tooltip: mark.quote,
    place: addressOf(article, mark),
  };
}

/** The article's title, else its file's name. */
export function articleLabel(article: string, { title }: ArticleMetadata): string {
  return title?.quote ?? nameOf(vscode.Uri.parse(article));
}

/** Date and outlet, where they are known, each with a separator behind. */
export function articleDescription({ date, outlet }: ArticleMetadata): string {
  return [date?.iso, outlet?.quote].flatMap((part) => (part ? [part, ' · '] : [])).join('');
}
