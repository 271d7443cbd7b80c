import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { ClaimMark } from '../../../core/corpus/model';
import { createTallies } from '../../../core/corpus/tallies';
import { markNode } from './markNodes';
import { pages } from './pages';
import type { TreeNode } from './treeNode';
import type { ViewRoots } from './viewRoots';

type Source = ClaimMark['source'];

/** How many claims one source makes in one article. */
interface Tally {
  readonly source: Source;
  claims: number;
  hedged: number;
}

interface SourceClaims {
  readonly name: string;
  claims: number;
  hedged: number;
  readonly articles: string[];
}

/** Claims by who says so, the busiest source first; those without a source last. */
export function createClaimRoots(): ViewRoots {
  const tallies = createTallies<readonly Tally[]>();
  return {
    forget: tallies.forget,
    *of({ index }) {
      const bySource = new Map<string, SourceClaims>();
      for (const [{ article }, sources] of yield* tallies.of(index, ({ article }) => countSources(index, article))) {
        for (const { source, claims, hedged } of sources) {
          const { key, name } = sourceOf(index, article, source);
          const known = bySource.get(key) ?? { name, claims: 0, hedged: 0, articles: [] };
          known.claims += claims;
          known.hedged += hedged;
          if (known.articles.at(-1) !== article) known.articles.push(article);
          bySource.set(key, known);
        }
        yield;
      }
      return [...bySource].sort(([a, { claims: m }], [b, { claims: n }]) => Number(a === '') - Number(b === '') || n - m || (a < b ? -1 : 1)).map(([key, source]) => sourceNode(index, key, source));
    },
  };
}

function sourceNode(index: CorpusIndex, key: string, { name, claims, hedged, articles }: SourceClaims): TreeNode {
  return {
    label: name,
    description: vscode.l10n.t('{0}, {1} hedged', claims, hedged),
    spoken: vscode.l10n.t('{0}, {1} claims, {2} of them hedged', name, claims, hedged),
    icon: key === '' ? 'question' : 'comment',
    later: pages(() => claimsOf(index, key, articles), claims),
  };
}

function* claimsOf(index: CorpusIndex, key: string, articles: readonly string[]): Generator<TreeNode | undefined> {
  for (const article of articles) {
    for (const claim of claimsIn(index, article)) if (sourceOf(index, article, claim.source).key === key) yield markNode(index, article, claim, cuesOf(claim));
    yield undefined;
  }
}

/** By what the article itself calls them: which of its actors are whom is known to all articles together. */
function countSources(index: CorpusIndex, article: string): readonly Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { source, hedged } of claimsIn(index, article)) {
    const local = source === undefined ? '' : (source.entity ?? `“${source.quote.toLowerCase()}`);
    const tally = tallies.get(local) ?? { source, claims: 0, hedged: 0 };
    tally.claims++;
    if (hedged) tally.hedged++;
    tallies.set(local, tally);
  }
  return [...tallies.values()];
}

function claimsIn(index: CorpusIndex, article: string): readonly ClaimMark[] {
  return (index.article(article)?.marks ?? []).filter((mark): mark is ClaimMark => mark.kind === 'claim' && mark.state !== 'rejected');
}

/** @returns a key for all that is one source in the folder; an empty one for none. */
function sourceOf(index: CorpusIndex, article: string, source: Source): { readonly key: string; readonly name: string } {
  const entity = source?.entity === undefined ? undefined : index.entityOf(article, source.entity);
  return { key: entity?.id ?? source?.quote.toLowerCase() ?? '', name: entity?.name ?? source?.quote ?? vscode.l10n.t('No source named') };
}

function cuesOf({ cues }: ClaimMark): string {
  return cues.map(({ quote, category }) => `${quote} (${category})`).join(', ');
}
