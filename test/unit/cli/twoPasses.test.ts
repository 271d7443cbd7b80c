import assert from 'node:assert/strict';
import { inTwoPasses } from '../../../src/cli/twoPasses';
import type { LocalEntity } from '../../../src/core/model';

suite('command line: two passes', () => {
  const local = (id: string): LocalEntity => ({ id, type: 'person', names: ['Mirzo Daurbekov'], origin: 'text' });
  const registry = [{ id: 'minister', name: 'Mirzo Daurbekov', aliases: [], line: 0 }];

  test('every article learns of the actors of all; only what was not kept is read again', () => {
    const reads: string[] = [];
    const read = (name: string, pass: 1 | 2) => {
      reads.push(`${name}${pass}`);
      return name === 'bad' ? undefined : { name, text: '12345', marks: { entities: [local(`${name}-daurbekov`)] } };
    };
    const seen = [...inTwoPasses(['a', 'bad', 'b', 'c'], () => registry, read, 10)].map(({ article, entityOf }) => `${article.name} ${entityOf(article.name, `${article.name}-daurbekov`)?.id}`);
    assert.deepEqual(seen, ['a minister', 'b minister', 'c minister']);
    assert.deepEqual(reads, ['a1', 'bad1', 'b1', 'c1', 'c2']);
  });
});
