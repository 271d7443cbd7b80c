import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { createAnalyzer } from '../../../../src/core/detect/analyze';
import signals from '../../../../src/core/detect/factuality/lexicon/signals.yaml';
import { createSentenceReader } from '../../../../src/core/detect/factuality/readSentences';
import { toldAs } from '../../../../src/core/detect/factuality/toldAs';
import { withClaims } from '../../../../src/core/detect/factuality/withClaims';
import { createTagger } from '../../../../src/core/detect/tagger';
import { generateArticles } from '../../../bench/generateArticles';
import { assertGrowth } from '../../../bench/growth';
import data from './cases.yaml';

interface Case {
  readonly text: string;
  readonly signals: readonly string[];
}

const tagger = createTagger();
const read = createSentenceReader(tagger);
const analyzer = createAnalyzer({ tagger });

/** As an article with this text in its body. */
const inBody = (text: string): string => `A report\n\n${text}\n`;
const wordsOf = (text: string): string[] => read(inBody(text)).flatMap((sentence) => sentence.signals.map(({ kind, quote }) => `${kind}: ${quote}`));

suite('factuality: what is told otherwise than as a fact', () => {
  for (const [group, cases] of Object.entries(data as Record<string, readonly Case[]>)) {
    test(`${group} (${cases.length} sentences)`, () => {
      for (const one of cases) assert.deepEqual(wordsOf(one.text), one.signals, one.text);
    });
  }

  test('the cues of claims come to it: hedges take the place of other signals, attribution stands beside them', () => {
    const article = inBody('The rebels may not attack, the minister said. Norway reportedly sent two ships.\n\nThe town is quiet.');
    const claims = analyzer.analyze(article).suggestions.filter((span) => span.kind === 'claim');
    const sentences = withClaims(read(article), [...claims, ...claims]);
    assert.deepEqual(
      sentences.map(({ start, end, signals: own }) => [article.slice(start, end), toldAs(own), own.map(({ quote }) => quote)]),
      [
        ['A report', ['fact'], []],
        ['The rebels may not attack, the minister said.', ['hedged', 'negated', 'attributed'], ['may', 'not', 'said']],
        ['Norway reportedly sent two ships.', ['hedged'], ['reportedly']],
        ['The town is quiet.', ['fact'], []],
      ],
    );
  });

  test('every sentence of a quotation is its speaker’s word', () => {
    const article = inBody('“The dam holds. The water falls,” the minister claimed. It rained.');
    const claims = analyzer.analyze(article).suggestions.filter((span) => span.kind === 'claim');
    assert.deepEqual(withClaims(read(article), claims).slice(1).map(({ start, end, signals: own }) => [article.slice(start, end), toldAs(own)]), [
      ['“The dam holds.', ['hedged']],
      ['The water falls,” the minister claimed.', ['hedged']],
      ['It rained.', ['fact']],
    ]);
  });

  test('sentences in quotations are read too, lines outside of the text are not', () => {
    assert.deepEqual(wordsOf('“We did not sign. They tried to leave,” she said.'), ['negated: not', 'intended: tried to']);
    assert.deepEqual(wordsOf('The town is quiet.\n\nSubscribe to our newsletter, do not miss a story'), []);
  });

  test('any text: sentences in order, signals inside of them and apart from each other', () => {
    const pieces = fc.constantFrom('tried', 'to', 'not', 'no', 'any', 'from', 'keep', 'kept', 'the', 'crowd', 'only', '.', '?', '“', '”', ',', 'can', 'order', 'is', 'efforts', 'by', '\n', 'leave', 'Oslo', 'for', '\uD800', '(');
    fc.assert(
      fc.property(fc.oneof(fc.array(pieces, { maxLength: 60 }).map((words) => words.join(' ')), fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        let at = 0;
        for (const sentence of read(text)) {
          assert.ok(sentence.start >= at && sentence.end >= sentence.start && sentence.end <= text.length);
          at = sentence.end;
          let behind = sentence.start;
          for (const { start, end, quote } of sentence.signals) {
            assert.ok(start >= behind && end > start);
            assert.equal(text.slice(start, end), quote);
            behind = end;
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('costs grow with the text', async () => {
    const [small = ''] = generateArticles(1, 50_000, 2);
    const [large = ''] = generateArticles(1, 500_000, 3);
    await assertGrowth('sentences', () => read(small), () => read(large), { most: 12 * (large.length / small.length / 10), rounds: 2 });
  });
});

suite('factuality: the lexicon', () => {
  test('is sorted, without an entry that stands twice', () => {
    const lines = fs.readFileSync('src/core/detect/factuality/lexicon/signals.yaml', 'utf8').split('\n');
    const keys = lines.flatMap((line) => /^ {2}([^:#]+): /.exec(line)?.[1] ?? []);
    assert.deepEqual(keys, Object.values(signals as Record<string, object>).flatMap((part) => Object.keys(part)));
    for (const part of Object.values(signals as Record<string, object>)) {
      const own = Object.keys(part);
      assert.deepEqual(own, [...new Set(own)].sort((a, b) => (a < b ? -1 : 1)));
    }
  });
});
