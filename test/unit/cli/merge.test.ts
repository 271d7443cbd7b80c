import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CLI = path.resolve('dist/cli.js');
const item = (id: string, note: string) => `    - id: ${id}\n      kind: tag\n      quote: "words of ${id}"\n      note: "${note}"\n`;
const file = (...items: string[]) => `version: 1\nannotations:\n  alice:\n${items.join('\n')}`;
const BASE = file(item('aaaaaaaaaa', 'old'), item('bbbbbbbbbb', 'old'));

suite('the merge driver', () => {
  let dir: string;
  setup(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sa-merge-'));
  });
  teardown(() => fs.rmSync(dir, { recursive: true, force: true }));

  const put = (name: string, text: string) => {
    const to = path.join(dir, name);
    fs.writeFileSync(to, text);
    return to;
  };
  const merge = (base: string, ours: string, theirs: string) => {
    const files = [put('base', base), put('ours', ours), put('theirs', theirs)];
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'merge', ...files], { encoding: 'utf8' });
    return { status, stderr, text: fs.readFileSync(path.join(dir, 'ours'), 'utf8') };
  };

  test('writes what both sides did into ours, also to neighbouring lines', () => {
    const { status, stderr, text } = merge(BASE, file(item('aaaaaaaaaa', 'ours'), item('bbbbbbbbbb', 'old')), file(item('aaaaaaaaaa', 'old'), item('bbbbbbbbbb', 'theirs')));
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.equal(text, file(item('aaaaaaaaaa', 'ours'), item('bbbbbbbbbb', 'theirs')));
  });

  test('leaves a true conflict to a person: exit code 1, a line for each, ours in its place', () => {
    const { status, stderr, text } = merge(BASE, file(item('aaaaaaaaaa', 'ours'), item('bbbbbbbbbb', 'old')), file(item('aaaaaaaaaa', 'theirs'), item('bbbbbbbbbb', 'new')));
    assert.equal(status, 1);
    assert.equal(stderr, 'conflict: alice aaaaaaaaaa note: ours "ours", theirs "theirs"\n');
    assert.equal(text, file(item('aaaaaaaaaa', 'ours'), item('bbbbbbbbbb', 'new')));
  });

  test('says all of it as JSON where it is asked to', () => {
    const ours = file(item('aaaaaaaaaa', 'ours'), item('bbbbbbbbbb', 'old'));
    const files = [put('base', BASE), put('ours', ours), put('theirs', file(item('aaaaaaaaaa', 'theirs'), item('bbbbbbbbbb', 'old')))];
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'merge', '--json', ...files], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [1, '']);
    assert.deepEqual(JSON.parse(stdout), {
      merged: false,
      conflicts: [{ annotator: 'alice', id: 'aaaaaaaaaa', field: 'note', base: 'old', ours: 'ours', theirs: 'theirs' }],
      droppedComments: [],
    });
  });

  test('touches nothing where a version cannot be read, and says where', () => {
    const broken = 'version: 1\nannotations: [\n';
    const { status, stderr, text } = merge(BASE, BASE, broken);
    assert.equal(status, 1);
    assert.match(stderr, /theirs:\d+: /);
    assert.equal(text, BASE);
    assert.equal(spawnSync(process.execPath, [CLI, 'merge', 'only-one']).status, 2);
  });

  test('serves git as docs/merging.md says', function () {
    if (spawnSync('git', ['--version']).status !== 0) return this.skip();
    const quiet = { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_SYSTEM: os.devNull };
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=carol', '-c', 'user.email=carol@example.org', ...args], { cwd: dir, env: quiet, stdio: 'pipe' });
    git('init', '-q', '-b', 'main');
    const [attributes] = /\*\.annotations\.yaml merge=\S+/.exec(fs.readFileSync('docs/merging.md', 'utf8')) ?? [];
    put('.gitattributes', `${attributes}\n`);
    git('config', 'merge.source-annotator.driver', `"${process.execPath}" "${CLI}" merge %O %A %B`);
    const commit = (text: string) => {
      put('a.txt.annotations.yaml', text);
      git('add', '.');
      git('commit', '-q', '-m', 'x');
    };
    commit(BASE);
    git('checkout', '-q', '-b', 'other');
    commit(file(item('aaaaaaaaaa', 'old'), item('bbbbbbbbbb', 'theirs')));
    git('checkout', '-q', 'main');
    commit(file(item('aaaaaaaaaa', 'ours'), item('bbbbbbbbbb', 'old')));
    git('merge', '-q', '--no-edit', 'other');
    assert.equal(fs.readFileSync(path.join(dir, 'a.txt.annotations.yaml'), 'utf8'), file(item('aaaaaaaaaa', 'ours'), item('bbbbbbbbbb', 'theirs')));
  });
});
