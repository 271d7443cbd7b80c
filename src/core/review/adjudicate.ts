import type { Mark } from '../corpus/model';
import type { Annotation, Operation } from '../sidecar/model';
import type { Pairing } from './compareAnnotators';
import { CONSENSUS } from './consensus';

/** `a`, `b`: as this annotator has it. `neither`: nothing stands here. */
export type Decision = 'a' | 'b' | 'neither';

/**
 * The operations that put a decision into the consensus, which remembers the annotations it came from. A place that was decided before is decided
 * anew: its annotation keeps its id.
 * @param marks of the article, for what was decided before.
 */
export function decide(pairing: Pairing, decision: Decision, marks: readonly Mark[], newId: () => string): readonly Operation[] {
  const sources = [pairing.a, pairing.b].flatMap((mark) => mark?.annotation ?? []);
  const from = sources.map(({ id }) => id);
  const taken = (decision === 'b' ? pairing.b : decision === 'a' ? pairing.a : (pairing.a ?? pairing.b))?.annotation;
  const before = decidedFrom(marks, from);
  if (!taken) {
    // the annotator taken has nothing here: then nothing is agreed on
    return decide(pairing, 'neither', marks, newId);
  }
  const { id: _id, replies: _replies, from: _from, ...words } = taken;
  const fields: Omit<Annotation, 'id'> = { ...words, ...(decision === 'neither' && { status: 'rejected' }), from };
  if (!before) return [{ op: 'add', annotator: CONSENSUS, annotation: { id: newId(), ...fields } }];
  const cleared = Object.fromEntries(Object.keys(before).flatMap((field) => (field === 'id' || field in fields ? [] : [[field, undefined]])));
  return [{ op: 'change', annotator: CONSENSUS, id: before.id, set: { ...cleared, ...fields } }];
}

/** What the consensus says of annotations with one of these ids. */
function decidedFrom(marks: readonly Mark[], ids: readonly string[]): Annotation | undefined {
  return marks.find(({ annotator, annotation }) => annotator === CONSENSUS && annotation?.from?.some((id) => ids.includes(id)))?.annotation;
}

/** Whether the consensus has decided a place already. */
export function isDecided({ a, b }: Pairing, marks: readonly Mark[]): boolean {
  return decidedFrom(marks, [a, b].flatMap((mark) => mark?.annotation?.id ?? [])) !== undefined;
}
