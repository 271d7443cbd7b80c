import assert from 'node:assert/strict';
import type { AgreementReport } from '../../../src/core/review/model';
import { runCli, temporaryFolder } from './support';

const TEXT = 'Mirzo Daurbekov denies it.\nThe Gray Falcons wait.\n';
const item = (id: string, quote: string, type: string) => `    - {id: ${id}, kind: actor, type: ${type}, quote: "${quote}"}\n`;
const SIDECAR = `version: 1\nannotations:\n  alice:\n${item('aaaaaaaaaa', 'Mirzo Daurbekov', 'person')}${item('bbbbbbbbbb', 'Gray Falcons', 'armed-group')}  bob:\n${item('cccccccccc', 'Mirzo Daurbekov', 'person')}  cleo:\n${item('dddddddddd', 'Daurbekov', 'person')}`;

suite('agree', () => {
  const folder = temporaryFolder({
    'sub/a.txt': TEXT,
    'sub/a.txt.annotations.yaml': SIDECAR,
    'b.txt': 'Nobody has annotated this.',
    'c.txt': TEXT,
    'c.txt.annotations.yaml': 'version: 1\nannotations:\n  bob: "\n',
  });
  suiteTeardown(() => folder.remove());

  test('JSON: numbers, pairs and disagreements; what cannot be read is said and the rest is done', async () => {
    const { code, stdout, stderr } = await runCli(['agree', '--json', '--annotators', 'alice, bob', folder.path]);
    assert.equal(code, 1);
    assert.match(stderr, /c\.txt\.annotations\.yaml:\d+: /);
    const report = JSON.parse(stdout) as AgreementReport;
    assert.deepEqual(report.articles.map(({ name, units }) => [name, units]), [['sub/a.txt', 2]]);
    const [all] = report.rows;
    assert.ok(all && 'value' in all.exact);
    assert.equal(all.exact.value.toFixed(3), '0.667');
    assert.deepEqual(all.spans.map(({ what, sides }) => [what, sides[0]?.quote]), [['only one', 'Gray Falcons']]);
  });

  test('text, Markdown and CSV of everybody', async () => {
    assert.match((await runCli(['agree', folder.path])).stdout, /^alice, bob, cleo: 1 article /);
    assert.match((await runCli(['agree', folder.path, '--disagreements', '--unit', 'word'])).stdout, /each word.*\n.*\n(?:.*\n)* {2}sub\/a\.txt:1: ends differ: alice “Mirzo Daurbekov”, cleo “Daurbekov”/);
    assert.match((await runCli(['agree', folder.path, '--format', 'markdown'])).stdout, /^# Agreement: alice, bob, cleo/);
    assert.match((await runCli(['agree', folder.path, '--format', 'csv'])).stdout, /^level,id,pair,marks,f_exact,/);
  });

  test('wrong usage, and names that nobody has', async () => {
    assert.deepEqual([(await runCli(['agree'])).code, (await runCli(['agree', '--unit', 'page', 'x'])).code, (await runCli(['agree', '--annotators', 'alice', 'x'])).code], [2, 2, 2]);
    const { code, stderr } = await runCli(['agree', '--annotators', 'alice,dora', folder.path]);
    assert.equal(code, 1);
    assert.match(stderr, /^dora has annotated nothing here; the sidecars name alice, bob, cleo\.$/m);
  });
});
