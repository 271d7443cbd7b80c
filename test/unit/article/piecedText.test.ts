import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PiecedText } from '../../../src/core/article/piecedText';

/** Places as shares of the text, so that they fit whatever it has become; long insertions so that pieces are cut up. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const edit = fc.record({ at: share, length: fc.oneof(fc.nat(5), fc.nat(20_000)), text: fc.oneof(fc.string(), fc.nat(30_000).map((length) => 'abcdefg\n'.repeat(length / 8))) });

suite('a text in pieces', () => {
  test('is the string that was edited the same way, as a whole and in slices', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.array(edit, { maxLength: 8 }), share, share, (length, edits, from, to) => {
        let plain = '0123456789'.repeat(length / 10);
        let text = new PiecedText([plain]);
        for (const { at, length: gone, text: inserted } of edits) {
          const start = Math.round(at * plain.length);
          const end = Math.min(plain.length, start + gone);
          plain = plain.slice(0, start) + inserted + plain.slice(end);
          text = text.replace(start, end, inserted);
        }
        const [start, end] = [Math.round(from * plain.length), Math.round(to * plain.length)];
        assert.equal(text.whole(), plain);
        assert.equal(text.length, plain.length);
        assert.equal(text.slice(start, end), plain.slice(start, end));
        assert.equal(text.slice(start), plain.slice(start));
        assert.equal(text.slice(start, plain.length + 9), plain.slice(start, plain.length + 9));
      }),
    );
  });

  test('is left as it was by an edit', () => {
    const text = new PiecedText(['one two']);
    assert.equal(text.replace(0, 3, 'three').whole(), 'three two');
    assert.equal(text.whole(), 'one two');
  });
});
