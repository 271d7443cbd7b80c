import type { ExportLink } from '../model';

export interface ClaimGroups {
  /** Notes the links of a claim: `supports` and `contradicts` join it with another. */
  add(article: string, id: string, links: readonly ExportLink[]): void;
  /** The group that a claim is in, by the key of one of its claims, and whether it says the opposite of that one. Ask when all are added. */
  find(key: string): { readonly group: string; readonly opposed: boolean };
}

interface Member {
  parent: string;
  /** Whether it says the opposite of its parent. */
  opposed: boolean;
}

/**
 * Claims on one thing, for and against: union-find with parity over the links that people drew. A contradiction inside a
 * group (a supports b, a contradicts b) is left as it was first said.
 */
export function createClaimGroups(): ClaimGroups {
  const members = new Map<string, Member>();
  const member = (key: string): Member => {
    const known = members.get(key) ?? { parent: key, opposed: false };
    members.set(key, known);
    return known;
  };
  const rootOf = (key: string): { readonly root: string; readonly opposed: boolean } => {
    const path: Member[] = [];
    let root = key;
    for (let at = member(root); at.parent !== root; at = member(root)) {
      path.push(at);
      root = at.parent;
    }
    // from the root outwards each gets it for its parent
    let opposed = false;
    for (const step of path.reverse()) {
      opposed = opposed !== step.opposed;
      step.parent = root;
      step.opposed = opposed;
    }
    return { root, opposed };
  };
  return {
    add(article, id, links) {
      for (const link of links) {
        if (link.as !== 'supports' && link.as !== 'contradicts') continue;
        const [from, to] = [rootOf(claimKey(article, id)), rootOf(claimKey(link.article, link.id))];
        if (from.root === to.root) continue;
        const root = member(to.root);
        root.parent = from.root;
        root.opposed = (from.opposed !== to.opposed) !== (link.as === 'contradicts');
      }
    },
    find(key) {
      const { root, opposed } = rootOf(key);
      return { group: root, opposed };
    },
  };
}

export function claimKey(article: string, id: string): string {
  return `${article}#${id}`;
}
