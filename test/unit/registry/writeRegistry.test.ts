import assert from 'node:assert/strict';
import type { RegistryFile, RegistryOperation } from '../../../src/core/registry/operations';
import { applyRegistryOperations } from '../../../src/core/registry/writeRegistry';
import { readActors } from '../../../src/core/sidecar/readRegistry';
import { randomFrom, type Random } from '../sidecar/randomSidecar';

const ACTORS = `# The actors
rahmon:   # the president
  name: 'Emomali Rahmon'
  type: person
  aliases: [Rahmon, 'Rakhmon']   # two spellings
  mood: grim

# one line each
norway: {name: Norway, type: state}
un: "United Nations"

# the end of it
cstO:
  aliases:
    - ODKB   # Russian
    - "Collective"
  name: CSTO
`;

function written(operations: readonly RegistryOperation[], text = ACTORS, file: RegistryFile = 'actors'): string {
  const result = applyRegistryOperations(file, text, operations);
  assert.ok('text' in result, JSON.stringify(result));
  const back = applyRegistryOperations(file, result.text, result.inverse);
  assert.ok('text' in back, JSON.stringify(back));
  assert.equal(back.text, text, 'the inverse brings back every byte');
  const again = applyRegistryOperations(file, back.text, back.inverse);
  assert.equal('text' in again && again.text, result.text, 'and its inverse the other way');
  return result.text;
}

const problem = (operations: readonly RegistryOperation[], text = ACTORS) => {
  const result = applyRegistryOperations('actors', text, operations);
  assert.ok('problem' in result, JSON.stringify(result));
  return result.problem.message;
};

suite('writing actors.yaml and codebook.yaml', () => {
  test('sets fields in their usual place, whatever the entry looks like, and leaves every other byte', () => {
    assert.equal(written([{ op: 'set', id: 'rahmon', fields: { wikidata: 'Q57', type: 'state' } }]), ACTORS.replace('type: person', 'type: state').replace('# two spellings\n', '# two spellings\n  wikidata: Q57\n'));
    assert.equal(written([{ op: 'set', id: 'norway', fields: { wikidata: 'Q20' } }]), ACTORS.replace('type: state}', 'type: state, wikidata: Q20}'));
    assert.equal(written([{ op: 'set', id: 'un', fields: { type: 'organization' } }]), ACTORS.replace('un: "United Nations"', 'un:\n  name: "United Nations"\n  type: organization'));
    assert.equal(written([{ op: 'set', id: 'rahmon', fields: { type: null } }]), ACTORS.replace('  type: person\n', ''));
    assert.equal(written([{ op: 'set', id: 'norway', fields: { type: null } }]), ACTORS.replace(', type: state', ''));
    assert.equal(written([{ op: 'set', id: 'rahmon', fields: { type: 'person' } }]), ACTORS, 'what stands there already changes nothing');
  });

  test('puts names into lists and takes them out, one item at a time', () => {
    const list = (id: string, add: readonly string[], drop: readonly string[] = []): RegistryOperation => ({ op: 'list', id, field: 'aliases', add, drop });
    assert.equal(written([list('rahmon', ['Emomali', 'Rahmon'])]), ACTORS.replace("'Rakhmon']", "'Rakhmon', \"Emomali\"]"));
    assert.equal(written([list('rahmon', [], ['Rahmon'])]), ACTORS.replace("Rahmon, 'Rakhmon'", "'Rakhmon'"));
    assert.equal(written([list('rahmon', [], ['Rakhmon'])]), ACTORS.replace(", 'Rakhmon'", ''));
    assert.equal(written([list('cstO', ['OTSC'], ['ODKB'])]), ACTORS.replace('    - ODKB   # Russian\n', '').replace('    - "Collective"\n', '    - "Collective"\n    - "OTSC"\n'));
    assert.equal(written([list('un', ['UN'])]), ACTORS.replace('un: "United Nations"', 'un:\n  name: "United Nations"\n  aliases: ["UN"]'));
    assert.equal(written([list('rahmon', [], ['Rahmon', 'Rakhmon'])]), ACTORS.replace("  aliases: [Rahmon, 'Rakhmon']   # two spellings\n", ''));
    assert.equal(written([list('rahmon', [], ['nobody'])]), ACTORS);
  });

  test('adds an entry at the end, also to a file of comments, with its line ends, or to none', () => {
    const add: RegistryOperation = { op: 'set', id: 'tamerin', fields: { aliases: '["Tamerin"]', name: '"Ilyas Tamerin"', type: 'person' } };
    const entry = 'tamerin:\n  name: "Ilyas Tamerin"\n  type: person\n  aliases: ["Tamerin"]\n';
    assert.equal(written([add]), `${ACTORS}\n${entry}`);
    assert.equal(written([add], ''), entry);
    assert.deepEqual(applyRegistryOperations('actors', undefined, [add]), applyRegistryOperations('actors', '', [add]));
    assert.equal(written([add], '# none yet\n'), `# none yet\n\n${entry}`);
    assert.equal(written([add], 'a: A'), `a: A\n\n${entry}`);
    assert.equal(written([add], 'a: A\r\n'), `a: A\r\n\r\n${entry.replaceAll('\n', '\r\n')}`);
  });

  test('renames and removes an entry', () => {
    assert.equal(written([{ op: 'rename', id: 'cstO', to: 'csto' }]), ACTORS.replace('cstO:', 'csto:'));
    assert.equal(written([{ op: 'rename', id: 'norway', to: 'no' }]), ACTORS.replace('norway:', '"no":'), 'a word that YAML 1.1 takes for false is quoted');
    assert.equal(written([{ op: 'remove', id: 'norway' }]), ACTORS.replace('norway: {name: Norway, type: state}\n', ''));
    assert.equal(written([{ op: 'remove', id: 'rahmon' }]), ACTORS.replace(/rahmon:[^]*grim\n\n/, ''));
    assert.equal(written([{ op: 'remove', id: 'cstO' }]), ACTORS.replace(/cstO:[^]*$/, ''));
    assert.match(problem([{ op: 'rename', id: 'norway', to: 'un' }]), /already/);
    assert.match(problem([{ op: 'rename', id: 'nobody', to: 'x' }]), /no entry/);
  });

  test('what happened already happens no second time', () => {
    for (const operation of [
      { op: 'set', id: 'new', fields: { name: '"New"' } },
      { op: 'rename', id: 'norway', to: 'norge' },
      { op: 'remove', id: 'un' },
      { op: 'list', id: 'rahmon', field: 'aliases', add: ['E.'], drop: ['Rahmon'] },
    ] satisfies RegistryOperation[]) {
      const once = written([operation]);
      const twice = applyRegistryOperations('actors', once, [operation]);
      assert.deepEqual(twice, { text: once, inverse: [] });
    }
  });

  test('undo leaves alone what was edited by hand meanwhile', () => {
    const result = applyRegistryOperations('actors', ACTORS, [{ op: 'set', id: 'norway', fields: { wikidata: 'Q20' } }]);
    assert.ok('text' in result);
    const elsewhere = applyRegistryOperations('actors', result.text.replace('# The actors', '# All of the actors'), result.inverse);
    assert.equal('text' in elsewhere && elsewhere.text, ACTORS.replace('# The actors', '# All of the actors'), 'an edit elsewhere stays');
    const there = applyRegistryOperations('actors', result.text.replace('Q20', 'Q21'), result.inverse);
    assert.ok('problem' in there);
  });

  test('a broken file, one in flow style and one that is a list are refused', () => {
    assert.match(problem([{ op: 'remove', id: 'a' }], 'a: {'), /YAML/);
    assert.match(problem([{ op: 'set', id: 'a', fields: { name: '"A"' } }], '{a: {name: B}}\n'), /by hand/);
    assert.match(problem([{ op: 'set', id: 'a', fields: { name: '"A"' } }], '- a\n'), /by hand/);
  });

  test('600 random operations on random files: readable, the others untouched, undone byte for byte', () => {
    let done = 0;
    for (let seed = 1; seed <= 600; seed++) {
      const random = randomFrom(seed);
      const text = randomRegistry(random);
      const operation = randomOperation(random);
      const before = readActors(text);
      const result = applyRegistryOperations('actors', text, [operation]);
      if ('problem' in result) continue;
      done++;
      const context = `seed ${seed}: ${JSON.stringify(operation)}\n${text}\n→\n${result.text}`;
      const after = readActors(result.text);
      assert.deepEqual(after.problems.filter(({ severity }) => severity === 'error'), [], context);
      const meant = new Set([operation.id, 'to' in operation ? operation.to : '']);
      const others = ({ actors }: typeof before) => actors.filter(({ id }) => !meant.has(id)).map(({ line: _line, ...actor }) => actor);
      assert.deepEqual(others(after), others(before), context);
      const now = after.actors.find(({ id }) => id === operation.id);
      if (operation.op === 'set' && operation.fields.name) assert.equal(now?.name, JSON.parse(operation.fields.name), context);
      if (operation.op === 'list') assert.ok(operation.add.every((alias) => now?.aliases.includes(alias)) && !operation.drop.some((alias) => now?.aliases.includes(alias)), context);
      if (operation.op === 'remove') assert.equal(now, undefined, context);
      const back = applyRegistryOperations('actors', result.text, result.inverse);
      assert.equal('text' in back && back.text, text, context);
    }
    assert.ok(done > 500, String(done));
  });
});

const IDS = ['a', 'b', 'no', 'with space', 'x-1', '1994'];

function randomRegistry(random: Random): string {
  const eol = random.chance(0.2) ? '\r\n' : '\n';
  const lines: string[] = random.chance(0.5) ? ['# head', ''] : [];
  for (const id of IDS.filter(() => random.chance(0.6))) {
    const key = /^[a-z]$/.test(id) ? id : `"${id}"`;
    if (random.chance(0.2)) lines.push(`# about ${id}`);
    const fields = [`name: ${random.pick(['Plain', '"Quoted: yes"', "'Single'"])}`, ...(random.chance(0.5) ? ['type: state'] : []), ...(random.chance(0.2) ? ['own: {deep: [1]}'] : [])];
    const style = random.below(4);
    if (style === 0) lines.push(`${key}: ${random.pick(['"Short"', 'Short   # so', ''])}`);
    else if (style === 1) lines.push(`${key}: {${[...fields, ...(random.chance(0.5) ? ['aliases: [P, "Q"]'] : [])].join(', ')}}`);
    else {
      const aliases = random.pick([[], ['aliases: [P, "Q"]  # two'], ['aliases:', '  - P', "  - 'Q' # one"], ['aliases: P']]);
      const margin = random.pick(['  ', '    ']);
      lines.push(`${key}:`, ...(random.chance(0.5) ? [...fields, ...aliases] : [...aliases, ...fields]).map((line) => margin + line));
    }
    for (let blank = random.below(3); blank > 0; blank--) lines.push('');
  }
  return lines.join(eol) + (random.chance(0.8) ? eol : '');
}

function randomOperation(random: Random): Extract<RegistryOperation, { id: string }> {
  const id = random.pick(IDS);
  const texts = () => ['P', 'Q', 'New', 'é: "x"'].filter(() => random.chance(0.4));
  switch (random.below(4)) {
    case 0:
      return { op: 'set', id, fields: { name: random.pick(['"Fresh"', '"a: b # c"']), type: random.pick([null, 'person']), wikidata: 'Q1' } };
    case 1: {
      const add = texts();
      return { op: 'list', id, field: 'aliases', add, drop: texts().filter((text) => !add.includes(text)) };
    }
    case 2:
      return { op: 'rename', id, to: random.pick(['fresh', 'y', 'b']) };
    default:
      return { op: 'remove', id };
  }
}
