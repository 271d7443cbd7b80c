/**
 * The frozen corpus of anchoring: at least 50,000 checks from our own texts, the same ones each time.
 *   node out/tools/anchoring.js [--seeds N] [--fresh] [--unknown] [--verbose]
 * --fresh: seeds nobody has seen. --unknown: the old text is not known. --verbose: each check that is not exact.
 */
import { runCorpus, type Check } from './anchoringCorpus';

const has = (flag: string) => process.argv.includes(flag);
const valueOf = (flag: string) => (has(flag) ? Number(process.argv[process.argv.indexOf(flag) + 1]) : undefined);
const first = has('--fresh') ? Date.now() % 1e9 : (valueOf('--from') ?? 1);
const seeds = Array.from({ length: valueOf('--seeds') ?? 20 }, (_, i) => first + i);
const shown = (check: Check) => {
  if (check.outcome === 'wrong' || has('--verbose')) console.log(`${check.outcome}: ${check.edit}, seed ${check.seed}, ${check.text}, “${check.quote}”: ${check.detail}`);
};
const start = performance.now();
const tallies = runCorpus({ examples: 'examples', seeds, spansPerText: 24, oldTextKnown: !has('--unknown') }, shown);

const row = (cells: readonly (string | number)[]) => console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(20) : String(cell).padStart(9))).join(' '));
row(['edit', 'checks', 'exact %', 'near', 'orphaned', 'wrong']);
let checks = 0;
let wrong = 0;
for (const [edit, tally] of tallies) {
  checks += tally.checks;
  wrong += tally.wrong;
  row([edit, tally.checks, ((100 * tally.exact) / tally.checks).toFixed(2), tally.near, tally.orphaned, tally.wrong]);
}
row(['all', checks, '', '', '', wrong]);
console.log(`${((performance.now() - start) / 1000).toFixed(0)} s, seeds from ${first}`);
