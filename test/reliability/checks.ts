import { runCorpus } from './anchoringCorpus';
import { figure, grouped, MOST, type Check, type Counts } from './check';
import { CODES, dieAtEvery, failAtEvery, RECOVERY_MS } from './diskFaults';
import { startWriters } from './killedWriters';
import { checkLiveEdits } from './liveEdits';
import { mergeBranches, SCENARIOS } from './merges';
import { fuzzReaders } from './readers';
import { checkSplice } from '../unit/sidecar/spliceCheck';

/** Of the frozen corpus: these give the 50,000 checks. */
const FROZEN_SEEDS = 20;
const MOST_MS = 2000;

/**
 * All checks of `npm run test:faults`.
 * @param share of the counts: 1 in full.
 * @param fresh where fresh random seeds begin.
 */
export function allChecks(share: number, fresh: number): readonly Check[] {
  const count = (full: number, parts: number) => Math.max(1, Math.round((full * share) / parts));
  return [
    anchoring('anchoring', 'anchoring, frozen corpus', 1, count(FROZEN_SEEDS, 1), true),
    anchoring('fresh', `anchoring, fresh seeds from ${fresh}`, fresh, count(FROZEN_SEEDS, 1), false),
    {
      name: 'splice',
      title: 'splicing hand-written sidecars',
      parts: 10,
      run(part) {
        const cases = count(100_000, 10);
        const outcome = { done: 0, refused: 0 };
        for (let seed = 1 + part * cases; seed < 1 + (part + 1) * cases; seed++) outcome[checkSplice(seed)]++;
        return outcome;
      },
      verdict: (sum) => ({
        result: `${grouped(figure(sum, 'done') + figure(sum, 'refused'))} cases: values right, every other byte identical, one hunk, undone; ${figure(sum, 'refused')} refused unwritten`,
        held: figure(sum, 'refused') <= (figure(sum, 'done') + figure(sum, 'refused')) / 1000 + 1,
      }),
    },
    {
      name: 'operations',
      title: 'faults at the n-th file operation',
      parts: 1,
      async run() {
        const failed = await Promise.all(CODES.map((code) => failAtEvery(code)));
        return { failed: failed.reduce((a, b) => a + b, 0), died: await dieAtEvery() };
      },
      verdict: (sum) => ({ result: `${CODES.join(', ')} at ${figure(sum, 'failed')} operations, death at ${figure(sum, 'died')}: old or new text whole, next write through`, held: figure(sum, 'died') > 10 }),
    },
    {
      name: 'kills',
      title: 'SIGKILL at random times',
      parts: 4,
      run: (part) => inWriters(async (writers) => {
        let confirmed = 0;
        let locked = 0;
        const runs = count(1000, 4);
        for (let run = 0; run < runs; run++) {
          const killed = await writers.killOne();
          confirmed += killed.confirmed;
          if (killed.locked) locked++;
        }
        return { runs, confirmed, locked, ...(part === 0 && { [`${MOST}recovery`]: await writers.recover() }) };
      }),
      verdict: (sum) => ({
        result: `${grouped(figure(sum, 'runs'))} runs (${figure(sum, 'locked')} with the lock held), ${grouped(figure(sum, 'confirmed'))} operations confirmed: 0 lost; 0 files torn, empty or missing; dead lock taken over in ${(figure(sum, `${MOST}recovery`) / 1000).toFixed(1)} s`,
        held: figure(sum, `${MOST}recovery`) <= RECOVERY_MS,
      }),
    },
    {
      name: 'writers',
      title: '3 writers at once',
      parts: 1,
      run: () => inWriters((writers) => writers.together(3, count(1000, 1)).then((counts) => ({ ...counts }))),
      verdict: (sum) => ({ result: `3 × ${grouped(count(1000, 1))} operations, ${grouped(figure(sum, 'confirmed'))} confirmed: 0 lost, 0 twice; ${figure(sum, 'refused')} refused`, held: figure(sum, 'confirmed') > 0 && figure(sum, 'refused') === 0 }),
    },
    {
      name: 'readers',
      title: 'damaged files in the readers',
      parts: 10,
      run(part) {
        const inputs = count(1_000_000, 10);
        const { slowestMs, ...counts } = fuzzReaders(inputs, 1 + part);
        return { inputs, ...counts, [`${MOST}milliseconds`]: slowestMs };
      },
      verdict: (sum) => ({
        result: `${grouped(figure(sum, 'inputs'))} inputs: none thrown, no prototype changed, slowest ${figure(sum, `${MOST}milliseconds`).toFixed(0)} ms; ${grouped(figure(sum, 'refused'))} refused with one error, ${grouped(figure(sum, 'undecodable'))} no text`,
        held: figure(sum, `${MOST}milliseconds`) <= MOST_MS,
      }),
    },
    {
      name: 'live',
      title: 'edits, undo and redo of open articles',
      parts: 2,
      run(part) {
        checkLiveEdits(count(10_000, 2), fresh + part);
        return { sequences: count(10_000, 2) };
      },
      verdict: (sum) => ({ result: `${grouped(figure(sum, 'sequences'))} sequences against a model: every state has its own spans again`, held: true }),
    },
    ...SCENARIOS.map((scenario, index): Check => ({
      name: `merging${index + 1}`,
      title: `merging: ${scenario.title}`,
      parts: 1,
      run: () => ({ ...mergeBranches(scenario, count(200, 1), fresh + index) }),
      verdict: (sum) => ({
        result: `${figure(sum, 'pairs')} pairs: 0 lost, 0 twice, 0 resurrected; conflicts of plain git ${figure(sum, 'gitConflicts')}, true ones ${figure(sum, 'trueConflicts')}`,
        held: !scenario.ownSections || figure(sum, 'gitConflicts') === 0,
      }),
    })),
  ];
}

async function inWriters(act: (writers: ReturnType<typeof startWriters>) => Promise<Counts>): Promise<Counts> {
  const writers = startWriters();
  try {
    return await act(writers);
  } finally {
    writers.remove();
  }
}

function anchoring(name: string, title: string, first: number, seeds: number, frozen: boolean): Check {
  return {
    name,
    title,
    parts: seeds,
    run(part) {
      const tallies = runCorpus({ examples: 'examples', seeds: [first + part], spansPerText: 24, oldTextKnown: true }, () => undefined);
      const wrong = [...tallies.values()].reduce((all, tally) => all + tally.wrong, 0);
      return { wrong, ...Object.fromEntries([...tallies].flatMap(([edit, tally]) => [[`checks ${edit}`, tally.checks], [`exact ${edit}`, tally.exact]])) };
    },
    verdict(sum) {
      const edits = Object.keys(sum).flatMap((key) => (key.startsWith('checks ') ? [key.slice('checks '.length)] : []));
      const exact = (edit: string) => (100 * figure(sum, `exact ${edit}`)) / figure(sum, `checks ${edit}`);
      const checks = edits.reduce((all, edit) => all + figure(sum, `checks ${edit}`), 0);
      const outside = Math.min(...edits.filter((edit) => edit !== 'typo inside' && edit !== 'all at once').map(exact));
      const wrong = figure(sum, 'wrong');
      return {
        result: `${grouped(checks)} checks: ${wrong} wrong; exact: edits outside ≥ ${outside.toFixed(2)} % each, inside ${exact('typo inside').toFixed(2)} %, all at once ${exact('all at once').toFixed(2)} %`,
        held: frozen ? wrong === 0 && outside >= 99.8 && exact('typo inside') >= 99 && exact('all at once') >= 98.5 : wrong <= Math.max(1, Math.floor(checks / 50_000)),
      };
    },
  };
}
