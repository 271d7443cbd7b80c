import type { Token } from '../model';

interface PhraseNode<T> {
  readonly next: Map<string, PhraseNode<T>>;
  value?: T;
}

/** Phrases of one or several words, found in a run of tokens by their lower-case texts. */
export interface PhraseTable<T> {
  readonly root: PhraseNode<T>;
  readonly step: 1 | -1;
}

const PIECES = /[\p{L}\p{M}.µ]+|\d+|[^\s]/gu;

/** @param order `backwards` for phrases that are looked up from their last word. */
export function phraseTable<T>(entries: readonly (readonly [phrase: string, value: T])[], order: 'forwards' | 'backwards'): PhraseTable<T> {
  const root: PhraseNode<T> = { next: new Map() };
  for (const [phrase, value] of entries) {
    const pieces = phrase.match(PIECES) ?? [];
    if (order === 'backwards') pieces.reverse();
    let node = root;
    for (const piece of pieces) {
      let child = node.next.get(piece);
      if (!child) node.next.set(piece, (child = { next: new Map() }));
      node = child;
    }
    node.value = value;
  }
  return { root, step: order === 'forwards' ? 1 : -1 };
}

export interface PhraseHit<T> {
  readonly value: T;
  /** Tokens of the phrase. */
  readonly length: number;
}

/** The longest phrase that begins (backwards: ends) at token `at`. */
export function findPhrase<T>({ root, step }: PhraseTable<T>, tokens: readonly Token[], at: number): PhraseHit<T> | undefined {
  let node: PhraseNode<T> | undefined = root;
  let hit: PhraseHit<T> | undefined;
  for (let length = 1; ; length++) {
    const token: Token | undefined = tokens[at + step * (length - 1)];
    node = token && node.next.get(token.lower);
    if (!node) return hit;
    if (node.value !== undefined) hit = { value: node.value, length };
  }
}
