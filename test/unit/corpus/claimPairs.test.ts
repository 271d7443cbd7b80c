import assert from 'node:assert/strict';
import { createCorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { createPipeline } from '../../../src/core/pipeline';
import pairs from './claimPairs.yaml';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly expect: 'same' | 'contradicts' | 'none';
}

suite('the same claim elsewhere', () => {
  const all = pairs as readonly Pair[];
  const index = createCorpusIndex();
  const pipeline = createPipeline();
  pipeline.configure('', undefined);
  const add = (article: string, text: string): void => index.set(pipeline.process({ corpus: '', article, text, live: false }).marks, text);
  suiteSetup(() => {
    all.forEach(({ a, b }, n) => {
      add(`${n}a.txt`, a);
      add(`${n}b.txt`, b);
    });
  });

  /** What the claims of one article are found to be in others. */
  const found = (article: string) =>
    (index.article(article)?.marks ?? []).flatMap((mark) => (mark.kind === 'claim' ? index.similarClaims(article, mark) : [])).map(({ entry, contradicts }) => ({ article: entry.article, contradicts }));

  test('is told from other claims of the same people and topics (40 pairs and more)', () => {
    assert.ok(all.length >= 40);
    const wrong: string[] = [];
    let right = 0;
    let given = 0;
    let graded = 0;
    const wanted = all.filter(({ expect }) => expect !== 'none').length;
    all.forEach(({ a, b, expect }, n) => {
      const hit = found(`${n}a.txt`).find(({ article }) => article === `${n}b.txt`);
      if (hit) given++;
      if (hit && expect !== 'none') right++;
      if (hit && expect !== 'none' && hit.contradicts === (expect === 'contradicts')) graded++;
      const said = hit ? (hit.contradicts ? 'contradicts' : 'same') : 'none';
      if (said !== expect) wrong.push(`${said} for ${expect}: ${a} | ${b}`);
    });
    assert.ok(right / given >= 0.9, `precision ${right / given}\n${wrong.join('\n')}`);
    assert.ok(right / wanted >= 0.8, `recall ${right / wanted}\n${wrong.join('\n')}`);
    assert.ok(graded / right >= 0.9, `rightly graded ${graded / right}\n${wrong.join('\n')}`);
  });

  test('is not found among claims that have nothing to do with it', () => {
    const strangers = all.flatMap((_, n) => [`${n}a.txt`, `${n}b.txt`].flatMap((article) => found(article).filter((hit) => hit.article.slice(0, -5) !== String(n)).map((hit) => `${article} → ${hit.article}`)));
    assert.ok(strangers.length <= all.length * 0.05, strangers.join('\n'));
  });
});
