import { getOrMake } from '../../getOrMake';
import type { NetworkOptions } from './networkOptions';
import type { Statement } from './statements';

/** How much an actor says for and against each concept: sums of the weights of its statements. */
interface Stance {
  agree: number;
  disagree: number;
}

export interface Tie {
  /** Two actors in the order of their ids, or an actor and a concept. */
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  /** One-mode: Σ of products of the two actors' statements on the same side, and on opposite sides, before normalisation. */
  readonly congruence: number;
  readonly conflict: number;
  /** One-mode: how many concepts both speak of. */
  readonly concepts: number;
}

export interface TwoModeTie extends Pick<Tie, 'source' | 'target' | 'weight'>, Stance {
  readonly statements: number;
}

/** `x[actor][concept]`, concepts by actor and actors by concept. */
function matrix(statements: readonly Statement[]) {
  const byActor = new Map<string, Map<string, Stance & { statements: number }>>();
  const byConcept = new Map<string, Set<string>>();
  for (const { actor, concept, agrees, weight } of statements) {
    const row = getOrMake(byActor, actor, () => new Map<string, Stance & { statements: number }>());
    const cell = getOrMake(row, concept, () => ({ agree: 0, disagree: 0, statements: 0 }));
    cell[agrees ? 'agree' : 'disagree'] += weight;
    cell.statements++;
    getOrMake(byConcept, concept, () => new Set<string>()).add(actor);
  }
  return { byActor, byConcept };
}

/** Sums over the concepts that two actors share. */
interface Dyad {
  same: number;
  opposite: number;
  /** The smaller of the two instead of their product. */
  sameLeast: number;
  oppositeLeast: number;
  concepts: number;
}

/**
 * Actors tied by what they say (Leifeld 2017, "Discourse Network Analysis: Policy Debates as Dynamic Networks", Oxford
 * Handbook of Political Networks). With x the weight of an actor's statements by concept c and side s (for, against),
 *
 * - congruence is Σ x(i,c,s)·x(j,c,s), conflict Σ x(i,c,s)·x(j,c,s') over opposite sides, subtract their difference;
 * - `shared` takes no sides: Σ x(i,c)·x(j,c);
 * - average activity divides by (Σ x(i) + Σ x(j)) / 2;
 * - cosine divides by √(Σ x(i)² · Σ x(j)²): congruence then is the cosine similarity of the two vectors (Salton 1983);
 * - Jaccard is |A ∩ B| / |A ∪ B| (Jaccard 1901), for weights and repetitions Σ min / Σ max (Ružička 1958): its numerator
 *   has the smaller of the two weights in place of their product.
 *
 * Pairs whose weight is 0 have no tie.
 */
export function oneModeTies(all: readonly Statement[], { network, normalization }: Pick<NetworkOptions, 'network' | 'normalization'>): Tie[] {
  const takesSides = network !== 'shared' && network !== 'cooccurrence';
  const statements = takesSides ? all : all.map((statement) => ({ ...statement, agrees: true }));
  const { byActor, byConcept } = matrix(statements);
  const sizes = new Map([...byActor].map(([actor, row]) => [actor, sizeOf([...row.values()])]));
  const dyads = new Map<string, Map<string, Dyad>>();
  for (const [concept, actors] of byConcept) {
    const ordered = [...actors].sort();
    ordered.forEach((source, i) => {
      const a = byActor.get(source)?.get(concept);
      const row = getOrMake(dyads, source, () => new Map<string, Dyad>());
      for (const target of ordered.slice(i + 1)) {
        const b = byActor.get(target)?.get(concept);
        if (a && b) addTo(getOrMake(row, target, () => ({ same: 0, opposite: 0, sameLeast: 0, oppositeLeast: 0, concepts: 0 })), a, b);
      }
    });
  }
  const ties: Tie[] = [];
  for (const [source, row] of dyads) {
    for (const [target, dyad] of row) {
      const norm = normOf(normalization, sizes.get(source) ?? NOTHING, sizes.get(target) ?? NOTHING, dyad);
      const [same, opposite] = normalization === 'jaccard' ? [dyad.sameLeast, dyad.oppositeLeast] : [dyad.same, dyad.opposite];
      const value = network === 'conflict' ? opposite : network === 'subtract' ? same - opposite : same;
      const weight = norm === 0 ? 0 : value / norm;
      if (weight !== 0) ties.push({ source, target, weight, congruence: dyad.same, conflict: dyad.opposite, concepts: dyad.concepts });
    }
  }
  return ties;
}

function addTo(dyad: Dyad, a: Stance, b: Stance): void {
  dyad.same += a.agree * b.agree + a.disagree * b.disagree;
  dyad.opposite += a.agree * b.disagree + a.disagree * b.agree;
  dyad.sameLeast += Math.min(a.agree, b.agree) + Math.min(a.disagree, b.disagree);
  dyad.oppositeLeast += Math.min(a.agree, b.disagree) + Math.min(a.disagree, b.agree);
  dyad.concepts++;
}

interface Size {
  readonly sum: number;
  readonly squares: number;
}

const NOTHING: Size = { sum: 0, squares: 0 };

function sizeOf(row: readonly Stance[]): Size {
  return {
    sum: row.reduce((sum, { agree, disagree }) => sum + agree + disagree, 0),
    squares: row.reduce((sum, { agree, disagree }) => sum + agree ** 2 + disagree ** 2, 0),
  };
}

function normOf(normalization: NetworkOptions['normalization'], a: Size, b: Size, dyad: Dyad): number {
  switch (normalization) {
    case 'average':
      return (a.sum + b.sum) / 2;
    case 'cosine':
      return Math.sqrt(a.squares * b.squares);
    case 'jaccard':
      // Σ max = Σ x(i) + Σ x(j) − Σ min
      return a.sum + b.sum - dyad.sameLeast;
    default:
      return 1;
  }
}

/**
 * Actors tied to concepts by their statements: all of them, or those for less those against. Activity divides by all
 * statements of the actor, prominence by all statements on the concept (rDNA manual, `dna_network`). Ties of weight 0 are none.
 */
export function twoModeTies(statements: readonly Statement[], { qualifier, normalization }: Pick<NetworkOptions, 'qualifier' | 'normalization'>): TwoModeTie[] {
  const { byActor } = matrix(statements);
  const activity = new Map<string, number>();
  const prominence = new Map<string, number>();
  for (const { actor, concept, weight } of statements) {
    activity.set(actor, (activity.get(actor) ?? 0) + weight);
    prominence.set(concept, (prominence.get(concept) ?? 0) + weight);
  }
  return [...byActor].flatMap(([source, row]) =>
    [...row].flatMap(([target, { agree, disagree, statements: count }]) => {
      const norm = normalization === 'activity' ? activity.get(source) : normalization === 'prominence' ? prominence.get(target) : 1;
      const weight = (qualifier === 'subtract' ? agree - disagree : agree + disagree) / (norm ?? 1);
      return weight === 0 || Number.isNaN(weight) ? [] : [{ source, target, weight, agree, disagree, statements: count }];
    }),
  );
}
