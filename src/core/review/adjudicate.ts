import type { Mark } from '../corpus/model';
import type { Annotation, Operation } from '../sidecar/model';
import { COMPARED, compareAnnotators, type ComparedField, type Pairing } from './compareAnnotators';

/** The section that holds what was agreed on. */
export const CONSENSUS = 'consensus';

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

/** `kept`: as the annotator had it. `changed`: something else is said, or the span is another. `dropped`: nothing stands there. `added`: the annotator had nothing. */
export type Verdict = 'kept' | 'changed' | 'dropped' | 'added' | 'undecided';

export interface ConsensusChange {
  readonly verdict: Verdict;
  readonly mine?: Mark;
  readonly consensus?: Mark;
  readonly fields: readonly (ComparedField | 'extent')[];
}

/** What the consensus changed in one annotator's work on an article, in the order of the text. */
export function changedByConsensus(marks: readonly Mark[], annotator: string, entityOf?: (local: string) => string): readonly ConsensusChange[] {
  const agreed = marks.filter((mark) => mark.annotator === CONSENSUS);
  const mine = marks.filter((mark) => mark.annotator === annotator);
  const own = new Set(mine.flatMap(({ annotation }) => annotation?.id ?? []));
  const changes = mine.flatMap((mark): ConsensusChange[] => {
    const consensus = agreed.find(({ annotation }) => mark.annotation && annotation?.from?.includes(mark.annotation.id));
    if (!consensus) return mark.state === 'rejected' ? [] : [{ verdict: 'undecided', mine: mark, fields: [] }];
    if (consensus.state === 'rejected') return [{ verdict: mark.state === 'rejected' ? 'kept' : 'dropped', mine: mark, consensus, fields: [] }];
    const [pairing] = compareAnnotators([mark, consensus], annotator, CONSENSUS, entityOf).filter(({ a }) => a === mark);
    const fields = [...(pairing?.difference === 'extent' || pairing?.difference === 'one' ? (['extent'] as const) : []), ...COMPARED.filter((field) => pairing?.fields.includes(field))];
    return [{ verdict: fields.length > 0 ? 'changed' : 'kept', mine: mark, consensus, fields }];
  });
  const added = agreed.filter(({ annotation, state }) => state !== 'rejected' && annotation?.from?.some((id) => own.has(id)) !== true).map((consensus): ConsensusChange => ({ verdict: 'added', consensus, fields: [] }));
  const start = ({ mine: mark, consensus }: ConsensusChange) => mark?.start ?? consensus?.start ?? 0;
  return [...changes, ...added].sort((x, y) => start(x) - start(y));
}
