import assert from 'node:assert/strict';
import { canonical } from '../../../src/core/sidecar/annotationText';
import type { Annotation } from '../../../src/core/sidecar/model';
import { readSidecar } from '../../../src/core/sidecar/readSidecar';
import { checkSplice } from './spliceCheck';

suite('splicing hand-written sidecars', () => {
  test('1,200 random files: values right, all other bytes identical, one hunk, undone by the inverse (100,000: npm run test:faults)', () => {
    const outcome = { done: 0, refused: 0 };
    for (let seed = 1; seed <= 1200; seed++) outcome[checkSplice(seed)]++;
    // Refusing is safe, but it must stay the exception
    assert.ok(outcome.refused <= 2, JSON.stringify(outcome));
  });

  test('canonical form is what reading gives back', () => {
    const annotation: Annotation = { id: 'k3v9q2m1xa', kind: 'figure', quote: 'a\r\nb', type: 'date', value: { min: 2022, max: '2022-05' }, tags: [] };
    assert.deepEqual(canonical(annotation), { id: 'k3v9q2m1xa', kind: 'figure', type: 'date', quote: 'a\nb', value: { min: '2022', max: '2022-05' } });
    assert.equal(readSidecar('version: 1').sidecar?.annotations.length, 0);
  });
});
