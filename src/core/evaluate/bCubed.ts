import { harmonicMean, type Rates } from './tally';

/** One mention with the entity each side gives it; undefined where that side has no such mention. */
export interface ClusteredMention {
  readonly gold?: string | undefined;
  readonly found?: string | undefined;
}

/**
 * B³ (Bagga and Baldwin 1998): for each mention, the share of its found cluster that belongs to its gold cluster
 * (precision) and the share of its gold cluster that is in its found cluster (recall), averaged over the mentions.
 * A mention of one side alone counts in its cluster's size and scores 0 on that side.
 */
export function bCubed(mentions: readonly ClusteredMention[]): Rates {
  const goldSizes = new Map<string, number>();
  const foundSizes = new Map<string, number>();
  const shared = new Map<string, number>();
  const pair = (gold: string, found: string) => JSON.stringify([gold, found]);
  for (const { gold, found } of mentions) {
    if (gold !== undefined) increase(goldSizes, gold);
    if (found !== undefined) increase(foundSizes, found);
    if (gold !== undefined && found !== undefined) increase(shared, pair(gold, found));
  }
  let precision = 0;
  let recall = 0;
  for (const { gold, found } of mentions) {
    if (gold === undefined || found === undefined) continue;
    const common = shared.get(pair(gold, found)) ?? 0;
    precision += common / (foundSizes.get(found) ?? 1);
    recall += common / (goldSizes.get(gold) ?? 1);
  }
  precision = average(precision, total(foundSizes), total(goldSizes));
  recall = average(recall, total(goldSizes), total(foundSizes));
  return { precision, recall, f: harmonicMean(precision, recall) };
}

function average(sum: number, count: number, other: number): number {
  if (count > 0) return sum / count;
  return other === 0 ? 1 : 0;
}

function increase(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function total(map: Map<string, number>): number {
  return [...map.values()].reduce((sum, size) => sum + size, 0);
}
