import type { CorpusIndex } from './corpusIndex';
import type { Mark } from './model';

/** The kinds of link that need no codebook: what the first mark is to the second. */
export const LINK_TYPES = ['supports', 'contradicts', 'source', 'figure'] as const;

/** The other end of a link. */
export interface LinkedMark {
  readonly article: string;
  readonly mark: Mark;
  readonly as: string;
  /** `to`: the link stands in the mark asked about; `from`: in the other one. */
  readonly direction: 'to' | 'from';
}

/** All marks that a mark is linked to or linked from, in its article and in others; ends that are gone are left out. */
export function linksOf(index: CorpusIndex, article: string, mark: Mark): readonly LinkedMark[] {
  const own = mark.annotation?.id;
  const outgoing = mark.links.flatMap(({ to, as }): LinkedMark[] => {
    const end = endOf(index, article, to);
    return end ? [{ ...end, as, direction: 'to' }] : [];
  });
  const incoming =
    own === undefined
      ? []
      : index.linkedMarks().flatMap(({ article: where, mark: other }) =>
          other.links.flatMap(({ to, as }): LinkedMark[] => {
            const { name, id } = parts(to);
            return id === own && (name === undefined ? where === article : isNamed(article, name)) ? [{ article: where, mark: other, as, direction: 'from' }] : [];
          }),
        );
  return [...outgoing, ...incoming];
}

/** The mark that a link names. */
function endOf(index: CorpusIndex, article: string, to: string): { readonly article: string; readonly mark: Mark } | undefined {
  const { name, id } = parts(to);
  const where = name === undefined || isNamed(article, name) ? article : index.articles().find((each) => isNamed(each.article, name))?.article;
  const mark = where === undefined ? undefined : index.article(where)?.marks.find(({ annotation }) => annotation?.id === id);
  return where !== undefined && mark ? { article: where, mark } : undefined;
}

/** `id`, or `path/of/article.txt#id`. */
export function parts(to: string): { readonly name: string | undefined; readonly id: string } {
  const hash = to.lastIndexOf('#');
  return hash < 0 ? { name: undefined, id: to } : { name: to.slice(0, hash), id: to.slice(hash + 1) };
}

/** Whether a path inside the corpus means this article. */
export function isNamed(article: string, path: string): boolean {
  if (article === path || article.endsWith(`/${path}`)) return true;
  try {
    return decodeURIComponent(article).endsWith(`/${path}`);
  } catch {
    return false;
  }
}
