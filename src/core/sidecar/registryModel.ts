import type { ActorType } from '../model';

/** An office or position somebody held for a time: "foreign minister, since 2004". */
export interface Role {
  readonly role: string;
  /** ISO 8601 at the precision known; absent: open on this side. */
  readonly since?: string;
  /** The last day (month, year) of it. */
  readonly until?: string;
}

/** An entry of `actors.yaml`: an actor the user knows. It wins over every guess of the detectors. */
export interface KnownActor {
  /** The key of the entry; the entity id through the whole folder. */
  readonly id: string;
  readonly name: string;
  readonly type?: ActorType;
  readonly aliases: readonly string[];
  readonly description?: string;
  readonly wikidata?: string;
  readonly roles?: readonly Role[];
  /** 0-based line of the key in actors.yaml. */
  readonly line: number;
}

export interface CodeAttribute {
  readonly id: string;
  readonly label?: string;
  readonly type: 'choice' | 'number' | 'date' | 'text' | 'boolean';
  readonly choices?: readonly string[];
}

/** A tag of `codebook.yaml`. */
export interface Code {
  readonly id: string;
  readonly label: string;
  readonly definition?: string;
  readonly examples: readonly string[];
  /** CSS hex colour. */
  readonly colour?: string;
  /** A single key of the keyboard. */
  readonly key?: string;
  readonly parent?: string;
  readonly attributes: readonly CodeAttribute[];
  /** 0-based line of the key in codebook.yaml. */
  readonly line: number;
}

/** An entry of `codebook.yaml` that names a kind of link between two annotations (`kind: link`). */
export interface LinkType {
  /** What links carry under `as`. */
  readonly id: string;
  readonly label: string;
  readonly definition?: string;
}

export interface Codebook {
  readonly codes: readonly Code[];
  readonly links: readonly LinkType[];
}
