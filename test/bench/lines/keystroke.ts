import { createPipeline, type Pipeline } from '../../../src/core/pipeline';
import { generateArticles } from '../generateArticles';
import type { BenchLine } from '../line';
import { measure } from '../measure';
import { openInCSpell } from '../peers';

/** Keys struck in a row: what one costs is too short to be timed. */
const KEYS = 10;

/** What a keystroke in an open article costs. */
export async function keystrokeLines(rounds: number): Promise<BenchLine[]> {
  const [small = '', large = ''] = [...generateArticles(1, 10_000, 4), ...generateArticles(1, 1_000_000, 5)];
  const pipeline = createPipeline();
  const cspell = await openInCSpell(small);
  const [ours, long, peer] = [typist(small), typist(large), typist(small)];
  const times = await measure(
    [
      { name: '10 kB', run: () => ours((text) => analyse(pipeline, 'small', text)) },
      { name: '1 MB', run: () => long((text) => analyse(pipeline, 'large', text)) },
      { name: 'cSpell', run: async () => peer(async (text) => cspell.recheck(text)) },
    ],
    rounds,
  );
  const small10 = times('10 kB') / KEYS;
  return [
    { work: 'analysis after a keystroke, 10 kB article', unit: 'ms', ours: small10, peer: { name: 'cSpell', value: times('cSpell') / KEYS }, reach: { times: 0.25, of: 'peer' } },
    { work: 'analysis after a keystroke, 1 MB article', unit: 'ms', ours: times('1 MB') / KEYS, floor: { name: 'that of 10 kB', value: small10 }, reach: { times: 3, of: 'floor' } },
  ];
}

function analyse(pipeline: Pipeline, article: string, text: string): Promise<void> {
  pipeline.process({ corpus: '', article, text, live: true });
  return Promise.resolve();
}

/** Types letters into the middle of a text; goes on where it was when called again. */
function typist(text: string): (typed: (text: string) => Promise<void>) => Promise<void> {
  const at = text.indexOf(' ', text.length / 2);
  let now = text;
  let key = 0;
  return async (typed) => {
    for (let n = 0; n < KEYS; n++) {
      const letter = 'etaoin shrdlu'.charAt(key++ % 13);
      now = now.slice(0, at) + letter + now.slice(at);
      await typed(now);
    }
  };
}
