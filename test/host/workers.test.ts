import { startWorker } from '#platform';
import assert from 'node:assert/strict';
import { createCorpusIndex } from '../../src/core/corpus/corpusIndex';
import { createPipelineClient } from '../../src/editor/pipelineClient';
import type { WorkerListener, WorkerPort } from '../../src/editor/platform/platform';
import { extension } from './support/extension';
import { eventually } from './support/workspace';

/** More than enough for a second worker to help. */
const ARTICLES = 150;

suite('workers', () => {
  test('that have read a folder give way to a fresh one, which answers', async () => {
    const problems: string[] = [];
    const log = { info: () => undefined, warn: () => undefined, error: (message: string, error?: unknown) => void problems.push(message, String(error)) };
    let ended = 0;
    let started = 0;
    const start = async (listener: WorkerListener): Promise<WorkerPort> => {
      started++;
      const { post, terminate } = await startWorker(extension().extensionUri, listener);
      return { post, terminate: () => (ended++, terminate()) };
    };
    const client = createPipelineClient(start, log, 2, 1);
    const index = createCorpusIndex();
    const pack = async (article: string, live: boolean): Promise<void> => {
      const text = `Mayor Ada ${article} said on Friday that about ${article.length} people might have left.\n`;
      const { received } = await client.pack({ corpus: '', article, text, live }, () => index.receiver);
      assert.ok(index.setReceived(received));
    };
    try {
      await Promise.all(Array.from({ length: ARTICLES }, (_, n) => pack(`Name${'n'.repeat(n)}`, false)));
      assert.deepEqual([started, ended], [2, 0]);
      await eventually('both workers are ended', () => ended === 2);
      assert.equal(started, 3);
      await pack('Asked', true);
      await pack('Once more', false);
      assert.deepEqual([started, ended, index.size], [3, 2, ARTICLES + 2]);
      assert.ok((index.article('Asked')?.marks.length ?? 0) > 1);
      assert.deepEqual(problems, []);
    } finally {
      client.dispose();
    }
    await eventually('it is ended with the client', () => ended === 3);
  });
});
