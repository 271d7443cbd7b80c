import assert from 'node:assert/strict';
import { readActors, readCodebook } from '../../../src/core/sidecar/readRegistry';

suite('readActors', () => {
  test('reads names, types, aliases; a name alone is an entry; ids may look like anything', () => {
    const { actors, problems } = readActors('# known\nrahmon:\n  name: "Emomali Rahmon"\n  type: person\n  aliases: [Rahmon, Rakhmon]\n  wikidata: Q57\nno: "Norway"\n1994:\n  name: Group of 94\n  aliases: G94\n__proto__:\n');
    assert.deepEqual(problems, []);
    assert.deepEqual(actors, [
      { id: 'rahmon', name: 'Emomali Rahmon', type: 'person', aliases: ['Rahmon', 'Rakhmon'], wikidata: 'Q57', line: 1 },
      { id: 'no', name: 'Norway', aliases: [], line: 6 },
      { id: '1994', name: 'Group of 94', aliases: ['G94'], line: 7 },
      { id: '__proto__', name: '__proto__', aliases: [], line: 10 },
    ]);
  });

  test('a broken field or entry gives one warning, the rest is read', () => {
    const { actors, problems } = readActors('a: {name: A, type: human}\nb: [x]\nc: {name: C}\n');
    assert.deepEqual(actors.map(({ id, type }) => [id, type]), [['a', undefined], ['c', undefined]]);
    assert.deepEqual(problems.map(({ line, severity }) => [line, severity]), [[0, 'warning'], [1, 'warning']]);
  });

  test('a file that is no map of entries is one error; an empty file is none', () => {
    assert.deepEqual(readActors('- a\n- b\n').problems.map(({ severity, line }) => [severity, line]), [['error', 0]]);
    assert.deepEqual(readActors('a: {\n').problems.map(({ severity }) => severity), ['error']);
    assert.deepEqual(readActors('# none yet\n'), { actors: [], problems: [] });
  });
});

suite('readCodebook', () => {
  test('reads labels, parents and attributes in either form', () => {
    const { codes, problems } = readCodebook('blame:\n  label: Blame\n  colour: "#d1495b"\n  key: b\n  examples: ["x", "y"]\n  attributes:\n    basis: {type: choice, choices: [a, b]}\nguilt:\n  parent: blame\n  attributes: [{id: sure, type: boolean, label: Sure}]\nplain: Plain\n');
    assert.deepEqual(problems, []);
    assert.deepEqual(codes, [
      { id: 'blame', label: 'Blame', examples: ['x', 'y'], colour: '#d1495b', key: 'b', attributes: [{ id: 'basis', type: 'choice', choices: ['a', 'b'] }], line: 0 },
      { id: 'guilt', label: 'guilt', examples: [], parent: 'blame', attributes: [{ id: 'sure', label: 'Sure', type: 'boolean' }], line: 7 },
      { id: 'plain', label: 'Plain', examples: [], attributes: [], line: 10 },
    ]);
  });

  test('a parent that is missing or one’s own child is dropped, its children keep theirs', () => {
    const { codes } = readCodebook('a: {parent: nobody}\nb: {parent: a}\nc: {parent: d}\nd: {parent: c}\ne: {parent: d}\n');
    assert.deepEqual(codes.map(({ id, parent }) => [id, parent]), [['a', undefined], ['b', 'a'], ['c', undefined], ['d', undefined], ['e', 'd']]);
  });

  test('colours and keys of another form give a warning', () => {
    assert.equal(readCodebook('a: {colour: red, key: ctrl}\n').problems.length, 2);
  });
});

suite('roles and kinds of links', () => {
  test('roles with validity dates; a wrong date gives a warning', () => {
    const { actors, problems } = readActors('a:\n  name: A\n  roles: [{role: minister, since: 2004, until: "2008-05"}, {role: envoy, since: soon}, {since: 2001}]\n');
    assert.deepEqual(actors[0]?.roles, [{ role: 'minister', since: '2004', until: '2008-05' }, { role: 'envoy' }]);
    assert.equal(problems.length, 2);
  });

  test('an entry of kind link is no code', () => {
    const { codes, links, problems } = readCodebook('blame: {label: Blame, kind: tag}\nrebuts:\n  kind: link\n  label: Rebuts\n  definition: Answers it.\nodd: {kind: verb}\n');
    assert.deepEqual(codes.map(({ id }) => id), ['blame', 'odd']);
    assert.deepEqual(links, [{ id: 'rebuts', label: 'Rebuts', definition: 'Answers it.' }]);
    assert.equal(problems.length, 1);
  });
});
