import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createStringTable } from '../../../src/core/corpus/columns/stringTable';
import { createLocalEntities } from '../../../src/core/corpus/entities/localEntities';
import { createEntityResolver } from '../../../src/core/corpus/entities/resolver';
import { createSymbols } from '../../../src/core/corpus/packing/symbols';
import type { LocalEntity } from '../../../src/core/model';

const entity = (id: string, names: readonly string[], type: LocalEntity['type'] = 'person', origin: LocalEntity['origin'] = 'text'): LocalEntity => ({ id, type, names, origin });

/** A resolver that takes entities and gives ids as they are, where the index goes by numbers. */
function createResolver() {
  const locals = createLocalEntities(createSymbols());
  const ids = createStringTable();
  const resolver = createEntityResolver(locals, ids);
  return {
    set: (each: LocalEntity, articles: number) => resolver.set(locals.number(each), articles),
    settle: () => [...resolver.settle()].map(locals.at),
    actorOf(each: LocalEntity) {
      const actor = resolver.actorOf(locals.number(each));
      return actor && { id: ids.text(actor.id), entities: [...actor.entities()].map(locals.at) };
    },
  };
}

/** The folder-wide id of an article's entity, by the article's number. */
function resolve(...articles: readonly LocalEntity[][]): (article: string, localId: string) => string {
  const resolver = createResolver();
  const known = new Map<string, { readonly entity: LocalEntity; articles: number }>();
  const own = articles.map((entities) =>
    entities.map((each) => {
      const key = JSON.stringify(each);
      const same = known.get(key) ?? { entity: each, articles: 0 };
      known.set(key, same);
      same.articles++;
      return same.entity;
    }),
  );
  for (const { entity: each, articles: count } of known.values()) resolver.set(each, count);
  resolver.settle();
  return (article, localId) => {
    const found = own[Number(article)]?.find(({ id }) => id === localId);
    return (found && resolver.actorOf(found)?.id) ?? localId;
  };
}

suite('entities through the corpus', () => {
  test('transliterations of one full name are one person', () => {
    const idOf = resolve([entity('rahmon', ['Emomali Rahmon', 'Rahmon'])], [entity('rahmon', ['Emomali Rakhmon'])]);
    assert.equal(idOf('0', 'rahmon'), 'rahmon');
    assert.equal(idOf('1', 'rahmon'), 'rahmon');
  });

  test('a surname alone is the only person of that name in the folder', () => {
    const idOf = resolve([entity('malinina', ['Vera Malinina'])], [entity('malinina', ['Malinina'])]);
    assert.equal(idOf('0', 'malinina'), idOf('1', 'malinina'));
  });

  test('two persons of one surname stay two, and a mere surname is neither', () => {
    const idOf = resolve([entity('smith', ['John Smith'])], [entity('smith', ['Adam Smith'])], [entity('smith', ['Smith'])]);
    const ids = ['0', '1', '2'].map((article) => idOf(article, 'smith'));
    assert.equal(new Set(ids).size, 3);
    assert.deepEqual(ids.slice(0, 2), ['john-smith', 'adam-smith']);
  });

  test('an initial fits the one given name that starts so', () => {
    const idOf = resolve([entity('holm', ['Kari Holm'])], [entity('holm', ['K. Holm'])], [entity('holm', ['P. Holm'])]);
    assert.equal(idOf('0', 'holm'), idOf('1', 'holm'));
    assert.notEqual(idOf('0', 'holm'), idOf('2', 'holm'));
  });

  test('different middle initials are different persons', () => {
    const idOf = resolve([entity('marsh', ['Ellen W. Marsh'])], [entity('marsh', ['Ellen H. Marsh'])], [entity('marsh', ['Ellen W. Marsh'])]);
    assert.notEqual(idOf('0', 'marsh'), idOf('1', 'marsh'));
    assert.equal(idOf('0', 'marsh'), idOf('2', 'marsh'));
  });

  test('ids of the registry win and take along who bears the name', () => {
    const idOf = resolve([entity('boss', ['Ivo Petrov', 'Petrov'], 'person', 'registry')], [entity('petrov', ['Ivo Petrov'])]);
    assert.equal(idOf('1', 'petrov'), 'boss');
  });

  test('an abbreviation is what the folder explains in one way only', () => {
    const full = entity('national-union-of-rice-growers', ['National Union of Rice Growers', 'NURG'], 'organization');
    const short = entity('nurg', ['NURG'], 'organization');
    const idOf = resolve([full], [short]);
    assert.equal(idOf('1', 'nurg'), 'national-union-of-rice-growers');
    const other = entity('northern-rail', ['Northern United Rail Group', 'NURG'], 'organization');
    const two = resolve([full], [short], [other]);
    assert.notEqual(two('1', 'nurg'), two('0', full.id));
    assert.notEqual(two('1', 'nurg'), two('2', other.id));
  });

  test('a company with and without its legal form is one; a person of its name is another', () => {
    const idOf = resolve([entity('acme-corp', ['Acme Corp'], 'organization')], [entity('acme', ['Acme'], 'organization')], [entity('acme', ['Acme'])]);
    assert.equal(idOf('0', 'acme-corp'), idOf('1', 'acme'));
    assert.notEqual(idOf('1', 'acme'), idOf('2', 'acme'));
  });

  test('entities that came and went leave what is there as if it had always been alone', () => {
    const names = ['Ann Holm', 'A. Holm', 'Holm', 'Ann W. Holm', 'Ann H. Holm', 'Kari Holm', 'Nordic Union', 'NU', 'Nordic Union Ltd', 'New Urals', 'Acme', 'Acme Corp', 'ACME'];
    const entities = names.flatMap((name, n) =>
      (['person', 'organization'] as const).flatMap((type) => [
        entity(`id-${n % 4}`, [name], type),
        entity(name.toLowerCase().replace(/\W+/g, '-'), [name, names[(n * 7 + 3) % names.length] ?? ''], type),
        entity(`id-${n % 3}`, [name, 'NU'], n % 2 === 0 ? type : 'state', n % 3 === 0 ? 'registry' : 'gazetteer'),
      ]),
    );
    const pool = [...new Map(entities.map((each) => [JSON.stringify(each), each])).values()]; // equal ones are one
    const step = fc.record({ entity: fc.constantFrom(...pool), articles: fc.nat(3), settle: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const changed = createResolver();
        const now = new Map<LocalEntity, number>();
        const ids = new Map<string, string | undefined>();
        const settle = () => {
          for (const each of changed.settle()) ids.set(JSON.stringify(each), changed.actorOf(each)?.id);
        };
        for (const { entity: each, articles, settle: asked } of steps) {
          changed.set(each, articles);
          now.set(each, articles);
          if (asked) settle();
        }
        settle();
        const anew = createResolver();
        for (const [each, articles] of [...now].reverse()) anew.set(each, articles);
        anew.settle();
        for (const each of now.keys()) {
          assert.deepEqual(changed.actorOf(each), anew.actorOf(each));
          assert.equal(ids.get(JSON.stringify(each)), anew.actorOf(each)?.id, 'each one whose id changed was told');
        }
      }),
      { numRuns: 400 },
    );
  });

  test('an unknown article or id is left as it is', () => {
    assert.equal(resolve([])('9', 'someone'), 'someone');
  });

  test('strange names do no harm', () => {
    const idOf = resolve([entity('__proto__', ['__proto__']), entity('x', []), entity('constructor', ['constructor Ω'])], [entity('x', ['\ud800'])]);
    assert.equal(typeof idOf('0', '__proto__'), 'string');
    assert.notEqual(idOf('0', 'x'), '');
  });

  test('a change is looked at with what it can concern, in a folder of any size', () => {
    const touchedIn = (size: number): number => {
      const resolver = createResolver();
      for (let n = 0; n < size; n++) {
        resolver.set(entity(`p${n}`, [`Ann Holm${'abcdefghij'.charAt(n % 10)}${n}ov`]), 1);
        resolver.set(entity(`o${n}`, [`Union ${n} of Growers`, `UG${n}`], 'organization'), 1);
        resolver.set(entity(`g${n}`, [`Republic ${n}`], 'state', 'gazetteer'), 1);
      }
      resolver.settle();
      resolver.set(entity('ann', ['A. Holma0ov']), 1);
      resolver.set(entity('ug', ['UG7'], 'organization'), 1);
      resolver.set(entity('g', ['Republic 3', 'Ann Holmb1ov'], 'state', 'gazetteer'), 1);
      return resolver.settle().length;
    };
    for (const size of [200, 4000]) assert.ok(touchedIn(size) < 15, `${touchedIn(size)} of ${3 * size} looked at`);
  });

  test('ten times the articles cost at most twenty times the time', () => {
    const corpus = (count: number) =>
      Array.from({ length: count }, (_, index) => [
        ...Array.from({ length: 20 }, (__, n) => entity(`p${index}-${n}`, [`Given${(index * 7 + n) % 500} Name${(index + n * 13) % 3000}`])),
        ...Array.from({ length: 10 }, (__, n) => entity(`o${n}`, [`Union ${(index + n) % 2000} of Growers`], 'organization')),
      ]);
    const time = (articles: LocalEntity[][]) => {
      const start = process.cpuUsage();
      resolve(...articles);
      return process.cpuUsage(start).user;
    };
    const [small, large] = [corpus(300), corpus(3000)];
    time(small);
    const once = Math.max(time(small), 1000);
    assert.ok(time(large) < once * 20);
  });
});
