/** 100,000 random operations on random hand-written sidecars: node out/tools/splice.js [--cases N] [--from SEED] */
import { checkSplice } from '../unit/sidecar/spliceCheck';

const valueOf = (flag: string, otherwise: number) => (process.argv.includes(flag) ? Number(process.argv[process.argv.indexOf(flag) + 1]) : otherwise);
const from = valueOf('--from', 1);
const cases = valueOf('--cases', 100_000);
const outcome = { done: 0, refused: 0 };
const start = performance.now();
for (let seed = from; seed < from + cases; seed++) outcome[checkSplice(seed)]++;
console.log(`splice: ${cases} cases, ${outcome.done} written (values right, every other byte identical, one hunk, undone), ${outcome.refused} refused, ${((performance.now() - start) / 1000).toFixed(0)} s`);
