import assert from 'node:assert/strict';
import { findByQuote } from '../../../src/core/anchor/findByQuote';
import { findVerbatim } from '../../../src/core/anchor/findVerbatim';
import { normalise, normaliseFragment, normalUnits } from '../../../src/core/anchor/normalText';
import { createPattern } from '../../../src/core/anchor/pattern';
import { createSearchText } from '../../../src/core/anchor/searchText';
import { createVocabulary } from '../../../src/core/anchor/tokens';
import type { Span } from '../../../src/core/model';
import type { Quote } from '../../../src/core/sidecar/model';
import { randomFrom, type Random } from '../sidecar/randomSidecar';

/** Few words, so that many stand again and again; signs that have another normal form; halves of characters. */
const PIECES = ['The ', 'the ', 'pipeline', 'leak', ' ', '  ', '\n\n', '\r\n', '“', '”', '"', '’', "'", '`', '–', '-', '. ', ', ', '37', '%', 'ü', 'u\u0308', '\u00a0', '\u1680', '\ufeff', '😀', '\ud83d', '\ude00', 'Orhanov'];

function randomText(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick(PIECES)).join('');
}

/** A quote with context, cut anywhere. */
function randomQuote({ below }: Random, text: string): Quote {
  const start = below(text.length);
  const end = start + 1 + below(20);
  return { quote: text.slice(start, end), before: text.slice(Math.max(0, start - below(30)), start), after: text.slice(end, end + below(30)) };
}

/** The one place where quote and context stand, by the search that takes any quote. */
function byWords(text: string, quote: Quote): Span | undefined {
  const vocabulary = createVocabulary();
  const searchable = createSearchText(text, vocabulary);
  const pattern = createPattern(quote, vocabulary);
  const [best, rival] = pattern ? findByQuote(pattern, searchable, vocabulary) : [];
  const isPerfect = (place: typeof best) => place?.quote === 1 && place.before === 1 && place.after === 1;
  const stands = pattern && searchable.occurrences(pattern.whole).length > 0;
  return stands && best && isPerfect(best) && !isPerfect(rival) ? searchable.toOriginal(best) : undefined;
}

suite('findVerbatim', () => {
  test('finds what the search by words finds in one place alone, context and all, in any texts', () => {
    const random = randomFrom(41);
    let found = 0;
    for (let round = 0; round < 400; round++) {
      const text = randomText(random, 10 + random.below(60));
      const from = random.chance(0.7) ? text : randomText(random, 40);
      const quotes = Array.from({ length: 6 }, () => randomQuote(random, from));
      const places = findVerbatim(normalUnits(text), quotes);
      for (const quote of quotes) {
        const place = places.get(quote);
        const isLong = (createPattern(quote, createVocabulary())?.whole.length ?? 0) >= 16;
        assert.deepEqual(place, isLong ? byWords(text, quote) : undefined, JSON.stringify({ text, quote }));
        if (place) found++;
      }
    }
    assert.ok(found > 500, `${found}`);
  });

  test('leaves a quote to the search by words that stands twice, nowhere, or is short', () => {
    const text = 'A joint commission will begin its work. A joint commission will end it.';
    const twice = { quote: 'A joint commission will' };
    const once = { quote: 'commission', before: 'A joint ', after: ' will end' };
    const found = findVerbatim(normalUnits(text), [twice, once, { quote: 'a commission of the minister' }, { quote: 'end it' }]);
    assert.deepEqual([...found], [[once, { start: 48, end: 58 }]]);
  });

  test('gives up where everything looks alike, instead of comparing text and quotes all over', () => {
    const last = { quote: 'The end of the pipeline.' };
    const quotes = [...Array.from({ length: 50 }, (_, n) => ({ quote: `${'a'.repeat(2000 + n)}b` })), last];
    const place = (text: string) => findVerbatim(normalUnits(text + last.quote), quotes).get(last);
    assert.deepEqual([place('a'.repeat(20_000)), place('ab'.repeat(10_000))], [undefined, { start: 20_000, end: 20_024 }]);
  });
});

suite('normaliseFragment', () => {
  test('gives what normalise gives', () => {
    const random = randomFrom(42);
    for (let round = 0; round < 2000; round++) {
      const text = randomText(random, random.below(20));
      assert.equal(normaliseFragment(text), normalise(text).text);
    }
    const everyUnit = String.fromCharCode(...Array.from({ length: 65_536 }, (_, unit) => unit));
    assert.equal(normaliseFragment(everyUnit), normalise(everyUnit).text);
  });
});
