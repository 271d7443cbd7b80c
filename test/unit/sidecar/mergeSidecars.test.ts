import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { canonical } from '../../../src/core/sidecar/annotationText';
import { mergeSidecars } from '../../../src/core/sidecar/mergeSidecars';
import { add, annotation, BASE, branch, change, expectThreeWay, itemsOf, remove, written } from '../../reliability/branches';
import { mergeBranches, SCENARIOS } from '../../reliability/merges';
import { randomFrom } from './randomSidecar';

function merged(base: string | undefined, ours: string, theirs: string) {
  const result = mergeSidecars(base, ours, theirs);
  assert.ok('text' in result, JSON.stringify(result));
  return result;
}

suite('mergeSidecars', () => {
  test('takes what only one side did: added, changed, removed, with the lines as they stand there', () => {
    const ours = written(BASE, [add('alice', 'a15'), change('alice', 'a20', { note: 'mine' })]);
    const theirs = written(BASE, [add('bob', 'b15'), remove('bob', 'b30'), add('carol', 'c1')]).replace('note: "old"\n\n    - id: b50', 'note: "old"\n      own: [1]   # by hand\n\n    - id: b50');
    const { text, conflicts } = merged(BASE, ours, theirs);
    assert.deepEqual(conflicts, []);
    assert.deepEqual([...itemsOf(text).keys()].sort(), ['alice/a10', 'alice/a15', 'alice/a20', 'alice/a30', 'alice/a40', 'alice/a50', 'alice/a60', 'bob/b10', 'bob/b15', 'bob/b20', 'bob/b40', 'bob/b50', 'bob/b60', 'carol/c1']);
    assert.match(text, /own: \[1\] {3}# by hand\n\n {4}- id: b50/);
    assert.ok(text.indexOf('b15') > text.indexOf('b10') && text.indexOf('b15') < text.indexOf('b20'));
  });

  test('merges one annotation by its fields; tags, links and replies are joined', () => {
    const base = written(BASE, [change('alice', 'a10', { replies: [{ by: 'x', text: 'first' }] })]);
    const ours = written(base, [change('alice', 'a10', { note: 'mine', tags: ['t', 'u'], replies: [{ by: 'x', text: 'first' }, { by: 'alice', text: 'yes' }] })]);
    const theirs = written(base, [change('alice', 'a10', { type: 'person', tags: ['v'], replies: [{ by: 'x', text: 'first' }, { by: 'bob', text: 'no' }] })]);
    const { text, conflicts } = merged(base, ours, theirs);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(itemsOf(text).get('alice/a10'), canonical(annotation('a10', { type: 'person', note: 'mine', tags: ['u', 'v'], replies: [{ by: 'x', text: 'first' }, { by: 'alice', text: 'yes' }, { by: 'bob', text: 'no' }] })));
  });

  test('what both changed differently is a conflict and stays as ours; what both changed alike is none', () => {
    const ours = written(BASE, [change('bob', 'b10', { note: 'mine', status: 'accepted' })]);
    const theirs = written(BASE, [change('bob', 'b10', { note: 'theirs', status: 'accepted' })]);
    const { text, conflicts } = merged(BASE, ours, theirs);
    assert.deepEqual(conflicts, [{ annotator: 'bob', id: 'b10', field: 'note', base: '"old"', ours: '"mine"', theirs: '"theirs"' }]);
    assert.equal(text, ours);
  });

  test('removed on one side and changed on the other is a conflict, either way', () => {
    const [gone, kept] = [written(BASE, [remove('bob', 'b10')]), written(BASE, [change('bob', 'b10', { note: 'new' })])];
    for (const [ours, theirs] of [[gone, kept], [kept, gone]] as const) {
      const { text, conflicts } = merged(BASE, ours, theirs);
      assert.deepEqual(conflicts.map(({ id, field }) => [id, field]), [['b10', undefined]]);
      assert.equal(text, ours);
    }
  });

  test('unknown keys that both changed are shown, comments of theirs are reported', () => {
    const base = BASE.replace('note: "old"\n\n    - id: b20', 'note: "old"\n      own: 1\n\n    - id: b20');
    const ours = written(base.replace('own: 1', 'own: 2'), [change('bob', 'b10', { note: 'mine' })]);
    const { conflicts, droppedComments } = merged(base, ours, `${base.replace('own: 1', 'own: 3')}# from them\n`);
    assert.deepEqual(conflicts, [{ annotator: 'bob', id: 'b10', field: 'own', base: '"own: 1"', ours: '"own: 2"', theirs: '"own: 3"' }]);
    assert.deepEqual(droppedComments, ['# from them']);
  });

  test('the article’s fields: taken where one side changed them, in conflict where both did, but for the hash', () => {
    const titled = (title: string, sha: string) => BASE.replace('sha256: "aa"', `sha256: "${sha}"\n  title: "${title}"`);
    assert.match(merged(BASE, BASE, titled('T', 'bb')).text, /sha256: "bb"\n/);
    assert.match(merged(BASE, BASE, titled('T', 'bb')).text, /title: "T"\n/);
    const { text, conflicts } = merged(BASE, titled('O', 'bb'), titled('T', 'cc'));
    assert.deepEqual(conflicts, [{ field: 'title', ours: '"O"', theirs: '"T"' }]);
    assert.match(text, /sha256: "bb"/);
  });

  test('both sides created the file; one side’s file is damaged', () => {
    const { text, conflicts } = merged(undefined, written(undefined, [add('alice', 'a1')]), written(undefined, [add('bob', 'b1')]));
    assert.deepEqual([[...itemsOf(text).keys()], conflicts], [['alice/a1', 'bob/b1'], []]);
    const damaged = mergeSidecars(BASE, BASE, 'version: [');
    assert.ok('problem' in damaged && damaged.side === 'theirs');
  });

  for (const [scenario, left, right] of [
    ['own annotations, near and far', ['alice'], ['bob']],
    ['anyone’s annotations', ['alice', 'bob'], ['alice', 'bob']],
    ['the same annotator on two machines', ['alice'], ['alice']],
  ] as const) {
    test(`200 random pairs of branches, ${scenario}: none lost, none twice, none resurrected, every conflict true`, () => {
      const random = randomFrom(scenario.length);
      for (let pair = 0; pair < 200; pair++) {
        const ours = written(BASE, branch(random, left, 'o'), random.chance(0.3) ? 'bb' : undefined);
        const theirs = written(BASE, branch(random, right, 't'), random.chance(0.3) ? 'cc' : undefined);
        const result = merged(BASE, ours, theirs);
        expectThreeWay({ base: BASE, ours, theirs }, result);
        if (scenario.startsWith('own')) assert.deepEqual(result.conflicts, []);
      }
    });
  }

  for (const scenario of SCENARIOS) {
    test(`real branches, ${scenario.title}${scenario.ownSections ? ': plain git merges them' : ''} (200 pairs of each: npm run test:faults)`, function () {
      if (spawnSync('git', ['--version']).status !== 0) this.skip();
      const { gitConflicts } = mergeBranches(scenario, 8, scenario.title.length);
      if (scenario.ownSections) assert.equal(gitConflicts, 0);
    });
  }
});
