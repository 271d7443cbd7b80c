import { getOrMake } from '../../getOrMake';
import { foldName } from '../nameVariants';
import type { ClaimMark } from '../model';
import type { HedgingRates } from './model';
import { byCount, cut } from './ranked';
import type { ArticleList, SelectedArticle } from './selection';

const MOST_OUTLETS = 20;
/** Of the normal distribution, for 95 %. */
const Z = 1.959964;

interface Outlet {
  readonly name?: string;
  claims: number;
  hedged: number;
  first: { readonly article: SelectedArticle; readonly mark: ClaimMark };
}

/** The share of each outlet's claims that is hedged and not merely somebody's word. */
export function hedgingRates(selected: readonly SelectedArticle[], list: ArticleList): HedgingRates {
  const outlets = new Map<string, Outlet>();
  for (const article of selected) {
    const name = article.metadata.outlet?.quote;
    for (const mark of article.selected) {
      if (mark.kind !== 'claim') continue;
      const outlet = getOrMake<string, Outlet>(outlets, foldName(name ?? ''), () => ({ ...(name !== undefined && { name }), claims: 0, hedged: 0, first: { article, mark } }));
      outlet.claims++;
      if (!mark.hedged) continue;
      if (outlet.hedged++ === 0) outlet.first = { article, mark };
    }
  }
  const { kept, more } = cut([...outlets.values()].sort(byCount(({ claims }) => claims)), MOST_OUTLETS);
  return {
    outlets: kept.map(({ name, claims, hedged, first }) => ({ ...(name !== undefined && { name }), claims, hedged, ...wilson(hedged, claims), place: list.placeOf(first.article, first.mark) })),
    moreOutlets: more,
  };
}

/** E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209–212. @param of at least 1 */
function wilson(hits: number, of: number): { readonly low: number; readonly high: number } {
  const share = hits / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const middle = share + (Z * Z) / (2 * of);
  const scale = 1 + (Z * Z) / of;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
