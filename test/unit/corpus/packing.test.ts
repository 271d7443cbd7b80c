import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { shownMarks } from '../../../src/core/corpus/articleEntry';
import type { Mark } from '../../../src/core/corpus/model';
import { claimWords } from '../../../src/core/corpus/claimWords';
import { byteReader, byteWriter } from '../../../src/core/corpus/packing/bytes';
import { detailOf, fixedInDetail, wordsInDetail } from '../../../src/core/corpus/packing/detailParts';
import { createFormList } from '../../../src/core/corpus/packing/formList';
import { createForms } from '../../../src/core/corpus/packing/forms';
import { createPhrases } from '../../../src/core/corpus/packing/phrases';
import { createStoredReader } from '../../../src/core/corpus/packing/storedArticle';
import { createPackingTables, type PackingTables } from '../../../src/core/corpus/packing/tables';
import { createSuggestionCode, Given, GIVEN_KEYS } from '../../../src/core/corpus/packing/suggestionCode';
import { createTextCode } from '../../../src/core/corpus/packing/textCode';
import { createSymbols } from '../../../src/core/corpus/packing/symbols';
import { kindOf, tokenEnd, unitsOf } from '../../../src/core/corpus/packing/tokens';
import { createValueCode, NO_WRITTEN_TEXT, type WrittenText } from '../../../src/core/corpus/packing/valueCode';
import { NO_TEXT, type KnownText } from '../../../src/core/corpus/packing/valueReader';
import { createWordNumbers } from '../../../src/core/corpus/packing/wordNumbers';
import { createArticleWriter } from '../../../src/core/corpus/packing/writeArticle';
import { createPipeline } from '../../../src/core/pipeline';

const KEYS = ['kind', 'type', 'quote', 'note', 'id', 'start', 'end', 'value', 'of', '', 'tags', 'constructor', 'toString', 'hedged'];
const NOTHING_GIVEN = new Set<string>();
const TEXT = 'The minister said on Friday, that “3,500 people” had left Port Ansel in 2019.\n\nNobody knows.';
const KNOWN: KnownText & WrittenText = { packed: TEXT, slice: ({ start, end }) => TEXT.slice(start, end), holds: ({ start, end }, words) => TEXT.slice(start, end) === words };

const textCode = ({ symbols, phrases }: PackingTables) => createTextCode(symbols, createPhrases(phrases));
const valueCode = (tables: PackingTables) => createValueCode(tables.symbols, textCode(tables), createForms(tables.forms));

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
    const tables = createPackingTables();
    const { texts } = tables;
    const code = textCode(tables);
    const roundTrip = (text: string): number => {
      const writer = byteWriter();
      code.write(writer, text);
      const bytes = writer.take();
      assert.equal(texts.read(byteReader(bytes)), text);
      return bytes.length;
    };
    const unit = fc.oneof(fc.constantFrom(' ', '  ', '\n', ', ', 'word ', 'word', '007', '20255', 'é', '…', '🌊', '\0j', 'Port Ansel ', 'w'.repeat(30)), fc.string({ unit: 'binary', maxLength: 3 }));
    fc.assert(fc.property(fc.array(unit, { maxLength: 60 }), (pieces) => void roundTrip(pieces.join(''))));
    assert.ok(roundTrip(TEXT) < TEXT.length / 2);
  });

  test('a run of words that comes up again takes fewer and fewer bytes', () => {
    const texts = textCode(createPackingTables());
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
    const code = valueCode(tables);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (written) => {
        const writer = byteWriter();
        const values = code.writer(writer, KNOWN);
        for (const each of written) values.any(each);
        const bytes = writer.take();
        const readWith = ({ values: reading }: PackingTables) => {
          const reader = reading.reader(byteReader(bytes), KNOWN);
          return written.map(() => reader.any());
        };
        assert.deepEqual(readWith(tables), written);
        // one that begins with what was kept reads it as well
        assert.deepEqual(readWith(createPackingTables(tables.symbols, tables.phrases, createFormList(tables.forms.keep()))), written);
      }),
      { numRuns: 500 },
    );
  });

  test('the tokens of any text are words, years, numbers and what stands between', () => {
    const expected = /[\p{L}\p{M}]+|(?:19|20)\d\d(?!\d)|\d{1,3}|[^\p{L}\p{M}\d]+/gu;
    const piece = fc.oneof(fc.constantFrom(' ', '19', '20', '2019', '7', '“', 'é', 'e\u0301', '😀', '𝒳', '\ud83d', '\ude00', '٣', 'The', TEXT), fc.string({ unit: 'binary', maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(piece).map((pieces) => pieces.join('')), (text) => {
        const tokens: string[] = [];
        const units = unitsOf(text);
        for (let start = 0, end = 0; start < text.length; start = end) {
          end = tokenEnd(units, text.length, start, kindOf(units[start] ?? 0, units[start + 1] ?? 0));
          tokens.push(text.slice(start, end));
        }
        assert.deepEqual(tokens, text.match(expected) ?? []);
      }),
      { numRuns: 1000 },
    );
  });

  test('a word has the number that its string has, wherever it stands', () => {
    const word = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), fc.stringMatching(/^[\0ab]{1,9}$/), fc.constantFrom('\0', '\0\0', 'minister', 'ministry', 'é'));
    const symbols = createSymbols();
    const wordNumber = createWordNumbers(symbols);
    fc.assert(
      fc.property(fc.string(), word, (before, each) => {
        const text = `${before}${each}.`;
        assert.equal(wordNumber(text, unitsOf(text), before.length, text.length - 1), symbols.wordNumber(each));
        assert.equal(wordNumber(each, unitsOf(each), 0, each.length), symbols.find(each));
      }),
      { numRuns: 1000 },
    );
  });

  test('so has a word of any length', () => {
    const symbols = createSymbols();
    const wordNumber = createWordNumbers(symbols);
    const beginnings = (letters: string, lengths: readonly number[]): void => {
      const word = letters.repeat(33_000);
      for (const length of lengths) assert.equal(wordNumber(word, unitsOf(word), 0, length), symbols.wordNumber(word.slice(0, length)), `${length} units of ${letters}`);
    };
    const short = Array.from({ length: 1500 }, (_, n) => n + 1);
    beginnings('ab', [65_535, 65_536, 65_537, 66_000]);
    beginnings('cd', short); // with these the table grows
    beginnings('ab', [...short, 65_536, 65_537]);
  });

  test('the marks of articles come back, and the words of their claims', () => {
    const pipeline = createPipeline();
    const tables = createPackingTables();
    const reader = createStoredReader(tables);
    const packer = createArticleWriter(tables);
    const names = fs.readdirSync('examples').filter((name) => /\.(?:txt|md|article)$/.test(name));
    assert.ok(names.length > 3);
    for (const name of [...names, ...names]) {
      const text = fs.readFileSync(path.join('examples', name), 'utf8');
      const beside = path.join('examples', `${name}.annotations.yaml`);
      const sidecar = fs.existsSync(beside) ? fs.readFileSync(beside, 'utf8') : '';
      const { marks } = pipeline.process({ corpus: '', article: name, text, sidecar, live: false });
      const told: string[] = [];
      const packed = packer.write(marks, text, (word) => told.push(tables.symbols.text(word)));
      const stored = { ...packed, tables: 0, packedMarks: packed.bytes.subarray(packed.marksAt), entities: marks.entities };
      const unpacked = reader.unpack(stored, reader.excerpts(stored));
      const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T; // a field that is undefined is left out
      assert.deepEqual(plain(unpacked), plain({ ...marks, ...shownMarks(marks.marks) }));
      const words: string[][] = [[]];
      reader.visitClaims(stored, { word: (word) => words.at(-1)?.push(tables.symbols.text(word)), claim: () => words.push([]) });
      assert.deepEqual(told, words.flat());
      assert.deepEqual(words.slice(0, -1).map((each) => each.sort()), unpacked.claims.map(({ quote }) => [...claimWords(quote)].sort()));
    }
  });

  test('suggestions take the bytes that any value would, few of them another way', () => {
    const pipeline = createPipeline();
    const givens = { actor: Given.Actor, figure: Given.Figure, claim: Given.Claim, tag: Given.Nothing };
    const writing = () => {
      const tables = createPackingTables();
      const forms = createForms(tables.forms);
      return { writer: byteWriter(), values: createValueCode(tables.symbols, textCode(tables), forms), suggestions: createSuggestionCode(forms) };
    };
    const [plain, quick] = [writing(), writing()];
    let [all, usual] = [0, 0];
    for (const name of fs.readdirSync('examples').filter((each) => /\.(?:txt|md|article)$/.test(each))) {
      const text = fs.readFileSync(path.join('examples', name), 'utf8');
      const { marks } = pipeline.process({ corpus: '', article: name, text, live: false }).marks;
      const known: WrittenText = { packed: text, holds: ({ start, end }, words) => text.slice(start, end) === words };
      const [values, others] = [plain.values.writer(plain.writer, known), quick.values.writer(quick.writer, known)];
      const write = quick.suggestions(others.fields, known.holds);
      const elsewhere = marks.map((mark): Mark => ({ ...mark, quote: `${mark.quote}?` })); // what the text does not hold is no usual suggestion
      for (const mark of [...marks, ...marks.map((each): Mark => ({ ...each, tags: ['one'] })), ...elsewhere]) {
        const given = givens[mark.kind];
        values.object(mark, GIVEN_KEYS[given]);
        const isUsual = write(mark, given);
        if (!isUsual) others.object(mark, GIVEN_KEYS[given]);
        assert.ok(mark.tags.length === 0 || !isUsual);
        [all, usual] = [all + 1, usual + Number(isUsual)];
      }
      assert.deepEqual(quick.writer.take(), plain.writer.take());
    }
    assert.ok(all > 100 && usual > (0.9 * all) / 3, `${usual} of ${all / 3}`);
  });

  test('a detail is told by the words it quotes as its end', () => {
    const wordsOf = (detail: string): string => detail.slice(wordsInDetail(detail), -1);
    assert.deepEqual(['number "75"', '“may”', 'modal “may not”'].map(wordsOf), ['75', 'may', 'may not']);
    for (const none of ['', 'short for ”PSC”', '"', '""', 'number 75', 'modal “may', 'hearsay “a”, doubt “b”', 'a lead of more than 24 letters “a”', 'a\nline "a"']) assert.equal(wordsInDetail(none), 0, none);
    assert.equal(detailOf(fixedInDetail('number "75"', 8), '76'), 'number "76"');
  });

  test('a key of prototypes is nobody’s field', () => {
    const tables = createPackingTables();
    const writer = byteWriter();
    valueCode(tables).writer(writer, NO_WRITTEN_TEXT).object(JSON.parse('{"__proto__": {"hacked": true}, "kind": "actor"}') as object, NOTHING_GIVEN);
    const read = tables.values.reader(byteReader(writer.take()), NO_TEXT).object(() => ({})) as { hacked?: boolean };
    assert.deepEqual(read, { kind: 'actor' });
    assert.equal(read.hacked, undefined);
  });
});
