import v8 from 'node:v8';
import vm from 'node:vm';
import { cardFor } from '../../../src/core/corpus/cards';
import type { CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import type { BenchLine } from '../line';

const MEGABYTE = 1e6;
/** All cards of so many articles fill what the index remembers of those looked at last. */
const LOOKED_AT = 3;

/**
 * What an index holds, once its folder has been read and the workers that read it are gone.
 * @param read reads the folder; called twice, as compiled code is not what an index holds.
 * @param bytes of all articles.
 */
export async function indexMemoryLines(read: () => Promise<CorpusIndex>, bytes: number): Promise<BenchLine[]> {
  showCards(await read());
  const before = usedBytes();
  const index = await read();
  const memory = usedBytes() - before;
  showCards(index);
  const asked = usedBytes() - before;
  const floor = { name: 'articles', value: bytes / MEGABYTE };
  return [
    { work: `memory of the index of ${index.size} articles with 20 annotations each`, unit: 'MB', ours: memory / MEGABYTE, floor, reach: { times: 0.6, of: 'floor' } },
    { work: 'the same after cards, figures and claims were asked for', unit: 'MB', ours: asked / MEGABYTE, floor },
  ];
}

function showCards(index: CorpusIndex): void {
  for (const { article } of index.articles().slice(0, LOOKED_AT)) {
    for (const mark of index.article(article)?.marks ?? []) cardFor(index, article, mark);
  }
}

/** Heap and array buffers of this thread once the garbage is gone. */
function usedBytes(): number {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
