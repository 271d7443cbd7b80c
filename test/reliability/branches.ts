import { canonical } from '../../src/core/sidecar/annotationText';
import type { mergeSidecars } from '../../src/core/sidecar/mergeSidecars';
import type { Annotation, Operation } from '../../src/core/sidecar/model';
import { readSidecar } from '../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../src/core/sidecar/writeSidecar';
import type { Random } from '../unit/sidecar/randomSidecar';

export type Merged = Extract<ReturnType<typeof mergeSidecars>, { text: string }>;

export const annotation = (id: string, more: Partial<Annotation> = {}): Annotation => ({ id, kind: 'tag', quote: `words of ${id}`, before: 'context ', after: ' here', ...more });
export const add = (annotator: string, id: string, more?: Partial<Annotation>): Operation => ({ op: 'add', annotator, annotation: annotation(id, more) });
export const change = (annotator: string, id: string, set: Extract<Operation, { op: 'change' }>['set']): Operation => ({ op: 'change', annotator, id, set });
export const remove = (annotator: string, id: string): Operation => ({ op: 'remove', annotator, id });

/** A sidecar with operations applied; the number in an id is its place in the article. */
export function written(text: string | undefined, operations: readonly Operation[], sha256?: string): string {
  const result = applyOperations(text, operations, { position: ({ id }) => Number(id.replace(/\D/g, '')), ...(sha256 !== undefined && { sha256 }) });
  if ('problem' in result) throw new Error(result.problem.message);
  return result.text;
}

/** Six annotations each of alice and bob. */
export const BASE = written(undefined, [10, 20, 30, 40, 50, 60].flatMap((n) => [
  { op: 'add' as const, annotator: 'alice', annotation: annotation(`a${n}`, { tags: ['t'] }) },
  { op: 'add' as const, annotator: 'bob', annotation: annotation(`b${n}`, { note: 'old' }) },
]), 'aa');

export const itemsOf = (text: string): Map<string, Annotation> => new Map((readSidecar(text).sidecar?.annotations ?? []).map((owned) => [`${owned.annotator}/${owned.annotation.id}`, canonical(owned.annotation)]));

/** What some people do on a branch: one to four annotations of theirs added, changed or removed. */
export function branch(random: Random, annotators: readonly string[], mark: string): Operation[] {
  const operations = new Map<string, Operation>();
  for (let n = 1 + random.below(4); n > 0; n--) {
    const annotator = random.pick(annotators);
    const id = `${annotator.charAt(0)}${10 * (1 + random.below(6))}`;
    const kind = random.below(4);
    if (kind === 0) {
      const added = `${annotator.charAt(0)}${random.below(70)}x${mark}${n}`;
      operations.set(added, add(annotator, added));
    } else if (kind === 1) operations.set(id, remove(annotator, id));
    else operations.set(id, change(annotator, id, random.chance(0.5) ? { note: random.pick(['p', 'q', mark]) } : { tags: random.pick([['t', mark], [], ['t', 'w']]) }));
  }
  return [...operations.values()];
}

/**
 * What three-way merging means, said once more in the plainest way.
 * @throws Error naming the annotation that was lost, came twice, came back, or was decided silently.
 */
export function expectThreeWay(texts: Readonly<Record<'base' | 'ours' | 'theirs', string>>, { text, conflicts }: Merged): void {
  const [base, ours, theirs, now] = [itemsOf(texts.base), itemsOf(texts.ours), itemsOf(texts.theirs), itemsOf(text)];
  const fail = (key: string, what: string): never => {
    throw new Error(`${key} ${what}:\n${text}`);
  };
  const inConflict = new Set(conflicts.map(({ annotator, id }) => `${annotator ?? ''}/${id ?? ''}`));
  const as = (item: Annotation | undefined) => JSON.stringify(item);
  for (const key of new Set([...base.keys(), ...ours.keys(), ...theirs.keys(), ...now.keys()])) {
    const [old, mine, other, result] = [base.get(key), ours.get(key), theirs.get(key), now.get(key)];
    const truly = as(mine) !== as(old) && as(other) !== as(old) && as(mine) !== as(other);
    if (inConflict.has(key)) {
      if (!truly) fail(key, 'is no conflict');
      if ((result === undefined) !== (mine === undefined)) fail(key, 'is not as ours until it is decided');
    } else if (as(other) === as(old)) {
      if (as(result) !== as(mine)) fail(key, 'is not as on our side');
    } else if (as(mine) === as(old)) {
      if (as(result) !== as(other)) fail(key, 'is not as on their side');
    } else if (mine && other) {
      for (const tag of [...(mine.tags ?? []), ...(other.tags ?? [])]) if (old?.tags?.includes(tag) !== true && result?.tags?.includes(tag) !== true) fail(key, `has lost the tag ${tag}`);
    }
  }
  if (readSidecar(text).problems.length > 0) fail('the file', `has problems ${JSON.stringify(readSidecar(text).problems)}`);
}
