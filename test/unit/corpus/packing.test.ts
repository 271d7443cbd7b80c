import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byteReader, byteWriter } from '../../../src/core/corpus/packing/bytes';
import { createSymbols } from '../../../src/core/corpus/packing/symbols';
import { readText, writeText } from '../../../src/core/corpus/packing/textCode';
import { createValueCode } from '../../../src/core/corpus/packing/valueCode';

const KEYS = ['kind', 'type', 'quote', 'note', 'id', 'start', 'end', 'value', 'of', '', 'tags', 'constructor', 'toString', 'hedged'];
const TEXT = 'The minister said on Friday, that “3,500 people” had left Port Ansel in 2019.\n\nNobody knows.';

suite('packing', () => {
  test('numbers come back', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), (values) => {
        const writer = byteWriter();
        for (const value of values) {
          writer.whole(Math.floor(Math.abs(value) / 4));
          writer.signed(Math.trunc(value / 4));
        }
        const reader = byteReader(writer.take());
        for (const value of values) assert.deepEqual([reader.whole(), reader.signed()], [Math.floor(Math.abs(value) / 4), Math.trunc(value / 4) || 0]);
      }),
    );
  });

  test('texts come back as they were, halves of characters too', () => {
    const writer = byteWriter();
    const reader = (): string => byteReader(writer.take()).text();
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)), fc.constantFrom('\ufeffmark', '\ud83c', TEXT.repeat(200))), (text) => {
        writer.text(text);
        assert.equal(reader(), text);
      }),
    );
  });

  test('texts of words come back, and English ones in less than half of their length', () => {
    const symbols = createSymbols();
    const roundTrip = (text: string): number => {
      const writer = byteWriter();
      writeText(writer, symbols, text);
      const bytes = writer.take();
      assert.equal(readText(byteReader(bytes), symbols), text);
      return bytes.length;
    };
    const unit = fc.oneof(fc.constantFrom(' ', '  ', '\n', ', ', 'word ', '007', 'é', '…', '🌊'), fc.string({ unit: 'binary', maxLength: 3 }));
    fc.assert(fc.property(fc.array(unit, { maxLength: 60 }), (pieces) => void roundTrip(pieces.join(''))));
    assert.ok(roundTrip(TEXT) < TEXT.length / 2);
  });

  test('values come back, whatever their keys and words', () => {
    const word = fc.oneof(fc.constantFrom('actor', 'said on Friday', 'Port Ansel', '“3,500 people” had', 'k3v9q2m1xa', '', '\ud800', 'a\nb', 'x'.repeat(40)), fc.string({ unit: 'binary', maxLength: 20 }));
    const number = fc.oneof(fc.nat(), fc.integer(), fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1e300, Infinity));
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, word, number, fc.boolean(), fc.constant(null), fc.array(tie('any'), { maxLength: 4 }), tie('object')),
      object: fc.dictionary(fc.constantFrom(...KEYS), tie('any'), { maxKeys: 6, noNullPrototype: true }),
    })).any;
    const symbols = createSymbols();
    const code = createValueCode(symbols);
    fc.assert(
      fc.property(value, (written) => {
        const writer = byteWriter();
        code.write(writer, written, TEXT);
        const bytes = writer.take();
        assert.deepEqual(code.read(byteReader(bytes), TEXT), written);
        // one that begins with what was kept reads it as well
        assert.deepEqual(createValueCode(createSymbols(symbols.all()), code.forms).read(byteReader(bytes), TEXT), written);
      }),
      { numRuns: 500 },
    );
  });

  test('a key of prototypes is nobody’s field', () => {
    const code = createValueCode(createSymbols());
    const writer = byteWriter();
    code.write(writer, JSON.parse('{"__proto__": {"hacked": true}, "kind": "actor"}'), '');
    const read = code.read(byteReader(writer.take()), '') as { hacked?: boolean };
    assert.deepEqual(read, { kind: 'actor' });
    assert.equal(read.hacked, undefined);
  });
});
