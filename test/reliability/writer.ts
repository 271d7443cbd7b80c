/**
 * A program that writes sidecars as the extension does, started by killedWriters.ts: node writer.js FILE ANNOTATOR COUNT SEED
 * It adds, changes and removes annotations of its own and prints each operation once it is confirmed: `+id note`, `-id`.
 */
import type { Operation } from '../../src/core/sidecar/model';
import { lockedWrite } from '../../src/core/sidecar/lockedWrite';
import { newId } from '../../src/core/sidecar/newId';
import { applyOperations } from '../../src/core/sidecar/writeSidecar';
import { nodeClock, nodeDisk } from '../../src/node/disk';
import { randomFrom } from '../unit/sidecar/randomSidecar';

/** So many annotations a writer has at most, or each operation would cost more than the one before. */
const MOST_OWN = 12;

const [file = '', annotator = '', count = '0', seed = '0'] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const own: string[] = [];

for (let i = 0; i < Number(count); i++) {
  const id = own.length === 0 || (own.length < MOST_OWN && random.chance(0.5)) ? newId(random.next) : random.pick(own);
  const known = own.includes(id);
  const removes = known && (own.length === MOST_OWN || random.chance(0.5));
  const note = `step ${i}`;
  const operation: Operation = !known
    ? { op: 'add', annotator, annotation: { id, kind: 'tag', quote: `words ${i}`, note } }
    : removes
      ? { op: 'remove', annotator, id }
      : { op: 'change', annotator, id, set: { note } };
  // Said before it is tried: a writer that dies may have got that far
  process.stdout.write(`?${removes ? '-' : '+'}${id} ${note}\n`);
  const result = await lockedWrite({ disk: nodeDisk, clock: nodeClock, token: () => newId(Math.random) }, file, (text) => applyOperations(text, [operation]));
  if ('problem' in result) {
    process.stdout.write(`!${result.problem.message}\n`);
    continue;
  }
  process.stdout.write(`${removes ? '-' : '+'}${id} ${note}\n`);
  if (!known) own.push(id);
  else if (removes) own.splice(own.indexOf(id), 1);
}
