import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/detect/analyze';
import { createTagger } from '../../../src/core/detect/tagger';
import { generateArticles } from '../../bench/generateArticles';
import { measure } from '../../bench/measure';

suite('detection: cost', () => {
  test('grows with the text: 1 MB costs at most 12 times 100 kB', async function () {
    this.timeout(180_000);
    const [small = ''] = generateArticles(1, 100_000, 2);
    const [large = ''] = generateArticles(1, 1_000_000, 3);
    const analyzer = createAnalyzer({ tagger: createTagger() });
    const ratio = large.length / small.length / 10; // the generator is not exact to the character
    const taken = await measure(
      [
        { name: '100 kB', run: () => analyzer.analyze(small) },
        { name: '1 MB', run: () => analyzer.analyze(large) },
      ],
      2,
    );
    const times = taken('1 MB') / taken('100 kB') / ratio;
    assert.ok(times <= 12, `1 MB took ${times.toFixed(1)} times as long as 100 kB (${taken('1 MB').toFixed(0)} and ${taken('100 kB').toFixed(0)} ms)`);
  });
});
