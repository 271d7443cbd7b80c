import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { writeKeptIndex } from '../../../src/core/corpus/kept/keptIndex';
import { finished } from '../../../src/core/finished';
import { nameOf } from '../benchCorpus';
import type { BenchLine } from '../line';

/** Built from test/bench/reopened.ts. */
const PROGRAM = path.resolve('out/tools/reopened.js');
/** Of some milliseconds each: as many as find the processor to themselves. */
const ROUNDS = 100;

/**
 * A folder opened again: its index is read from the file it was kept in, and is as it was. Beside it what that file's bytes cost to read.
 */
export function reopeningLines(index: CorpusIndex, articles: number): BenchLine[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annotator-bench-'));
  try {
    const file = path.join(folder, 'kept.index');
    fs.writeFileSync(file, writeKeptIndex('', finished(index.keep(() => ({ article: { mtime: 1, size: 1 } })))));
    const changed = Array.from({ length: articles / 100 }, (_, n) => nameOf(100 * n));
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, file, String(ROUNDS), ...changed], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The index could not be opened again: ${stderr}`);
    const times = JSON.parse(stdout) as Record<'bytes' | 'unchanged' | 'changed', number>;
    const floor = { name: `its ${(fs.statSync(file).size / 1e6).toFixed(1)} MB read`, value: times.bytes };
    return [
      { work: `the index of ${articles} articles opened again`, unit: 'ms', ours: times.unchanged, floor, reach: { times: 8, of: 'floor' } },
      { work: 'the same, without the hundredth of them that changed', unit: 'ms', ours: times.changed, floor, reach: { times: 8, of: 'floor' } },
    ];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
