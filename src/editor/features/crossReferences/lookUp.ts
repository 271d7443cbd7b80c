import * as vscode from 'vscode';
import { crossReferencesOf, inViewOrder, type ConcordanceOrder, type ReferenceSection } from '../../../core/corpus/crossReferences';
import type { Mark } from '../../../core/corpus/model';
import type { Corpora } from '../../corpora';
import { prebuiltSections } from '../../corpusIndex/prebuiltCard';
import { inSlices } from '../../inSlices';
import type { TreeNode } from '../views/treeNode';
import { brokenOffNode, sectionNode } from './referenceNodes';

/** What the view of cross-references shows of a mark. */
export interface Shown {
  readonly article: string;
  readonly mark: Mark;
}

/** The sections of a mark, worked out one after the other while the editor gets its turn. */
export interface LookUp {
  /** Those found so far, once there is one, in the order of the view; behind them, where it could not go on, why. */
  nodes(): Promise<readonly TreeNode[]>;
  stop(): void;
}

/** Sections that are found one soon after the other are told of together. */
const TOGETHER_MS = 100;

/** @param foundMore called when `nodes` gives more than before. */
export function lookUp(corpora: Corpora, { article, mark }: Shown, order: ConcordanceOrder, foundMore: () => void): LookUp {
  const found = new Map<ReferenceSection, TreeNode>();
  let broken: TreeNode | undefined;
  let stopped = false;
  let telling: ReturnType<typeof setTimeout> | undefined;
  let hasFirst: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (hasFirst = resolve));

  const add = (section: ReferenceSection): void => {
    found.set(section, sectionNode(section));
    if (found.size === 1) return hasFirst();
    telling ??= setTimeout(() => {
      telling = undefined;
      foundMore();
    }, TOGETHER_MS);
  };
  const work = async (): Promise<void> => {
    const uri = vscode.Uri.parse(article, true);
    const { index } = await corpora.whole(uri);
    await inSlices(crossReferencesOf(index, article, mark, order), () => !stopped, add);
    for (const section of stopped ? [] : await prebuiltSections(corpora, uri, mark)) add(section);
  };
  const done = work();
  done.catch((error: unknown) => {
    if (found.size === 0) return; // told to whoever asks for nodes
    broken = brokenOffNode(error);
    if (!stopped) foundMore();
  });

  return {
    async nodes() {
      await Promise.race([first, done]);
      return [...inViewOrder([...found.keys()]).flatMap((section) => found.get(section) ?? []), ...(broken ? [broken] : [])];
    },
    stop() {
      stopped = true;
      clearTimeout(telling);
    },
  };
}
