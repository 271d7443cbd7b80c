import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinKeys } from '../../../../src/core/corpus/shards/joinKeys';
import type { Mention } from '../../../../src/core/corpus/shards/mention';
import { cardWithPrebuilt, prebuiltReferences, prebuiltRow } from '../../../../src/core/corpus/shards/prebuiltRows';
import { openShard, ShardError } from '../../../../src/core/corpus/shards/readShard';
import { openShardedIndex } from '../../../../src/core/corpus/shards/shardedIndex';
import { wellFormed } from '../../../../src/core/exchange/surroundings';
import { memoryFile, mention, shardOf } from './support';

const NAMES = ['Grey Falcons', 'Veldoria', 'Halvern', 'Port Ansel', 'constructor', '__proto__', 'Ирина', '\ud83c'];
const TEXT = fc.oneof(fc.string({ unit: 'binary', maxLength: 50 }), fc.constantFrom('before the border of ', ' said on Monday.\nNo'));
const MENTIONS = fc.array(
  fc.record({ article: fc.nat(30), name: fc.nat(NAMES.length - 1), start: fc.nat(500), date: fc.option(fc.constantFrom('2021', '2022-05', '2022-05-13', '--05-13')), before: TEXT, after: TEXT }),
  { maxLength: 400 },
).map((drawn) => drawn.map(({ article, name, start, date, before, after }) => mention({ article: `folder/${article}.txt`, entity: `e${name}`, name: NAMES[name]!, quote: NAMES[name]!, start, end: start + 5, ...(date !== null && { date }), before, after })));

/** What an index must answer, found by looking at all. */
function expected(mentions: readonly Mention[], entity: string) {
  const own = mentions.filter((each) => each.entity === entity);
  const places = new Set(own.map(({ article, start }) => `${article}:${start}`));
  return { mentions: places.size, articles: new Set(own.map(({ article }) => article)).size, places };
}
const actor = (name: string, type = 'armed-group') => ({ id: name, type, names: [name] });

suite('corpus index: shards', () => {
  test('whatever goes in is found again: counts, places, their words', async () => {
    await fc.assert(
      fc.asyncProperty(MENTIONS, async (mentions) => {
        const shard = await openShard(memoryFile(shardOf(mentions)));
        for (const name of new Set(mentions.map(({ entity }) => entity))) {
          const wanted = expected(mentions, name);
          const found = (await shard.find([name])).filter(({ id }) => id === name);
          assert.deepEqual(found.map((entity) => [entity.mentions, entity.articles]), [[wanted.mentions, wanted.articles]]);
          const places = await shard.places(found[0]!, 10_000);
          assert.deepEqual(new Set(places.map(({ article, start }) => `${article}:${start}`)), wanted.places);
          const form = wellFormed(NAMES[Number(name.slice(1))]!);
          for (const { context } of places) assert.equal(context.text.slice(context.match.start, context.match.end), form);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a damaged file gives the right answer or one sentence, whatever is damaged', async () => {
    const mentions = Array.from({ length: 300 }, (_, n) => mention({ article: `${n % 40}.txt`, entity: NAMES[n % 4]!, name: NAMES[n % 4]!, quote: NAMES[n % 4]!, start: n, end: n + 4, date: `20${10 + (n % 15)}` }));
    const whole = shardOf(mentions);
    const ask = async (bytes: Uint8Array) => {
      const shard = await openShard(memoryFile(bytes));
      const entities = await shard.find([...NAMES.slice(0, 4), 'port-ansel']);
      return JSON.stringify([entities, await Promise.all(entities.map((entity) => shard.places(entity, 70)))]);
    };
    const right = await ask(whole);
    let refused = 0;
    const damages = fc.oneof(
      fc.record({ at: fc.nat(whole.length - 1), by: fc.integer({ min: 1, max: 255 }) }).map(({ at, by }) => whole.map((byte, n) => (n === at ? byte ^ by : byte))),
      fc.nat(whole.length - 1).map((length) => whole.slice(0, length)),
      fc.record({ from: fc.nat(whole.length - 1), length: fc.nat(3000) }).map(({ from, length }) => whole.slice().fill(0, from, from + length)),
      fc.uint8Array({ maxLength: 200 }),
    );
    await fc.assert(
      fc.asyncProperty(damages, async (bytes) => {
        try {
          assert.equal(await ask(bytes), right);
        } catch (error) {
          assert.ok(error instanceof ShardError, String(error));
          assert.match(error.message, /^a\.corpus-shard .*\.$/);
          refused++;
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(refused > 200, `${refused} of 400 were refused`);
  });

  test('several shards answer as one; one that is damaged is left out and said once', async () => {
    const part = (n: number) => shardOf([mention({ article: `${n}.txt`, date: `${2030 - n}` }), mention({ article: `${n}.txt`, date: `${2030 - n}`, start: 50, end: 62 })]);
    const problems: string[] = [];
    const files = [1, 2, 3].map((n) => memoryFile(part(n), `${n}.corpus-shard`));
    const index = await openShardedIndex([...files, memoryFile(part(4).slice(0, -1), '4.corpus-shard')], (problem) => problems.push(problem));
    const found = await index.lookUp(actor('Grey Falcons'), 3);
    assert.deepEqual([found?.mentions, found?.articles, found?.first, found?.last], [6, 3, '2027', '2029']);
    assert.deepEqual(found?.places.map(({ article, start }) => [article, start]), [['3.txt', 0], ['3.txt', 50], ['2.txt', 0]]);
    assert.equal(await index.lookUp(actor('Nobody'), 3), undefined);
    assert.deepEqual(problems, ['4.corpus-shard is damaged: copy it again, or build it again with “source-annotator index”.']);
  });

  test('what a card says of it, and the view of cross-references', () => {
    const place = { article: 'a/b.txt', date: '1998-03', outlet: 'Northern Wire', start: 3, end: 5, context: { text: 'a b', match: { start: 0, end: 1 } } };
    const known = { mentions: 95_000, articles: 12_000, first: '1998-03', last: '2024', rows: [prebuiltRow(place, undefined), prebuiltRow(place, 'file:///c/a/b.txt')] };
    const card = { kind: 'actor', tag: 'person', name: 'A', state: 'suggested', facts: ['Minister'], why: [], remarks: [], sections: [], commands: [] } as const;
    const { facts, sections } = cardWithPrebuilt(card, known);
    assert.deepEqual(facts, ['Minister', 'In the corpus index: 95,000 mentions in 12,000 articles, 1998–2024']);
    assert.deepEqual(sections, [{ heading: 'First in the corpus index', rows: known.rows, more: 94_998 }]);
    assert.deepEqual(known.rows.map(({ article, outside, metadata }) => [article, outside, metadata.date?.iso]), [['a/b.txt', true, '1998-03'], ['file:///c/a/b.txt', undefined, '1998-03']]);
    assert.equal(prebuiltReferences({ mentions: 1, articles: 1, rows: [] }).heading, 'In the corpus index: 1 article');
  });

  test('actors are joined by their full names: no surnames, no abbreviations, no person with what is none', async () => {
    assert.deepEqual(joinKeys({ id: 'smith', type: 'person', names: ['John Smith', 'Smith', 'J. Smith'] }), ['john-smith', 'j-smith']);
    assert.deepEqual(joinKeys({ id: 'smith', type: 'person', names: ['Smith'] }), ['smith']);
    assert.deepEqual(joinKeys({ id: 'islamic-state', type: 'armed-group', names: ['Islamic State', 'IS', 'Daesh'] }), ['islamic-state', 'daesh']);
    const index = await openShardedIndex([memoryFile(shardOf([mention({ entity: 'jordan', name: 'Jordan', quote: 'Jordan', type: 'state' })]))], assert.fail);
    assert.equal((await index.lookUp(actor('Jordan', 'organization'), 1))?.mentions, 1);
    assert.equal(await index.lookUp(actor('Jordan', 'person'), 1), undefined);
  });

  test('an actor of twenty thousand mentions costs some kilobytes', async () => {
    const mentions = Array.from({ length: 20_000 }, (_, n) => mention({ article: `${n % 4000}.txt`, start: n, end: n + 12, before: 'the minister of the interior of ', after: ' were seen near the border again' }));
    const file = memoryFile(shardOf(mentions));
    const shard = await openShard(file);
    assert.ok(file.read() < 1000, `${file.read()} bytes to open`);
    const [entity] = await shard.find(['grey-falcons']);
    const places = await shard.places(entity!, 3);
    assert.deepEqual([entity?.mentions, places.length], [20_000, 3]);
    assert.equal(places[0]?.context.text, '… minister of the interior of Grey Falcons were seen near the border …');
    assert.ok(file.read() < 16_000, `${file.read()} bytes of ${file.size}`);
  });
});
