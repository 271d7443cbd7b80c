import assert from 'node:assert/strict';
import featureFn from 'wink-eng-lite-web-model/dist/feature.js';
import packaged from 'wink-eng-lite-web-model/dist/languages/cur/models/eng-core-web-model.json';
import loadCoreModel from 'wink-eng-lite-web-model/dist/load-core-model.js';
import createCache from 'wink-nlp/src/cache.js';
// by its path it is what the build ships
import shipped from '../../../../node_modules/wink-eng-lite-web-model/dist/languages/cur/models/eng-core-web-model.json';
import { createWinkLexicon } from '../../../../src/core/detect/tagging/winkLexicon';
import type { WinkModelData } from '../../../../src/core/detect/tagging/winkParts';
import { createWordNumbers } from '../../../../src/core/detect/tagging/wordNumbers';

/** What is compared of wink-nlp's own. */
interface WinkCache {
  lookup(text: string): readonly number[] | null;
  value(word: number): string;
  normal(word: number): number;
  mappedSpelling(word: number): number;
  posOf(word: number): number;
  nox(shifted: number): number;
  property(word: number, name: string): number;
  isMemberPOS(word: number, pos: number): boolean;
  hasSamePOS(text: string, pos: string): boolean;
}

const words = (packaged as WinkModelData).features.lexeme.list as readonly string[];
const names = (packaged as WinkModelData).pos.list;

suite('the lexicon of wink-nlp’s model', () => {
  const wink = (createCache as (model: unknown, features: unknown) => WinkCache)((loadCoreModel as () => unknown)(), featureFn);

  for (const [which, model] of Object.entries({ shipped, packaged }) as [string, WinkModelData][]) {
    test(`says what wink-nlp says of each of its words, as it is ${which}`, () => {
      assert.equal(typeof model.features.lexeme.list, which === 'shipped' ? 'string' : 'object');
      const ours = createWinkLexicon(model);
      assert.equal(ours.intrinsicSize(), words.length);
      const parts = (fields: readonly number[] | null) => fields?.map((field, n) => (n % 4 === 1 ? wink.nox(field << 16) : field));
      const properties = ['sbdHint', 'posHint', 'isAbbrev', 'lemma', 'isSLemma'];
      for (const [word, text] of words.entries()) {
        const found = [ours.value(word), ours.numberOf(text), ours.normal(word), ours.mappedSpelling(word), ours.posOf(word), ours.sbdHint(word), ours.posHint(word), ours.isAbbreviation(word), ours.lemma(word), ours.hasOneLemma(word)];
        const expected = [text, word, wink.normal(word), wink.mappedSpelling(word), wink.posOf(word), ...properties.map((name) => wink.property(word, name))];
        if (found.join('\0') !== expected.join('\0')) assert.deepEqual(found, expected, text);
        const [fields, winkFields] = [ours.lookup(text), wink.lookup(text)];
        if (fields?.join() !== parts(winkFields)?.join()) assert.deepEqual(fields, parts(winkFields), text);
        if (fields?.length !== 1) continue;
        const possible = names.filter((_, pos) => wink.isMemberPOS(word, pos));
        if (names.filter((_, pos) => (ours.possible(word) & (1 << pos)) !== 0).join() !== possible.join()) assert.fail(`${text} can be ${possible.join(', ')}`);
        for (const name of ['NOUN', 'VERB', 'ADJ']) assert.equal(ours.hasSamePOS(text, name), wink.hasSamePOS(text, name), `${text} ${name}`);
      }
    });
  }

  test('holds no other word', () => {
    const ours = createWinkLexicon(shipped);
    for (const text of ['', 'zxqv', 'toString', '__proto__', 'aardvarkk', '\u0000', 'the ', '🇮🇸', words.join('').slice(0, 300_000)]) {
      assert.equal(ours.numberOf(text), undefined);
      assert.equal(ours.lookup(text), null);
      assert.equal(ours.hasSamePOS(text, 'NOUN'), false);
    }
  });
});

suite('numbers of words', () => {
  test('are found and spelled, in full and shortened', () => {
    const list = ['', 'A4', 'A4~', 'aback', 'abacus', 'é', 'ünal', '日本', '日本語', '🇮🇸'];
    for (const given of [list, '0' + '0~A~4' + '2~~' + '0aback' + '4us' + '0é' + '0ünal' + '0日本' + '2語' + '0🇮🇸']) {
      const numbers = createWordNumbers(given);
      assert.equal(numbers.size, list.length);
      assert.deepEqual(list.map((_, number) => numbers.wordOf(number)), list);
      assert.deepEqual(list.map(numbers.numberOf), [...list.keys()]);
      for (const other of ['a', 'A', 'abacu', 'abacuss', '日', '🇮', 'É']) assert.equal(numbers.numberOf(other), undefined, other);
      assert.equal(numbers.wordOf(list.length), '');
    }
    assert.equal(createWordNumbers('').numberOf('a'), undefined);
    assert.equal(createWordNumbers([]).size, 0);
  });

  test('of words that share more than the list is long are spelled out whole', () => {
    const long = 'abcdefghijklmnopqrstuvwxyzabcdefgh';
    const numbers = createWordNumbers(`0${long}${'Yi'.repeat(50)}`);
    assert.equal(numbers.size, 51);
    assert.equal(numbers.wordOf(50), `${long}i`);
  });
});
