import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createChains } from '../../../src/core/corpus/chains';

suite('chains', () => {
  test('give back the rising numbers of each list, each once', () => {
    const entry = fc.record({ key: fc.nat(40), isKept: fc.boolean(), step: fc.oneof(fc.nat(3), fc.nat(1000), fc.nat(10_000_000)) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 300 }), (entries) => {
        let chains = createChains();
        const lists = new Map<number, Set<number>>();
        let value = 0;
        for (const { key, step, isKept } of entries) {
          if (isKept) chains = createChains(chains.all());
          value += step;
          chains.add(key, value);
          lists.set(key, (lists.get(key) ?? new Set<number>()).add(value));
        }
        for (let key = 0; key <= 41; key++) assert.deepEqual([...chains.each(key)], [...(lists.get(key) ?? [])]);
      }),
    );
  });

  test('take two bytes a number in a long list', () => {
    const chains = createChains();
    const before = process.memoryUsage().arrayBuffers;
    for (let value = 0; value < 400_000; value++) chains.add(value % 20, value);
    assert.ok(process.memoryUsage().arrayBuffers - before < 8_000_000, 'old blocks may not be collected yet');
    assert.equal([...chains.each(7)].length, 20_000);
  });
});
