import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSpanTracker, type TextChange } from '../../src/core/anchor/moveSpans';

export function applyChanges(text: string, changes: readonly TextChange[]): string {
  return [...changes].sort((a, b) => b.start - a.start).reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);
}

/** Random sequences of edits, undo and redo against a model that keeps every state: each state has its own spans again. */
export function checkLiveEdits(sequences: number, seed: number): void {
  const edit = fc.record({ at: fc.nat(), length: fc.nat(6), text: fc.string({ maxLength: 4 }) });
  const steps = fc.array(fc.oneof({ weight: 3, arbitrary: edit }, { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) }), { maxLength: 25 });
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }), steps, (text, ends, sequence) => {
      const spans = ends.map(([a, b], index) => [String(index), { start: Math.min(a % text.length, b % text.length), end: Math.max(a % text.length, b % text.length) + 1 }] as const);
      const tracker = createSpanTracker(text, spans);
      const first = { text, spans: [...tracker.spans] };
      const states = [first];
      let at = 0;
      const stateAt = (index: number) => states[index] ?? first;
      const go = (to: number) => {
        const target = stateAt(to);
        tracker.change([{ start: 0, end: stateAt(at).text.length, text: target.text }], target.text);
        assert.deepEqual([...tracker.spans], target.spans);
        at = to;
      };
      for (const step of sequence) {
        if (step === 'undo') {
          if (at > 0) go(at - 1);
        } else if (step === 'redo') {
          if (at < states.length - 1) go(at + 1);
        } else {
          const now = stateAt(at).text;
          const start = step.at % (now.length + 1);
          const change = { start, end: Math.min(now.length, start + step.length), text: step.text };
          const after = applyChanges(now, [change]);
          if (states.some((state) => state.text === after)) continue;
          tracker.change([change], after);
          for (const { start: from, end } of tracker.spans.values()) assert.ok(0 <= from && from <= end && end <= after.length);
          states.splice(at + 1, states.length, { text: after, spans: [...tracker.spans] });
          at++;
        }
      }
    }),
    { numRuns: sequences, seed },
  );
}
