import type { ArticleMarks } from '../corpus/model';
import type { Annotation, AttributeValue } from '../sidecar/model';
import type { Code, CodeAttribute } from '../sidecar/registryModel';
import type { Finding } from './model';

/** An annotation as it stands in a sidecar, placed or not. */
export interface CheckedAnnotation {
  readonly annotation: Annotation;
  /** 0-based, in the sidecar. */
  readonly line: number;
}

type Found = Omit<Finding, 'file'>;

export function annotationsOf({ marks, orphans }: Pick<ArticleMarks, 'marks' | 'orphans'>): readonly CheckedAnnotation[] {
  return [...marks.flatMap(({ annotation, anchoring }) => (annotation ? [{ annotation, line: anchoring?.line ?? 0 }] : [])), ...orphans];
}

/** Annotations whose place in today's text is lost or in doubt. */
export function checkPlaces({ marks, orphans }: Pick<ArticleMarks, 'marks' | 'orphans'>): Found[] {
  return [
    ...orphans.map(({ annotation, line }): Found => ({ line, rule: 'orphan', message: `“${shortened(annotation.quote)}” stands nowhere in the article: attach it to other words, or delete it.` })),
    ...marks.flatMap(({ annotation, anchoring, quote }): Found[] =>
      annotation && anchoring?.doubtful === true ? [{ line: anchoring.line, rule: 'doubtful', message: `“${shortened(annotation.quote)}” was found as “${shortened(quote)}”, which may be other words: keep it or move it.` }] : [],
    ),
  ];
}

/** Tags and attributes against the codebook. Without one every tag is as good as any. */
export function checkCodes(annotations: readonly CheckedAnnotation[], codes: readonly Code[]): Found[] {
  const known = new Map(codes.map((code) => [code.id, code]));
  return annotations.flatMap(({ annotation, line }) => [
    ...(annotation.tags ?? []).filter((tag) => !known.has(tag)).map((tag): Found => ({ line, rule: 'unknown-code', message: `The tag “${shortened(tag)}” is not in codebook.yaml: correct it, or add it there.` })),
    ...(annotation.attributes ?? []).flatMap((value): Found[] => {
      const wrong = wrongAttribute(value, known.get(value.code));
      return wrong === undefined ? [] : [{ line, rule: 'wrong-attribute', message: wrong }];
    }),
  ]);
}

function wrongAttribute({ code, attribute, value }: AttributeValue, known: Code | undefined): string | undefined {
  const defined = known?.attributes.find(({ id }) => id === attribute);
  const name = `“${shortened(attribute)}” of “${shortened(code)}”`;
  if (!defined) return `The attribute ${name} is not in codebook.yaml: correct it, or add it there.`;
  const wanted = fits(defined, value);
  return wanted === undefined ? undefined : `The attribute ${name} has the value “${shortened(String(value))}”: it should be ${wanted}.`;
}

/** What the value should be; undefined where it is that. */
function fits({ type, choices = [] }: CodeAttribute, value: AttributeValue['value']): string | undefined {
  switch (type) {
    case 'choice':
      return choices.includes(String(value)) ? undefined : `one of ${choices.join(', ')}`;
    case 'number':
      return typeof value === 'number' ? undefined : 'a number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'date':
      return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(String(value)) ? undefined : 'a date such as 2024-05-03';
    case 'text':
      return undefined;
  }
}

/** @param idsOf the ids of all annotations of an article. */
export function checkLinks(annotations: readonly CheckedAnnotation[], article: string, idsOf: (article: string) => ReadonlySet<string>): Found[] {
  return annotations.flatMap(({ annotation, line }) =>
    (annotation.links ?? []).flatMap(({ to }): Found[] => {
      const hash = to.lastIndexOf('#');
      const there = idsOf(hash < 0 ? article : to.slice(0, hash));
      return there.has(to.slice(hash + 1)) ? [] : [{ line, rule: 'dangling-link', message: `The link to “${shortened(to)}” leads nowhere: no annotation has this id.` }];
    }),
  );
}

/** The actors an annotation names, with its line. */
export function entitiesNamed(annotations: readonly CheckedAnnotation[]): readonly { readonly entity: string; readonly line: number }[] {
  return annotations.flatMap(({ annotation: { entity, source, status }, line }) =>
    status === 'rejected' ? [] : [entity, source?.entity].flatMap((id) => (id === undefined ? [] : [{ entity: id, line }])),
  );
}

export function unknownEntity(entity: string, line: number): Found {
  return { line, rule: 'unknown-entity', message: `The actor “${shortened(entity)}” is neither in actors.yaml nor found in the articles: correct the id, or add it there.` };
}

const LONGEST = 60;

function shortened(text: string): string {
  const flat = text.replace(/\s+/gu, ' ');
  return flat.length <= LONGEST ? flat : `${flat.slice(0, LONGEST - 1).trimEnd()}…`;
}
