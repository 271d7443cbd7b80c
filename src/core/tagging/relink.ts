import type { CorpusIndex } from '../corpus/corpusIndex';
import { isNamed, parts } from '../corpus/links';
import { storedAnnotations } from '../registry/storedAnnotations';
import type { Operation } from '../sidecar/model';

/** The path of an article, or of a folder of articles, inside the corpus before and after it was renamed. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/**
 * What makes the links to renamed articles lead to them again.
 * @returns the operations by the article that the index knows the linking annotation in; a link that needs no change has none
 */
export function relinked(index: CorpusIndex, renamed: readonly Renamed[]): ReadonlyMap<string, readonly Operation[]> {
  const operations = new Map<string, Operation[]>();
  for (const { article, annotator, annotation } of storedAnnotations(index)) {
    const links = annotation.links?.map((link) => ({ ...link, to: newEnd(index, link.to, renamed) })) ?? [];
    if (links.every(({ to }, at) => to === annotation.links?.[at]?.to)) continue;
    operations.set(article, [...(operations.get(article) ?? []), { op: 'change', annotator, id: annotation.id, set: { links } }]);
  }
  return operations;
}

function newEnd(index: CorpusIndex, end: string, renamed: readonly Renamed[]): string {
  const { name, id } = parts(end);
  if (name === undefined) return end;
  for (const { from, to } of renamed) {
    if (name === from) return `${to}#${id}`;
    if (name.startsWith(`${from}/`)) return `${to}${name.slice(from.length)}#${id}`;
    // by hand, with the end of its path alone: unless that is another article's as well
    if (from.endsWith(`/${name}`) && !isAnothers(index, name, { from, to })) return `${to}#${id}`;
  }
  return end;
}

function isAnothers(index: CorpusIndex, name: string, { from, to }: Renamed): boolean {
  return index.articles().some(({ article }) => isNamed(article, name) && !isNamed(article, from) && !isNamed(article, to));
}
