import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createColumn } from '../../../src/core/corpus/columns/column';
import { createCounts } from '../../../src/core/corpus/columns/counts';
import { createLists } from '../../../src/core/corpus/columns/lists';
import { createStringTable } from '../../../src/core/corpus/columns/stringTable';

suite('columns', () => {
  test('a column gives back any numbers, as wide as the largest of them, also one that was kept', () => {
    const number = fc.oneof(fc.nat(255), fc.nat(65_535), fc.nat(2 ** 32 - 1));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(300), number, fc.boolean()), { maxLength: 60 }), (steps) => {
        let column = createColumn();
        const expected = new Map<number, number>();
        for (const [place, value, isKept] of steps) {
          if (isKept) column = createColumn(column.all());
          column.set(place, value);
          expected.set(place, value);
        }
        for (let place = 0; place < 310; place++) assert.equal(column.at(place), expected.get(place) ?? 0);
        const most = Math.max(0, ...steps.map(([, value]) => value));
        assert.equal(column.all().BYTES_PER_ELEMENT, most < 256 ? 1 : most < 65_536 ? 2 : 4);
      }),
    );
  });

  test('all of a table come at once as one by one, in plain letters alone and among others', () => {
    const plain = ['b', '', 'a b', '\u0000', '\u007f', 'Northern Wire'.repeat(200), 'aa'];
    for (const texts of [[], plain, [...plain, 'Gavañ'], ['\ud83c', ...plain]]) {
      const table = createStringTable();
      for (const text of texts) table.number(text);
      assert.deepEqual(table.texts(), texts);
      assert.deepEqual(texts.map((_, number) => table.text(number)), texts);
    }
  });

  test('any strings come back by their numbers, also from a table that was kept', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.array(fc.nat(0xffff), { maxLength: 6 }).map((units) => String.fromCharCode(...units)), fc.constant('x'.repeat(5000)));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 400 }), fc.array(text, { maxLength: 20 }), (texts, later) => {
        const table = createStringTable();
        const numbers = new Map(texts.map((each) => [each, table.number(each)]));
        const again = createStringTable(table.all());
        for (const each of later) again.number(each);
        for (const [each, number] of numbers) {
          assert.equal(table.text(number), each);
          assert.equal(table.find(each), number);
          assert.equal(again.text(number), each);
          assert.equal(again.number(each), number);
        }
        assert.equal(table.size, numbers.size);
        assert.deepEqual(table.texts(), [...numbers.keys()]);
        assert.equal(again.size, new Set([...texts, ...later]).size);
      }),
      { numRuns: 200 },
    );
  });

  test('counts say what a map of maps says, whatever comes and goes', () => {
    const step = fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: -3, max: 3 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let counts = createCounts();
        const expected = new Map<number, Map<number, number>>();
        for (const [key, value, more, isKept] of steps) {
          if (isKept) counts = createCounts(counts.all());
          counts.count(key, value, more);
          const values = expected.get(key) ?? new Map<number, number>();
          const left = (values.get(value) ?? 0) + more;
          if (left > 0) values.set(value, left);
          else values.delete(value);
          expected.set(key, values);
        }
        for (let key = 0; key < 7; key++) {
          const values = expected.get(key) ?? new Map<number, number>();
          assert.deepEqual(new Map(counts.each(key)), values);
          assert.equal(counts.only(key), values.size === 1 ? [...values.keys()][0] : undefined);
        }
      }),
    );
  });

  test('what is taken off lists makes room for what comes', () => {
    const lists = createLists();
    for (let round = 0; round < 100; round++) {
      for (let value = 0; value < 10; value++) lists.add(value % 3, value);
      assert.deepEqual([...lists.of(0)], [9, 6, 3, 0]);
      assert.equal(lists.count(0, 3), 3);
      lists.remove(0, 3);
      assert.deepEqual([...lists.of(0)], [9, 6, 0]);
      for (const key of [0, 1, 2]) lists.clear(key);
      assert.equal(lists.has(0), false);
    }
    assert.equal(lists.all().values.length, 11);
  });
});
