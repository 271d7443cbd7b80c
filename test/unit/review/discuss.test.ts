import assert from 'node:assert/strict';
import { reply, withdraw } from '../../../src/core/review/discuss';
import { annotatorsOf, progressOf } from '../../../src/core/review/progress';
import { isSettled, replyWords, verdictsOf } from '../../../src/core/sidecar/replies';
import { actor } from './support';

suite('discussion of an annotation', () => {
  const mark = actor('alice', 'Ana Brod', 'brod', { replies: [{ by: 'bob', text: 'Sure?' }] });

  test('a reply goes to the end, and can be withdrawn', () => {
    const [operation] = reply(mark, { by: 'carol', verdict: 'accepted' });
    assert.deepEqual(operation, { op: 'change', annotator: 'alice', id: 'alice-9-8', set: { replies: [{ by: 'bob', text: 'Sure?' }, { by: 'carol', verdict: 'accepted' }] } });
    assert.deepEqual(withdraw(mark, { by: 'bob', text: 'Sure?' }), [{ op: 'change', annotator: 'alice', id: 'alice-9-8', set: { replies: undefined } }]);
    assert.deepEqual(withdraw(mark, { by: 'bob', text: 'something else' }), []);
  });

  test('a suggestion cannot be answered', () => {
    assert.deepEqual(reply({}, { by: 'carol', text: 'x' }), []);
  });

  test('the last word counts', () => {
    assert.equal(isSettled([{ by: 'a', resolved: true }, { by: 'b', resolved: false }, { by: 'c', text: 'well' }]), false);
    assert.equal(isSettled([{ by: 'a', resolved: true }, { by: 'c', text: 'well' }]), true);
    assert.deepEqual([...verdictsOf([{ by: 'a', verdict: 'accepted' }, { by: 'b', verdict: 'accepted' }, { by: 'a', verdict: 'rejected' }])], [['a', 'rejected'], ['b', 'accepted']]);
  });

  test('in words', () => {
    assert.equal(replyWords({ by: 'bob', text: 'Sure?' }), 'bob: Sure?');
    assert.equal(replyWords({ by: 'bob', verdict: 'rejected', text: 'a place' }), 'bob rejected it: a place');
    assert.equal(replyWords({ by: 'bob', verdict: 'accepted', resolved: true }), 'bob accepted it and settled it');
    assert.equal(replyWords({ by: 'bob', resolved: false }), 'bob reopened it');
  });
});

suite('progress', () => {
  const article = { article: 'a.txt', metadata: {}, entities: [], marks: [actor('alice', 'Ana Brod', 'brod'), actor('consensus', 'Ana Brod', 'brod')], orphans: [] };

  test('is what was said, else what is there', () => {
    assert.deepEqual(['alice', 'bob'].map((name) => progressOf(article, name)), ['in work', 'unseen']);
    assert.equal(progressOf({ ...article, progress: [{ annotator: 'alice', state: 'done' }] }, 'alice'), 'done');
  });

  test('annotators are all who did or said something, but for the consensus', () => {
    assert.deepEqual(annotatorsOf([{ ...article, progress: [{ annotator: 'Zoe', state: 'reviewed' }] }]), ['alice', 'Zoe']);
  });
});
