import { canonical, FIELDS, type AnnotationField } from './annotationText';
import { difference, keyOf } from './effects';
import { itemTextOf, ownKeysOf } from './itemText';
import { refusal, type Annotation, type Operation, type Problem, type SidecarArticle } from './model';
import { readSidecarTree, type SidecarItem, type SidecarTree } from './readSidecar';
import { setArticleField } from './spliceFields';
import { applyEdits } from './textEdits';
import { applyOperations } from './writeSidecar';

export type MergeSide = 'base' | 'ours' | 'theirs';

/** Both sides changed the same thing differently. The merged text has it as on our side until a person decides. */
export interface MergeConflict {
  /** undefined: it is about the article's own fields. */
  readonly annotator?: string;
  readonly id?: string;
  /** A field or an unknown key; undefined: one side removed the annotation, the other changed it. */
  readonly field?: string;
  /** As JSON; undefined: not there. */
  readonly base?: string;
  readonly ours?: string;
  readonly theirs?: string;
}

export type Merged =
  | {
      /** Our text with their changes spliced in. */
      readonly text: string;
      readonly conflicts: readonly MergeConflict[];
      /** Comment lines they added, which belong to no annotation and are not taken over. */
      readonly droppedComments: readonly string[];
    }
  | { readonly problem: Problem; readonly side: MergeSide };

/**
 * Merges two versions of a sidecar by annotation and field, from the version they both come from. What only one side changed is taken; tags,
 * links and replies are joined; what both changed in the same way is no conflict; nothing else is decided silently, but for the
 * article's sha256, which anchoring tests anyway (ours stays).
 * @param base undefined or empty: both sides created the file.
 */
export function mergeSidecars(base: string | undefined, ours: string | undefined, theirs: string | undefined): Merged {
  const sides = { base: base ?? '', ours: ours ?? '', theirs: theirs ?? '' };
  const trees = new Map<MergeSide, SidecarTree>();
  for (const side of ['base', 'ours', 'theirs'] as const) {
    const { tree, problems } = readSidecarTree(sides[side]);
    if (!tree) return { side, problem: problems.find(({ severity }) => severity === 'error') ?? refusal('This version of the sidecar cannot be read.') };
    trees.set(side, tree);
  }
  const [from, our, their] = [trees.get('base'), trees.get('ours'), trees.get('theirs')];
  if (!from || !our || !their) return { side: 'base', problem: refusal('The versions of the sidecar cannot be read.') };

  const conflicts: MergeConflict[] = [];
  const operations = [...mergeItems(from, our, their, conflicts), ...mergeProgress(from, our, their, conflicts)];
  const written = applyOperations(ours, operations);
  if ('problem' in written) return { side: 'ours', problem: written.problem };
  const text = mergeArticle(written.text, [from.article, our.article, their.article], conflicts);
  return { text, conflicts, droppedComments: addedComments(sides) };
}

function mergeItems(base: SidecarTree, ours: SidecarTree, theirs: SidecarTree, conflicts: MergeConflict[]): Operation[] {
  const [from, our, their] = [itemsByKey(base), itemsByKey(ours), itemsByKey(theirs)];
  const operations: Operation[] = [];
  for (const [key, item] of their) {
    const { annotator, annotation } = item.owned;
    const mine = our.get(key);
    const old = from.get(key);
    if (!mine) {
      if (!old) operations.push(addition(theirs, item));
      else if (!same(theirs, item, base, old)) conflicts.push({ annotator, id: annotation.id, ...asJson({ base: old.owned.annotation, ours: undefined, theirs: annotation }) });
      continue;
    }
    if (old && same(ours, mine, base, old)) {
      // Only they touched it: their very lines, with comments and unknown keys
      if (!same(theirs, item, base, old)) operations.push({ op: 'remove', annotator, id: annotation.id }, addition(theirs, item, ours));
      continue;
    }
    const set = mergeFields(old && canonical(old.owned.annotation), canonical(mine.owned.annotation), canonical(annotation), (conflict) => conflicts.push({ annotator, id: annotation.id, ...conflict }));
    if (Object.keys(set).length > 0) operations.push({ op: 'change', annotator, id: annotation.id, set });
    mergeOwnKeys([old && ownKeysOf(base, old), ownKeysOf(ours, mine), ownKeysOf(theirs, item)], (conflict) => conflicts.push({ annotator, id: annotation.id, ...conflict }));
  }
  for (const [key, old] of from) {
    const mine = our.get(key);
    if (!mine || their.has(key)) continue;
    const { annotator, annotation } = mine.owned;
    if (same(ours, mine, base, old)) operations.push({ op: 'remove', annotator, id: annotation.id });
    else conflicts.push({ annotator, id: annotation.id, ...asJson({ base: old.owned.annotation, ours: annotation, theirs: undefined }) });
  }
  return operations;
}

function itemsByKey(tree: SidecarTree): Map<string, SidecarItem> {
  return new Map(tree.items.map((item) => [keyOf(item.owned.annotator, item.owned.annotation.id), item]));
}

/** Same meaning and same lines, unknown keys and comments included. */
function same(a: SidecarTree, itemA: SidecarItem, b: SidecarTree, itemB: SidecarItem): boolean {
  const [textA, textB] = [itemTextOf(a, itemA.node), itemTextOf(b, itemB.node)];
  if (textA !== undefined && textB !== undefined) return textA.replace(/\r\n/g, '\n') === textB.replace(/\r\n/g, '\n');
  return JSON.stringify(canonical(itemA.owned.annotation)) === JSON.stringify(canonical(itemB.owned.annotation));
}

/** Their annotation as it stands in their file, behind the one it stands behind there (or, in `here`, at its own old place). */
function addition(theirs: SidecarTree, item: SidecarItem, here?: SidecarTree): Operation {
  const { annotator, annotation } = item.owned;
  const text = itemTextOf(theirs, item.node);
  const order = (here ?? theirs).items.filter(({ owned }) => owned.annotator === annotator).map(({ owned }) => owned.annotation.id);
  const after = order[order.indexOf(annotation.id) - 1];
  return { op: 'add', annotator, annotation, ...(text !== undefined && { restore: { text, ...(after !== undefined && { after }) } }) };
}

const JOINED = new Set<AnnotationField>(['tags', 'links', 'replies', 'from']);

type Report = (conflict: Pick<MergeConflict, 'field' | 'base' | 'ours' | 'theirs'>) => void;

/** What their side changes in ours. */
function mergeFields(base: Annotation | undefined, ours: Annotation, theirs: Annotation, report: Report): Extract<Operation, { op: 'change' }>['set'] {
  const set: Record<string, unknown> = {};
  const changed = new Set(Object.keys(difference(ours, theirs)));
  for (const field of FIELDS) {
    if (!changed.has(field)) continue;
    const [old, mine, other] = [base?.[field], ours[field], theirs[field]].map((value) => JSON.stringify(value));
    if (other === old) continue;
    if (mine === old) set[field] = theirs[field];
    else if (JOINED.has(field)) set[field] = joined(base?.[field] as readonly unknown[] | undefined, ours[field] as readonly unknown[] | undefined, theirs[field] as readonly unknown[] | undefined);
    else report({ field, ...asJson({ base: base?.[field], ours: ours[field], theirs: theirs[field] }) });
  }
  return set;
}

/** Ours without what they took out, with what they put in. */
function joined(base: readonly unknown[] = [], ours: readonly unknown[] = [], theirs: readonly unknown[] = []): readonly unknown[] {
  const [old, mine, other] = [base, ours, theirs].map((list) => new Set(list.map((entry) => JSON.stringify(entry))));
  const kept = ours.filter((entry) => other?.has(JSON.stringify(entry)) === true || old?.has(JSON.stringify(entry)) === false);
  return [...kept, ...theirs.filter((entry) => old?.has(JSON.stringify(entry)) === false && mine?.has(JSON.stringify(entry)) === false)];
}

/** Unknown keys of an annotation that both sides changed: they are not ours to understand, so a person takes them over. */
function mergeOwnKeys([base = new Map(), ours, theirs]: readonly [ReadonlyMap<string, string> | undefined, ReadonlyMap<string, string>, ReadonlyMap<string, string>], report: Report): void {
  for (const field of new Set([...ours.keys(), ...theirs.keys()])) {
    const [old, mine, other] = [base.get(field), ours.get(field), theirs.get(field)];
    if (other !== old && other !== mine) report({ field, ...asJson({ base: old, ours: mine, theirs: other }) });
  }
}

/** One side only said something new of an annotator's progress; where both did, a person decides. */
function mergeProgress(base: SidecarTree, ours: SidecarTree, theirs: SidecarTree, conflicts: MergeConflict[]): Operation[] {
  const [old, mine, other] = [base, ours, theirs].map(({ progress }) => new Map(progress.map(({ annotator, state }) => [annotator, state])));
  return [...new Set([...(old?.keys() ?? []), ...(other?.keys() ?? [])])].flatMap((annotator): Operation[] => {
    const [before, our, their] = [old?.get(annotator), mine?.get(annotator), other?.get(annotator)];
    if (their === before || their === our) return [];
    if (our === before) return [{ op: 'progress', annotator, state: their }];
    conflicts.push({ annotator, field: 'progress', ...asJson({ base: before, ours: our, theirs: their }) });
    return [];
  });
}

function mergeArticle(text: string, [base, ours, theirs]: readonly [SidecarArticle, SidecarArticle, SidecarArticle], conflicts: MergeConflict[]): string {
  let now = text;
  for (const field of ['sha256', 'title', 'date', 'author', 'outlet'] as const) {
    const [old, mine, other] = [base[field], ours[field], theirs[field]];
    if (other === old || other === mine) continue;
    const { tree } = readSidecarTree(now);
    const edits = mine === old && other !== undefined && tree ? setArticleField(tree, field, other) : [];
    const changed = applyEdits(now, edits);
    if (edits.length > 0 && readSidecarTree(changed).tree?.article[field] === other) now = changed;
    else if (field !== 'sha256') conflicts.push({ field, ...asJson({ base: old, ours: mine, theirs: other }) });
  }
  return now;
}

function addedComments({ base, ours, theirs }: Readonly<Record<MergeSide, string>>): readonly string[] {
  const comments = (text: string) => text.split(/\r?\n/).filter((line) => /^\s*#/.test(line)).map((line) => line.trim());
  const known = new Set([...comments(base), ...comments(ours)]);
  return comments(theirs).filter((line) => !known.has(line));
}

function asJson(values: Readonly<Record<MergeSide, unknown>>): Pick<MergeConflict, MergeSide> {
  return Object.fromEntries(Object.entries(values).flatMap(([side, value]) => (value === undefined ? [] : [[side, JSON.stringify(value)]])));
}
