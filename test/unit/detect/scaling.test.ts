import { createAnalyzer } from '../../../src/core/detect/analyze';
import { createTagger } from '../../../src/core/detect/tagger';
import { generateArticles } from '../../bench/generateArticles';
import { assertGrowth } from '../../bench/growth';

suite('detection: cost', () => {
  test('grows with the text: 1 MB costs at most 12 times 100 kB', async () => {
    const [small = ''] = generateArticles(1, 100_000, 2);
    const [large = ''] = generateArticles(1, 1_000_000, 3);
    const analyzer = createAnalyzer({ tagger: createTagger() });
    const ratio = large.length / small.length / 10; // the generator is not exact to the character
    await assertGrowth('analysis', () => analyzer.analyze(small), () => analyzer.analyze(large), { most: 12 * ratio, rounds: 2 });
  });
});
