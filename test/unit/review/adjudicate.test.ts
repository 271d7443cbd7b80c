import assert from 'node:assert/strict';
import type { Mark } from '../../../src/core/corpus/model';
import { decide, isDecided } from '../../../src/core/review/adjudicate';
import { CONSENSUS } from '../../../src/core/review/consensus';
import { compareAnnotators } from '../../../src/core/review/compareAnnotators';
import type { Operation } from '../../../src/core/sidecar/model';
import { readSidecar } from '../../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../../src/core/sidecar/writeSidecar';
import { actor } from './support';

const alice = actor('alice', 'Minister Ana Brod', 'brod', { status: 'accepted', note: 'sure' });
const bob = actor('bob', 'Ana Brod', 'ana-brod');
const [pairing] = compareAnnotators([alice, bob], 'alice', 'bob');
const newId = () => 'newid00001';

/** A mark as the operation's annotation would give it. */
function agreed(operations: readonly Operation[], like: Mark): Mark {
  const [operation] = operations;
  assert.ok(operation?.op === 'add');
  return { ...like, annotator: CONSENSUS, annotation: operation.annotation, state: operation.annotation.status ?? 'manual' };
}

suite('adjudication', () => {
  test('takes one side into the consensus, which remembers both', () => {
    assert.ok(pairing);
    const [operation] = decide(pairing, 'b', [alice, bob], newId);
    assert.deepEqual(operation, {
      op: 'add',
      annotator: CONSENSUS,
      annotation: { id: 'newid00001', kind: 'actor', quote: 'Ana Brod', type: 'person', entity: 'ana-brod', from: ['alice-0-17', 'bob-9-8'] },
    });
    const written = applyOperations(undefined, operation ? [operation] : []);
    assert.ok('text' in written);
    assert.deepEqual(readSidecar(written.text).sidecar?.annotations[0]?.annotation.from, ['alice-0-17', 'bob-9-8']);
  });

  test('decided again, it keeps its id and loses what the new decision does not say', () => {
    assert.ok(pairing);
    const first = agreed(decide(pairing, 'a', [alice, bob], newId), alice);
    assert.ok(isDecided(pairing, [alice, bob, first]));
    assert.deepEqual(decide(pairing, 'b', [alice, bob, first], () => 'another'), [
      { op: 'change', annotator: CONSENSUS, id: 'newid00001', set: { status: undefined, note: undefined, kind: 'actor', quote: 'Ana Brod', type: 'person', entity: 'ana-brod', from: ['alice-0-17', 'bob-9-8'] } },
    ]);
  });

  test('deciding for the one who has nothing is deciding for nothing', () => {
    const [one] = compareAnnotators([alice], 'alice', 'bob');
    assert.ok(one);
    const [operation] = decide(one, 'b', [alice], newId);
    assert.ok(operation?.op === 'add');
    assert.equal(operation.annotation.status, 'rejected');
  });
});
