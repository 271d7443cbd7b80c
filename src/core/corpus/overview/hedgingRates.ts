import { getOrMake } from '../../getOrMake';
import { foldName } from '../nameVariants';
import type { HedgingRates } from './model';
import { createTally, type Part, type Tally } from './parts';
import { byCount, cut } from './ranked';

const MOST_OUTLETS = 20;
/** Of the normal distribution, for 95 %. */
const Z = 1.959964;

interface Outlet {
  readonly name?: string;
  readonly claims: Tally;
  hedged?: Tally;
}

/** The share of each outlet's claims that is hedged and not merely somebody's word. */
export function createHedgingRates(): Part<HedgingRates> {
  const outlets = new Map<string, Outlet>();
  return {
    add(article) {
      const name = article.metadata.outlet?.quote;
      for (const mark of article.selected) {
        if (mark.kind !== 'claim') continue;
        const outlet = getOrMake<string, Outlet>(outlets, foldName(name ?? ''), () => ({ ...(name !== undefined && { name }), claims: createTally(article, mark) }));
        outlet.claims.count++;
        if (mark.hedged) (outlet.hedged ??= createTally(article, mark)).count++;
      }
    },
    result(list) {
      const { kept, more } = cut([...outlets.values()].sort(byCount(({ claims }) => claims.count)), MOST_OUTLETS);
      return {
        outlets: kept.map(({ name, claims, hedged }) => {
          const { article, first } = hedged ?? claims;
          return { ...(name !== undefined && { name }), claims: claims.count, hedged: hedged?.count ?? 0, ...wilson(hedged?.count ?? 0, claims.count), place: list.placeOf(article, first) };
        }),
        moreOutlets: more,
      };
    },
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
