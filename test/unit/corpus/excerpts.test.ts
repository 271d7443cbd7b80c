import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createExcerpts } from '../../../src/core/corpus/excerpts';
import { sentenceSpan } from '../../../src/core/corpus/sentenceSpan';
import { spanOf } from './support';
import { processorTime } from '../../bench/growth';

suite('excerpts', () => {
  test('a line of context is cut at words, marked where it is cut, and holds the span', () => {
    const text = `First line.\n${'word '.repeat(40)}HERE\u00a0and ${'there '.repeat(40)}\nLast line.`;
    const span = spanOf(text, 'HERE');
    const context = createExcerpts(text, [span]).context(span)!;
    assert.match(context.text, /^… (?:word )+HERE and (?:there ?)+ …$/);
    assert.equal(context.text.slice(context.match.start, context.match.end), 'HERE');
    assert.ok(context.text.length <= 4 + 60 + 60 + 8);
  });

  test('a whole line has no ellipsis, whatever stands on the next one', () => {
    const text = 'First line.\r\nAna Ruiz left.\r\nLast line.';
    const span = spanOf(text, 'Ruiz');
    assert.deepEqual(createExcerpts(text, [span]).context(span), { text: 'Ana Ruiz left.', match: { start: 4, end: 8 } });
  });

  test('keeps the surroundings of the spans and nothing else, and gives them back as they were', () => {
    const span = fc.tuple(fc.nat(300), fc.nat(40)).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.', '\n', '\r', '\u00a0', '🌊'), minLength: 341, maxLength: 700 }), fc.array(span, { maxLength: 8 }), (text, spans) => {
        const excerpts = createExcerpts(text, spans);
        for (const one of spans) {
          assert.equal(excerpts.slice(one), text.slice(one.start, one.end));
          assert.ok(excerpts.holds(one, text.slice(one.start, one.end)));
          for (const other of [text.slice(one.start, one.end + 1), text.slice(one.start + 1, one.end), '']) assert.equal(excerpts.holds(one, other), excerpts.slice(one) === other);
          const context = excerpts.context(one)!;
          assert.doesNotMatch(context.text, /[\r\n]/);
          assert.equal(context.text.slice(context.match.start, context.match.end), text.slice(one.start, one.end).replace(/\s+/gu, ' '));
          const lines = text.slice(0, one.start).split(/\r\n|\n|\r/);
          // between the two halves of a CRLF is no place of a line
          if (!(text.charAt(one.start - 1) === '\r' && text.charAt(one.start) === '\n')) assert.deepEqual(excerpts.position(one.start), { line: lines.length - 1, character: lines.at(-1)!.length });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('words that go on in the next paragraph are known where nothing but line feeds stands between', () => {
    for (const [end, isKnown] of [['\n', true], ['\n\n', true], ['\n\n\n', false], ['\r\n', false], ['\r', false]] as const) {
      const text = `Ana Ruiz left.${end}Nobody knows.${end}Ben Marsh came.`;
      const excerpts = createExcerpts(text, ['Ruiz', 'Nobody', 'Marsh'].map((words) => spanOf(text, words)));
      const over = { start: text.indexOf('left'), end: text.indexOf('came') };
      const words = text.slice(over.start, over.end);
      assert.deepEqual([excerpts.slice(over), excerpts.holds(over, words)], [undefined, isKnown], JSON.stringify(end));
      if (isKnown) assert.equal(excerpts.sliceOver(over), words);
    }
  });

  for (const [text, around, sentence] of [
    ['It rained. Ana Ruiz lost 40 ferries. Nobody died.', '40', 'Ana Ruiz lost 40 ferries.'],
    ['“It rained.” Mr. Marlow counted 40 ferries (at least). “No,” he said.', '40', 'Mr. Marlow counted 40 ferries (at least).'],
    ['The U.S. Army sent 40 men. They came late.', '40', 'The U.S. Army sent 40 men.'],
    ['A line without an end\nFerries: 40\nAnother', '40', 'Ferries: 40'],
    ['40', '40', '40'],
  ] as const) {
    test(`the sentence around ${around} in “${text}”`, () => {
      const { start, end } = sentenceSpan(text, spanOf(text, around));
      assert.equal(text.slice(start, end), sentence);
    });
  }

  test('a line of a megabyte with ten thousand spans takes time in step', () => {
    const took = (times: number): number => {
      const text = 'Ana Ruiz lost 40 ferries and said no word of it, and so on, '.repeat(2_000 * times);
      const spans = Array.from({ length: 1_000 * times }, (_, n) => ({ start: n * 118, end: n * 118 + 8 }));
      const all = [0, 1, 2].map(() => {
        const begin = processorTime();
        const excerpts = createExcerpts(text, spans);
        for (const span of spans) excerpts.context(span);
        for (const span of spans) sentenceSpan(text, span);
        return processorTime() - begin;
      });
      return Math.min(...all);
    };
    took(1);
    const [small, large] = [took(2), took(8)];
    assert.ok(large < 4 * 3 * small + 20, `${small.toFixed(1)} ms, four times as much ${large.toFixed(1)} ms`);
  });
});
