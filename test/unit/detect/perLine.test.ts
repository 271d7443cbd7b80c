import assert from 'node:assert/strict';
import { perLine } from '../../../src/core/detect/perLine';
import { createTagger } from '../../../src/core/detect/tagger';

suite('detection: what is derived from a line', () => {
  const tagger = createTagger();

  test('is made once for a line, whatever else is derived from it', () => {
    let made = 0;
    const count = perLine(({ tokens }) => ({ number: ++made, tokens: tokens.length }));
    const text = perLine((line) => line.text.toUpperCase());
    const line = tagger.tag('The harbour is closed.');
    const first = count(line);
    assert.equal(text(line), 'THE HARBOUR IS CLOSED.');
    assert.equal(count(line), first);
    assert.deepEqual(first, { number: 1, tokens: 5 });
  });

  test('is made anew for another line of the same words', () => {
    const derived = perLine((line) => ({ line }));
    assert.notEqual(derived(tagger.tag('Holm left.')), derived(tagger.tag('Holm left.')));
  });

  test('is not kept on the line without words, which all articles share', () => {
    const empty = tagger.tag('');
    assert.equal(perLine(() => 'first')(empty), 'first');
    assert.equal(empty.derived, undefined);
  });
});
