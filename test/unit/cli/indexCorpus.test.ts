import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openShardedIndex } from '../../../src/core/corpus/shards/shardedIndex';
import type { JsonLine } from '../../../src/core/exchange/jsonLines';
import { openRangeFile } from '../../../src/node/rangeFile';
import { runCli, temporaryFolder } from './support';

const EXAMPLES = path.resolve('examples');
const DAURBEKOV = { id: 'any', type: 'person', names: ['Mirzo Daurbekov'] };

async function lookUp(folder: string, actor = DAURBEKOV) {
  const files = await Promise.all(fs.readdirSync(folder).map((file) => openRangeFile(path.join(folder, file))));
  const index = await openShardedIndex(files, assert.fail);
  try {
    return await index.lookUp(actor, 1000);
  } finally {
    await index.close();
  }
}

suite('index', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const at = (name: string) => path.join(folder.path, name);
  const bytesOf = (name: string) => fs.readdirSync(at(name)).map((file) => [file, fs.readFileSync(path.join(at(name), file))]);
  setup(() => (folder = temporaryFolder({})));
  teardown(() => folder.remove());

  test('of a folder, of its export as JSON Lines and of its export as Parquet: the same bytes, and the counts of the export', async () => {
    const { stdout } = await runCli(['export', '--format', 'jsonl', EXAMPLES]);
    fs.writeFileSync(at('all.jsonl'), stdout);
    await runCli(['export', '--format', 'parquet', '--out', at('all.parquet'), EXAMPLES]);
    for (const [out, source] of [['folder', EXAMPLES], ['jsonl', at('all.jsonl')], ['parquet', at('all.parquet')]] as const) {
      const { code, stderr } = await runCli(['index', '--out', at(out), source]);
      assert.deepEqual([code, stderr.replace(/[\d,]+ mentions/, 'N mentions')], [0, `1 shard of N mentions in ${at(out)}`]);
    }
    assert.deepEqual(bytesOf('jsonl'), bytesOf('folder'));
    assert.deepEqual(bytesOf('parquet'), bytesOf('folder'));

    const rows = stdout.trim().split('\n').map((line) => JSON.parse(line) as JsonLine);
    const own = rows.filter(({ kind, state, entity_name }) => kind === 'actor' && entity_name === 'Mirzo Daurbekov' && state !== 'rejected' && state !== 'orphaned');
    const places = new Set(own.map(({ article, start, end }) => `${article} ${start} ${end}`));
    const found = await lookUp(at('folder'));
    assert.ok(places.size > 3);
    assert.deepEqual(new Set(found?.places.map(({ article, start, end }) => `${article} ${start} ${end}`)), places);
    assert.deepEqual([found?.mentions, found?.articles], [places.size, new Set(own.map(({ article }) => article)).size]);
  });

  test('small shards answer as one large one does; those of an earlier run with more of them go', async () => {
    await runCli(['index', '--out', at('one'), EXAMPLES]);
    await runCli(['index', '--out', at('many'), '--mentions', '1', EXAMPLES]);
    assert.ok(fs.readdirSync(at('many')).length > 3);
    assert.deepEqual(await lookUp(at('many')), await lookUp(at('one')));
    fs.writeFileSync(path.join(at('many'), 'other-0009.corpus-shard'), '');
    await runCli(['index', '--out', at('many'), '--mentions', '200', EXAMPLES]);
    const left = fs.readdirSync(at('many'));
    assert.ok(left.includes('other-0009.corpus-shard') && !left.includes('part-0007.corpus-shard'), left.join());
  });

  test('standard input: articles, and what analyze wrote of them; ids of one article are not taken for those of another', async () => {
    const articles = ['John Smith met the minister. Mr. Smith said that he would stay.', 'Adam Smith was seen in Veldoria. Smith left on Friday.'].map((text, n) => `${JSON.stringify({ article: `${n}.txt`, text })}\n`);
    assert.equal((await runCli(['index', '--out', at('texts'), '-'], articles)).code, 0);
    const { stdout } = await runCli(['analyze', '-'], articles);
    assert.equal((await runCli(['index', '--out', at('spans'), '-'], [stdout])).code, 0);
    for (const out of ['texts', 'spans']) {
      for (const [n, name] of ['John Smith', 'Adam Smith'].entries()) {
        const found = await lookUp(at(out), { id: 'smith', type: 'person', names: [name] });
        assert.deepEqual([found?.mentions, found?.places.map(({ article }) => article)], [2, [`${n}.txt`, `${n}.txt`]], `${out}: ${name}`);
      }
    }
    assert.match((await lookUp(at('texts'), { ...DAURBEKOV, names: ['Adam Smith'] }))?.places[1]?.context.text ?? '', /in Veldoria\. Smith left on/);
  });

  test('what cannot be read is said with its line, and the rest is indexed', async () => {
    const good = { article: 'a.txt', state: 'suggested', kind: 'actor', type: 'person', start: 3, end: 18, quote: 'Mirzo Daurbekov', entity: 'd', entity_name: 'Mirzo Daurbekov' };
    const bad = [{ ...good, start: -1 }, { ...good, type: 'planet' }, { ...good, kind: 7 }];
    const { code, stderr } = await runCli(['index', '--out', at('out'), '-'], ['{"article": 1, "text": ""}\n', 'nonsense\n', ...[...bad, good].map((line) => `${JSON.stringify(line)}\n`)]);
    assert.equal(code, 1);
    assert.match(stderr, /^standard input, line 1: "article" and "text" must be strings\.\nstandard input, line 2: .*JSON.*\nstandard input, line 3: an actor must have .*\nstandard input, line 4: type must be one of .*\nstandard input, line 5: there is no kind: .*\n1 shard of 1 mentions/);
    assert.equal((await lookUp(at('out')))?.mentions, 1);
    assert.match((await runCli(['index', '-'])).stderr, /--out/);
    assert.equal((await runCli(['index', '--out', at('out'), '--name', '../x', '-'])).code, 2);
    assert.equal((await runCli(['index', '--out', at('out'), '--mentions', 'few', '-'])).code, 2);
  });
});
