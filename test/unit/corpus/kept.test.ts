import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createCorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { assembled, readingKeptFile, writingKeptFile } from '../../../src/core/corpus/kept/keptFile';
import { keptArticles, readKeptIndex, writeKeptIndex, type KeptIndex } from '../../../src/core/corpus/kept/keptIndex';
import type { ArticleStamp } from '../../../src/core/corpus/kept/stamps';
import { finished } from '../../../src/core/finished';
import { marked } from './support';

const article = marked('a.txt', 'Ana Ruiz said that 40 ferries were lost.\n', [
  { actor: 'Ana Ruiz', entity: 'ruiz' },
  { figure: '40', value: { min: 40, max: 40, of: 'ferries' } },
  { claim: '40 ferries were lost', source: 'Ana Ruiz', entity: 'ruiz' },
]);

const articlesOf = (kept: KeptIndex | undefined) => kept && keptArticles(kept);

suite('a kept index', () => {
  const index = createCorpusIndex();
  index.set(article.marks, article.text);
  const file = writeKeptIndex('detectors 1', finished(index.keep(() => ({ article: { mtime: 1, size: 2 } }))));

  test('is read under the same fingerprint only', () => {
    assert.deepEqual(articlesOf(readKeptIndex('detectors 1', file))?.map(({ article: name }) => name), ['a.txt']);
    assert.deepEqual(readKeptIndex('detectors 1', Buffer.from(file)), readKeptIndex('detectors 1', file));
    assert.equal(readKeptIndex('detectors 2', file), undefined);
  });

  test('holds what files the articles were made of, where they were', () => {
    const read = (kept: ArticleStamp | undefined) => articlesOf(readKeptIndex('', writeKeptIndex('', finished(index.keep(() => kept)))))?.map(({ stamp }) => stamp);
    assert.deepEqual(read(undefined), [undefined]);
    const both = { article: { mtime: 0, size: 0 }, sidecar: { mtime: 1_700_000_000_123, size: 7 } };
    assert.deepEqual(read(both), [both]);
  });

  test('cut short anywhere is none', () => {
    for (let length = 0; length < file.length; length++) assert.equal(readKeptIndex('detectors 1', file.subarray(0, length)), undefined, `${length} bytes`);
  });

  test('with any bit turned is none', () => {
    // every bit of the head and the names, then some of each part
    for (let bit = 0; bit < 8 * file.length; bit += bit < 4000 ? 1 : 61) {
      const turned = file.slice();
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.equal(readKeptIndex('detectors 1', turned), undefined, `bit ${bit}`);
    }
  });

  test('of any length is none with a bit turned: its last words are looked at too', () => {
    for (let words = 0; words < 20; words++) {
      const short = finished(assembled(writingKeptFile([Uint8Array.from({ length: 4 * words }, (_, at) => 37 * at)])));
      assert.equal(finished(readingKeptFile(short))?.length, 1);
      for (let bit = 0; bit < 8 * short.length; bit++) {
        const turned = short.slice();
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        assert.equal(finished(readingKeptFile(turned)), undefined, `bit ${bit} of ${words} words`);
      }
    }
  });

  test('of an older format is none', () => {
    const older = file.slice();
    older[4] = 0;
    assert.equal(readKeptIndex('detectors 1', older), undefined);
  });

  test('any bytes are read without an error, with a checksum that holds too', () => {
    const bytes = fc.uint8Array({ maxLength: 100 });
    fc.assert(fc.property(bytes, (any) => assert.equal(readKeptIndex('', any), undefined)));
    fc.assert(fc.property(fc.array(bytes, { maxLength: 20 }), (sections) => assert.equal(readKeptIndex('', finished(assembled(writingKeptFile(sections)))), undefined)), { numRuns: 300 });
  });

  test('of many parts is read as one that was written at once', () => {
    const sections = [1, 5_000_001, 2, 0, 4_194_304, 7].map((length) => Uint8Array.from({ length }, (_, at) => at + length));
    const written = finished(assembled(writingKeptFile(sections)));
    assert.ok([...writingKeptFile(sections)].length > 3);
    assert.deepEqual(finished(readingKeptFile(written)), sections);
  });

  test('holds an article that came while it was made', () => {
    const growing = createCorpusIndex();
    growing.set(article.marks, article.text);
    const keeping = growing.keep(() => undefined);
    keeping.next();
    growing.set({ ...article.marks, article: 'b.txt' }, article.text);
    const kept = readKeptIndex('', writeKeptIndex('', finished(keeping)));
    assert.deepEqual(articlesOf(kept)?.map(({ article: name }) => name), ['a.txt', 'b.txt']);
    assert.ok(kept);
    const reopened = createCorpusIndex();
    finished(reopened.goOnFrom(kept, () => []));
    assert.deepEqual(reopened.article('b.txt'), growing.article('b.txt'));
  });

  test('sections come back, wherever the file lies in memory', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), fc.nat(5), (sections, shift) => {
        const written = finished(assembled(writingKeptFile(sections)));
        const moved = new Uint8Array(written.length + shift);
        moved.set(written, shift);
        assert.deepEqual(finished(readingKeptFile(moved.subarray(shift))), sections);
      }),
    );
  });
});
