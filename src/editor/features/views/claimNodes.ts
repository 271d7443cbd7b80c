import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { ClaimMark } from '../../../core/corpus/model';
import { markNode } from './markNodes';
import type { TreeNode } from './treeNode';

interface SourceClaims {
  readonly name: string;
  readonly claims: { readonly article: string; readonly claim: ClaimMark }[];
}

/** Claims by who says so, the busiest source first; those without a source last. */
export function claimNodes(index: CorpusIndex): readonly TreeNode[] {
  const bySource = new Map<string, SourceClaims>();
  for (const { article } of index.articles()) {
    for (const claim of index.article(article)?.marks ?? []) {
      if (claim.kind !== 'claim' || claim.state === 'rejected') continue;
      const entity = claim.source?.entity === undefined ? undefined : index.entityOf(article, claim.source.entity);
      const key = entity?.id ?? claim.source?.quote.toLowerCase() ?? '';
      const name = entity?.name ?? claim.source?.quote ?? vscode.l10n.t('No source named');
      const known = bySource.get(key);
      if (known) known.claims.push({ article, claim });
      else bySource.set(key, { name, claims: [{ article, claim }] });
    }
  }
  return [...bySource]
    .sort(([a, { claims: m }], [b, { claims: n }]) => Number(a === '') - Number(b === '') || n.length - m.length || (a < b ? -1 : 1))
    .map(([key, { name, claims }]) => {
      const hedged = claims.filter(({ claim }) => claim.hedged).length;
      return {
        label: name,
        description: vscode.l10n.t('{0}, {1} hedged', claims.length, hedged),
        spoken: vscode.l10n.t('{0}, {1} claims, {2} of them hedged', name, claims.length, hedged),
        icon: key === '' ? 'question' : 'comment',
        children: () => claims.map(({ article, claim }) => markNode(index, article, claim, cuesOf(claim))),
      };
    });
}

function cuesOf({ cues }: ClaimMark): string {
  return cues.map(({ quote, category }) => `${quote} (${category})`).join(', ');
}
