import * as vscode from 'vscode';
import { inSlices } from '../../inSlices';
import type { TreeNode } from './treeNode';

/** So many lines are worked out at once: those of the first page are there in a moment however many there are. */
const PAGE = 200;

/**
 * The lines below one that may have any number: worked out when it is opened, page by page, while the editor gets its turn.
 * @param nodes at each undefined one may pause.
 * @param count how many there are.
 */
export function pages(nodes: () => Iterable<TreeNode | undefined>, count: number): () => Promise<readonly TreeNode[]> {
  return once(() => pageOf(nodes()[Symbol.iterator](), count));
}

function once<T>(make: () => T): () => T {
  let made: { readonly is: T } | undefined;
  return () => (made ??= { is: make() }).is;
}

/** The next lines, and behind them a line that holds those after them. @param left so many at most. */
async function pageOf(nodes: Iterator<TreeNode | undefined>, left: number): Promise<readonly TreeNode[]> {
  const page: TreeNode[] = [];
  const taking = function* (): Generator<undefined, boolean> {
    for (let next = nodes.next(); !next.done; next = nodes.next()) {
      if (next.value) page.push(next.value);
      if (page.length >= PAGE) return true;
      yield;
    }
    return false;
  };
  const mayGoOn = await inSlices(taking(), () => true, () => undefined);
  const behind = left - page.length;
  return behind <= 0 ? page : [...page, moreNode(behind, mayGoOn ? once(() => pageOf(nodes, behind)) : undefined)];
}

/** Stands for lines that are not shown yet. @param later where they can be. */
export function moreNode(count: number, later?: () => Promise<readonly TreeNode[]>): TreeNode {
  return { label: vscode.l10n.t('… and {0} more', count), ...(later && { later }) };
}
