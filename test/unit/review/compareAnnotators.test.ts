import assert from 'node:assert/strict';
import { compareAnnotators } from '../../../src/core/review/compareAnnotators';
import { actor, figure } from './support';

const compare = (...marks: Parameters<typeof compareAnnotators>[0]) =>
  compareAnnotators(marks, 'alice', 'bob').map(({ difference, a, b, fields }) => [difference, a?.quote, b?.quote, fields.join()]);

suite('compareAnnotators', () => {
  test('the same span and the same words about it are agreed', () => {
    assert.deepEqual(compare(actor('alice', 'Ana Brod', 'brod'), actor('bob', 'Ana Brod', 'brod')), [['same', 'Ana Brod', 'Ana Brod', '']]);
  });

  test('the same span with another entity, another type or another kind', () => {
    assert.deepEqual(compare(actor('alice', 'Ana Brod', 'brod'), actor('bob', 'Ana Brod', 'ana')), [['type', 'Ana Brod', 'Ana Brod', 'entity']]);
    assert.deepEqual(compare(actor('alice', 'Port Merin', 'merin'), actor('bob', 'Port Merin', 'merin', { type: 'state' })), [['type', 'Port Merin', 'Port Merin', 'type']]);
    assert.deepEqual(compare(actor('alice', '40 ships', 'x'), figure('bob', '40 ships', 40)), [['type', '40 ships', '40 ships', 'kind,type,entity,value']]);
  });

  test('an entity known by two ids is one', () => {
    const pairs = compareAnnotators([actor('alice', 'Ana Brod', 'brod'), actor('bob', 'Ana Brod', 'ana')], 'alice', 'bob', () => 'ana-brod');
    assert.deepEqual(pairs.map(({ difference }) => difference), ['same']);
  });

  test('overlapping spans of one kind differ in extent, the nearest ones paired', () => {
    const marks = [actor('alice', 'Minister Ana Brod', 'brod'), figure('alice', '40', 40), actor('bob', 'Ana Brod', 'brod'), actor('bob', 'Minister', 'x'), figure('bob', '40 ships', 40)];
    assert.deepEqual(compare(...marks), [
      ['extent', 'Minister Ana Brod', 'Ana Brod', ''],
      ['one', undefined, 'Minister', ''],
      ['extent', '40', '40 ships', ''],
    ]);
  });

  test('what only one has, in the order of the text; nobody else’s marks', () => {
    assert.deepEqual(compare(figure('bob', '40', 40), actor('alice', 'Ana Brod', 'brod'), actor('carol', 'Port Merin', 'merin')), [
      ['one', 'Ana Brod', undefined, ''],
      ['one', undefined, '40', ''],
    ]);
  });

  test('rejected by one and kept by the other is a difference; rejected and never judged is none', () => {
    assert.deepEqual(compare(actor('alice', 'Ana Brod', 'brod', { status: 'accepted' }), actor('bob', 'Ana Brod', 'brod', { status: 'rejected' })), [['type', 'Ana Brod', 'Ana Brod', 'status']]);
    assert.deepEqual(compare(actor('bob', 'Ana Brod', 'brod', { status: 'rejected' })), []);
  });

  test('two marks of one span by one annotator are paired one by one', () => {
    assert.deepEqual(compare(actor('alice', 'Ana Brod', 'brod'), actor('bob', 'Ana Brod', 'brod'), actor('bob', 'Ana Brod', 'other')).map(([difference]) => difference), ['same', 'one']);
  });
});
