import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { JsonLine } from '../../../src/core/exchange/jsonLines';
import { runCli, temporaryFolder } from './support';

const TEXT = '🙂 Mirzo Daurbekov denies it\r\n\r\nThe minister, Mirzo Daurbekov, said 40 men had crossed.\r\n';
const SIDECAR = `version: 1
annotations:
  alice:
    - id: aaaaaaaaaa
      kind: actor
      type: person
      entity: daurbekov
      quote: "Mirzo Daurbekov"
      after: " denies it"
      tags: [blame]

    - id: bbbbbbbbbb
      kind: tag
      quote: "words that stand nowhere in it"
      tags: [lost]
`;

function corpus(more: Readonly<Record<string, string>> = {}) {
  return temporaryFolder({
    'sub/a.txt': TEXT,
    'sub/a.txt.annotations.yaml': SIDECAR,
    'b.txt': 'Another text, with 12 ships in it.',
    'actors.yaml': 'daurbekov:\n  name: "Mirzo Daurbekov"\n  type: person\n  description: "A minister."\n',
    ...more,
  });
}

suite('export', () => {
  test('sidecars, suggestions and actors.yaml of a folder, to standard output', async () => {
    const folder = corpus();
    try {
      const { code, stdout, stderr } = await runCli(['export', '--format', 'jsonl', folder.path]);
      assert.deepEqual([code, stderr], [0, '']);
      const records = stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line) as JsonLine);
      const byId = (id: string) => records.find((record) => record.id === id);
      const actor = byId('aaaaaaaaaa');
      assert.deepEqual([actor?.article, actor?.annotator, actor?.state, actor?.entity_name, actor?.start, actor?.start_code_point], ['sub/a.txt', 'alice', 'manual', 'Mirzo Daurbekov', 3, 2]);
      assert.deepEqual([byId('bbbbbbbbbb')?.state, byId('bbbbbbbbbb')?.start], ['orphaned', null]);
      const articles = new Map([['sub/a.txt', TEXT], ['b.txt', 'Another text, with 12 ships in it.']]);
      for (const { article, start, end, quote } of records) if (start !== null && end !== null) assert.equal(articles.get(article)?.slice(start, end), quote);
      assert.ok(records.some(({ article, state }) => article === 'b.txt' && state === 'suggested'));
    } finally {
      folder.remove();
    }
  });

  test('--option chooses among what a format offers; what it does not offer is refused with what can be written', async () => {
    const folder = corpus();
    try {
      const { stdout } = await runCli(['export', folder.path, '--format', 'csv-entities', '--option', 'for=spreadsheet']);
      assert.ok(stdout.startsWith('\uFEFFentity,'));
      const windows = ['export', folder.path, '--format', 'graphml', '--option', 'network=twomode', '--option', 'window=year'];
      assert.match((await runCli(windows)).stderr, /several files; name a folder/);
      assert.equal((await runCli(windows.slice(0, -2))).stdout.match(/<edge /g)?.length, 1);
      for (const [option, message] of [['for=paper', /csv: for=paper is not possible here; write one of plain, spreadsheet\./], ['for', /write --option id=value/], ['to=x', /no option to/]] as const) {
        const { code, stderr } = await runCli(['export', folder.path, '--format', 'csv', '--option', option]);
        assert.equal(code, 2);
        assert.match(stderr, message);
      }
    } finally {
      folder.remove();
    }
  });

  test('--where exports what meets a search, and of the articles those that hold some of it', async () => {
    const folder = corpus();
    try {
      const ids = async (query: string) => {
        const { stdout } = await runCli(['export', folder.path, '--format', 'jsonl', '--where', query]);
        return stdout.split('\n').slice(0, -1).map((line) => (JSON.parse(line) as JsonLine).id);
      };
      assert.deepEqual(await ids('code:blame actor:daurbekov'), ['aaaaaaaaaa']);
      assert.deepEqual(await ids('annotator:alice'), ['aaaaaaaaaa', 'bbbbbbbbbb']);
      const { stdout } = await runCli(['export', folder.path, '--format', 'spacy', '--where', 'annotator:alice']);
      assert.equal(stdout.split('\n').length, 2, 'one article');
      const { code, stderr } = await runCli(['export', folder.path, '--format', 'csv', '--where', 'kind:verb']);
      assert.equal(code, 2);
      assert.match(stderr, /--where: kind:verb is not known; write one of actor/);
    } finally {
      folder.remove();
    }
  });

  test('--states narrows, --out writes one file or a folder and leaves nothing unfinished behind', async () => {
    const folder = corpus();
    const out = path.join(folder.path, 'out');
    try {
      const csv = path.join(out, 'deep', 'all.csv');
      assert.deepEqual(await runCli(['export', folder.path, '--format', 'csv', '--states', 'manual', '--out', csv]), { code: 0, stdout: '', stderr: '' });
      assert.equal(fs.readFileSync(csv, 'utf8').match(/^sub\/a\.txt,.*,alice,(manual|orphaned),/gm)?.length, 2);
      assert.doesNotMatch(fs.readFileSync(csv, 'utf8'), /,suggested,/);
      await runCli(['export', folder.path, '--format', 'brat', '--out', path.join(out, 'brat')]);
      assert.deepEqual(fs.readdirSync(path.join(out, 'brat'), { recursive: true }).sort(), ['annotation.conf', 'b.ann', 'b.txt', 'sub', path.join('sub', 'a.ann'), path.join('sub', 'a.txt')]);
      assert.equal(fs.readFileSync(path.join(folder.path, 'sub', 'a.txt'), 'utf8'), TEXT);
    } finally {
      folder.remove();
    }
  });

  test('a sidecar that cannot be read is named with its line, and the rest is written', async () => {
    const folder = corpus({ 'b.txt.annotations.yaml': 'version: 1\nannotations:\n  bob: "\n' });
    try {
      const { code, stdout, stderr } = await runCli(['export', '--format', 'csv', '--states', 'manual', folder.path]);
      assert.equal(code, 1);
      assert.match(stderr, /b\.txt\.annotations\.yaml:\d+: /);
      assert.match(stdout, /aaaaaaaaaa/);
    } finally {
      folder.remove();
    }
  });

  test('what cannot be written is said, with exit code 1', async () => {
    const folder = corpus();
    try {
      const { code, stderr } = await runCli(['export', '--format', 'csv', folder.path, '--out', path.join(folder.path, 'b.txt', 'x.csv')]);
      assert.equal(code, 1);
      assert.match(stderr, /x\.csv cannot be written: /);
    } finally {
      folder.remove();
    }
  });

  test('wrong usage', async () => {
    const usage = async (...args: string[]) => {
      const { code, stderr } = await runCli(['export', ...args]);
      assert.equal(code, 2);
      return stderr.split('\n')[0];
    };
    assert.equal(await usage('x'), 'Name the format with --format.');
    assert.equal(await usage('--format', 'csv'), 'Name the folder with the articles.');
    assert.match((await usage('--format', 'docx', 'x')) ?? '', /^--format docx is not known; write one of csv, /);
    assert.match((await usage('--format', 'brat', 'x')) ?? '', /name a folder for them with --out\.$/);
    assert.match((await usage('--format', 'brat', '--out', 'y', '--states', 'rejected', 'x')) ?? '', /cannot say that something is rejected/);
    assert.match((await usage('--format', 'w3c', '--base', 'here', 'x')) ?? '', /--base must be an IRI/);
  });
});
