import type { OwnedAnnotation, Operation } from './model';
import { readCanonical } from './readCanonical';
import type { PositionOf } from './spliceAdditions';

/** A sidecar without the items that a change has nothing to do with: a comment stands for each run of them. */
export interface Abridged {
  readonly text: string;
  /** Puts the left-out items back into what became of `text`; undefined where one of the comments is gone. */
  restore(changed: string): string | undefined;
}

/** Fewer items are parsed as soon as they are left out. */
const WORTH_IT = 12;
const MARKER = '    # left out while this file is changed:';

/**
 * Leaves out of a canonical sidecar what operations neither touch nor stand beside, so that changing one of a thousand annotations costs the
 * parsing of some five. The first and last item of each section stay, and the neighbours of each item that is changed, removed or added:
 * these are all that splicing looks at (spliceAdditions, spliceChanges), and an edit that took in more than its own lines would take
 * in a neighbour and be found out. Undefined where the file stands otherwise, or is too short to be worth it.
 */
export function abridge(text: string, operations: readonly Operation[], position: PositionOf): Abridged | undefined {
  if (text.length < WORTH_IT * 40 || text.includes(MARKER)) return undefined;
  const sidecar = readCanonical(text);
  if (!sidecar || sidecar.annotations.length < WORTH_IT) return undefined;
  const { annotations } = sidecar;
  const kept = keptItems(annotations, operations, position);
  if (kept.size > annotations.length / 2) return undefined;

  const lineStarts = startsOfLines(text);
  const pieces: string[] = [];
  const gaps: string[] = [];
  let from = 0;
  for (let item = 0; item < annotations.length; item++) {
    if (kept.has(item)) continue;
    let next = item + 1;
    while (!kept.has(next)) next++; // the last item of a section is kept
    const start = lineStarts[annotations[item]?.line ?? 0] ?? 0;
    const end = lineStarts[annotations[next]?.line ?? 0] ?? 0;
    pieces.push(text.slice(from, start), `${MARKER} ${gaps.length}\n`);
    gaps.push(text.slice(start, end));
    from = end;
    item = next;
  }
  pieces.push(text.slice(from));
  return { text: pieces.join(''), restore: (changed) => fill(changed, gaps) };
}

/** The numbers of the items that a change may look at. */
function keptItems(annotations: readonly OwnedAnnotation[], operations: readonly Operation[], position: PositionOf): ReadonlySet<number> {
  const kept = new Set<number>();
  const sections = new Map<string, { readonly first: number; last: number; readonly byId: Map<string, number> }>();
  annotations.forEach(({ annotator, annotation }, item) => {
    const section = sections.get(annotator) ?? { first: item, last: item, byId: new Map<string, number>() };
    section.last = item;
    section.byId.set(annotation.id, item);
    sections.set(annotator, section);
  });
  for (const { first, last } of sections.values()) kept.add(first).add(last);
  for (const operation of operations) {
    const section = sections.get(operation.annotator);
    if (operation.op === 'progress' || !section) continue;
    const keep = (from: number, to: number): void => {
      for (let item = Math.max(from, section.first); item <= Math.min(to, section.last); item++) kept.add(item);
    };
    const own = section.byId.get(operation.op === 'add' ? operation.annotation.id : operation.id);
    if (own !== undefined) keep(own - 1, own + 1);
    if (operation.op !== 'add') continue;
    const above = section.byId.get(operation.restore?.after ?? '');
    if (above !== undefined) keep(above - 1, above + 1);
    const place = position(operation.annotation);
    if (place === undefined) continue;
    const placed = (item: number) => {
      const annotation = annotations[item]?.annotation;
      return annotation && position(annotation);
    };
    let before = section.last;
    while (before >= section.first && !((placed(before) ?? Infinity) <= place)) before--;
    let behind = section.first;
    while (before < section.first && behind <= section.last && placed(behind) === undefined) behind++;
    if (before >= section.first) keep(before, before + 1);
    else keep(behind - 1, behind);
  }
  return kept;
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function fill(changed: string, gaps: readonly string[]): string | undefined {
  const pieces: string[] = [];
  let from = 0;
  for (const [number, gap] of gaps.entries()) {
    const marker = `${MARKER} ${number}\n`;
    const at = changed.indexOf(marker, from);
    if (at < 0 || (at > 0 && changed[at - 1] !== '\n')) return undefined;
    pieces.push(changed.slice(from, at), gap);
    from = at + marker.length;
  }
  const rest = changed.slice(from);
  return rest.includes(MARKER) ? undefined : [...pieces, rest].join('');
}
