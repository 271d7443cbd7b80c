import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitLines } from '../../../src/core/article/splitLines';

suite('splitLines', () => {
  test('LF, CRLF and CR end a line, the last of a text too', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n'), { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        assert.deepEqual(splitLines(text).map(({ start, end }) => text.slice(start, end)), text.split(/\r\n|\n|\r/));
        for (const { start, end } of splitLines(text)) assert.ok(start <= end && end <= text.length);
      }),
    );
    assert.deepEqual(splitLines('a\r'), [{ start: 0, end: 1 }, { start: 2, end: 2 }]);
  });
});
