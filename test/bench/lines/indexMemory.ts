import { setImmediate } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import { cardFor } from '../../../src/core/corpus/cards';
import type { CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import type { BenchLine } from '../line';

const MEGABYTE = 1e6;
/** All cards of an article or two fill what the index remembers of those looked at last. */
const LOOKED_AT = 2;

/**
 * What an index holds, once its folder has been read and the workers that read it are gone: what is free when it is let go.
 * @param read reads the folder.
 * @param bytes of all articles.
 */
export async function indexMemoryLines(read: () => Promise<CorpusIndex>, bytes: number): Promise<BenchLine[]> {
  const held: { index?: CorpusIndex } = { index: await read() };
  const articles = held.index?.size ?? 0;
  const bare = await usedBytes();
  if (held.index) showCards(held.index);
  const asked = await usedBytes();
  delete held.index;
  const without = await usedBytes();
  const floor = { name: 'articles', value: bytes / MEGABYTE };
  return [
    { work: `memory of the index of ${articles} articles with 20 annotations each`, unit: 'MB', ours: (bare - without) / MEGABYTE, floor, reach: { times: 0.6, of: 'floor' } },
    { work: 'the same after cards, figures and claims were asked for', unit: 'MB', ours: (asked - without) / MEGABYTE, floor },
  ];
}

function showCards(index: CorpusIndex): void {
  for (const { article } of index.articles().slice(0, LOOKED_AT)) {
    for (const mark of index.article(article)?.marks ?? []) cardFor(index, article, mark);
  }
}

/** Collections in a row after which V8 lets go of compiled code that was not run meanwhile: it would count as the index' own. */
const COLLECTIONS = 12;

/** Heap and array buffers of this thread once the garbage is gone, and with it what the last step still had at hand. */
async function usedBytes(): Promise<number> {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  for (let left = COLLECTIONS; left > 0; left--) {
    await setImmediate();
    collect();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
