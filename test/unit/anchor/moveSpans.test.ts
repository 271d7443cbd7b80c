import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSpanTracker, moveSpans, type TextChange } from '../../../src/core/anchor/moveSpans';

const TEXT = 'Orhanov denied it. Orhanov left.';
const span = (start: number, end: number) => ({ start, end });
const apply = (text: string, changes: readonly TextChange[]) =>
  [...changes].sort((a, b) => b.start - a.start).reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);

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
    const cut = apply(TEXT, [{ start: 4, end: 30, text: '' }]);
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

  test('10,000 sequences of edits, undo and redo: every state has its own spans again, and spans stay inside the text', function () {
    this.timeout(60_000);
    const edit = fc.record({ at: fc.nat(), length: fc.nat(6), text: fc.string({ maxLength: 4 }) });
    const steps = fc.array(fc.oneof({ weight: 3, arbitrary: edit }, { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) }), { maxLength: 25 });
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }), steps, (text, ends, sequence) => {
        const spans = ends.map(([a, b], index) => [String(index), span(Math.min(a % text.length, b % text.length), Math.max(a % text.length, b % text.length) + 1)] as const);
        const tracker = createSpanTracker(text, spans);
        const states = [{ text, spans: [...tracker.spans] }];
        let at = 0;
        const go = (to: number) => {
          const [from, target] = [states[at]!, states[to]!];
          tracker.change([{ start: 0, end: from.text.length, text: target.text }], target.text);
          assert.deepEqual([...tracker.spans], target.spans);
          at = to;
        };
        for (const step of sequence) {
          if (step === 'undo') {
            if (at > 0) go(at - 1);
          } else if (step === 'redo') {
            if (at < states.length - 1) go(at + 1);
          } else {
            const now = states[at]!.text;
            const start = step.at % (now.length + 1);
            const change = { start, end: Math.min(now.length, start + step.length), text: step.text };
            const after = apply(now, [change]);
            if (states.some((state) => state.text === after)) continue;
            tracker.change([change], after);
            for (const { start: from, end } of tracker.spans.values()) assert.ok(0 <= from && from <= end && end <= after.length);
            states.splice(at + 1, states.length, { text: after, spans: [...tracker.spans] });
            at++;
          }
        }
      }),
      { numRuns: 10_000, seed: 4 },
    );
  });
});
