import assert from 'node:assert/strict';
import { createCorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { createPipeline } from '../../../src/core/pipeline';
import { relinked } from '../../../src/core/tagging/relink';

const TEXT = 'Talks begin\n\nMay 5, 2024\n\nThe union said that 120 workers left the harbour on Monday.\n';
const sidecar = (...links: readonly string[]) =>
  `version: 1\nannotations:\n  alice:\n    - id: aaaaaaaaaa\n      kind: tag\n      quote: "the harbour"\n      links: [${links.map((to) => `{to: ${to}, as: supports}`).join(', ')}]\n\n    - id: bbbbbbbbbb\n      kind: tag\n      quote: "words that are gone"\n      links: [{to: "news/b.txt#cccccccccc", as: source}]\n`;

/** The links of the article a.txt after a rename; undefined: nothing is written. */
function linksAfter(from: string, to: string, links: readonly string[], others: readonly string[] = []): readonly (readonly string[])[] {
  const pipeline = createPipeline();
  const index = createCorpusIndex(pipeline.configure('', '').actors);
  const add = (article: string, text?: string) => index.set(pipeline.process({ corpus: '', article, text: TEXT, live: false, ...(text !== undefined && { sidecar: text }) }).marks, TEXT);
  add('file:///c/a.txt', sidecar(...links));
  for (const other of others) add(other);
  const operations = relinked(index, [{ from, to }]).get('file:///c/a.txt') ?? [];
  return operations.map((operation) => (operation.op === 'change' ? (operation.set.links ?? []).map((link) => link.to) : []));
}

suite('links after a rename', () => {
  test('follow an article, also from an annotation without a place; other links of the same annotation stay', () => {
    assert.deepEqual(linksAfter('news/b.txt', 'news/c d.txt', ['"news/b.txt#dddddddddd"', 'eeeeeeeeee', '"x.txt#ffffffffff"']), [
      ['news/c d.txt#dddddddddd', 'eeeeeeeeee', 'x.txt#ffffffffff'],
      ['news/c d.txt#cccccccccc'],
    ]);
  });

  test('follow a folder', () => {
    assert.deepEqual(linksAfter('news', 'old/news', ['"news.txt#dddddddddd"']), [['old/news/b.txt#cccccccccc']]);
  });

  test('follow where a hand has written the name alone, unless another article has it too', () => {
    assert.deepEqual(linksAfter('news/b.txt', 'news/c.txt', ['"b.txt#dddddddddd"'])[0], ['news/c.txt#dddddddddd']);
    assert.deepEqual(linksAfter('news/b.txt', 'news/c.txt', ['"b.txt#dddddddddd"'], ['file:///c/b.txt']), [['news/c.txt#cccccccccc']]);
  });

  test('stay as they are when another article is renamed', () => {
    assert.deepEqual(linksAfter('news/bb.txt', 'news/c.txt', ['"news/b.txt#dddddddddd"']), []);
  });
});
