import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { runCli, temporaryFolder } from './support';

const TEXT = '🙂 Mirzo Daurbekov denies it\r\n\r\nThe minister, Mirzo Daurbekov, said 40 men had crossed.\r\n';
const ANN = 'T1\tPerson 2 17\tMirzo Daurbekov\nT2\tCrossing 66 78\thad crossed.\nR1\tBy Arg1:T2 Arg2:T1\n#1\tAnnotatorNotes T2\tseen\n';
const CSV = 'article,annotator,quote,tags\na.txt,bob,40 men,force\nnowhere.txt,bob,x,y\n';

function corpus(more: Readonly<Record<string, string>> = {}) {
  return temporaryFolder({ 'corpus/a.txt': TEXT, 'in/a.ann': ANN, 'in/rows.csv': CSV, ...more });
}

suite('import from the terminal', () => {
  test('a dry run says what would be written and writes nothing', async () => {
    const folder = corpus();
    try {
      const { code, stdout } = await runCli(['import', '--dry-run', '--annotator', 'ann', path.join(folder.path, 'corpus'), path.join(folder.path, 'in/a.ann')]);
      assert.equal(code, 0);
      assert.match(stdout, /2 annotations for 1 article\./);
      assert.match(stdout, /\+ person “Mirzo Daurbekov” \(ann\)/);
      assert.deepEqual(fs.readdirSync(path.join(folder.path, 'corpus')), ['a.txt']);
    } finally {
      folder.remove();
    }
  });

  test('brat: written once, a second import adds nothing', async () => {
    const folder = corpus();
    try {
      const words = ['import', '--annotator', 'ann', path.join(folder.path, 'corpus'), path.join(folder.path, 'in/a.ann')];
      assert.equal((await runCli(words)).code, 0);
      const sidecar = path.join(folder.path, 'corpus/a.txt.annotations.yaml');
      const written = fs.readFileSync(sidecar, 'utf8');
      assert.match(written, /sha256/);
      assert.match(written, / ann:\n/);
      assert.ok(written.indexOf('Mirzo Daurbekov"\n') < written.indexOf('had crossed.'), 'in the order of the text');
      assert.match((await runCli(words)).stdout, /0 annotations .*; 2 there already/);
      assert.equal(fs.readFileSync(sidecar, 'utf8'), written);
      assert.equal(fs.readFileSync(path.join(folder.path, 'corpus/a.txt'), 'utf8'), TEXT);
    } finally {
      folder.remove();
    }
  });

  test('what has no article is told, the rest is done; --json gives counts', async () => {
    const folder = corpus();
    try {
      const { code, stdout, stderr } = await runCli(['import', '--json', path.join(folder.path, 'corpus'), path.join(folder.path, 'in/rows.csv')]);
      assert.equal(code, 1);
      assert.match(stderr, /nowhere\.txt: no such article in the folder; its 1 annotations are left out/);
      assert.equal((JSON.parse(stdout) as { added: number }).added, 1);
      const chosen = await runCli(['import', '--json', '--article', 'a.txt', path.join(folder.path, 'corpus'), path.join(folder.path, 'in/rows.csv')]);
      assert.deepEqual([chosen.code, (JSON.parse(chosen.stdout) as { doubtful: number }).doubtful], [0, 1]);
    } finally {
      folder.remove();
    }
  });

  test('where one file cannot be written none is', async () => {
    const folder = corpus({ 'corpus/b.txt': 'Forty men.', 'corpus/b.txt.annotations.yaml': 'version: 1\nannotations:\n  me: []\n', 'in/two.csv': 'article,quote,annotator\na.txt,40 men,bob\nb.txt,Forty men,bob\n' });
    const blocked = path.join(folder.path, 'corpus/b.txt.annotations.yaml');
    try {
      fs.rmSync(blocked);
      fs.mkdirSync(blocked);
      const { code, stderr } = await runCli(['import', path.join(folder.path, 'corpus'), path.join(folder.path, 'in/two.csv')]);
      assert.equal(code, 1);
      assert.match(stderr, /Nothing was imported\./);
      const left = path.join(folder.path, 'corpus/a.txt.annotations.yaml');
      assert.doesNotMatch(fs.existsSync(left) ? fs.readFileSync(left, 'utf8') : '', /40 men/);
    } finally {
      folder.remove();
    }
  });

  test('a wrong command line, a missing file, an unknown format', async () => {
    const folder = corpus({ 'in/odd.json': '{"a": 1}' });
    const run = (...words: readonly string[]) => runCli(['import', ...words]);
    try {
      assert.equal((await run()).code, 2);
      assert.match((await run(path.join(folder.path, 'corpus'), path.join(folder.path, 'in/a.ann'))).stderr, /name one with --annotator/);
      assert.match((await run(path.join(folder.path, 'corpus'), path.join(folder.path, 'gone.csv'))).stderr, /no such file or folder/);
      assert.match((await run(path.join(folder.path, 'corpus'), path.join(folder.path, 'in/odd.json'))).stderr, /in no format that can be imported/);
      assert.match((await run('--format', 'xml', 'x', 'y')).stderr, /--format xml is not known/);
    } finally {
      folder.remove();
    }
  });
});
