import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const PROGRAM = path.resolve('dist/cli.js');
const record = (i: number, more = '') => `${JSON.stringify({ article: `a${i}`, text: `The minister said that ${i + 2} people may have crossed the border on May 3.`, more })}\n`;

suite('analyze: streams', () => {
  test('120 MB pass through a heap of 128 MB, in order', async () => {
    const child = spawn(process.execPath, ['--max-old-space-size=128', PROGRAM, 'analyze', '-']);
    const seen: string[] = [];
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const { article } = JSON.parse(line) as { article: string };
        if (seen.at(-1) !== article) seen.push(article);
      }
    });
    const errors: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => errors.push(chunk));
    const ended = once(child, 'close');
    const padding = 'x'.repeat(200_000);
    for (let i = 0; i < 600; i++) if (!child.stdin.write(record(i, padding))) await once(child.stdin, 'drain');
    child.stdin.end();
    const [code] = (await ended) as [number];
    assert.deepEqual([code, errors.join('')], [0, '']);
    assert.deepEqual(seen, Array.from({ length: 600 }, (_, i) => `a${i}`));
  });

  test('GNU parallel over four shards gives the bytes of one run', function () {
    if (spawnSync('parallel', ['--version']).status !== 0) {
      console.log('      skipped: there is no GNU parallel on this machine');
      this.skip();
    }
    const input = Array.from({ length: 40 }, (_, i) => record(i)).join('');
    const one = execFileSync(process.execPath, [PROGRAM, 'analyze', '-'], { input, encoding: 'utf8' });
    const block = Math.ceil(Buffer.byteLength(input) / 4) + 100;
    const shards = execFileSync('parallel', ['--pipe', '--block', String(block), '-k', '-j', '2', process.execPath, PROGRAM, 'analyze', '-'], { input, encoding: 'utf8' });
    assert.ok(one.split('\n').length > 40 * 2);
    assert.equal(shards, one);
  });
});
