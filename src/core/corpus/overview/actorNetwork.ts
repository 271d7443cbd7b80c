import { getOrMake } from '../../getOrMake';
import { groupBy } from '../../groupBy';
import type { ActorMark, Mark } from '../model';
import type { ActorNetwork } from './model';
import { createTally, type Part, type Tally } from './parts';
import { byCount, cut } from './ranked';
import { type Actor, actorOf, type SelectedArticle } from './selection';

const MOST_NODES = 24;
const MOST_TIES = 60;
/** Two numbers of actors as one, below 2⁵³: a folder has millions of pairs. */
const PAIR = 2 ** 26;

interface Node extends Actor {
  readonly number: number;
  readonly tally: Tally;
  /** The paragraphs it shares with another, once for each of these. */
  strength: number;
}

/** Who is named in one paragraph with whom. Of many actors those with most such paragraphs. */
export function createActorNetwork(): Part<ActorNetwork> {
  const nodes = new Map<string, Node>();
  const ties = new Map<number, Tally>();
  const nodeOf = (article: SelectedArticle, mark: ActorMark): Node | undefined => {
    const actor = actorOf(article, mark.entity);
    return actor && getOrMake(nodes, actor.key, () => ({ ...actor, number: nodes.size, tally: createTally(article, mark), strength: 0 }));
  };
  /** Of each two actors of a paragraph one at least is what was asked for. */
  const tie = (article: SelectedArticle, paragraph: readonly ActorMark[], chosen: ReadonlySet<Mark>): void => {
    const here = new Map<Node, { readonly mark: ActorMark; isChosen: boolean }>();
    for (const mark of paragraph) {
      const node = nodeOf(article, mark);
      if (!node) continue;
      node.tally.count++;
      getOrMake(here, node, () => ({ mark, isChosen: false })).isChosen ||= chosen.has(mark);
    }
    const found = [...here].sort(([a], [b]) => a.number - b.number);
    found.forEach(([source, one], at) => {
      for (const [target, other] of found.slice(at + 1)) {
        if (!one.isChosen && !other.isChosen) continue;
        const first = one.mark.start < other.mark.start ? one.mark : other.mark;
        getOrMake(ties, source.number * PAIR + target.number, () => createTally(article, first)).count++;
        source.strength++;
        target.strength++;
      }
    });
  };
  return {
    add(article) {
      const chosen = new Set(article.selected);
      for (const paragraph of groupBy(article.companions, ({ start }) => article.source.index.position(article.id, start)?.line).values()) {
        if (paragraph.length > 1) tie(article, paragraph, chosen);
      }
    },
    result(list) {
      const tied = [...nodes.values()].filter(({ strength }) => strength > 0).sort(byCount(({ strength }) => strength));
      const ranks = new Map(cut(tied, MOST_NODES).kept.map(({ number }, rank) => [number, rank]));
      const between = [...ties].flatMap(([pair, tally]) => {
        const [one, other] = [ranks.get(Math.floor(pair / PAIR)), ranks.get(pair % PAIR)];
        return one === undefined || other === undefined ? [] : [{ one, other, tally }];
      });
      const { kept } = cut(between.sort((a, b) => b.tally.count - a.tally.count || a.one + a.other - b.one - b.other), MOST_TIES);
      // whose ties are all too weak to be shown would float about by itself
      const shown = [...new Set(kept.flatMap(({ one, other }) => [one, other]))].sort((a, b) => a - b);
      const placeOf = ({ article, first }: Tally) => list.placeOf(article, first);
      return {
        nodes: shown.flatMap((rank) => {
          const node = tied[rank];
          return node ? [{ name: node.name, type: node.type, count: node.tally.count, place: placeOf(node.tally) }] : [];
        }),
        ties: kept.map(({ one, other, tally }) => ({ source: shown.indexOf(one), target: shown.indexOf(other), count: tally.count, place: placeOf(tally) })),
        moreNodes: tied.length - shown.length,
        moreTies: ties.size - kept.length,
      };
    },
  };
}
