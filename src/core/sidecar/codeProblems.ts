import { isMap, isSeq } from 'yaml';
import { wantedInstead } from '../tagging/attributes';
import type { AnnotationOperation, Problem } from './model';
import { pairOf, readSidecarTree } from './readSidecar';
import type { Codebook } from './registryModel';

/** Something in a sidecar that the codebook does not know, at its words. */
export interface CodeProblem extends Problem {
  /** The code that is not in the codebook; absent: a value that is not of its attribute's type. */
  readonly unknown?: string;
  readonly annotator: string;
  readonly id: string;
}

/** Whether a look into the file is worth it: cheap, for every article of a folder. */
export function mayHaveCodeProblems(annotations: readonly { readonly tags?: readonly string[]; readonly attributes?: readonly unknown[] }[], { codes }: Codebook): boolean {
  const known = new Set(codes.map(({ id }) => id));
  return annotations.some(({ tags = [], attributes = [] }) => attributes.length > 0 || tags.some((tag) => !known.has(tag)));
}

/** Codes of a sidecar that are not in the codebook, and values of attributes that are not of their type. */
export function codeProblems(text: string, { codes }: Codebook): readonly CodeProblem[] {
  const { tree } = readSidecarTree(text);
  if (!tree) return [];
  const { source } = tree;
  const known = new Map(codes.map((code) => [code.id, code]));
  return tree.items.flatMap(({ node, owned: { annotator, annotation } }) => {
    const own = { annotator, id: annotation.id };
    const tags = source.resolve(pairOf(source, node, 'tags')?.value);
    const stray = (isSeq(tags) ? tags.items : [tags]).flatMap((item): readonly CodeProblem[] => {
      const code = source.words(item);
      if (code === undefined || known.has(code)) return [];
      return [{ ...source.problem(`The code “${code}” is not in codebook.yaml: add it there, or change it here.`, 'warning', item), unknown: code, ...own }];
    });
    const attributes = source.resolve(pairOf(source, node, 'attributes')?.value);
    const wrong = (annotation.attributes ?? []).flatMap(({ code, attribute, value }): readonly CodeProblem[] => {
      const entry = isMap(attributes) ? source.resolve(pairOf(source, attributes, code)?.value) : undefined;
      const pair = isMap(entry) ? pairOf(source, entry, attribute) : undefined;
      const declared = known.get(code)?.attributes.find(({ id }) => id === attribute);
      const wanted = declared && wantedInstead(declared, value);
      if (declared && wanted === undefined) return [];
      const message = declared ? `“${attribute}” of “${code}” should be ${wanted ?? ''}.` : `The code “${code}” has no attribute “${attribute}” in codebook.yaml: add it there, or take it away here.`;
      return [{ ...source.problem(message, 'warning', declared ? pair?.value : pair?.key), ...own }];
    });
    return [...stray, ...wrong];
  });
}

/** The operation that changes a code of one annotation. */
export function changeCode(text: string, { annotator, id }: Pick<CodeProblem, 'annotator' | 'id'>, from: string, to: string): AnnotationOperation | undefined {
  const annotation = readSidecarTree(text).tree?.items.find(({ owned }) => owned.annotator === annotator && owned.annotation.id === id)?.owned.annotation;
  const tags = annotation?.tags && [...new Set(annotation.tags.map((tag) => (tag === from ? to : tag)))];
  return tags && { op: 'change', annotator, id, set: { tags } };
}
