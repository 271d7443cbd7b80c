import assert from 'node:assert/strict';
import { decodeSidecarBytes } from '../../src/core/sidecar/decodeSidecar';
import { readActors, readCodebook } from '../../src/core/sidecar/readRegistry';
import { readSidecar } from '../../src/core/sidecar/readSidecar';
import { randomFile, randomFrom, type Random } from '../unit/sidecar/randomSidecar';

export interface Fuzzed {
  /** Not UTF-8 text any more. */
  readonly undecodable: number;
  /** Refused with one error that has its line. */
  readonly refused: number;
  readonly read: number;
  readonly slowestMs: number;
}

const SPECIAL = [...'\0\t\n\r "#&*-:[]{}|!%@`?>,~<=.\\\'', '\xff', '\xc3'].map((character) => character.charCodeAt(0));
const prototypes = () => JSON.stringify([Object, Array, String, Function, Map].map((each) => Object.getOwnPropertyNames(each.prototype)));

/**
 * Hand-written files with bytes changed and copied about, and cut off anywhere, against all three readers. Nothing is thrown, an unusable file
 * has exactly one error, and no prototype changes.
 */
export function fuzzReaders(inputs: number, seed: number): Fuzzed {
  const random = randomFrom(seed);
  const pristine = prototypes();
  const counts = { undecodable: 0, refused: 0, read: 0, slowestMs: 0 };
  for (let input = 0, bytes = new Uint8Array(0); input < inputs; input++) {
    if (input % 50 === 0) bytes = new TextEncoder().encode(randomFile(random).text);
    const broken = damaged(bytes, random);
    const start = performance.now();
    const decoded = decodeSidecarBytes(broken);
    if ('problem' in decoded) counts.undecodable++;
    else {
      const { sidecar, problems } = readSidecar(decoded.text);
      const fatal = problems.filter(({ severity }) => severity === 'error').length;
      assert.ok(fatal <= 1 && (sidecar === undefined) === (fatal === 1), `input ${input} of seed ${seed}: ${fatal} errors\n${decoded.text}`);
      if (fatal === 1) counts.refused++;
      else counts.read++;
      if (input % 10 === 0) {
        readActors(decoded.text);
        readCodebook(decoded.text);
      }
    }
    counts.slowestMs = Math.max(counts.slowestMs, performance.now() - start);
  }
  assert.equal(prototypes(), pristine, 'a prototype was changed');
  return counts;
}

function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const broken = random.chance(0.3) ? bytes.slice(0, random.below(bytes.length + 1)) : bytes.slice();
  for (let n = random.below(5); n >= 0 && broken.length > 0; n--) {
    const at = random.below(broken.length);
    if (random.chance(0.1)) broken.copyWithin(at, random.below(broken.length), random.below(broken.length) + 40);
    else broken[at] = random.chance(0.7) ? random.pick(SPECIAL) : random.below(128); // mostly text still, or only the decoder would be tried
  }
  return broken;
}
