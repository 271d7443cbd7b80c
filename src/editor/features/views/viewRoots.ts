import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { Corpus } from '../../corpus';
import type { TreeNode } from './treeNode';

/** The first lines of a view. */
export interface ViewRoots {
  /** Those of a folder; with pauses at will, as it may have ten thousand articles. */
  of(corpus: Corpus): Generator<undefined, readonly TreeNode[]>;
  /** An article changed or went: what was counted in it is void. */
  readonly forget: (index: CorpusIndex, article: string) => void;
}
