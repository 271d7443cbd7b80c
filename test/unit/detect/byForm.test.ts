import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bitsByForm, byForm, NO_FORM } from '../../../src/core/detect/byForm';
import { createTagger } from '../../../src/core/detect/tagger';

suite('detection: what is so of a form', () => {
  test('is worked out once for the tokens of a form', () => {
    const made: string[] = [];
    const shout = byForm((text) => (made.push(text), text.toUpperCase()));
    const { tokens } = createTagger().tag('The dog saw the dog, and the (dog) barked.');
    assert.deepEqual(tokens.map(shout), tokens.map(({ text }) => text.toUpperCase()));
    assert.deepEqual(made, [...new Set(tokens.map(({ text }) => text))]);
  });

  test('is worked out each time for a token without a number', () => {
    let made = 0;
    const length = byForm((text) => (made++, text.length));
    assert.deepEqual([length({ text: 'a', form: NO_FORM }), length({ text: 'bcd', form: NO_FORM })], [1, 3]);
    assert.equal(made, 2);
  });

  test('is that of the form also where many forms share a place', () => {
    const same = byForm((text) => text);
    const forms = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3 })).map(([low, high]) => low + high * (1 << 14)));
    fc.assert(fc.property(forms, (numbers) => numbers.every((form) => same({ text: `w${form}`, form }) === `w${form}`)));
  });

  test('is the same in bits, worked out once, also where many forms share a place', () => {
    let made = 0;
    const length = bitsByForm((text) => (made++, text.length));
    const token = { text: 'four', form: 3 };
    assert.deepEqual([length(token), length(token), made], [4, 4, 1]);
    assert.deepEqual([length({ text: 'a', form: NO_FORM }), length({ text: 'bcd', form: NO_FORM })], [1, 3]);
    const forms = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3 })).map(([low, high]) => low + high * (1 << 14)));
    const number = bitsByForm(Number);
    fc.assert(fc.property(forms, (numbers) => numbers.every((form) => number({ text: `${form}`, form }) === form)));
  });

  test('tokens of one number have one text, whatever the line', () => {
    const tagger = createTagger();
    const texts = new Map<number, string>();
    fc.assert(
      fc.property(fc.array(fc.constantFrom("can't", 'U.S.', '“No,”', 'no', 'No', 'so-called', '1,000', '$5m', 'İ', 'colour', 'color', '\ud800', "Holm's"), { maxLength: 12 }), (words) => {
        for (const { form, text } of tagger.tag(words.join(' ')).tokens) {
          assert.equal(texts.get(form) ?? text, text);
          texts.set(form, text);
        }
      }),
    );
    assert.ok(texts.size > 10 && !texts.has(NO_FORM));
  });
});
