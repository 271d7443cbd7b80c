import assert from 'node:assert/strict';
import fs from 'node:fs';
import { parse } from 'yaml';
import { spellOut } from '../../../src/core/detect/frontCoding';
import cities from '../../../src/core/detect/actors/lexicon/cities.yaml';
import names from '../../../src/core/detect/actors/lexicon/names.yaml';
import words from '../../../src/core/detect/actors/lexicon/words.yaml';

suite('front coding', () => {
  test('spells out what words share with the one before', () => {
    assert.deepEqual(spellOut('0aback4us2te0b'), ['aback', 'abacus', 'abte', 'b']);
    assert.deepEqual(spellOut('0new yorkC shire'), ['new york', 'new york shire']);
    assert.deepEqual(spellOut('0~A~42~~1\n'), ['A4', 'A4~', 'A\n']);
    assert.deepEqual(spellOut(''), []);
  });

  test('the build’s lists are those of the source tree', () => {
    for (const [file, built] of Object.entries({ cities, names, words })) {
      assert.deepEqual(built, parse(fs.readFileSync(`src/core/detect/actors/lexicon/${file}.yaml`, 'utf8')), file);
    }
  });
});
