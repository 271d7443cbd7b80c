import { createFileNames } from '../fileNames';
import { groupBy } from '../../groupBy';

export interface ArticleMatch {
  /** undefined: none, or several. */
  readonly article: string | undefined;
  /** Several that could be meant. */
  readonly candidates: readonly string[];
}

/**
 * Finds the articles of the folder that a file names: by path, by an IRI that ends in a path, by a name without ending or with
 * characters replaced (as folder exports have it), from the surest to the least sure. Several that fit equally are none.
 * @param articles paths relative to the folder, `/` between.
 */
export function articleMatcher(articles: readonly string[]): (name: string) => ArticleMatch {
  const levels = KEYS.map((keyOf) => groupBy(articles.flatMap((article) => keyOf(article).map((key) => ({ key, article }))), ({ key }) => key));
  return (name) => {
    const path = pathOf(name);
    for (const [i, level] of levels.entries()) {
      const found = [...new Set((KEYS[i]?.(path) ?? []).flatMap((key) => level.get(key) ?? []).map(({ article }) => article))];
      if (found.length > 0) return { article: found.length === 1 ? found[0] : undefined, candidates: found.length === 1 ? [] : found };
    }
    return { article: undefined, candidates: [] };
  };
}

const base = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const withoutEnding = (path: string) => path.replace(/\.(?:txt|md|article)$/i, '');
const asFileName = (path: string) => createFileNames()(path);

/** What is compared, the surest first. */
const KEYS: readonly ((path: string) => readonly string[])[] = [
  (path) => [path.normalize('NFC')],
  (path) => [withoutEnding(path).normalize('NFC').toLowerCase()],
  (path) => [asFileName(path).toLowerCase()],
  (path) => [base(path).normalize('NFC').toLowerCase()],
  (path) => [withoutEnding(base(path)).normalize('NFC').toLowerCase()],
  (path) => [withoutEnding(base(asFileName(path))).toLowerCase()],
];

const OWN = 'urn:source-annotator:';

/** The path inside a name: of an IRI the decoded path. */
function pathOf(name: string): string {
  const plain = name.startsWith(OWN) ? decoded(name.slice(OWN.length)) : /^[a-z][a-z0-9+.-]+:\/\//i.test(name) ? decoded(name.replace(/^[^:]+:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '')) : name;
  return plain.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
}

function decoded(path: string): string {
  return path
    .split('/')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    })
    .join('/');
}
