import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parseDocument, isMap, isSeq, visit } from 'yaml';
import { UNITS } from '../../../../src/core/detect/figures/units';

const folder = path.join('src', 'core', 'detect', 'figures', 'lexicon');

/** Files and the keys each may have: a misspelt key would silently be an empty category. */
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  'counting.yaml': ['oneBefore', 'oneBehind', 'heads', 'plurals', 'fillers', 'levels', 'links', 'collectives'],
  'currencies.yaml': ['signs', 'codes', 'words', 'doubtful', 'parts', 'national', 'paying', 'weighing'],
  'dates.yaml': ['months', 'weekdays', 'yearHeads'],
  'modifiers.yaml': ['before', 'after', 'topicHeads', 'changeHeads'],
  'names.yaml': ['labels', 'proper', 'results', 'indices', 'streets'],
  'numbers.yaml': ['cardinals', 'scales', 'plurals', 'suffixes', 'fractions', 'fractionSigns', 'multiples'],
};

suite('lexicons of figures', () => {
  for (const file of fs.readdirSync(folder)) {
    test(`${file}: known categories, no word twice, lists in order, a note on sources at the top`, () => {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      assert.match(text, /^# /);
      const document = parseDocument(text); // reports a key that stands twice
      assert.deepEqual(document.errors, []);
      const categories = CATEGORIES[file];
      if (categories) {
        assert.ok(isMap(document.contents));
        assert.deepEqual(document.contents.items.map(({ key }) => String(key)).sort(), [...categories].sort());
      }
      visit(document, {
        Seq(_key, list) {
          if (list.items.some((item) => isMap(item) || isSeq(item))) return;
          const words = list.items.map(String);
          assert.equal(new Set(words).size, words.length, `a word stands twice: ${words.join(', ')}`);
          const isUnit = file === 'units.yaml'; // forms stand in the order of use
          if (!isUnit) assert.deepEqual(words, [...words].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
        },
      });
    });
  }

  test('units have one name and one form each, and convert', () => {
    const names = UNITS.map(({ unit }) => unit);
    assert.equal(new Set(names).size, names.length);
    const forms = UNITS.flatMap((unit) => unit.forms);
    assert.equal(new Set(forms).size, forms.length);
    for (const { unit, factor, offset } of UNITS) assert.ok(factor > 0 && Number.isFinite(offset), unit);
  });

  test('a number word has one meaning', () => {
    const document = parseDocument(fs.readFileSync(path.join(folder, 'numbers.yaml'), 'utf8')).toJS() as Record<string, Record<string, number>>;
    const words = ['cardinals', 'scales', 'plurals', 'multiples', 'fractions'].flatMap((category) => Object.keys(document[category] ?? {}));
    assert.equal(new Set(words).size, words.length);
  });
});
