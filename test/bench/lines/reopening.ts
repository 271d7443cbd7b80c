import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCorpusIndex, type CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { keptArticles, readKeptIndex, writeKeptIndex } from '../../../src/core/corpus/kept/keptIndex';
import { finished } from '../../../src/core/finished';
import { nameOf } from '../benchCorpus';
import type { BenchLine } from '../line';
import { measure } from '../measure';

/**
 * A folder opened again: its index is read from the file it was kept in, and is as it was. Beside it what that file's bytes cost to read.
 */
export async function reopeningLines(index: CorpusIndex, articles: number, rounds: number): Promise<BenchLine[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annotator-bench-'));
  try {
    const file = path.join(folder, 'kept.index');
    fs.writeFileSync(file, writeKeptIndex('', finished(index.keep(() => ({ article: { mtime: 1, size: 1 } })))));
    const reopen = (changed: readonly string[]): number => {
      const kept = readKeptIndex('', fs.readFileSync(file));
      if (!kept) throw new Error('The index that was kept cannot be read.');
      // what files are compared with, each with its name
      const before = keptArticles(kept);
      const again = createCorpusIndex();
      for (const _ of again.goOnFrom(kept, () => changed));
      return before.length + again.size;
    };
    const changed = Array.from({ length: articles / 100 }, (_, n) => nameOf(100 * n));
    const times = await measure(
      [
        { name: 'bytes', run: () => fs.readFileSync(file).length },
        { name: 'unchanged', run: () => reopen([]) },
        { name: 'changed', run: () => reopen(changed) },
      ],
      rounds,
    );
    const floor = { name: `its ${(fs.statSync(file).size / 1e6).toFixed(1)} MB read`, value: times('bytes') };
    return [
      { work: `the index of ${articles} articles opened again`, unit: 'ms', ours: times('unchanged'), floor, reach: { times: 8, of: 'floor' } },
      { work: 'the same, without the hundredth of them that changed', unit: 'ms', ours: times('changed'), floor, reach: { times: 8, of: 'floor' } },
    ];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
