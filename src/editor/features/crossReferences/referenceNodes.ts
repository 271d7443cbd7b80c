import * as vscode from 'vscode';
import type { CardRow } from '../../../core/corpus/cardModel';
import type { Contradiction } from '../../../core/corpus/contradictions';
import type { ReferenceSection } from '../../../core/corpus/crossReferences';
import { placeName } from '../../../core/corpus/markdown';
import { pages } from '../views/pages';
import type { TreeNode } from '../views/treeNode';

/** So many characters stand before the words in question, or a narrow view would not show them. */
const LEFT = 36;

/** A line of the concordance: the words around, who says it or which value, and the article. */
function rowNode({ article, span, metadata, context, label, outside }: CardRow): TreeNode {
  const where = placeName(article, metadata);
  const { text, match } = context;
  const from = match.start > LEFT ? text.indexOf(' ', match.start - LEFT) + 1 : 0;
  const lead = from > 0 && from <= match.start ? `… ${text.slice(from, match.start)}` : text.slice(0, match.start);
  return {
    label: lead + text.slice(match.start),
    stressed: [lead.length, lead.length + match.end - match.start],
    description: [label, where].filter((part) => part !== undefined).join(' · '),
    tooltip: [label, context.text, where].filter((part) => part !== undefined).join('\n'),
    spoken: [label, context.text, where].filter((part) => part !== undefined).join(', '),
    ...(!outside && { place: { article, ...span, kind: '' } }),
  };
}

export function sectionNode({ heading, count, contradicting, rows }: ReferenceSection): TreeNode {
  return {
    label: heading,
    description: String(count),
    icon: contradicting ? 'warning' : 'references',
    spoken: vscode.l10n.t('{0}, {1}', heading, count),
    later: pages(() => nodesOf(rows()), count),
  };
}

function* nodesOf(rows: Iterable<CardRow | undefined>): Generator<TreeNode | undefined> {
  for (const row of rows) yield row && rowNode(row);
}

/** Stands where more would be found. */
export function brokenOffNode(error: unknown): TreeNode {
  const reason = error instanceof Error ? error.message : String(error);
  return { label: vscode.l10n.t('The rest could not be worked out: move the caret to another mark and back to try again ({0}).', reason), icon: 'error' };
}

export function contradictionNode({ kind, one, other }: Contradiction): TreeNode {
  const title = [one.label, other.label].filter((part) => part !== undefined).join(kind === 'figure' ? ' ≠ ' : ' ↔ ');
  const where = [one, other].map(({ article, metadata }) => placeName(article, metadata)).join(' ↔ ');
  return { label: title, description: where, icon: kind === 'figure' ? 'symbol-number' : 'comment-discussion', spoken: `${title}, ${where}`, children: () => [rowNode(one), rowNode(other)] };
}
