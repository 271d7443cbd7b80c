import type { ActorType } from '../model';

/** An entry of `actors.yaml`: an actor the user knows. It wins over every guess of the detectors. */
export interface KnownActor {
  /** The key of the entry; the entity id through the whole folder. */
  readonly id: string;
  readonly name: string;
  readonly type?: ActorType;
  readonly aliases: readonly string[];
  readonly description?: string;
  readonly wikidata?: string;
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
