import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { lines } from '../../../src/cli/lines';
import { spanLine } from '../../../src/cli/spanLine';
import { articleText } from '../../../src/cli/spanText';
import type { Mark } from '../../../src/core/corpus/model';
import { runCli, temporaryFolder } from './support';

const TEXT = 'First line\r\n🙂 Orlov may fine about 20 men.\r\n';
const at = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length, quote });
const suggested = { state: 'suggested', reason: { rule: 'test/none' }, tags: [], links: [], replies: [] } as const;
const SPANS: readonly Mark[] = [
  { kind: 'claim', hedged: true, ...at('Orlov may fine about 20 men'), cues: [{ ...at('may'), category: 'modal', strength: 0.5 }], source: at('Orlov'), ...suggested },
  { kind: 'actor', type: 'person', ...at('Orlov'), entity: 'orlov', ...suggested },
  { kind: 'figure', type: 'count', ...at('about 20'), value: { min: 20, max: 20, approximate: true, of: 'men' }, ...suggested },
];

suite('analyze: what is printed', () => {
  test('one JSON object a span, with the fields of the gold files and the article', () => {
    assert.deepEqual(SPANS.map((span) => JSON.parse(spanLine('a.txt', span)) as unknown), [
      {
        article: 'a.txt',
        kind: 'claim',
        hedged: true,
        ...at('Orlov may fine about 20 men'),
        cues: [{ ...at('may'), category: 'modal' }],
        source: { ...at('Orlov'), entity: null },
      },
      { article: 'a.txt', kind: 'actor', type: 'person', ...at('Orlov'), entity: 'orlov' },
      { article: 'a.txt', kind: 'figure', type: 'count', ...at('about 20'), min: 20, max: 20, approximate: true, of: 'men' },
    ]);
  });

  test('for people: line and column, kind, value, cues and source', () => {
    assert.equal(
      articleText('a.txt', TEXT, { metadata: {}, marks: SPANS }).replace(/ +/g, ' ').replace(/^a\.txt.*/, 'a.txt'),
      'a.txt\n 2:4 hedged claim Orlov may fine about 20 men [may: modal; source: Orlov]\n 2:4 actor person Orlov → orlov\n 2:19 figure count about 20 = 20 men (approximate)\n\n',
    );
  });

  test('lines of a stream: split anywhere, not at U+2028', async () => {
    const bytes = new TextEncoder().encode('a\u2028é\r\n\n🙂b');
    // eslint-disable-next-line @typescript-eslint/require-await
    const chunks = (async function* () {
      for (const byte of bytes) yield Uint8Array.of(byte);
    })();
    const read: string[] = [];
    for await (const line of lines(chunks)) read.push(line);
    assert.deepEqual(read, ['a\u2028é', '', '🙂b']);
  });
});

suite('analyze: files', () => {
  test('walks folders in order, leaves sidecars and lists alone, goes on after what cannot be read', async () => {
    const folder = temporaryFolder({
      'b.txt': 'Text.',
      'a.md': '\uFEFFText.',
      'sub/c.article': 'Text.',
      'requirements.txt': 'yaml==1',
      'b.txt.annotations.yaml': 'version: 1',
      '.git/d.txt': 'Text.',
      'latin.txt': Uint8Array.of(0x63, 0x61, 0x66, 0xe9),
      'binary.txt': Uint8Array.of(0x61, 0, 0x62),
      'wide.txt': Uint8Array.of(0xff, 0xfe, 0x61, 0),
      'empty.txt': '',
    });
    try {
      const { code, stdout, stderr } = await runCli(['analyze', '--format', 'text', folder.path, path.join(folder.path, 'gone.txt'), path.join(folder.path, 'b.txt')]);
      assert.equal(code, 1);
      const headings = stdout.split('\n').filter((line) => line.startsWith(folder.path)).map((line) => path.relative(folder.path, line.split('  ')[0] ?? ''));
      assert.deepEqual(headings, ['a.md', 'b.txt', 'empty.txt', path.join('sub', 'c.article'), 'wide.txt']);
      const problems = stderr.split('\n').map((line) => line.replace(folder.path + path.sep, '')).sort();
      assert.deepEqual(problems, [
        'binary.txt holds binary data and is left out; if it is a text, save it again as UTF-8.',
        'gone.txt: no such file or folder.',
        'latin.txt, line 1: the characters are not UTF-8; save it again as UTF-8.',
      ]);
    } finally {
      folder.remove();
    }
  });

  test('a folder without articles is said so', async () => {
    const folder = temporaryFolder({ 'data.csv': 'a' });
    try {
      const { code, stderr } = await runCli(['analyze', folder.path]);
      assert.deepEqual([code, stderr], [1, `${folder.path}: no articles (.txt, .md, .article) in this folder.`]);
    } finally {
      folder.remove();
    }
  });
});

suite('analyze: standard input', () => {
  test('articles in order; a bad line is named and the rest goes on', async () => {
    const input = '{"article":"one","text":"A text."}\n\n{"article":"two"\n{"article":"three","text":7}\n{"article":"four","text":"More."}';
    const { code, stdout, stderr } = await runCli(['analyze', '-', '--format', 'text'], [input]);
    assert.equal(code, 1);
    assert.deepEqual(stdout.split('\n').filter((line) => /^\w/.test(line)).map((line) => line.split(' ')[0]), ['one', 'four']);
    assert.match(stderr, /^standard input, line 3: .+\nstandard input, line 4: "article" and "text" must be strings\.$/);
  });

  test('--sentences: how the events of each sentence are told', async () => {
    const text = 'Report\n\n🙂 Orlov tried to leave. He may stay, Holm said.\n';
    const input = [JSON.stringify({ article: 'one', text })];
    const { code, stdout } = await runCli(['analyze', '--sentences', '-'], input);
    assert.equal(code, 0);
    const sentences = stdout.split('\n').filter((line) => line.includes('"sentence"')).map((line) => JSON.parse(line) as { start: number; end: number; quote: string; toldAs: string[]; signals: { quote: string }[] });
    for (const { start, end, quote } of sentences) assert.equal(text.slice(start, end), quote);
    assert.deepEqual(sentences.map(({ quote, toldAs, signals }) => [quote, toldAs, signals.map((signal) => signal.quote)]), [
      ['🙂 Orlov tried to leave.', ['intended'], ['tried to']],
      ['He may stay, Holm said.', ['hedged', 'attributed'], ['may', 'said']],
    ]);
    assert.doesNotMatch((await runCli(['analyze', '-'], input)).stdout, /"sentence"/);
    assert.match((await runCli(['analyze', '--sentences', '--format', 'text', '-'], input)).stdout, /^ {2}3:1 +sentence +🙂 Orlov tried to leave\. {2}\[tried to: intended\]$/m);
  });

  test('wrong usage ends with 2 and says what to write', async () => {
    assert.equal((await runCli([])).code, 2);
    assert.match((await runCli(['analyse'])).stderr, /^There is no command analyse\./);
    assert.match((await runCli(['analyze'])).stderr, /^Name the files or folders/);
    assert.deepEqual(await runCli(['analyze', '--format', 'xml', 'a.txt']), {
      code: 2,
      stdout: '',
      stderr: '--format xml is not known; write one of jsonl, text.\nsource-annotator analyze --help says more.',
    });
    assert.match((await runCli(['analyze', '--verbos', 'x'])).stderr, /^Unknown option '--verbos'\./);
    const help = await runCli(['analyze', '--help']);
    assert.deepEqual([help.code, help.stdout.startsWith('usage: source-annotator analyze')], [0, true]);
  });
});

suite('analyze: as a program', () => {
  const program = path.resolve('dist/cli.js');

  test('ends quietly when its reader goes away', async function () {
    if (!fs.existsSync(program)) this.skip();
    const child = spawn(process.execPath, [program, 'analyze', '-', '--format', 'text']);
    const errors: string[] = [];
    child.stderr.on('data', (chunk) => errors.push(String(chunk)));
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    const line = JSON.stringify({ article: 'a', text: 'A line of text. '.repeat(2000) }) + '\n';
    const feed = setInterval(() => child.stdin.write(line.repeat(10)), 5);
    const code = await new Promise((resolve) => child.on('exit', resolve));
    clearInterval(feed);
    assert.deepEqual([code, errors.join('')], [0, '']);
  });
});
