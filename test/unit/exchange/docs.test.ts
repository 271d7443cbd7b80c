import assert from 'node:assert/strict';
import fs from 'node:fs';
import { SEARCH_FIELDS } from '../../../src/core/corpus/search/fields';
import { EXPORT_FORMATS } from '../../../src/core/exchange/formats';

const PAGE = fs.readFileSync('docs/exporting.md', 'utf8');

suite('exchange: the page on exporting', () => {
  test('names every format, every option with its values, every field of a search', () => {
    for (const { id, options = [] } of EXPORT_FORMATS) {
      assert.ok(PAGE.includes(`(\`${id}\`)`), id);
      for (const option of options) {
        assert.ok(PAGE.includes(`\`${option.id}\``), `${id}: ${option.id}`);
        for (const value of option.values) assert.ok(PAGE.includes(`\`${value.id}\``) || PAGE.includes(`\`${option.id}=${value.id}\``), `${option.id}=${value.id}`);
      }
    }
    for (const field of SEARCH_FIELDS.keys()) assert.match(PAGE, new RegExp(`\`${field}[:<>]`), field);
  });
});
