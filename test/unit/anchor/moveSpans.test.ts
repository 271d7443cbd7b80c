import assert from 'node:assert/strict';
import { createSpanTracker, moveSpans, type TextChange } from '../../../src/core/anchor/moveSpans';
import { applyChanges, checkLiveEdits } from '../../reliability/liveEdits';

const TEXT = 'Orhanov denied it. Orhanov left.';
const span = (start: number, end: number) => ({ start, end });

suite('moveSpans', () => {
  const move = (change: TextChange) => moveSpans([span(8, 14)], [change], TEXT)[0];

  test('typing before moves, typing at the edges does not widen, typing inside does', () => {
    assert.deepEqual(move({ start: 0, end: 0, text: 'Mr ' }), span(11, 17));
    assert.deepEqual(move({ start: 8, end: 8, text: 'x' }), span(9, 15));
    assert.deepEqual(move({ start: 14, end: 14, text: 'x' }), span(8, 14));
    assert.deepEqual(move({ start: 10, end: 10, text: 'x' }), span(8, 15));
  });

  test('a deletion across an edge cuts the span, one over it leaves it empty', () => {
    assert.deepEqual(move({ start: 5, end: 10, text: '' }), span(5, 9));
    assert.deepEqual(move({ start: 10, end: 20, text: '' }), span(8, 10));
    assert.deepEqual(move({ start: 0, end: 20, text: 'X' }), span(0, 0));
  });

  test('a replacement of the whole document counts only where it differs', () => {
    assert.deepEqual(move({ start: 0, end: TEXT.length, text: TEXT.replace('left', 'stayed') }), span(8, 14));
    assert.deepEqual(move({ start: 0, end: TEXT.length, text: `By Orhanov. ${TEXT}` }), span(20, 26));
  });

  test('several changes of one event, in any order', () => {
    const changes = [{ start: 19, end: 26, text: 'He' }, { start: 0, end: 7, text: 'Selim Orhanov' }];
    assert.deepEqual(moveSpans([span(8, 14), span(19, 26)], changes, TEXT), [span(14, 20), span(25, 25)]);
  });
});

suite('createSpanTracker', () => {
  test('undo brings back a deleted span, redo takes it away again', () => {
    const tracker = createSpanTracker(TEXT, [['a', span(8, 14)]]);
    const cut = applyChanges(TEXT, [{ start: 4, end: 30, text: '' }]);
    tracker.change([{ start: 4, end: 30, text: '' }], cut);
    assert.deepEqual(tracker.spans.get('a'), span(4, 4));
    tracker.change([{ start: 4, end: 4, text: TEXT.slice(4, 30) }], TEXT);
    assert.deepEqual(tracker.spans.get('a'), span(8, 14));
    tracker.change([{ start: 4, end: 30, text: '' }], cut);
    assert.deepEqual(tracker.spans.get('a'), span(4, 4));
  });

  test('what a person sets anew is not undone by older states', () => {
    const tracker = createSpanTracker(TEXT, [['a', span(8, 14)], ['b', span(0, 7)]]);
    tracker.change([{ start: 0, end: 0, text: 'x' }], `x${TEXT}`);
    tracker.set('a', span(20, 27));
    tracker.set('b', undefined);
    tracker.change([{ start: 0, end: 1, text: '' }], TEXT);
    assert.deepEqual([...tracker.spans], [['a', span(19, 26)]]);
  });

  test('10,000 sequences of edits, undo and redo: every state has its own spans again, and spans stay inside the text', () => {
    checkLiveEdits(10_000, 4);
  });
});
