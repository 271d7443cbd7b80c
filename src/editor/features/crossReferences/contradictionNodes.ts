import * as vscode from 'vscode';
import { contradictionsIn, type Contradiction } from '../../../core/corpus/contradictions';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { Corpora } from '../../corpora';
import { inSlices } from '../../inSlices';
import type { TreeNode } from '../views/treeNode';
import { contradictionNode } from './referenceNodes';

/** More than this nobody goes through one by one: the view says that there are more. */
const MOST = 1000;

/** What the view of contradictions shows, and says above it. */
export interface ContradictionsFound {
  readonly nodes: readonly TreeNode[];
  readonly message: string;
}

/** Looks through all folders; the editor gets its turn in between. @param going asked then: what is found is not wanted where it says no. */
export async function lookForContradictions(corpora: Corpora, going: () => boolean): Promise<ContradictionsFound> {
  const all: Contradiction[] = [];
  const lookIn = function* (index: CorpusIndex): Generator<undefined, void> {
    for (const found of contradictionsIn(index)) {
      if (found) all.push(found);
      if (all.length >= MOST) return;
      yield;
    }
  };
  for (const { index } of await corpora.everything()) await inSlices(lookIn(index), going, () => undefined);
  const of = (kind: Contradiction['kind']) => all.filter((contradiction) => contradiction.kind === kind);
  const nodes = [...group(vscode.l10n.t('Differing figures'), of('figure')), ...group(vscode.l10n.t('Contradicting claims'), of('claim'))];
  if (all.length >= MOST) return { nodes, message: vscode.l10n.t('The first {0}. Open an article’s Cross-References for the rest.', MOST) };
  return { nodes, message: all.length > 0 ? '' : vscode.l10n.t('No figures and no claims that contradict each other.') };
}

function group(label: string, members: readonly Contradiction[]): TreeNode[] {
  return members.length === 0 ? [] : [{ label, description: String(members.length), icon: 'warning', children: () => members.map(contradictionNode) }];
}
