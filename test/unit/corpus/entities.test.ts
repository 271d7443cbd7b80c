import assert from 'node:assert/strict';
import { resolveEntities } from '../../../src/core/corpus/entities';
import type { LocalEntity } from '../../../src/core/model';

const entity = (id: string, names: readonly string[], type: LocalEntity['type'] = 'person', origin: LocalEntity['origin'] = 'text'): LocalEntity => ({ id, type, names, origin });
const resolve = (...articles: readonly LocalEntity[][]) => resolveEntities(articles.map((entities, index) => ({ article: String(index), entities })));

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

  test('an unknown article or id is left as it is', () => {
    assert.equal(resolve([])('9', 'someone'), 'someone');
  });

  test('strange names do no harm', () => {
    const idOf = resolve([entity('__proto__', ['__proto__']), entity('x', []), entity('constructor', ['constructor Ω'])], [entity('x', ['\ud800'])]);
    assert.equal(typeof idOf('0', '__proto__'), 'string');
    assert.notEqual(idOf('0', 'x'), '');
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
  }).timeout(20_000);
});
