import type { CorpusIndex } from '../corpus/corpusIndex';
import type { AttributeValue, Annotation, Change, Operation } from '../sidecar/model';
import type { Codebook } from '../sidecar/registryModel';
import { word } from '../sidecar/yamlText';
import type { RegistryOperation } from './operations';
import { type AnnotationAt, storedAnnotations } from './storedAnnotations';

/** What one decision about a code does to `codebook.yaml` and to the sidecars. */
export interface CodePlan {
  readonly codebook: readonly RegistryOperation[];
  readonly uses: readonly CodeUse[];
}

/** An annotation that changes with a code. */
export interface CodeUse extends AnnotationAt {
  readonly operation: Operation;
}

/** How often each code and each kind of link is used in the folder, by anybody. */
export function usedCodes(index: CorpusIndex): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { annotation } of storedAnnotations(index)) for (const code of codesOf(annotation)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function codesOf({ tags = [], attributes = [], links = [] }: Annotation): ReadonlySet<string> {
  return new Set([...tags, ...attributes.map(({ code }) => code), ...links.map(({ as }) => as)]);
}

/** Gives a code (or a kind of link) another key everywhere; the codes below it follow. */
export function renameCode(index: CorpusIndex, book: Codebook, from: string, to: string): CodePlan {
  const isThere = isListed(book, from);
  return { codebook: isThere ? [{ op: 'rename', id: from, to }, ...newParent(book, from, to)] : [], uses: usesAfter(index, from, to) };
}

/** Makes one code of two: every use of the one becomes one of the other. */
export function mergeCodes(index: CorpusIndex, book: Codebook, gone: string, kept: string): CodePlan {
  const parent = book.codes.find(({ id }) => id === kept)?.parent === gone ? book.codes.find(({ id }) => id === gone)?.parent : undefined;
  const freed: readonly RegistryOperation[] = book.codes.some(({ id, parent: of }) => id === kept && of === gone) ? [{ op: 'set', id: kept, fields: { parent: parent === undefined ? null : word(parent) } }] : [];
  const others = newParent({ ...book, codes: book.codes.filter(({ id }) => id !== kept) }, gone, kept);
  return { codebook: isListed(book, gone) ? [{ op: 'remove', id: gone }, ...freed, ...others] : [], uses: usesAfter(index, gone, kept) };
}

/** Takes a code away: out of the codebook, and off every annotation. One that was only there for the code goes altogether. */
export function deleteCode(index: CorpusIndex, book: Codebook, gone: string): CodePlan {
  const parent = book.codes.find(({ id }) => id === gone)?.parent;
  return { codebook: isListed(book, gone) ? [{ op: 'remove', id: gone }, ...newParent(book, gone, parent)] : [], uses: usesAfter(index, gone, undefined) };
}

function isListed({ codes, links }: Codebook, code: string): boolean {
  return codes.some(({ id }) => id === code) || links.some(({ id }) => id === code);
}

function newParent({ codes }: Codebook, from: string, to: string | undefined): readonly RegistryOperation[] {
  return codes.filter(({ parent }) => parent === from).map(({ id }) => ({ op: 'set', id, fields: { parent: to === undefined ? null : word(to) } }));
}

function usesAfter(index: CorpusIndex, from: string, to: string | undefined): readonly CodeUse[] {
  return storedAnnotations(index).flatMap((at) => {
    const { annotation, annotator } = at;
    if (!codesOf(annotation).has(from)) return [];
    const set = replaced(annotation, from, to);
    const isEmpty = annotation.kind === 'tag' && 'tags' in set && set.tags === undefined && annotation.note === undefined && annotation.replies === undefined && (set.links ?? annotation.links) === undefined;
    const operation: Operation = isEmpty ? { op: 'remove', annotator, id: annotation.id } : { op: 'change', annotator, id: annotation.id, set };
    return [{ ...at, operation }];
  });
}

/** The fields of an annotation with one code for another; undefined: without it. */
function replaced({ tags, attributes, links }: Annotation, from: string, to: string | undefined): Change {
  const orNone = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined);
  const instead = to === undefined ? [] : [to];
  return {
    ...(tags?.includes(from) && { tags: orNone([...new Set(tags.flatMap((tag) => (tag === from ? instead : [tag])))]) }),
    ...(attributes?.some(({ code }) => code === from) && { attributes: orNone(moved(attributes, from, to)) }),
    ...(links?.some(({ as }) => as === from) && { links: orNone(links.flatMap((link) => (link.as === from ? instead.map((as) => ({ ...link, as })) : [link]))) }),
  };
}

/** What the code that stays says itself is kept. */
function moved(attributes: readonly AttributeValue[], from: string, to: string | undefined): readonly AttributeValue[] {
  const said = new Set(attributes.flatMap(({ code, attribute }) => (code === to ? [attribute] : [])));
  return attributes.flatMap((each) => (each.code !== from ? [each] : to === undefined || said.has(each.attribute) ? [] : [{ ...each, code: to }]));
}
