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
  const edited = (article: string, text: string, at = behindWord(text)) => editorOf(pipeline, article, text, at);
  const cspell = await openInCSpell(small);
  const [ours, long, named] = [edited('small', small), edited('large', large), edited('named', large, behindName(large))];
  const peer = typist(small);
  const times = await measure(
    [
      { name: '10 kB', run: () => ours() },
      { name: '1 MB', run: () => long() },
      { name: 'in a name', run: () => named() },
      { name: 'cSpell', run: async () => peer(async (text) => cspell.recheck(text)) },
    ],
    rounds,
  );
  const small10 = times('10 kB') / KEYS;
  return [
    { work: 'analysis after a keystroke, 10 kB article', unit: 'ms', ours: small10, peer: { name: 'cSpell', value: times('cSpell') / KEYS }, reach: { times: 0.25, of: 'peer' } },
    { work: 'analysis after a keystroke, 1 MB article', unit: 'ms', ours: times('1 MB') / KEYS, floor: { name: 'that of 10 kB', value: small10 }, reach: { times: 3, of: 'floor' } },
    { work: 'the same in a name, which any other line may hang on', unit: 'ms', ours: times('in a name') / KEYS, floor: { name: 'that of 10 kB', value: small10 } },
  ];
}

/** In the middle of a text, behind a common word between two others. */
const behindWord = (text: string): number => placeOf(text, / \p{Ll}{4,} (?=\p{Ll}{4,} )/gu);
/** The same, behind a name of two words. */
const behindName = (text: string): number => placeOf(text, / \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}{3,} (?=\p{Ll}{4,} )/gu);

/** The last character of what is found first from the middle of a text on. */
function placeOf(text: string, wanted: RegExp): number {
  wanted.lastIndex = text.length / 2;
  const found = wanted.exec(text);
  if (!found) throw new Error('The generated article has no such words.');
  return wanted.lastIndex - 1;
}

/** Types letters into the middle of a text as the editor tells the worker of them: messages there and back, which are copied. */
function editorOf(pipeline: Pipeline, article: string, text: string, at: number): () => void {
  const first = pipeline.process({ corpus: '', article, text, live: true });
  let { state = 0 } = first;
  let key = 0;
  return () => {
    for (let n = 0; n < KEYS; n++) {
      const request = structuredClone({ corpus: '', article, state, edits: [{ start: at, end: at, text: letterOf(key++) }] });
      const result = structuredClone(pipeline.edit(request));
      if (!result) throw new Error('The pipeline did not go on from its own state.');
      ({ state } = result);
    }
  };
}

const letterOf = (key: number): string => 'etaoin shrdlu'.charAt(key % 13);

/** Types letters into the middle of a text; goes on where it was when called again. */
function typist(text: string): (typed: (text: string) => Promise<void>) => Promise<void> {
  const at = behindWord(text);
  let now = text;
  let key = 0;
  return async (typed) => {
    for (let n = 0; n < KEYS; n++) {
      now = now.slice(0, at) + letterOf(key++) + now.slice(at);
      await typed(now);
    }
  };
}
