import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { handEdits } from '../../../src/core/sidecar/handEdits';
import { BASE, branch, change, written } from '../../reliability/branches';
import { randomFrom } from './randomSidecar';

const NONE = { added: [], missing: [] };
type Texts = Record<'ours' | 'base' | 'theirs', string>;

/** What git itself writes into the file, marks and all. */
function gitMerge(texts: Texts, ...style: string[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hand-edits-'));
  try {
    const files = (['ours', 'base', 'theirs'] as const).map((side) => {
      fs.writeFileSync(path.join(folder, side), texts[side]);
      return path.join(folder, side);
    });
    return spawnSync('git', ['merge-file', '-p', ...style, ...files], { encoding: 'utf8' }).stdout;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

suite('hand edits in a file in conflict', () => {
  const conflict: Texts = { base: BASE, ours: written(BASE, [change('bob', 'b10', { note: 'mine' })]), theirs: written(BASE, [change('bob', 'b10', { note: 'theirs' })]) };

  suiteSetup(function () {
    if (spawnSync('git', ['--version']).status !== 0) this.skip();
  });

  test('what git wrote is none, with and without the common version in it', () => {
    const random = randomFrom(8);
    let conflicts = 0;
    for (let pair = 0; pair < 60; pair++) {
      const texts = { base: BASE, ours: written(BASE, branch(random, ['alice', 'bob'], 'o')), theirs: written(BASE, branch(random, ['alice', 'bob'], 't')) };
      for (const style of [[], ['--diff3']]) {
        const text = gitMerge(texts, ...style);
        if (text.includes('<<<<<<<')) conflicts++;
        assert.deepEqual(handEdits(text, texts), NONE, text);
        assert.deepEqual(handEdits(text.replaceAll('\n', '\r\n'), texts), NONE);
      }
    }
    assert.ok(conflicts > 20, String(conflicts));
  });

  test('a corrected line, one added by hand, and one taken out are seen', () => {
    const marked = gitMerge(conflict);
    assert.deepEqual(handEdits(marked.replace('"theirs"', '"both"'), conflict), { added: ['      note: "both"'], missing: ['      note: "theirs"'] });
    assert.deepEqual(handEdits(marked.replace('>>>>>>>', '      own: 1\n>>>>>>>'), conflict).added, ['      own: 1']);
    assert.deepEqual(handEdits(marked.replace('      quote: "words of a40"\n', ''), conflict).missing, ['      quote: "words of a40"']);
  });

  test('one side chosen for a block is seen, whichever it is', () => {
    assert.deepEqual(handEdits(conflict.ours, conflict).missing, ['      note: "theirs"']);
    assert.deepEqual(handEdits(conflict.theirs, conflict).missing, ['      note: "mine"']);
  });
});
