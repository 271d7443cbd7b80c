import assert from 'node:assert/strict';
import { canonical } from '../../../src/core/sidecar/annotationText';
import type { Annotation, AnnotationOperation } from '../../../src/core/sidecar/model';
import { readSidecar } from '../../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../../src/core/sidecar/writeSidecar';
import { randomFile, randomFrom, randomOperation } from './randomSidecar';

/** One random operation on one random hand-written file; throws where a promise of the writer is broken. */
export function checkSplice(seed: number): 'done' | 'refused' {
  const random = randomFrom(seed);
  const file = randomFile(random);
  const operation = randomOperation(random, file);
  const context = `seed ${seed}: ${JSON.stringify(operation)}\n${file.text}`;
  const before = valuesOf(file.text);
  assert.ok(before, `the generator made an unreadable file; ${context}`);
  const written = applyOperations(file.text, [operation]);
  if ('problem' in written) return 'refused';

  const original = new Map(before);
  const after = valuesOf(written.text);
  assert.ok(after, `unreadable result; ${context}\n→\n${written.text}`);
  expectValues(before, operation);
  assert.deepEqual(after, before, `${context}\n→\n${written.text}`);
  onlyOwnLines(file.text, written.text, operation, context);
  ownKeysStay(file.text, written.text, operation, context);

  const undone = applyOperations(written.text, written.inverse);
  assert.ok('text' in undone, `undo refused: ${JSON.stringify(undone)}; ${context}`);
  if (undone.text !== file.text) assert.deepEqual(valuesOf(undone.text), original, `undo; ${context}\n→\n${undone.text}`);
  return 'done';
}

function valuesOf(text: string): Map<string, string> | undefined {
  const { sidecar } = readSidecar(text);
  return sidecar && new Map(sidecar.annotations.map(({ annotator, annotation }) => [`${annotator}/${annotation.id}`, JSON.stringify(canonical(annotation))]).sort() as [string, string][]);
}

function expectValues(values: Map<string, string>, operation: AnnotationOperation): void {
  if (operation.op === 'add') {
    values.set(`${operation.annotator}/${operation.annotation.id}`, JSON.stringify(canonical(operation.annotation)));
    const sorted = [...values].sort();
    values.clear();
    for (const [key, value] of sorted) values.set(key, value);
    return;
  }
  const key = `${operation.annotator}/${operation.id}`;
  if (operation.op === 'remove') values.delete(key);
  else values.set(key, JSON.stringify(canonical({ ...(JSON.parse(values.get(key) ?? '{}') as Annotation), ...operation.set } as Annotation)));
}

/** The bytes that differ lie in one stretch, and that stretch in the lines of the annotation (or is an insertion). */
function onlyOwnLines(before: string, after: string, operation: AnnotationOperation, context: string): void {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  // A hunk may slide as long as what it skips equals what it takes in: to the beginning of a line
  while (head + tail === Math.min(before.length, after.length) && head > 0 && before[head - 1] !== '\n' && before[head - 1] === before.at(-1 - tail) && before[head - 1] === after.at(-1 - tail)) {
    head--;
    tail++;
  }
  const gone = before.slice(head, before.length - tail);
  if (operation.op === 'add') {
    assert.match(gone, /^[\s[\]{}~nul]*(?:#.*)?\s*$/, `an addition took away ${JSON.stringify(gone)}; ${context}\n→\n${after}`);
    return;
  }
  const others = [...before.matchAll(/\bid"?: *["']?(id[a-j]\d+xyzw)/g)].filter(([, id]) => id !== operation.id);
  for (const other of others) {
    const id = other[1] ?? '';
    assert.ok(after.includes(id), `${id} is gone; ${context}`);
    // The other annotation's id lies outside the hunk
    const inside = other.index + other[0].length > head && other.index < before.length - tail;
    assert.ok(!inside, `the change reaches over ${id}; ${context}\n→\n${after}`);
  }
}

/** Unknown keys stay: of the changed annotation too, unless it is removed. */
function ownKeysStay(before: string, after: string, operation: AnnotationOperation, context: string): void {
  const own = (text: string) => text.match(/\bown\d+: .*$/gm) ?? [];
  if (operation.op !== 'remove') assert.deepEqual(own(after).sort(), own(before).sort(), `${context}\n→\n${after}`);
}
