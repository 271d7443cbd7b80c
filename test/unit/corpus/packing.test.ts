import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { shownMarks } from '../../../src/core/corpus/articleEntry';
import { claimWords } from '../../../src/core/corpus/claimWords';
import { byteReader, byteWriter } from '../../../src/core/corpus/packing/bytes';
import { createArticlePacker } from '../../../src/core/corpus/packing/articlePacker';
import { createPackingTables, keepTables } from '../../../src/core/corpus/packing/tables';
import { NO_TEXT, type KnownText } from '../../../src/core/corpus/packing/valueReader';
import { createPipeline } from '../../../src/core/pipeline';

const KEYS = ['kind', 'type', 'quote', 'note', 'id', 'start', 'end', 'value', 'of', '', 'tags', 'constructor', 'toString', 'hedged'];
const NOTHING_GIVEN = new Set<string>();
const TEXT = 'The minister said on Friday, that “3,500 people” had left Port Ansel in 2019.\n\nNobody knows.';
const KNOWN: KnownText = { packed: TEXT, slice: ({ start, end }) => TEXT.slice(start, end) };

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
    const { texts } = createPackingTables();
    const roundTrip = (text: string): number => {
      const writer = byteWriter();
      texts.write(writer, text);
      const bytes = writer.take();
      assert.equal(texts.read(byteReader(bytes)), text);
      return bytes.length;
    };
    const unit = fc.oneof(fc.constantFrom(' ', '  ', '\n', ', ', 'word ', 'word', '007', '20255', 'é', '…', '🌊', '\0j', 'Port Ansel ', 'w'.repeat(30)), fc.string({ unit: 'binary', maxLength: 3 }));
    fc.assert(fc.property(fc.array(unit, { maxLength: 60 }), (pieces) => void roundTrip(pieces.join(''))));
    assert.ok(roundTrip(TEXT) < TEXT.length / 2);
  });

  test('a run of words that comes up again takes fewer and fewer bytes', () => {
    const { texts } = createPackingTables();
    const lengthOf = (text: string): number => {
      const writer = byteWriter();
      texts.write(writer, text);
      return writer.take().length;
    };
    const lengths = Array.from({ length: 40 }, () => lengthOf(TEXT));
    assert.ok((lengths[0] ?? 0) > 30 && (lengths.at(-1) ?? 99) < 12, `${lengths.join(' ')} bytes`);
  });

  test('values come back, whatever their keys and words', () => {
    const word = fc.oneof(fc.constantFrom('actor', 'said on Friday', 'Port Ansel', '“3,500 people” had', 'k3v9q2m1xa', '', '\ud800', 'a\nb', 'x'.repeat(40)), fc.string({ unit: 'binary', maxLength: 20 }));
    const number = fc.oneof(fc.nat(), fc.integer(), fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1e300, Infinity));
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, word, number, fc.boolean(), fc.constant(null), fc.array(tie('any'), { maxLength: 4 }), tie('object')),
      object: fc.dictionary(fc.constantFrom(...KEYS), tie('any'), { maxKeys: 6, noNullPrototype: true }),
    })).any;
    const tables = createPackingTables();
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (written) => {
        const writer = byteWriter();
        const values = tables.values.writer(writer, KNOWN);
        for (const each of written) values.any(each);
        const bytes = writer.take();
        const readWith = ({ values: code }: typeof tables) => {
          const reader = code.reader(byteReader(bytes), KNOWN);
          return written.map(() => reader.any());
        };
        assert.deepEqual(readWith(tables), written);
        // one that begins with what was kept reads it as well
        assert.deepEqual(readWith(createPackingTables(keepTables(tables))), written);
      }),
      { numRuns: 500 },
    );
  });

  test('the marks of articles come back, and the words of their claims', () => {
    const pipeline = createPipeline();
    const tables = createPackingTables();
    const packer = createArticlePacker(tables);
    const names = fs.readdirSync('examples').filter((name) => /\.(?:txt|md|article)$/.test(name));
    assert.ok(names.length > 3);
    for (const name of [...names, ...names]) {
      const text = fs.readFileSync(path.join('examples', name), 'utf8');
      const beside = path.join('examples', `${name}.annotations.yaml`);
      const sidecar = fs.existsSync(beside) ? fs.readFileSync(beside, 'utf8') : '';
      const { marks } = pipeline.process({ corpus: '', article: name, text, sidecar, live: false });
      const stored = packer.pack(marks, text);
      const unpacked = packer.unpack(stored, packer.excerpts(stored));
      const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T; // a field that is undefined is left out
      assert.deepEqual(plain(unpacked), plain({ ...marks, ...shownMarks(marks.marks) }));
      const words: string[][] = [[]];
      packer.visitClaims(stored, { word: (word) => words.at(-1)?.push(tables.symbols.text(word)), claim: () => words.push([]) });
      assert.deepEqual(words.slice(0, -1).map((each) => each.sort()), unpacked.claims.map(({ quote }) => [...claimWords(quote)].sort()));
    }
  });

  test('a key of prototypes is nobody’s field', () => {
    const { values } = createPackingTables();
    const writer = byteWriter();
    values.writer(writer, NO_TEXT).object(JSON.parse('{"__proto__": {"hacked": true}, "kind": "actor"}') as object, NOTHING_GIVEN);
    const read = values.reader(byteReader(writer.take()), NO_TEXT).object(() => ({})) as { hacked?: boolean };
    assert.deepEqual(read, { kind: 'actor' });
    assert.equal(read.hacked, undefined);
  });
});
