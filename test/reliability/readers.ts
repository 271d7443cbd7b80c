/** Mutated and cut-off files against the readers: node out/tools/readers.js [--inputs N] [--from SEED] */
import { decodeSidecarBytes } from '../../src/core/sidecar/decodeSidecar';
import { readActors, readCodebook } from '../../src/core/sidecar/readRegistry';
import { readSidecar } from '../../src/core/sidecar/readSidecar';
import { randomFile, randomFrom } from '../unit/sidecar/randomSidecar';

const valueOf = (flag: string, otherwise: number) => (process.argv.includes(flag) ? Number(process.argv[process.argv.indexOf(flag) + 1]) : otherwise);
const inputs = valueOf('--inputs', 1_000_000);
const random = randomFrom(valueOf('--from', 1));
const SPECIAL = [...'\0\t\n\r "#&*-:[]{}|!%@`?>,~<=.\\\'', '\xff', '\xc3'].map((character) => character.charCodeAt(0));
const prototype = () => JSON.stringify([Object, Array, String, Function, Map].map((each) => Object.getOwnPropertyNames(each.prototype)));
const pristine = prototype();
let slowest = 0;
let errors = 0;
let undecodable = 0;
for (let input = 0, bytes = new Uint8Array(0); input < inputs; input++) {
  if (input % 50 === 0) bytes = new TextEncoder().encode(randomFile(random).text);
  const broken = random.chance(0.3) ? bytes.slice(0, random.below(bytes.length + 1)) : bytes.slice();
  for (let n = random.below(5); n >= 0 && broken.length > 0; n--) {
    const at = random.below(broken.length);
    if (random.chance(0.1)) broken.copyWithin(at, random.below(broken.length), random.below(broken.length) + 40);
    else broken[at] = random.chance(0.7) ? random.pick(SPECIAL) : random.below(256);
  }
  const start = performance.now();
  const decoded = decodeSidecarBytes(broken);
  if ('problem' in decoded) undecodable++;
  else {
    const { sidecar, problems } = readSidecar(decoded.text);
    const fatal = problems.filter(({ severity }) => severity === 'error').length;
    if (fatal > 1 || (sidecar === undefined) !== (fatal === 1)) throw new Error(`input ${input}: ${fatal} errors\n${decoded.text}`);
    errors += fatal;
    if (input % 10 === 0) {
      readActors(decoded.text);
      readCodebook(decoded.text);
    }
  }
  slowest = Math.max(slowest, performance.now() - start);
}
if (prototype() !== pristine) throw new Error('a prototype was changed');
console.log(`readers: ${inputs} inputs, none thrown, ${undecodable} not text, ${errors} refused with one error, slowest ${slowest.toFixed(0)} ms, prototypes untouched`);
