import { groupBy } from '../../groupBy';
import type { RegistryFile } from '../../registry/operations';
import type { Annotation } from '../../sidecar/model';
import { sha256OfText } from '../../sidecar/newAnnotation';
import { articleMatcher } from './matchArticles';
import type { ImportedAnnotation, ImportedArticle, ImportedFile } from './model';
import type { ArticleToPlan } from './planArticle';
import type { ImportPlan, MissingArticle, PlannedArticle } from './planModel';
import { planActors, planCodebook } from './planRegistry';

/** The folder that is imported into, read when it is needed. */
export interface ImportCorpus {
  /** Paths relative to the folder, `/` between. */
  readonly articles: readonly string[];
  /** Today's text and sidecar; undefined where there is no such article, or it is none. */
  read(article: string): Promise<{ readonly text: string; readonly sidecar: string | undefined } | undefined>;
  /** The texts of codebook.yaml and actors.yaml; undefined where there is none. */
  registry(file: RegistryFile): Promise<string | undefined>;
}

export interface PlanOptions {
  /** Whose section takes what the file gives nobody's name for. */
  readonly annotator: string;
  /** Articles that a person has chosen for names of the file that fit none or several. */
  readonly chosen?: ReadonlyMap<string, string>;
  /** Plans one article: `planArticle`, here or in a worker. */
  readonly planArticle: (input: ArticleToPlan) => PlannedArticle | Promise<PlannedArticle>;
  /** @returns false to stop: then there is no plan. */
  readonly progress?: (done: number, total: number) => boolean;
}

/** Lays a file against a folder. Writes nothing. @returns undefined when stopped. */
export async function planImport(file: ImportedFile, corpus: ImportCorpus, options: PlanOptions): Promise<ImportPlan | undefined> {
  const codebook = planCodebook(file.codes.length > 0 ? await corpus.registry('codebook') : undefined, file.codes);
  const named = file.actors.length > 0 || (file.names?.size ?? 0) > 0;
  const actors = planActors(named ? await corpus.registry('actors') : undefined, file.actors, file.names);
  const matched = await matchAll(file.articles, corpus, options.chosen ?? new Map());
  const articleOf = new Map([...matched].flatMap(([{ name }, { article }]) => (article === undefined ? [] : [[name, article] as const])));
  const rename = (annotation: Annotation) => renamed(annotation, codebook.ids, actors.ids, articleOf);

  const missing: MissingArticle[] = [];
  const wanted = groupBy(file.articles, (article) => matched.get(article)?.article);
  const planned: PlannedArticle[] = [];
  let done = 0;
  for (const [article, imported] of wanted) {
    if (options.progress?.(done++, wanted.size) === false) return undefined;
    const read = article === undefined ? undefined : await corpus.read(article);
    if (article === undefined || !read) {
      missing.push(...imported.map((one) => ({ name: one.name, annotations: one.annotations.length, candidates: matched.get(one)?.candidates ?? [] })));
      continue;
    }
    const own = imported.map((one) => ({ ...one, annotations: one.annotations.map((item): ImportedAnnotation => ({ ...item, annotation: rename(item.annotation) })) }));
    planned.push(await options.planArticle({ article, ...read, imported: own, annotator: options.annotator }));
  }
  options.progress?.(wanted.size, wanted.size);
  const registries = [codebook.plan, actors.plan].filter(({ added, there, problem }) => problem !== undefined || added.length + there.length > 0);
  planned.sort((a, b) => (a.article < b.article ? -1 : 1));
  const incomplete = planned.reduce((sum, article) => sum + article.incomplete, 0);
  const lost = incomplete > 0 ? [`Of ${incomplete} discontinuous annotations only the first piece is taken over: the file gives the others by offsets that do not fit today's text.`] : [];
  return { articles: planned, registries, missing, notes: [...file.notes, ...lost] };
}

type Matches = ReadonlyMap<ImportedArticle, { readonly article: string | undefined; readonly candidates: readonly string[] }>;

/** By name; where that fails and the file brings the text, by the text. */
async function matchAll(imported: readonly ImportedArticle[], corpus: ImportCorpus, chosen: ReadonlyMap<string, string>): Promise<Matches> {
  const match = articleMatcher(corpus.articles);
  const matches = new Map(imported.map((one) => {
    const choice = chosen.get(one.name);
    return [one, choice === undefined ? match(one.name) : { article: choice, candidates: [] }] as const;
  }));
  const open = new Map(imported.flatMap((one) => (one.text !== undefined && matches.get(one)?.article === undefined ? [[sha256OfText(one.text), one] as const] : [])));
  if (open.size === 0) return matches;
  for (const article of corpus.articles) {
    const read = await corpus.read(article);
    const found = read && open.get(sha256OfText(read.text));
    if (found) matches.set(found, { article, candidates: [] });
  }
  return matches;
}

/** Tags, actors and links under the names that the folder has for them. */
function renamed(annotation: Annotation, codes: ReadonlyMap<string, string>, actors: ReadonlyMap<string, string>, articles: ReadonlyMap<string, string>): Annotation {
  const { tags, entity, links } = annotation;
  return {
    ...annotation,
    ...(tags && { tags: tags.map((tag) => codes.get(tag) ?? tag) }),
    ...(entity !== undefined && { entity: actors.get(entity) ?? entity }),
    ...(links && {
      links: links.map((link) => {
        const hash = link.to.lastIndexOf('#');
        const article = hash < 0 ? undefined : articles.get(link.to.slice(0, hash));
        return article === undefined ? link : { ...link, to: `${article}${link.to.slice(hash)}` };
      }),
    }),
  };
}
