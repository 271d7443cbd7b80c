import assert from 'node:assert/strict';
import { pages } from '../../../src/editor/features/views/pages';
import type { TreeNode } from '../../../src/editor/features/views/treeNode';

suite('views of large folders', () => {
  test('lines come in pages, each behind the one before and none worked out sooner', async () => {
    let made = 0;
    const nodes = function* (): Generator<TreeNode | undefined> {
      for (let line = 0; line < 450; line++) {
        made++;
        yield { label: String(line) };
        if (line % 7 === 0) yield undefined;
      }
    };
    const open = pages(nodes, 450);
    assert.equal(made, 0);
    const first = await open();
    assert.deepEqual([first.length, first[199]?.label, first[200]?.label, made], [201, '199', '… and 250 more', 200]);
    const second = await first[200]?.later?.();
    assert.deepEqual([second?.length, second?.[0]?.label, second?.[200]?.label], [201, '200', '… and 50 more']);
    const third = await second?.[200]?.later?.();
    assert.deepEqual([third?.length, third?.at(-1)?.label], [50, '449']);
    assert.equal(await open(), first, 'a line that is opened again shows what it showed');
  });

  test('lines that are fewer than was counted end with how many are missing', async () => {
    const [only, more] = await pages(() => [{ label: 'one' }], 3)();
    assert.deepEqual([only?.label, more?.label, more?.later], ['one', '… and 2 more', undefined]);
  });
});
