import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFLATING } from '../../../src/core/corpus/packing/deflating';
import { createPages, type KeptPages } from '../../../src/core/corpus/packing/pages';

suite('pages', () => {
  test('give back every piece that is wanted, deflated or not yet, also when they were kept', () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.nat(300).map((length) => new Uint8Array(length).fill(7)));
    const step = fc.record({ piece, isLoaded: fc.boolean(), isKept: fc.boolean(), gone: fc.option(fc.nat(20)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let isDeflating = false;
        const open = (kept?: KeptPages) => createPages({ size: 64, deflating: () => (isDeflating ? DEFLATING : undefined) }, kept);
        let pages = open();
        const there: { readonly piece: Uint8Array; readonly page: number; readonly start: number }[] = [];
        for (const { piece: added, isLoaded, isKept, gone } of steps) {
          isDeflating ||= isLoaded;
          if (isKept) pages = open(pages.all());
          const page = pages.add(Uint8Array.of(1, 2), added);
          there.push({ piece: added, page, start: pages.filled - added.length });
          const [left] = gone === null ? [] : there.splice(gone, 1);
          if (left) pages.letGo(left.page);
          for (const each of there) assert.deepEqual([...pages.at(each.page).subarray(each.start, each.start + each.piece.length)], [...each.piece]);
        }
      }),
    );
  });

  test('hold what comes again and again in less once its page is full', () => {
    const pages = createPages({ size: 1 << 14, deflating: () => DEFLATING });
    const words = new TextEncoder().encode('of the actors that were named there, '.repeat(20));
    for (let times = 0; times < 100; times++) pages.add(words);
    const held = pages.all().pages.reduce((sum, { length }) => sum + length, 0);
    assert.ok(held < (100 * words.length) / 3, `${held} bytes of ${100 * words.length}`);
  });
});
