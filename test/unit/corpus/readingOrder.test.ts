import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createCorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { createPipeline } from '../../../src/core/pipeline';
import { readOut } from './support';

suite('the index of a folder', () => {
  test('says the same in whatever order its articles were read, by one pipeline or by two', () => {
    const names = fs.readdirSync('examples').filter((name) => /\.(txt|article)$/.test(name));
    assert.ok(names.length > 3);
    const articles = names.map((article) => ({ article, text: fs.readFileSync(path.join('examples', article), 'utf8') }));
    const [one, other] = [createPipeline(), createPipeline()];
    const read = (order: typeof articles, pipelines: readonly (typeof one)[]) => {
      const index = createCorpusIndex();
      order.forEach(({ article, text }, n) => {
        const marks = pipelines[n % pipelines.length]?.process({ corpus: '', article, text, live: false }).marks;
        if (marks) index.set(marks, text);
      });
      const entities = index.entities();
      return { articles: index.articles(), entities, mentions: entities.map(({ id }) => index.mentions(id)), claims: entities.map(({ id }) => index.claimsBy(id)) };
    };
    const inOrder = read(articles, [one]);
    assert.ok(inOrder.entities.length > 10);
    assert.deepEqual(readOut(read([...articles].reverse(), [one, other])), readOut(inOrder));
  });
});
