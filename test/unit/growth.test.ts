import { createAnalyzer } from '../../src/core/detect/analyze';
import { createPipeline } from '../../src/core/pipeline';
import { createCorpusIndex } from '../../src/core/corpus/corpusIndex';
import { createTagger } from '../../src/core/detect/tagger';
import type { Operation } from '../../src/core/sidecar/model';
import { readSidecar } from '../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../src/core/sidecar/writeSidecar';
import { generateArticles } from '../bench/generateArticles';
import { assertGrowth } from '../bench/growth';

/** The small version of `npm run bench`: how cost grows, not what it is. */
suite('cost grows with the work and no faster', function () {
  const analyzer = createAnalyzer({ tagger: createTagger() });

  test('analysing an article', async () => {
    const [once = '', twice = ''] = [30_000, 60_000].map((length) => generateArticles(1, length, 2)[0]);
    await assertGrowth('analysis', () => analyzer.analyze(once), () => analyzer.analyze(twice));
  });

  test('a keystroke in a long article', async () => {
    const [text = ''] = generateArticles(1, 100_000, 5);
    const at = text.indexOf(' said ') + ' said'.length; // what a key costs depends on the words around it: the same ones in both
    const typist = (times: number) => {
      const live = analyzer.open(text.repeat(times));
      return () => {
        for (let key = 0; key < 20; key++) live.edit({ start: at, end: at, text: 'e' });
        live.edit({ start: at, end: at + 20, text: '' });
      };
    };
    await assertGrowth('keystrokes', typist(1), typist(2));
  });

  test('taking an article into the index', async () => {
    const pipeline = createPipeline();
    pipeline.configure('', undefined);
    const [once = ''] = generateArticles(1, 60_000, 3); // of much more, what it allocates outlives the young heap, and collecting it is what is timed
    const take = (times: number) => {
      const text = once.repeat(times);
      const { marks } = pipeline.process({ corpus: '', article: 'a.txt', text, live: false });
      const index = createCorpusIndex();
      return () => index.set(marks, text);
    };
    await assertGrowth('indexing', take(1), take(2), { rounds: 12 });
  });

  test('reading a sidecar, and adding an annotation to it', async () => {
    const add = (n: number): Operation => ({ op: 'add', annotator: 'alice', annotation: { id: `a${n}`, kind: 'tag', quote: `the words of ${n}`, before: 'what stands before ', after: ' and behind', tags: ['x'] } });
    const sidecar = (count: number): string => {
      const written = applyOperations(undefined, Array.from({ length: count }, (_, n) => add(n)));
      if ('problem' in written) throw new Error(written.problem.message);
      return written.text;
    };
    const [once, twice] = [sidecar(500), sidecar(1000)];
    await assertGrowth('reading', () => readSidecar(once), () => readSidecar(twice));
    await assertGrowth('adding', () => applyOperations(once, [add(5000)]), () => applyOperations(twice, [add(5000)]));
  });
});
