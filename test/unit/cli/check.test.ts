import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { CHECK_RULES } from '../../../src/core/check/model';
import { runCli, temporaryFolder } from './support';

const TEXT = 'Mirzo Daurbekov denies it.\n\nThe Gray Falcons killed 12 people in the port of Selka on Sunday.\n\nThe operator said that 300 people crossed on the first day. The minister called it a good start for the region.\n\nOn Sunday the ferry stayed in port.\n';
const GOOD = `version: 1
annotations:
  alice:
    - id: aaaaaaaaaa
      kind: actor
      type: person
      entity: daurbekov
      quote: "Mirzo Daurbekov"
      tags: [blame]
      links: [{to: bbbbbbbbbb, as: supports}, {to: "sub/b.txt#cccccccccc", as: contradicts}]

    - id: bbbbbbbbbb
      kind: figure
      type: count
      quote: "12"
      attributes: {blame: {basis: witness, strength: 3}}
`;
const BAD = `version: 1
annotations:
  alice:
    - id: cccccccccc
      kind: actor
      type: person
      entity: daurbekof
      quote: "Mirzo Daurbekov"
      tags: [blaem]

    - id: cccccccccc
      kind: tag
      quote: "words that stand nowhere, 100 %"
      tags: [blame]
      attributes: {blame: {basis: rumour, strength: much, colour: red}}

    - id: dddddddddd
      kind: tag
      quote: "The minister praised it as a fine start for the whole region"
      before: "crossed on the first day. "
      after: ".\\n\\nOn Sunday the ferry stayed"
      links: [{to: nowhere000, as: supports}]
      hedged: perhaps
`;
const CODEBOOK = 'blame:\n  label: "Blame"\n  attributes:\n    basis: {type: choice, choices: [evidence, witness]}\n    strength: {type: number}\n';

function corpus(more: Readonly<Record<string, string | Uint8Array>>) {
  return temporaryFolder({
    'a.txt': TEXT,
    'a.txt.annotations.yaml': GOOD,
    'sub/b.txt': TEXT,
    'sub/b.txt.annotations.yaml': 'version: 1\nannotations:\n  bob:\n    - {id: cccccccccc, kind: tag, quote: "Selka", tags: [blame]}\n',
    'actors.yaml': 'daurbekov: "Mirzo Daurbekov"\n',
    'codebook.yaml': CODEBOOK,
    ...more,
  });
}

interface Outcome {
  readonly sidecars: number;
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly { readonly file: string; readonly line: number; readonly column: number; readonly severity: string; readonly rule: string; readonly message: string }[];
}

async function checked(...more: readonly Readonly<Record<string, string | Uint8Array>>[]): Promise<{ readonly code: number; readonly outcome: Outcome; readonly found: readonly string[] }> {
  const folder = corpus(Object.assign({}, ...more) as Record<string, string>);
  try {
    const { code, stdout } = await runCli(['check', '--json', folder.path]);
    const outcome = JSON.parse(stdout) as Outcome;
    return { code, outcome, found: outcome.findings.map(({ file, line, rule }) => `${path.relative(folder.path, file).split(path.sep).join('/')}:${line} ${rule}`) };
  } finally {
    folder.remove();
  }
}

suite('check', () => {
  test('a sound corpus: nothing, exit code 0', async () => {
    const { code, outcome } = await checked();
    assert.deepEqual([code, outcome], [0, { sidecars: 2, errors: 0, warnings: 0, findings: [] }]);
  });

  test('orphans, doubtful places, unknown codes, attributes and actors, links that lead nowhere, ids used twice, broken fields', async () => {
    const { code, outcome, found } = await checked({ 'bad.txt': TEXT, 'bad.txt.annotations.yaml': BAD });
    assert.equal(code, 1);
    assert.deepEqual([...found].sort(), [
      'bad.txt.annotations.yaml:11 malformed',
      'bad.txt.annotations.yaml:11 orphan',
      'bad.txt.annotations.yaml:11 wrong-attribute',
      'bad.txt.annotations.yaml:11 wrong-attribute',
      'bad.txt.annotations.yaml:11 wrong-attribute',
      'bad.txt.annotations.yaml:17 dangling-link',
      'bad.txt.annotations.yaml:17 doubtful',
      'bad.txt.annotations.yaml:23 malformed',
      'bad.txt.annotations.yaml:4 unknown-code',
      'bad.txt.annotations.yaml:4 unknown-entity',
    ]);
    assert.deepEqual([outcome.errors, outcome.warnings], [8, 2]);
    const messages = outcome.findings.map(({ message }) => message).join('\n');
    assert.match(messages, /“basis” of “blame” has the value “rumour”: it should be one of evidence, witness\./);
    assert.match(messages, /“strength” of “blame” has the value “much”: it should be a number\./);
    assert.match(messages, /“colour” of “blame” is not in codebook\.yaml/);
  });

  test('sidecars without their article, that cannot be read, or are no YAML; broken registries', async () => {
    const { found } = await checked({
      'gone.txt.annotations.yaml': GOOD,
      'binary.txt': Uint8Array.of(0x61, 0, 0x62),
      'binary.txt.annotations.yaml': 'version: 1\n',
      'torn.txt': TEXT,
      'torn.txt.annotations.yaml': 'version: 1\nannotations:\n  bob: "\n',
      'utf16.txt.annotations.yaml': Uint8Array.of(0xff, 0xfe, 0x61, 0),
      'codebook.yaml': `${CODEBOOK}other: [a]\n`,
    });
    assert.deepEqual(found.filter((one) => !one.startsWith('gone')), ['binary.txt.annotations.yaml:1 unreadable', 'codebook.yaml:6 malformed', 'torn.txt.annotations.yaml:4 malformed', 'utf16.txt.annotations.yaml:1 malformed']);
    assert.deepEqual(found.filter((one) => one.startsWith('gone')), ['gone.txt.annotations.yaml:1 missing-article']);
  });

  test('without codebook.yaml and actors.yaml nothing is unknown', async () => {
    const folder = temporaryFolder({ 'bad.txt': TEXT, 'bad.txt.annotations.yaml': BAD });
    try {
      const { stdout } = await runCli(['check', folder.path]);
      assert.doesNotMatch(stdout, /unknown|attribute/);
    } finally {
      folder.remove();
    }
  });

  test('an id that the detectors give is known', async () => {
    const { found } = await checked({ 'norway.txt': 'Norway sent help to the port.\n', 'norway.txt.annotations.yaml': 'version: 1\nannotations:\n  bob:\n    - {id: eeeeeeeeee, kind: actor, type: state, entity: norway, quote: "Norway", status: accepted}\n' });
    assert.deepEqual(found, []);
  });

  test('text and GitHub’s workflow commands; --strict', async () => {
    const folder = corpus({ 'bad, 1.txt': TEXT, 'bad, 1.txt.annotations.yaml': BAD });
    const doubtful = corpus({ 'doubt.txt': TEXT, 'doubt.txt.annotations.yaml': GOOD.replace('daurbekov', 'daurbekof').replace('[{to: bbbbbbbbbb, as: supports}, ', '[') });
    try {
      const text = await runCli(['check', path.join(folder.path, 'bad, 1.txt')]);
      assert.equal(text.code, 1);
      assert.match(text.stdout, /bad, 1\.txt\.annotations\.yaml:11:1: error: “words that stand nowhere, 100 %” stands nowhere in the article: attach it to other words, or delete it\. \(orphan\)$/m);
      assert.match(text.stdout, /^8 errors and 2 warnings in 1 sidecar\.$/m);
      assert.match((await runCli(['check', path.join(folder.path, 'a.txt')])).stdout, /^no errors and no warnings in 1 sidecar\.$/m);
      const github = await runCli(['check', '--format', 'github', folder.path]);
      assert.match(github.stdout, /^::error file=[^,\n]*bad%2C 1\.txt\.annotations\.yaml,line=11,col=1,title=orphan::“words that stand nowhere, 100 %25” stands/m);
      assert.match(github.stdout, /^::warning file=[^,\n]*,line=17,col=1,title=doubtful::/m);
      assert.deepEqual([(await runCli(['check', doubtful.path])).code, (await runCli(['check', '--strict', doubtful.path])).code], [0, 1]);
      assert.equal((await runCli(['check', path.join(folder.path, 'nowhere')])).code, 1);
      assert.equal((await runCli(['check'])).code, 2);
    } finally {
      folder.remove();
      doubtful.remove();
    }
  });

  test('docs/ci.md: names every rule with its weight, and holds a workflow that runs check', () => {
    const page = fs.readFileSync('docs/ci.md', 'utf8');
    for (const [rule, weight] of Object.entries(CHECK_RULES)) assert.match(page, new RegExp(`^\\| \`${rule}\` \\| ${weight} \\|`, 'm'));
    const workflow = parse(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '') as { readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>> };
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps.map(({ run }) => run ?? ''));
    assert.ok(steps.some((step) => step.includes('cli.js" check --format github ')));
  });
});
