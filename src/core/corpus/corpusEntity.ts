import type { ActorType, LocalEntity } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import { slugOf } from './nameVariants';
import type { LocalMentions } from './packing/storedArticle';

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

/** An entity as one article knows it. */
export interface Member {
  readonly article: string;
  /** Of the article. */
  readonly iso: string | undefined;
  readonly local: LocalEntity;
  /** Undefined where it has a name and is not mentioned. */
  readonly mentions: LocalMentions | undefined;
}

export function describeEntity(id: string, members: readonly Member[], known: KnownActor | undefined): CorpusEntity {
  const forms = new Map<string, number>();
  const types = new Map<ActorType, number>();
  const articles = new Set<string>();
  let mentions = 0;
  let firstDate: string | undefined;
  let lastDate: string | undefined;
  for (const { article, iso, local, mentions: found } of members) {
    for (const name of local.names) if (!forms.has(name)) forms.set(name, 0);
    if (!found) continue;
    mentions += found.count;
    types.set(found.type, (types.get(found.type) ?? 0) + found.count);
    for (const [form, count] of found.forms) forms.set(form, (forms.get(form) ?? 0) + count);
    articles.add(article);
    if (iso === undefined || iso.startsWith('-')) continue;
    if (firstDate === undefined || iso < firstDate) firstDate = iso;
    if (lastDate === undefined || iso > lastDate) lastDate = iso;
  }
  const type = known?.type ?? mostFrequent(types) ?? members[0]?.local.type ?? 'organization';
  return {
    id,
    name: known?.name ?? (type === 'person' ? undefined : nameOfId(id, forms)) ?? fullestName(members, forms) ?? id,
    type,
    names: [...new Set([...(known ? [known.name, ...known.aliases] : []), ...byFrequency(forms)])],
    mentions,
    articles: articles.size,
    ...(firstDate !== undefined && { firstDate }),
    ...(lastDate !== undefined && { lastDate }),
    ...(known && { known }),
  };
}

/** `tajikistan` is called Tajikistan, not after the longest of its forms (Tajik authorities); abbreviations give way to full names. */
function nameOfId(id: string, forms: ReadonlyMap<string, number>): string | undefined {
  return byFrequency(forms).find((form) => slugOf(form) === id && !/^\p{Lu}+$/u.test(form));
}

/** Each article puts the fullest form first; of these the one that most articles use. */
function fullestName(members: readonly Member[], forms: ReadonlyMap<string, number>): string | undefined {
  const votes = new Map<string, number>();
  for (const { local } of members) {
    const [name] = local.names;
    if (name !== undefined) votes.set(name, (votes.get(name) ?? 0) + 1 + (forms.get(name) ?? 0) / 1000);
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
