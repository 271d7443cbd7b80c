import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createClaimDetector } from '../../../../src/core/detect/claims/detectClaims';
import { findQuotations } from '../../../../src/core/detect/claims/quotations';
import { createTagger, tagArticle } from '../../../../src/core/detect/tagger';
import { splitArticle } from './splitArticle';

const tagger = createTagger();
const detector = createClaimDetector();
const pieces = [
  'the minister',
  'said',
  'that',
  'may',
  ',',
  '.',
  '“',
  '”',
  '"',
  '‘',
  "'",
  '(',
  ')',
  'according to',
  'if',
  'rain',
  'fell',
  'he',
  'who',
  'and',
  '\n',
  'claims',
  ':',
  'is',
  'expected',
  'to',
  'Ida Holm',
  '-',
  '—',
  ';',
  'not',
  'clear',
  'in',
  'a statement',
];

function detect(text: string) {
  const article = splitArticle(text);
  const claims = detector.detect(tagArticle(article, tagger, new Map()), { actors: [], entities: [] });
  let at = 0;
  for (const claim of claims) {
    for (const span of [claim, ...claim.cues, ...(claim.source ? [claim.source] : [])]) {
      assert.equal(text.slice(span.start, span.end), span.quote);
      assert.ok(span.quote.trim() === span.quote && span.quote !== '', JSON.stringify(span.quote));
    }
    assert.ok(claim.cues.length > 0 && claim.start >= at);
    assert.equal(
      claim.hedged,
      claim.cues.some((cue) => cue.category !== 'attribution'),
    );
    at = claim.start;
  }
  return claims;
}

suite('claims: properties', () => {
  test('never throws, offsets are right: any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        detect(text);
      }),
      { numRuns: 300 },
    );
  });

  test('never throws, offsets are right: words of reporting in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (words) => {
        detect(words.join(' '));
      }),
      { numRuns: 400 },
    );
  });

  test('gives the same for the same text, and for a line it has read before', () => {
    const text = 'The mayor said the school was safe.\n“It may rain,” she said.';
    const tagged = tagArticle(splitArticle(text), tagger, new Map());
    const none = { actors: [], entities: [] };
    assert.deepEqual(detector.detect(tagged, none), detector.detect(tagged, none));
    assert.deepEqual(createClaimDetector().detect(tagged, none), detector.detect(tagged, none));
  });

  test('leaves notices, captions and credits alone', () => {
    const article = splitArticle('The mayor said the school was safe.');
    for (const role of ['notice', 'caption', 'byline'] as const) {
      const other = { ...article, lines: article.lines.map((line) => ({ ...line, role })) };
      assert.deepEqual(detector.detect(tagArticle(other, tagger, new Map()), { actors: [], entities: [] }), []);
    }
  });

  test('is linear in the text, in one line or in many', () => {
    const sentence =
      'The mayor, who may resign, said “the so-called plan” could fail if money ran out, and that it was unclear whether he would go. ';
    for (const text of [
      sentence,
      `${sentence}\n`,
      'He said “It may rain.” ',
      '“It may, he said that “',
      'may ',
      '“',
      'said that he ',
      'the of ',
      '(a ',
    ]) {
      const seconds = (length: number) => {
        const tagged = tagArticle(splitArticle(text.repeat(Math.ceil(length / text.length))), tagger, new Map());
        const none = { actors: [], entities: [] };
        const began = process.cpuUsage().user; // what other programs take does not count
        createClaimDetector().detect(tagged, none);
        return (process.cpuUsage().user - began) / 1000;
      };
      seconds(80_000); // warms the code up
      const fastest = (length: number) => Math.min(seconds(length), seconds(length), seconds(length)); // a busy machine only ever adds
      const small = fastest(10_000);
      const large = fastest(100_000);
      assert.ok(
        large < 30 * Math.max(small, 5),
        `${JSON.stringify(text.slice(0, 20))}: ${small.toFixed(1)} ms, ten times the text ${large.toFixed(1)} ms`,
      );
    }
  });

  test('reads a line of a million characters', () => {
    const text = 'The mayor said that the school may close soon, though nobody in the village had asked for it. '.repeat(11_000);
    assert.equal(detect(text).length, 22_000);
  });
});

suite('claims: quotation marks', () => {
  const inside = (line: string) => findQuotations(line).map(({ start, end }) => line.slice(start, end));

  test('pairs marks by their place', () => {
    assert.deepEqual(inside('He said “no” and "yes" and ‘maybe’.'), ['no', 'yes', 'maybe']);
    assert.deepEqual(inside('”We go,” he said. «Now.»'), ['We go,', 'Now.']);
    assert.deepEqual(inside('He said: “We go. “'), ['We go. ']);
    assert.deepEqual(inside('The workers’ union isn’t here.'), []);
  });

  test('an open one runs to the end of the line, or to the next speech', () => {
    assert.deepEqual(inside('“We go. We stay.'), ['We go. We stay.']);
    assert.deepEqual(inside('"We go. "We stay."'), ['We go. ', 'We stay.']);
  });
});
