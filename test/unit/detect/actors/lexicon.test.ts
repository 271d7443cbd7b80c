import assert from 'node:assert/strict';
import armedGroups from '../../../../src/core/detect/actors/lexicon/armedGroups.yaml';
import cities from '../../../../src/core/detect/actors/lexicon/cities.yaml';
import names from '../../../../src/core/detect/actors/lexicon/names.yaml';
import organizations from '../../../../src/core/detect/actors/lexicon/organizations.yaml';
import peoples from '../../../../src/core/detect/actors/lexicon/peoples.yaml';
import states from '../../../../src/core/detect/actors/lexicon/states.yaml';
import places from '../../../../src/core/detect/actors/lexicon/places.yaml';
import things from '../../../../src/core/detect/actors/lexicon/things.yaml';
import vocabulary from '../../../../src/core/detect/actors/lexicon/vocabulary.yaml';
import words from '../../../../src/core/detect/actors/lexicon/words.yaml';
import { CATEGORIES } from '../../../../src/core/detect/actors/vocabulary';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const listsOf = (data: unknown) => Object.entries(data as Record<string, string>).map(([name, text]) => [name, text.trim().split(/\s+/)] as const);

function assertOnce(list: readonly string[], where: string) {
  const seen = new Set<string>();
  for (const item of list) {
    assert.ok(!seen.has(item), `${where}: "${item}" stands twice`);
    seen.add(item);
  }
}

suite('actor lexicons', () => {
  test('no place and no thing stands twice; towns and things are in order', () => {
    const { regions, cities } = places as { regions: readonly string[]; cities: readonly string[] };
    const list = (things as { things: readonly string[] }).things;
    assertOnce([...regions, ...cities], 'places');
    assertOnce(list, 'things');
    for (const sorted of [cities, list]) assert.deepEqual(sorted, [...sorted].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  });

  test('word lists are lower case, without duplicates, and of known categories', () => {
    for (const data of [vocabulary, names, words]) {
      for (const [name, list] of listsOf(data)) {
        assertOnce(list, name);
        for (const word of list) assert.equal(word, word.toLowerCase(), name);
      }
    }
    assert.deepEqual(listsOf(vocabulary).map(([name]) => name).sort(), Object.keys(CATEGORIES).sort());
  });

  test('big lists are sorted, so that a change shows as one line', () => {
    for (const [name, list] of [...listsOf(names), ...listsOf(words)]) assert.deepEqual(list, [...list].sort(), name);
    const lines = (cities as { cities: string }).cities.trim().split('\n');
    assert.deepEqual(lines, [...lines].sort());
    assertOnce(lines, 'cities');
  });

  test('every state, group and organisation has an id, a name, and no name twice', () => {
    const byId = (organizations as { byId: Record<string, string[]> }).byId;
    for (const data of [armedGroups as Record<string, string[]>, byId]) {
      for (const [id, forms] of Object.entries(data)) {
        assert.match(id, ID);
        assert.ok(forms.length > 0, id);
      }
      assertOnce(Object.values(data).flat(), 'names');
    }
    for (const seat of Object.values((organizations as { seats: Record<string, { id: string; named: string[] }[]> }).seats)) {
      for (const id of seat.flatMap(({ id, named }) => [id, ...named])) assert.ok(id in byId || id in (states as object), id);
    }
    const countries = states as Record<string, { names: string[]; adjectives: string[]; people: string[]; capitals?: string[] }>;
    for (const id of Object.keys(countries)) assert.match(id, ID);
    assertOnce(Object.values(countries).flatMap((state) => state.names), 'state names');
    assertOnce(Object.values(countries).flatMap((state) => state.adjectives), 'nationalities');
    assertOnce(Object.values(countries).flatMap((state) => state.capitals ?? []), 'capitals');
    const { peoples: all } = peoples as { peoples: Record<string, { plurals: string[] }> };
    assertOnce(Object.values(all).flatMap(({ plurals }) => plurals), 'peoples');
  });
});
