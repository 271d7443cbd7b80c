import type { ActorType, LocalEntity } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import { byNames } from './entities/cluster';
import type { ArticleRow } from './articleRows';
import type { ActorForm } from './entities/uses';
import { slugOf } from './nameVariants';

/** One real-world actor through the whole folder. */
export interface CorpusEntity {
  readonly id: string;
  /** The registry's name, else the full form that most articles use. */
  readonly name: string;
  readonly type: ActorType;
  /** Every form of the name in actors.yaml and in the folder, the most frequent first. */
  readonly names: readonly string[];
  readonly mentions: number;
  readonly articles: number;
  /** ISO, of the first and last dated article that mentions it. */
  readonly firstDate?: string;
  readonly lastDate?: string;
  /** Its entry in actors.yaml. */
  readonly known?: KnownActor;
}

/** An entity as some articles know it, with what they say of it together. */
export interface Member {
  readonly local: LocalEntity;
  /** In how many articles it stands, mentioned or not. */
  readonly articles: number;
  readonly forms: readonly (Omit<ActorForm, 'form'> & { readonly form: string })[];
}

/** @param members in any order. @param mentioning the articles that mention one of them, each once. */
export function describeEntity(id: string, members: readonly Member[], mentioning: Iterable<ArticleRow>, known: KnownActor | undefined): CorpusEntity {
  const counts = new Map<string, number>();
  const types = new Map<ActorType, number>();
  let mentions = 0;
  for (const { local, forms } of members) {
    for (const name of local.names) if (!counts.has(name)) counts.set(name, 0);
    for (const { form, type, count } of forms) {
      counts.set(form, (counts.get(form) ?? 0) + count);
      types.set(type, (types.get(type) ?? 0) + count);
      mentions += count;
    }
  }
  const type = known?.type ?? mostFrequent(types) ?? firstOf(members)?.type ?? 'organization';
  return {
    id,
    name: known?.name ?? (type === 'person' ? undefined : nameOfId(id, counts)) ?? fullestName(members, counts) ?? id,
    type,
    names: [...new Set([...(known ? [known.name, ...known.aliases] : []), ...byFrequency(counts)])],
    mentions,
    ...countedArticles(mentioning),
    ...(known && { known }),
  };
}

/** `tajikistan` is called Tajikistan, not after the longest of its forms (Tajik authorities); abbreviations give way to full names. */
function nameOfId(id: string, forms: ReadonlyMap<string, number>): string | undefined {
  return byFrequency(forms).find((form) => slugOf(form) === id && !/^\p{Lu}+$/u.test(form));
}

/** How many articles there are, and the first and last of their dates. */
function countedArticles(mentioning: Iterable<ArticleRow>): Pick<CorpusEntity, 'articles' | 'firstDate' | 'lastDate'> {
  let articles = 0;
  let firstDate: string | undefined;
  let lastDate: string | undefined;
  for (const { iso } of mentioning) {
    articles++;
    if (iso === undefined || iso.startsWith('-')) continue;
    if (firstDate === undefined || iso < firstDate) firstDate = iso;
    if (lastDate === undefined || iso > lastDate) lastDate = iso;
  }
  return { articles, ...(firstDate !== undefined && { firstDate }), ...(lastDate !== undefined && { lastDate }) };
}

/** By name, so that the order of the members does not matter. */
function firstOf(members: readonly Member[]): LocalEntity | undefined {
  return members.map(({ local }) => local).sort(byNames)[0];
}

/** Each article puts the fullest form first; of these the one that most articles use. */
function fullestName(members: readonly Member[], forms: ReadonlyMap<string, number>): string | undefined {
  const votes = new Map<string, number>();
  for (const { local, articles } of members) {
    const [name] = local.names;
    if (name !== undefined) votes.set(name, (votes.get(name) ?? 0) + articles * (1 + (forms.get(name) ?? 0) / 1000));
  }
  return mostFrequent(votes);
}

function mostFrequent<T extends string>(counts: ReadonlyMap<T, number>): T | undefined {
  return byFrequency(counts)[0];
}

/** Of equal ones the longer first, so that the order does not hang on the order of the articles. */
function byFrequency<T extends string>(counts: ReadonlyMap<T, number>): T[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1)).map(([each]) => each);
}
