import assert from 'node:assert/strict';
import { cardFor } from '../../../src/core/corpus/cards';
import { createCorpusIndex, type CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { createPipeline } from '../../../src/core/pipeline';
import { type EntityPlan, mergeEntities, promoteEntity, type Refused, renameEntity, setEntityFields, splitAlias } from '../../../src/core/registry/planEntities';
import { rolesOn, roleWords } from '../../../src/core/registry/roles';
import { applyRegistryOperations } from '../../../src/core/registry/writeRegistry';
import { applyOperations } from '../../../src/core/sidecar/writeSidecar';

const ACTORS = '# Known\ntamerin:\n  name: "Ilyas Tamerin"\n  type: person\n  aliases: ["Tamerin"]\n';
const TEXTS = new Map([
  ['a.txt', 'Talks begin\n\nMay 5, 2024\n\nIlyas Tamerin met Vera Lindqvist of the Coast Guard on Monday. Tamerin said that the talks would go on.\n'],
  ['b.txt', 'Talks end\n\nMay 9, 2024\n\nIlias Tamerin left the talks on Thursday. Vera Lindqvist said nothing.\n'],
]);
const SIDECARS = new Map([
  ['a.txt', 'version: 1\nannotations:\n  alice:\n    - id: aaaaaaaaaa\n      kind: actor\n      type: person\n      entity: tamerin\n      quote: "Ilyas Tamerin"\n\n    # mine\n    - id: bbbbbbbbbb\n      kind: claim\n      hedged: false\n      quote: "the talks would go on"\n      source: {quote: "Tamerin", entity: tamerin}\n'],
  ['b.txt', 'version: 1\nannotations:\n  bob:\n    - id: cccccccccc\n      kind: actor\n      type: person\n      entity: ilias-t\n      quote: "Ilias Tamerin"\n\n    - id: dddddddddd\n      kind: actor\n      type: person\n      entity: ilias-t\n      quote: "gone words"\n'],
]);

interface Folder {
  readonly actors: string;
  readonly sidecars: ReadonlyMap<string, string>;
}

function indexOf({ actors, sidecars }: Folder): CorpusIndex {
  const pipeline = createPipeline();
  const index = createCorpusIndex(pipeline.configure('', actors).actors);
  for (const [article, text] of TEXTS) {
    const sidecar = sidecars.get(article);
    index.set(pipeline.process({ corpus: '', article, text, live: false, ...(sidecar !== undefined && { sidecar }) }).marks, text);
  }
  return index;
}

const START: Folder = { actors: ACTORS, sidecars: SIDECARS };

function entityIn(index: CorpusIndex, id: string) {
  const entity = index.entity(id);
  assert.ok(entity, id);
  return entity;
}

/** The folder after a plan; checks that undo brings every byte back. */
function after(plan: EntityPlan | Refused, { actors, sidecars }: Folder = START): Folder {
  assert.ok('actors' in plan, JSON.stringify(plan));
  const registry = applyRegistryOperations('actors', actors, plan.actors);
  assert.ok('text' in registry, JSON.stringify(registry));
  const back = applyRegistryOperations('actors', registry.text, registry.inverse);
  assert.equal('text' in back && back.text, actors);
  const written = new Map(sidecars);
  for (const [article, operations] of plan.sidecars) {
    const result = applyOperations(sidecars.get(article), operations);
    assert.ok('text' in result, JSON.stringify(result));
    const undone = applyOperations(result.text, result.inverse);
    assert.equal('text' in undone && undone.text, sidecars.get(article));
    written.set(article, result.text);
  }
  return { actors: registry.text, sidecars: written };
}

suite('planning changes of actors', () => {
  test('a rename keeps the old name as alias and takes the id along, in every sidecar, and nothing else', () => {
    const index = indexOf(START);
    const folder = after(renameEntity(index, entityIn(index, 'tamerin'), ' Ilyas  Tamerov '));
    assert.equal(folder.actors, '# Known\ntamerov:\n  name: "Ilyas Tamerov"\n  type: person\n  aliases: ["Tamerin", "Ilyas Tamerin"]\n');
    assert.equal(folder.sidecars.get('a.txt'), SIDECARS.get('a.txt')?.replaceAll('entity: tamerin', 'entity: tamerov'));
    const renamed = entityIn(indexOf(folder), 'tamerov');
    assert.deepEqual([renamed.name, renamed.mentions >= 2], ['Ilyas Tamerov', true]);
  });

  test('an id that was chosen stays, a taken one is not taken twice', () => {
    const chosen = { ...START, actors: 'rebel-1:\n  name: "Ilyas Tamerin"\n' };
    const index = indexOf(chosen);
    const plan = renameEntity(index, entityIn(index, 'rebel-1'), 'Ilyas Tamerov');
    assert.equal(after(plan, chosen).actors, 'rebel-1:\n  name: "Ilyas Tamerov"\n  aliases: ["Ilyas Tamerin"]\n');
    const { name } = entityIn(indexOf(START), 'tamerin');
    assert.deepEqual(renameEntity(indexOf({ ...START, actors: `${ACTORS}holm: Ada Holm\nada-holm: Another\n` }), entityIn(indexOf(START), 'tamerin'), 'Ada Holm'), { taken: 'ada-holm' });
    assert.ok('reason' in renameEntity(index, entityIn(index, 'rebel-1'), ' – '));
    assert.equal(name, 'Ilyas Tamerin');
  });

  test('two actors become one: names, entries and annotations, those without a place too', () => {
    const index = indexOf(START);
    const folder = after(mergeEntities(index, entityIn(index, 'ilias-t'), entityIn(index, 'tamerin')));
    assert.match(folder.sidecars.get('b.txt') ?? '', /entity: tamerin\n {6}quote: "Ilias Tamerin"[^]*entity: tamerin\n {6}quote: "gone words"/);
    assert.equal(indexOf(folder).entity('ilias-t'), undefined);
    const self = entityIn(index, 'tamerin');
    assert.ok('reason' in mergeEntities(index, self, self));
  });

  test('an entry that goes leaves what the other lacks', () => {
    const both = { ...START, actors: `${ACTORS}\nilias-t:\n  name: "Ilias Tamerin"\n  description: "A leader."\n  wikidata: Q7\n  roles: [{role: "leader", since: "2020"}]\n` };
    const index = indexOf(both);
    const folder = after(mergeEntities(index, entityIn(index, 'ilias-t'), entityIn(index, 'tamerin')), both);
    assert.match(folder.actors, /^# Known\ntamerin:\n {2}name: "Ilyas Tamerin"\n {2}type: person\n {2}aliases: \["Tamerin", "Ilias Tamerin"[^\n]*\]\n {2}description: "A leader."\n {2}wikidata: Q7\n {2}roles: \[\{role: "leader", since: "2020"\}\]\n/);
  });

  test('a name is split off, with the annotations of this very name', () => {
    const index = indexOf(START);
    const folder = after(splitAlias(index, entityIn(index, 'tamerin'), 'Tamerin'));
    assert.equal(folder.actors, `${ACTORS.replace('  aliases: ["Tamerin"]\n', '')}\ntamerin-2:\n  name: "Tamerin"\n  type: person\n`);
    assert.match(folder.sidecars.get('a.txt') ?? '', /entity: tamerin\n {6}quote: "Ilyas Tamerin"[^]*source: \{quote: "Tamerin", entity: tamerin-2\}/);
    assert.ok('reason' in splitAlias(index, entityIn(index, 'tamerin'), 'Ilyas Tamerin'));
  });

  test('a guess gets an entry, once; type, Wikidata id and roles go into it', () => {
    const index = indexOf(START);
    const guess = index.entities().find(({ name }) => name === 'Vera Lindqvist');
    assert.ok(guess && !guess.known);
    const entry = new RegExp(`\\n${guess.id}:\\n {2}name: "Vera Lindqvist"\\n {2}type: person\\n`);
    assert.match(after(promoteEntity(guess)).actors, entry);
    const folder = after(setEntityFields(guess, { type: 'organization', wikidata: 'Q42', roles: [{ role: 'captain', since: '2024-05-06' }] }));
    assert.match(folder.actors, /type: organization\n {2}wikidata: Q42\n {2}roles: \[\{role: "captain", since: "2024-05-06"\}\]\n$/);
    assert.deepEqual(promoteEntity(entityIn(indexOf(folder), guess.id)).actors, []);
    const known = entityIn(indexOf(folder), guess.id);
    assert.match(after(setEntityFields(known, { wikidata: null, roles: [] }), folder).actors, /type: organization\n$/);
  });

  test('a card shows the role held at the date of its article', () => {
    const actors = `${ACTORS}  roles: [{role: "rebel", until: "2024-05-07"}, {role: "minister", since: "2024-05-08"}]\n`;
    const index = indexOf({ ...START, actors });
    const factsIn = (article: string) => {
      const mark = index.article(article)?.marks.find(({ quote, state }) => /^Il[iy]as Tamerin$/.test(quote) && state !== 'rejected');
      return mark && cardFor(index, article, mark).facts;
    };
    assert.ok(factsIn('a.txt')?.includes('rebel, until 2024-05-07'));
    assert.ok(!factsIn('a.txt')?.some((fact) => fact.startsWith('minister')));
  });
});

suite('roles', () => {
  const roles = [{ role: 'envoy', until: '2004-05' }, { role: 'minister', since: '2004-06-01', until: '2008' }, { role: 'president', since: '2009' }];
  for (const [iso, held] of [['2003', ['envoy']], ['2004-05-31', ['envoy']], ['2004-06-01', ['minister']], ['2004', ['envoy', 'minister']], ['2008-12-31', ['minister']], ['2010-01', ['president']], [undefined, ['envoy', 'minister', 'president']]] as const) {
    test(`on ${iso ?? 'no date'}: ${held.join(', ')}`, () => assert.deepEqual(rolesOn(roles, iso).map(({ role }) => role), held));
  }
  test('in words', () => assert.deepEqual(roles.map(roleWords), ['envoy, until 2004-05', 'minister, 2004-06-01 to 2008', 'president, since 2009']));
});
