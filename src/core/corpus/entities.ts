import type { LocalEntity } from '../model';
import { foldName, idOfName, slugOf, soundOf } from './nameVariants';

interface ArticleEntities {
  readonly article: string;
  readonly entities: readonly LocalEntity[];
}

/** Local entities of several articles that are held to be one actor. */
interface Cluster {
  readonly locals: { readonly article: string; readonly local: LocalEntity }[];
  /** Fixed by the user's registry or the gazetteer. */
  readonly fixed?: string;
}

/** A person's full name, taken apart. */
interface PersonName {
  readonly given: string;
  readonly middle: string;
  readonly surname: string;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/;
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ben|abu|ter|ten)$/;
const COMPANY = /(?:[ ,]+(?:inc|corp|co|ltd|plc|llc|ag|sa|spa|nv|gmbh|group|holdings|company|corporation|limited))+\.?$/;
/** With more people of one surname an initial says nothing, and the search would not stay linear. */
const MOST_NAMESAKES = 20;
const WORDS = /[\s-]+/;
const PERIODS = /\./g;

/**
 * Says which actors of different articles are one, and gives each an id for the whole folder.
 *
 * Two are one where their names say so: ids of the registry and the gazetteer; persons with the same surname and given
 * name up to transliteration and initials (Emomali Rahmon, E. Rakhmon), a surname alone only if the folder knows a single
 * full name with it; other actors by their full name or an abbreviation that the folder explains in one way only.
 * Adam Smith and John Smith stay two, and so does a mere "Smith". Time is linear in the number of entities.
 * @returns the folder-wide id of an article's local id; the local id itself where the article is not known.
 */
export function resolveEntities(articles: readonly ArticleEntities[]): (article: string, localId: string) => string {
  const fixed = new Map<string, Cluster>();
  const persons: ArticleEntity[] = [];
  const others: ArticleEntity[] = [];
  for (const { article, entities } of articles) {
    for (const local of entities) {
      if (local.origin !== 'text') clusterAt(fixed, local.id, local.id).locals.push({ article, local });
      else (local.type === 'person' ? persons : others).push({ article, local });
    }
  }
  const fixedNames = uniqueNames([...fixed.values()]);
  const free = [...clusterPersons(persons, fixedNames), ...clusterOthers(others, fixedNames)];
  return idsOf([...fixed.values()], free);
}

type ArticleEntity = Cluster['locals'][number];

function clusterAt(clusters: Map<string, Cluster>, key: string, id?: string): Cluster {
  let cluster = clusters.get(key);
  if (!cluster) clusters.set(key, (cluster = { locals: [], ...(id === undefined ? {} : { fixed: id }) }));
  return cluster;
}

/** Folded names that belong to one cluster only. */
function uniqueNames(clusters: readonly Cluster[]): Map<string, Cluster> {
  const owners = new Map<string, Cluster | undefined>();
  for (const cluster of clusters) {
    for (const { local } of cluster.locals) {
      for (const name of local.names) {
        const key = slugOf(name);
        owners.set(key, !owners.has(key) || owners.get(key) === cluster ? cluster : undefined);
      }
    }
  }
  const unique = new Map<string, Cluster>();
  for (const [key, cluster] of owners) if (cluster && key !== '') unique.set(key, cluster);
  return unique;
}

function personName(name: string): PersonName | undefined {
  const words = foldName(name).replace(PERIODS, ' ').trim().split(WORDS).filter((word) => !SUFFIX.test(word));
  let at = words.length - 1;
  while (at > 1 && PARTICLE.test(words[at - 1] ?? '')) at--;
  if (at < 1) return undefined;
  return { given: words[0] ?? '', middle: words.slice(1, at).map((word) => word.charAt(0)).join(''), surname: soundOf(words.slice(at).join('')) };
}

function clusterPersons(persons: readonly ArticleEntity[], fixedNames: ReadonlyMap<string, Cluster>): Cluster[] {
  const full = new Map<string, Cluster>();
  const bySurname = new Map<string, Set<Cluster>>();
  const initials: { readonly entity: ArticleEntity; readonly name: PersonName }[] = [];
  const surnames: ArticleEntity[] = [];
  const join = (entity: ArticleEntity, cluster: Cluster, surname: string) => {
    cluster.locals.push(entity);
    const known = bySurname.get(surname);
    if (known) known.add(cluster);
    else bySurname.set(surname, new Set([cluster]));
  };
  for (const entity of persons) {
    const known = entity.local.names.map((name) => fixedNames.get(slugOf(name))).find((cluster) => cluster !== undefined);
    if (known) {
      known.locals.push(entity);
      continue;
    }
    const name = personName(entity.local.names[0] ?? '');
    if (!name) surnames.push(entity);
    else if (name.given.length === 1) initials.push({ entity, name });
    else join(entity, clusterAt(full, `${soundOf(name.given)} ${name.surname}`), name.surname);
  }
  for (const { entity, name } of initials) {
    const namesakes = bySurname.get(name.surname);
    const fitting = [...(namesakes && namesakes.size <= MOST_NAMESAKES ? namesakes : [])].filter(({ locals }) => personName(locals[0]?.local.names[0] ?? '')?.given.startsWith(name.given));
    join(entity, fitting.length === 1 && fitting[0] ? fitting[0] : clusterAt(full, `${name.given}${name.middle}. ${name.surname}`), name.surname);
  }
  const alone = new Map<string, Cluster>();
  for (const entity of surnames) {
    const surname = soundOf(entity.local.names[0] ?? '');
    const fitting = bySurname.get(surname);
    const [only] = fitting?.size === 1 ? fitting : [];
    (only ?? clusterAt(alone, surname)).locals.push(entity);
  }
  return [...[...full.values()].flatMap(splitByMiddle), ...alone.values()];
}

/** George W. and George H. W. Bush are two, and then a mere George Bush is a third. */
function splitByMiddle(cluster: Cluster): Cluster[] {
  const byMiddle = new Map<string, Cluster>();
  for (const entity of cluster.locals) clusterAt(byMiddle, personName(entity.local.names[0] ?? '')?.middle ?? '').locals.push(entity);
  const initials = [...byMiddle.keys()].filter((middle) => middle !== '');
  const first = initials[0] ?? '';
  return initials.every((middle) => middle.startsWith(first) || first.startsWith(middle)) ? [cluster] : [...byMiddle.values()];
}

function clusterOthers(others: readonly ArticleEntity[], fixedNames: ReadonlyMap<string, Cluster>): Cluster[] {
  const clusters = new Map<string, Cluster>();
  const short: ArticleEntity[] = [];
  for (const entity of others) {
    const { names, type } = entity.local;
    const known = names.map((name) => fixedNames.get(slugOf(name))).find((cluster) => cluster?.locals[0]?.local.type === type);
    if (known) known.locals.push(entity);
    else if (isAbbreviation(names[0] ?? '')) short.push(entity);
    else clusterAt(clusters, slugOf(foldName(names[0] ?? entity.local.id).replace(COMPANY, ''))).locals.push(entity);
  }
  const owners = uniqueNames([...clusters.values()]);
  for (const entity of short) {
    const key = slugOf(entity.local.names[0] ?? '');
    (owners.get(key) ?? clusterAt(clusters, key)).locals.push(entity);
  }
  return [...clusters.values()];
}

function isAbbreviation(name: string): boolean {
  return name.length <= 8 && name === name.toUpperCase() && !/\s/.test(name);
}

/** Readable ids: the local one where a single cluster wants it, else the full name, else with a number. */
function idsOf(fixed: readonly Cluster[], free: readonly Cluster[]): (article: string, localId: string) => string {
  const ids = new Map<string, Map<string, string>>();
  const taken = new Set(fixed.map((cluster) => cluster.fixed ?? ''));
  const wishes = new Map<string, number>();
  for (const cluster of free) wishes.set(wishOf(cluster), (wishes.get(wishOf(cluster)) ?? 0) + 1);
  const give = (cluster: Cluster, id: string) => {
    for (const { article, local } of cluster.locals) {
      let own = ids.get(article);
      if (!own) ids.set(article, (own = new Map<string, string>()));
      own.set(local.id, id);
    }
  };
  for (const cluster of fixed) give(cluster, cluster.fixed ?? '');
  for (const cluster of free) {
    const wish = wishOf(cluster);
    const [longest = wish] = [...(cluster.locals[0]?.local.names ?? [])];
    const full = idOfName(longest) || wish;
    let id = !taken.has(wish) && wishes.get(wish) === 1 ? wish : full;
    for (let number = 2; taken.has(id); number++) id = `${full}-${number}`;
    taken.add(id);
    give(cluster, id);
  }
  return (article, localId) => ids.get(article)?.get(localId) ?? localId;
}

/** The local id most articles give it; of equal ones the first in the alphabet. */
function wishOf({ locals }: Cluster): string {
  const counts = new Map<string, number>();
  for (const { local } of locals) counts.set(local.id, (counts.get(local.id) ?? 0) + 1);
  let best = '';
  let most = 0;
  for (const [id, count] of counts) {
    if (count < most || (count === most && id > best)) continue;
    best = id;
    most = count;
  }
  return best;
}
