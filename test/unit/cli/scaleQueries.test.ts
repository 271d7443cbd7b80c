import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openShardedIndex } from '../../../src/core/corpus/shards/shardedIndex';
import { openRangeFile } from '../../../src/node/rangeFile';
import { runCli, temporaryFolder } from './support';

const EXAMPLES = path.resolve('examples');

/** The statements in the SQL of a page. */
function statementsOf(page: string): string[] {
  const blocks = [...fs.readFileSync(page, 'utf8').matchAll(/```sql\n([^]*?)```/g)].map(([, block]) => block ?? '');
  return blocks.flatMap((block) => block.split(/;\s*$/m)).map((statement) => statement.trim()).filter((statement) => statement !== '');
}

suite('queries of the documentation', () => {
  const folder = temporaryFolder({});
  const at = (name: string) => path.join(folder.path, name).replaceAll('\\', '/');
  let connection: DuckDBConnection | undefined;
  const rows = async (statement: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const placed = statement.replace(/'([\w-]+\.(?:parquet|jsonl))'/g, (_, name: string) => `'${at(name)}'`);
    return (await connection?.runAndReadAll(placed))?.getRowObjectsJson() ?? [];
  };
  const query = (page: string, words: string) => rows(statementsOf(page).find((statement) => statement.includes(words)) ?? assert.fail(`${page} has no query of ${words}`));

  suiteSetup(async function () {
    const duckdb = await import('@duckdb/node-api').catch((error: unknown) => {
      console.log(`      skipped: DuckDB has no binary for this machine (${String(error).split('\n')[0]})`);
      return undefined;
    });
    if (!duckdb) this.skip();
    connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
    await runCli(['export', '--format', 'parquet', '--out', at('annotations.parquet'), EXAMPLES]);
    fs.writeFileSync(at('annotations.jsonl'), (await runCli(['export', '--format', 'jsonl', EXAMPLES])).stdout);
    fs.writeFileSync(at('marks.jsonl'), (await runCli(['analyze', EXAMPLES])).stdout);
  });
  suiteTeardown(() => {
    connection?.closeSync();
    folder.remove();
  });

  test('each runs, and finds something in the examples', async () => {
    for (const page of ['docs/scale.md', 'docs/formats.md']) {
      const statements = statementsOf(page);
      assert.ok(statements.length >= 3, page);
      for (const statement of statements) assert.notEqual((await rows(statement)).length, 0, statement);
    }
  });

  test('actors through the corpus: the counts of the corpus index', async () => {
    const found = await query('docs/scale.md', 'actors through the corpus');
    await runCli(['index', '--out', at('index'), EXAMPLES]);
    const index = await openShardedIndex([await openRangeFile(at('index/part-0001.corpus-shard'))], assert.fail);
    assert.ok(found.length > 5);
    for (const { entity, name, type, mentions, articles } of found) {
      const known = await index.lookUp({ id: String(entity), type: String(type), names: [String(name)] }, 1);
      assert.deepEqual([known?.mentions, known?.articles], [Number(mentions), Number(articles)], String(entity));
    }
    await index.close();
  });

  test('figures that differ are of one thing, and cannot both be right', async () => {
    const found = await query('docs/scale.md', 'cannot both be right');
    const pairs = found.map(({ counted, figure, other_figure }) => `${String(counted)}: ${String(figure)}, ${String(other_figure)}`);
    assert.deepEqual([...new Set(pairs)], ['dead: about 60, 58', 'people: 400–500, nearly 2,300']);
  });

  test('what DuckDB cuts out of an export is indexed', async () => {
    await query('docs/scale.md', 'actors.parquet');
    const { code, stderr } = await runCli(['index', '--out', at('part'), at('actors.parquet')]);
    assert.deepEqual([code, /^1 shard of [1-9]/.test(stderr)], [0, true], stderr);
  });
});
