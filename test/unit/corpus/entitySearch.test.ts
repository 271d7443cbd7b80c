import assert from 'node:assert/strict';
import type { CorpusEntity } from '../../../src/core/corpus/corpusEntity';
import { createEntitySearch } from '../../../src/core/corpus/entities/entitySearch';

suite('searching actors', () => {
  const entity = (name: string, ...others: string[]): CorpusEntity => ({ id: name.toLowerCase().replaceAll(' ', '-'), name, type: 'person', names: [name, ...others], mentions: 1, articles: 1 });
  const found = (entities: readonly CorpusEntity[], query: string, limit = 10) => createEntitySearch()(entities, query, limit).map(({ name }) => name);

  test('the very name comes first, then what begins with it, then what holds its words', () => {
    const all = [entity('New Orla'), entity('Orla Venn'), entity('Venn Orlando'), entity('Orla')];
    assert.deepEqual(found(all, 'Orla'), ['Orla', 'Orla Venn', 'New Orla', 'Venn Orlando']);
    assert.deepEqual(found(all, 'orla', 2), ['Orla', 'Orla Venn'], 'however many are mentioned more often');
    assert.deepEqual(found(all, 'venn or'), ['Venn Orlando', 'Orla Venn'], 'the words may stand in any order');
    assert.deepEqual(found(all, 'venn new'), [], 'one name has to hold them all');
  });

  test('any name of an actor counts, and what was remembered of one that changed does not', () => {
    const search = createEntitySearch();
    assert.deepEqual(search([entity('Orla Venn', 'Órlá')], 'orla', 5).length, 1);
    assert.deepEqual(search([entity('Orla Venn')], 'minister', 5), []);
    assert.deepEqual(search([entity('Orla Venn', 'the Minister')], 'minister', 5).length, 1);
    assert.deepEqual(found([entity('Orla Venn'), entity('Ana Ruiz')], ' … ', 1), ['Orla Venn'], 'what has no letter asks for nothing');
  });
});
