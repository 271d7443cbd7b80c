import assert from 'node:assert/strict';
import type { Operation } from '../../../src/core/sidecar/model';
import { mergeSidecars } from '../../../src/core/sidecar/mergeSidecars';
import { readSidecar } from '../../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../../src/core/sidecar/writeSidecar';

const ITEM = '    - id: aaaaaaaaa1\n      kind: tag\n      quote: "x"\n';
const BARE = `# mine\nversion: 1\n\nannotations:\n  alice:\n${ITEM}`;

function apply(text: string | undefined, ...operations: readonly Operation[]) {
  const written = applyOperations(text, operations);
  assert.ok('text' in written, JSON.stringify(written));
  return written;
}

suite('progress in a sidecar', () => {
  test('is one line an annotator, above the annotations, and undo takes it out again', () => {
    const { text, inverse } = apply(BARE, { op: 'progress', annotator: 'alice', state: 'done' });
    assert.equal(text, BARE.replace('annotations:', 'progress:\n  alice: done\nannotations:'));
    assert.equal(apply(text, ...inverse).text, BARE);
  });

  test('changing it changes one word', () => {
    const text = BARE.replace('annotations:', 'progress:\n  bob: done # for now\n  "no": done\nannotations:');
    assert.equal(apply(text, { op: 'progress', annotator: 'bob', state: 'reviewed' }).text, text.replace('bob: done', 'bob: reviewed'));
    assert.equal(apply(text, { op: 'progress', annotator: 'no', state: undefined }).text, text.replace('  "no": done\n', ''));
    const both = apply(text, { op: 'progress', annotator: 'bob', state: undefined }, { op: 'progress', annotator: 'no', state: undefined });
    assert.equal(both.text, BARE);
    assert.deepEqual(readSidecar(apply(both.text, ...both.inverse).text).sidecar?.progress?.map(({ annotator }) => annotator).sort(), ['bob', 'no']);
  });

  test('in flow style and CRLF, too', () => {
    const flow = BARE.replace('\nannotations:', 'progress: {alice: done, bob: reviewed}\nannotations:').replaceAll('\n', '\r\n');
    assert.equal(apply(flow, { op: 'progress', annotator: 'bob', state: undefined }).text, flow.replace(', bob: reviewed', ''));
    assert.equal(apply(flow, { op: 'progress', annotator: 'alice', state: undefined }).text, flow.replace('alice: done, ', ''));
    assert.match(apply(flow, { op: 'progress', annotator: 'Zoë K.', state: 'done' }).text, /\{"Zoë K\.": done, alice: done/);
  });

  test('together with annotations, in a file that was not there', () => {
    const { text, inverse } = apply(undefined, { op: 'add', annotator: 'bob', annotation: { id: 'bbbbbbbbb1', kind: 'tag', quote: 'y' } }, { op: 'progress', annotator: 'bob', state: 'done' });
    const { sidecar, problems } = readSidecar(text);
    assert.deepEqual([problems.length, sidecar?.progress, sidecar?.annotations.length], [0, [{ annotator: 'bob', state: 'done' }], 1]);
    assert.deepEqual(readSidecar(apply(text, ...inverse).text).sidecar?.annotations, []);
  });

  test('saying it twice changes nothing', () => {
    const { text } = apply(undefined, { op: 'progress', annotator: 'bob', state: 'done' });
    assert.deepEqual(apply(text, { op: 'progress', annotator: 'bob', state: 'done' }), { text, inverse: [] });
  });

  test('what is written otherwise is read with a warning or refused, never overwritten', () => {
    const odd = BARE.replace('\nannotations:', 'progress: [alice]\nannotations:');
    assert.match(readSidecar(odd).problems[0]?.message ?? '', /one a line/);
    assert.ok('problem' in applyOperations(odd, [{ op: 'progress', annotator: 'bob', state: 'done' }]));
    assert.match(readSidecar(BARE.replace('\nannotations:', 'progress:\n  alice: perhaps\nannotations:')).problems[0]?.message ?? '', /alice/);
  });

  test('merges by annotator; two different words on one are a conflict', () => {
    const say = (text: string, annotator: string, state: 'done' | 'reviewed') => apply(text, { op: 'progress', annotator, state }).text;
    const both = mergeSidecars(BARE, say(BARE, 'alice', 'done'), say(BARE, 'bob', 'done'));
    assert.ok('text' in both);
    assert.deepEqual(both.conflicts, []);
    assert.deepEqual(readSidecar(both.text).sidecar?.progress?.map(({ annotator }) => annotator).sort(), ['alice', 'bob']);
    const differing = mergeSidecars(BARE, say(BARE, 'alice', 'done'), say(BARE, 'alice', 'reviewed'));
    assert.ok('text' in differing);
    assert.deepEqual(differing.conflicts, [{ annotator: 'alice', field: 'progress', ours: '"done"', theirs: '"reviewed"' }]);
  });
});
