import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createTagger } from '../../../src/core/detect/tagger';

suite('tagger', () => {
  const tagger = createTagger();

  test('gives exact offsets, parts of speech and sentences', () => {
    const line = 'Ms Ólafsdóttir 🇮🇸 said so.  The mayor didn’t.';
    const { tokens, sentences } = tagger.tag(line);
    for (const token of tokens) assert.equal(line.slice(token.start, token.end), token.text);
    assert.deepEqual(sentences.map((s) => line.slice(s.start, s.end)), ['Ms Ólafsdóttir 🇮🇸 said so.', 'The mayor didn’t.']);
    assert.equal(tokens.find((t) => t.text === 'said')?.pos, 'VERB');
    assert.equal(tokens.find((t) => t.text === 'said')?.lemma, 'say');
  });

  test('can be made again and again: the model is loaded once', () => {
    for (let i = 0; i < 40; i++) assert.equal(createTagger().tag('It rained.').tokens.length, 3);
  });

  test('takes no longer than the text is long, without a space or with many', () => {
    const time = (line: string) => {
      const began = process.cpuUsage().user;
      const { tokens } = tagger.tag(line);
      assert.ok(tokens.length > 0 && tokens.every(({ start, end, text }) => line.slice(start, end) === text));
      return (process.cpuUsage().user - began) / 1000;
    };
    for (const unit of ['a', 'five-', '1', '“', 'é', 'He said so. ']) {
      const [short, long] = [100_000, 1_000_000].map((length) => time(unit.repeat(length / unit.length)));
      assert.ok(long! < 200 + 30 * short!, `${unit}: ${short} ms, ten times the text ${long} ms`);
    }
  }).timeout(60_000);

  test('never throws and never points outside, whatever the string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (line) => {
        let at = 0;
        for (const token of tagger.tag(line).tokens) {
          assert.ok(token.start >= at && token.end > token.start && token.end <= line.length);
          assert.equal(line.slice(token.start, token.end), token.text);
          at = token.end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
