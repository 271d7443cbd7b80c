import assert from 'node:assert/strict';
import { abridge } from '../../../src/core/sidecar/abridge';
import type { Annotation, Operation } from '../../../src/core/sidecar/model';
import { readByYaml } from '../../../src/core/sidecar/readSidecar';
import type { PositionOf } from '../../../src/core/sidecar/spliceAdditions';
import { applyOperations, applyToWhole } from '../../../src/core/sidecar/writeSidecar';
import { randomAnnotation, randomFrom, type Random } from './randomSidecar';

const NAMES = ['alice', 'bob', 'Anna Müller', 'no'];

/** Some places are not known, as those of orphans. */
const position: PositionOf = ({ id }) => (/[05]$/.test(id) ? undefined : Number(id.slice(1)));

function longSidecar(random: Random): string {
  const names = NAMES.filter(() => random.chance(0.7));
  const operations = Array.from({ length: 14 + random.below(40) }, (_, n) => ({ op: 'add', annotator: random.pick(names.length > 0 ? names : NAMES), annotation: randomAnnotation(random, `a${n}`) }) as const);
  const written = applyToWhole(undefined, operations, { position });
  assert.ok('text' in written);
  return written.text.replace(/\n(?= +- |  \S)/g, () => (random.chance(0.15) ? `\n${' '.repeat(random.below(8))}# of “this”: [\n` : '\n'));
}

function randomOperations(random: Random, text: string): Operation[] {
  const owned = readByYaml(text).sidecar?.annotations ?? [];
  return Array.from({ length: 1 + random.below(3) }, (_, n): Operation => {
    const { annotator, annotation } = random.pick(owned);
    if (random.chance(0.4)) return { op: 'add', annotator: random.pick(NAMES), annotation: randomAnnotation(random, `a${100 * n + random.below(60)}${random.pick(['3', '5'])}`) };
    if (random.chance(0.3)) return { op: 'remove', annotator, id: annotation.id };
    if (random.chance(0.1)) return { op: 'progress', annotator, state: 'done' };
    const { id, ...set } = randomAnnotation(random, annotation.id);
    return { op: 'change', annotator, id, set: random.chance(0.5) ? { note: set.note ?? 'x', status: undefined } : set };
  });
}

suite('abridge', () => {
  test('changing a shortened file gives what changing the whole file gives, and so does taking it back', () => {
    const random = randomFrom(31);
    let shortened = 0;
    for (let n = 0; n < 60; n++) {
      const text = longSidecar(random);
      const operations = randomOperations(random, text);
      const options = { position, ...(random.chance(0.5) && { sha256: 'cd'.repeat(32) }) };
      if (abridge(text, operations, position)) shortened++;
      const written = applyOperations(text, operations, options);
      assert.deepEqual(written, applyToWhole(text, operations, options), `${JSON.stringify(operations)}\n${text}`);
      if ('problem' in written) continue;
      assert.deepEqual(applyOperations(written.text, written.inverse, options), applyToWhole(written.text, written.inverse, options), written.text);
    }
    assert.ok(shortened > 30, `only ${shortened} were shortened`);
  });

  test('leaves of a thousand annotations the few beside the new one', () => {
    const tag = (n: number): Annotation => ({ id: `a${n}1`, kind: 'tag', quote: `word ${n}`, tags: ['x'] });
    const all = Array.from({ length: 1000 }, (_, n) => ({ op: 'add', annotator: 'alice', annotation: tag(n) }) as const);
    const written = applyToWhole(undefined, all, { position });
    assert.ok('text' in written);
    const short = abridge(written.text, [{ op: 'add', annotator: 'alice', annotation: { ...tag(500), id: 'a5006' } }], position);
    assert.deepEqual(readByYaml(short?.text ?? '').sidecar?.annotations.map(({ annotation }) => annotation.id), ['a01', 'a5001', 'a5011', 'a9991']);
    assert.equal(short?.restore(short.text), written.text);
  });

  test('does not take a user’s comment for one of its own', () => {
    const written = applyToWhole(undefined, Array.from({ length: 40 }, (_, n) => ({ op: 'add', annotator: 'alice', annotation: { id: `a${n}`, kind: 'tag', quote: 'x' } }) as const));
    assert.ok('text' in written);
    assert.ok(abridge(written.text, [], position));
    assert.equal(abridge(`${written.text}    # left out while this file is changed: 0\n`, [], position), undefined);
  });
});
