import type { Pair } from 'yaml';
import { abridge } from './abridge';
import { canonical } from './annotationText';
import { foldOperations, inverseOf, keyOf, type Effect, type Stored } from './effects';
import { itemRangeOf, itemTextOf, sectionOf } from './itemText';
import { refusal, type AnnotationOperation, type Operation, type Problem, type Restore, type Sidecar } from './model';
import { applyProgress } from './applyProgress';
import { readSidecar, readSidecarTree, type SidecarTree } from './readSidecar';
import { addItems, type Addition, type PositionOf } from './spliceAdditions';
import { changeFields, removeItems, rewriteItem } from './spliceChanges';
import { setArticleField } from './spliceFields';
import { applyEdits, lineEndOf, type TextEdit } from './textEdits';
import { MAX_CHARACTERS } from './decodeSidecar';

/** Where the JSON Schema of a sidecar is published, for editors that read the first line. */
const SCHEMA = 'https://raw.githubusercontent.com/source-annotator/source-annotator/main/media/schemas/sidecar.schema.json';

export interface WriteOptions {
  /** Of the article's text the annotations now stand in (`sha256OfText`). */
  readonly sha256?: string;
  /** Where an annotation stands in the article: the order inside a section. Without it new ones go to the end. */
  readonly position?: PositionOf;
}

export type Written = { readonly text: string; readonly inverse: readonly Operation[] } | { readonly problem: Problem };

/**
 * Applies operations to the text of a sidecar. Only the lines of the annotations concerned change; comments, unknown keys, line ends
 * and odd formatting stay byte for byte. What comes out has been read back and holds exactly what was asked for, or there is a problem
 * and nothing to write. Operations that have happened already change nothing.
 * @param text the sidecar; undefined where there is none yet.
 */
export function applyOperations(text: string | undefined, operations: readonly Operation[], options: WriteOptions = {}): Written {
  const short = text === undefined ? undefined : abridge(text, operations, options.position ?? (() => undefined));
  const written = short && applyToWhole(short.text, operations, options);
  const full = short && written && 'text' in written ? short.restore(written.text) : undefined;
  if (!written || !('text' in written) || full === undefined) return applyToWhole(text, operations, options);
  return full.length > MAX_CHARACTERS ? { problem: tooLarge() } : { text: full, inverse: written.inverse };
}

/** The same by parsing all of the text. */
export function applyToWhole(text: string | undefined, operations: readonly Operation[], options: WriteOptions = {}): Written {
  const ofAnnotations = operations.filter((operation) => operation.op !== 'progress');
  const ofProgress = operations.filter((operation) => operation.op === 'progress');
  const written = ofProgress.length < operations.length || operations.length === 0 ? applyToAnnotations(text, ofAnnotations, options) : { text: text ?? newFile(text, options), inverse: [] };
  if ('problem' in written || ofProgress.length === 0) return written;
  const progressed = applyProgress(written.text, ofProgress);
  return 'problem' in progressed ? progressed : { text: progressed.text, inverse: [...progressed.inverse, ...written.inverse] };
}

function applyToAnnotations(text: string | undefined, operations: readonly AnnotationOperation[], options: WriteOptions): Written {
  const before = text ?? '';
  const read = readSidecarTree(before);
  const error = read.problems.find(({ severity }) => severity === 'error');
  if (error || !read.tree) return { problem: error ?? refusal('This sidecar cannot be read: restore it from git.') };
  const { effects, refusal: reason } = foldOperations(operations, storedIn(read.tree));
  if (reason !== undefined) return { problem: refusal(reason) };
  if (effects.length === 0 && operations.length > 0) return { text: before, inverse: [] };
  const { tree } = read;
  const inverse = inverseOf(effects, (effect) => restoreOf(tree, effect));

  const start = text === undefined || text.trim() === '' ? newFile(text, options) : before;
  for (const attempt of ATTEMPTS) {
    const result = splice(start, start === before ? tree : undefined, effects, options, attempt);
    if (result !== undefined && holds(result, tree, effects)) return result.length > MAX_CHARACTERS ? { problem: tooLarge() } : { text: result, inverse };
  }
  return { problem: refusal('This sidecar is written in a way that cannot be changed safely: make the change by hand, or put each annotation in lines of its own.') };
}

interface Attempt {
  /** Write changed items anew instead of field by field. */
  readonly whole: boolean;
  /** Bring removed items back with the text they had. */
  readonly verbatim: boolean;
}

const ATTEMPTS: readonly Attempt[] = [
  { whole: false, verbatim: true },
  { whole: true, verbatim: true },
  { whole: true, verbatim: false },
];

function newFile(text: string | undefined, { sha256 }: WriteOptions): string {
  return `${text?.startsWith('\ufeff') ? '\ufeff' : ''}# yaml-language-server: $schema=${SCHEMA}\nversion: 1\n${sha256 === undefined ? '' : 'article:\n'}annotations:\n`;
}

/** Changes and removals first; then additions, which need the places of what is left. */
function splice(text: string, known: SidecarTree | undefined, effects: readonly Effect[], options: WriteOptions, attempt: Attempt): string | undefined {
  const tree = known ?? readSidecarTree(text).tree;
  if (!tree) return undefined;
  const edits: TextEdit[] = [];
  const goneIn = new Map<Pair, Set<unknown>>();
  for (const { annotator, id, before, after, restore } of effects) {
    if (!before) continue;
    const item = tree.items.find(({ owned }) => owned.annotator === annotator && owned.annotation.id === id);
    if (!item) return undefined;
    const range = after && restore && attempt.verbatim ? itemRangeOf(tree, item.node) : undefined;
    if (range && restore) {
      edits.push({ ...range, text: restore.text.replace(/\r?\n/g, lineEndOf(text)) });
    } else if (after) {
      const fields = attempt.whole ? undefined : changeFields(tree.source, item.node, canonical(item.owned.annotation), after);
      const whole = fields ? undefined : rewriteItem(tree.source, item.node, after);
      if (!fields && !whole) return undefined;
      edits.push(...(fields ?? []), ...(whole ? [whole] : []));
    } else {
      const section = sectionOf(tree, annotator);
      if (!section) return undefined;
      goneIn.set(section, (goneIn.get(section) ?? new Set()).add(item.node));
    }
  }
  for (const [section, gone] of goneIn) {
    const removal = removeItems(tree, section, gone);
    if (!removal) return undefined;
    edits.push(...removal);
  }
  if (options.sha256 !== undefined && options.sha256 !== tree.article.sha256) edits.push(...setArticleField(tree, 'sha256', options.sha256));
  const changed = applyEdits(text, edits);

  const additions = effects.flatMap(({ annotator, before, after, restore }): Addition[] =>
    before || !after ? [] : [{ annotator, annotation: after, ...(attempt.verbatim && restore && { restore }) }],
  );
  if (additions.length === 0) return changed;
  const rest = changed === text ? tree : readSidecarTree(changed).tree;
  const added = rest && addItems(rest, additions, options.position ?? (() => undefined));
  return added && applyEdits(changed, added);
}

function storedIn(tree: SidecarTree): Map<string, Stored> {
  const stored = new Map<string, Stored>();
  for (const { owned } of tree.items) {
    const key = keyOf(owned.annotator, owned.annotation.id);
    stored.set(key, { annotation: canonical(owned.annotation), ambiguous: stored.has(key) });
  }
  return stored;
}

/** The text and place of an item that is going to be removed. */
function restoreOf(tree: SidecarTree, { annotator, id }: Effect): Restore | undefined {
  const index = tree.items.findIndex(({ owned }) => owned.annotator === annotator && owned.annotation.id === id);
  const item = tree.items[index];
  const text = item && itemTextOf(tree, item.node);
  if (text === undefined) return undefined;
  const previous = tree.items[index - 1]?.owned;
  return { text, ...(previous?.annotator === annotator && { after: previous.annotation.id }) };
}

/** Does the text say what was there before, with the effects and nothing else? */
function holds(text: string, tree: SidecarTree, effects: readonly Effect[]): boolean {
  const { sidecar } = readSidecar(text);
  if (!sidecar) return false;
  const touched = new Map(effects.map(({ annotator, id, after }) => [keyOf(annotator, id), after]));
  const untouched = (annotations: Sidecar['annotations']) =>
    JSON.stringify(annotations.filter(({ annotator, annotation }) => !touched.has(keyOf(annotator, annotation.id))).map(({ annotator, annotation }) => [annotator, canonical(annotation)]));
  if (untouched(sidecar.annotations) !== untouched(tree.items.map(({ owned }) => owned))) return false;
  const now = new Map(sidecar.annotations.map(({ annotator, annotation }) => [keyOf(annotator, annotation.id), JSON.stringify(canonical(annotation))]));
  return [...touched].every(([key, after]) => now.get(key) === (after && JSON.stringify(after)));
}

function tooLarge(): Problem {
  return refusal(`This sidecar would grow beyond ${MAX_CHARACTERS / 1024 / 1024} MB: split the article, or move annotations elsewhere.`);
}
