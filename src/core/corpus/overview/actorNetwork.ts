import { getOrMake } from '../../getOrMake';
import { groupBy } from '../../groupBy';
import type { ActorMark } from '../model';
import type { ActorNetwork, Place } from './model';
import { byCount, cut } from './ranked';
import { type Actor, actorOf, type ArticleList, type SelectedArticle } from './selection';

const MOST_NODES = 24;
const MOST_TIES = 60;

interface Node extends Actor {
  count: number;
  readonly place: Place;
}

interface Tie {
  readonly source: string;
  readonly target: string;
  count: number;
  readonly place: Place;
}

/** Who is named in one paragraph with whom. Of many actors those with most such paragraphs. */
export function actorNetwork(selected: readonly SelectedArticle[], list: ArticleList): ActorNetwork {
  const nodes = new Map<string, Node>();
  const ties = new Map<string, Tie>();
  for (const article of selected) {
    const chosen = new Set(article.selected);
    for (const paragraph of groupBy(article.companions, ({ start }) => article.source.index.position(article.id, start)?.line).values()) {
      if (paragraph.length > 1) tieParagraph(article, paragraph, chosen, nodes, ties, list);
    }
  }
  const strength = new Map<string, number>();
  for (const { source, target, count } of ties.values()) for (const key of [source, target]) strength.set(key, (strength.get(key) ?? 0) + count);
  const tied = [...nodes.values()].filter(({ key }) => strength.has(key));
  const { kept } = cut(tied.sort(byCount(({ key }) => strength.get(key) ?? 0)), MOST_NODES);
  const among = new Set(kept.map(({ key }) => key));
  const between = [...ties.values()].filter(({ source, target }) => among.has(source) && among.has(target));
  const { kept: strongest } = cut(between.sort((a, b) => b.count - a.count || rank(a) - rank(b)), MOST_TIES);
  // whose ties are all too weak to be shown would float about by itself
  const shown = kept.filter(({ key }) => strongest.some(({ source, target }) => source === key || target === key));
  const numbers = new Map(shown.map(({ key }, number) => [key, number]));
  return {
    nodes: shown.map(({ name, type, count, place }) => ({ name, type, count, place })),
    ties: strongest.map(({ source, target, count, place }) => ({ source: numbers.get(source) ?? 0, target: numbers.get(target) ?? 0, count, place })),
    moreNodes: tied.length - shown.length,
    moreTies: ties.size - strongest.length,
  };

  /** Ties of actors that are in the middle come before those of others. */
  function rank({ source, target }: Tie): number {
    return -(strength.get(source) ?? 0) - (strength.get(target) ?? 0);
  }
}

/** Ties the actors of one paragraph, one of each two at least being what was asked for. */
function tieParagraph(article: SelectedArticle, paragraph: readonly ActorMark[], chosen: ReadonlySet<unknown>, nodes: Map<string, Node>, ties: Map<string, Tie>, list: ArticleList): void {
  const here = new Map<string, { readonly mark: ActorMark; isChosen: boolean }>();
  for (const mark of paragraph) {
    const actor = actorOf(article, mark.entity);
    if (!actor) continue;
    getOrMake(nodes, actor.key, () => ({ ...actor, count: 0, place: list.placeOf(article, mark) })).count++;
    const known = getOrMake(here, actor.key, () => ({ mark, isChosen: false }));
    known.isChosen ||= chosen.has(mark);
  }
  const keys = [...here].sort(([a], [b]) => (a < b ? -1 : 1));
  keys.forEach(([source, one], at) => {
    for (const [target, other] of keys.slice(at + 1)) {
      if (!one.isChosen && !other.isChosen) continue;
      const first = one.mark.start < other.mark.start ? one.mark : other.mark;
      getOrMake(ties, `${source}\n${target}`, () => ({ source, target, count: 0, place: list.placeOf(article, first) })).count++;
    }
  });
}
