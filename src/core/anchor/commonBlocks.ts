/** A run of equal tokens: `old[oldStart + k] === now[newStart + k]` for k < length. */
export interface Block {
  readonly oldStart: number;
  readonly newStart: number;
  readonly length: number;
}

/** A stretch of each text, ends exclusive. */
export interface Region {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * The longest possible runs around each sequence of `size` tokens that stands once in either stretch (the idea of Cohen's patience diff, with
 * sequences of words for lines). Linear in the stretches.
 */
export function uniqueBlocks(old: Int32Array, now: Int32Array, region: Region, size: number): readonly Block[] {
  const places = new Map<number, Occurrence>();
  count(old, region.oldStart, region.oldEnd, size, places, 'old');
  count(now, region.newStart, region.newEnd, size, places, 'now');
  const pairs = [...places.values()].filter((place) => place.olds === 1 && place.nows === 1).sort((a, b) => a.old - b.old);
  const blocks: Block[] = [];
  const reached = new Map<number, number>();
  for (const { old: i, now: j } of pairs) {
    // Inside a run that is known already
    if ((reached.get(j - i) ?? -1) > i || !equalAt(old, now, i, j, size)) continue;
    const block = extend(old, now, i, j, size, region);
    reached.set(j - i, block.oldStart + block.length);
    blocks.push(block);
  }
  return blocks;
}

interface Occurrence {
  olds: number;
  nows: number;
  old: number;
  now: number;
}

function count(ids: Int32Array, start: number, end: number, size: number, places: Map<number, Occurrence>, side: 'old' | 'now'): void {
  for (let i = start; i + size <= end; i++) {
    let hash = 17;
    for (let k = 0; k < size; k++) hash = Math.imul(hash ^ ((ids[i + k] ?? 0) + 0x9e3779b9), 0x85ebca6b) ^ (hash >>> 13);
    let place = places.get(hash);
    if (!place) {
      if (side === 'now') continue;
      place = { olds: 0, nows: 0, old: 0, now: 0 };
      places.set(hash, place);
    }
    if (side === 'old') {
      place.olds++;
      place.old = i;
    } else {
      place.nows++;
      place.now = i;
    }
  }
}

/** Different sequences may have one hash. */
function equalAt(old: Int32Array, now: Int32Array, i: number, j: number, size: number): boolean {
  for (let k = 0; k < size; k++) if (old[i + k] !== now[j + k]) return false;
  return true;
}

function extend(old: Int32Array, now: Int32Array, i: number, j: number, size: number, region: Region): Block {
  let back = 0;
  while (i - back > region.oldStart && j - back > region.newStart && old[i - back - 1] === now[j - back - 1]) back++;
  let length = size;
  while (i + length < region.oldEnd && j + length < region.newEnd && old[i + length] === now[j + length]) length++;
  return { oldStart: i - back, newStart: j - back, length: length + back };
}

/**
 * The heaviest chain of blocks that stand in the same order in both texts (a longest increasing subsequence weighted by length, with a
 * Fenwick tree of maxima). They may overlap at their ends; `n log n`.
 */
export function heaviestChain(blocks: readonly Block[]): readonly Block[] {
  const sorted = [...blocks].sort((a, b) => a.oldStart - b.oldStart || a.newStart - b.newStart);
  const ranks = new Map([...new Set(sorted.map(({ newStart }) => newStart))].sort((a, b) => a - b).map((start, rank) => [start, rank + 1]));
  const tree = new Int32Array(ranks.size + 1).fill(-1);
  const weights = new Float64Array(sorted.length);
  const previous = new Int32Array(sorted.length).fill(-1);
  sorted.forEach((block, index) => {
    const rank = ranks.get(block.newStart) ?? 0;
    const best = bestBelow(tree, weights, rank - 1);
    previous[index] = best;
    weights[index] = block.length + (best < 0 ? 0 : (weights[best] ?? 0));
    for (let at = rank; at < tree.length; at += at & -at) {
      const held = tree[at] ?? -1;
      if (held < 0 || (weights[held] ?? 0) < (weights[index] ?? 0)) tree[at] = index;
    }
  });
  const chain: Block[] = [];
  for (let index = bestBelow(tree, weights, ranks.size); index >= 0; index = previous[index] ?? -1) {
    const block = sorted[index];
    if (block) chain.push(block);
  }
  return chain.reverse();
}

function bestBelow(tree: Int32Array, weights: Float64Array, rank: number): number {
  let best = -1;
  for (let at = rank; at > 0; at -= at & -at) {
    const held = tree[at] ?? -1;
    if (held >= 0 && (best < 0 || (weights[held] ?? 0) > (weights[best] ?? 0))) best = held;
  }
  return best;
}
