import assert from 'node:assert/strict';
import { anchorAnnotations } from '../../../src/core/anchor/anchor';
import { isDoubtful } from '../../../src/core/anchor/doubt';
import { trackingKey, withTracked } from '../../../src/core/anchor/tracked';
import type { Annotation, Sidecar } from '../../../src/core/sidecar/model';

const sidecarOf = (...annotations: Annotation[]): Sidecar => ({
  version: 1,
  article: {},
  annotations: annotations.map((annotation, line) => ({ annotator: 'carol', annotation, line })),
});

const TEXT = 'The mayor said 40 people left.\nThe mayor said 40 people left.\n';
const FORTY: Annotation = { id: 'abcdefghij', kind: 'figure', quote: '40', before: 'The mayor said ', after: ' people left.' };
const second = { start: TEXT.lastIndexOf('40'), end: TEXT.lastIndexOf('40') + 2 };

suite('places that edits have moved', () => {
  test('decide between places that look alike', () => {
    const sidecar = sidecarOf(FORTY);
    const found = anchorAnnotations(TEXT, sidecar);
    assert.ok('orphan' in found[0]!.place, 'words alone cannot tell');
    const [tracked] = withTracked(found, [{ key: trackingKey(found[0]!.owned), spans: [second] }], TEXT);
    assert.deepEqual(tracked?.place, { span: second, score: 1, how: 'live' });
  });

  test('hold an annotation whose words were edited, for review', () => {
    const quote = 'the committee rejected the plan in its second reading';
    const text = 'Yesterday xxx the commission has rejected the plan in its second reading yyy';
    const span = { start: 14, end: text.length - 4 };
    const sidecar = sidecarOf({ ...FORTY, quote, before: 'aaa bbb ccc ddd eee ', after: ' fff ggg hhh' });
    const owned = sidecar.annotations[0]!;
    const [tracked] = withTracked([{ owned, place: { orphan: true, candidates: [] } }], [{ key: trackingKey(owned), spans: [span] }], text);
    assert.ok(tracked && 'how' in tracked.place);
    assert.deepEqual(tracked.place.span, span);
    assert.equal(isDoubtful(tracked.place, owned.annotation, text), true);
  });

  test('are only a candidate where an edit left over a piece of the words', () => {
    const sidecar = sidecarOf({ ...FORTY, quote: 'at least 40 people were injured' });
    const owned = sidecar.annotations[0]!;
    const [tracked] = withTracked([{ owned, place: { orphan: true, candidates: [] } }], [{ key: trackingKey(owned), spans: [second] }], TEXT);
    assert.deepEqual(tracked?.place, { orphan: true, candidates: [second] });
  });

  test('do not count for an annotation attached anew, nor where the words are gone', () => {
    const found = anchorAnnotations(TEXT, sidecarOf(FORTY));
    const elsewhere = trackingKey({ annotator: 'carol', annotation: { ...FORTY, before: 'We heard that ' } });
    assert.deepEqual(withTracked(found, [{ key: elsewhere, spans: [second] }], TEXT), found);
    assert.deepEqual(withTracked(found, [{ key: trackingKey(found[0]!.owned), spans: [{ start: 5, end: 5 }] }], TEXT), found);
  });
});

suite('doubt about a place', () => {
  const span = { start: 15, end: 17 };
  const doubt = (how: 'exact' | 'context' | 'diff' | 'live', score: number, quote: Partial<Annotation> = {}) => isDoubtful({ span, score, how }, { ...FORTY, ...quote }, TEXT);

  test('grows with what has changed, and is less where the old text agrees', () => {
    assert.equal(doubt('exact', 1), false);
    assert.equal(doubt('context', 0.8), false);
    assert.equal(doubt('context', 0.7), true);
    assert.equal(doubt('diff', 0.7), false);
    assert.equal(doubt('context', 0.85, { quote: '41' }), true);
    assert.equal(doubt('live', 1), false);
    assert.equal(doubt('live', 0.9, { quote: '41' }), true);
  });

  test('is none of an annotation written by hand without context', () => {
    assert.equal(isDoubtful({ span, score: 0.5, how: 'context' }, { quote: '40' }, TEXT), false);
  });
});
