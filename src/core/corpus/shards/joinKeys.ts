import { idOfName } from '../nameVariants';

/** Two capitals and more: `IS`, `UN`. What is short for one thing here may be short for another there. */
const ABBREVIATION = /^\p{Lu}{2,}$/u;

/** What is known of an actor on either side: in a shard, and in the folder that is open. */
export interface JoinedActor {
  readonly id: string;
  readonly type: string;
  readonly names: readonly string[];
}

/**
 * By what an actor of one corpus is found in another: by its names, in the one spelling that ids are made of. Surnames alone and
 * abbreviations join nothing, as there are many Smiths and several UNs. Ids do only where they cannot mean two: a person's
 * id may be a surname, so it counts where no full name is known.
 */
export function joinKeys({ id, type, names }: JoinedActor): readonly string[] {
  const person = type === 'person';
  const full = names.filter((name) => (person ? /\S\s+\S/u.test(name) : !ABBREVIATION.test(name)));
  const keys = new Set(full.map(idOfName).filter((key) => key !== ''));
  if (!person || keys.size === 0) keys.add(id);
  return [...keys];
}

/** A person is never joined with what is none; the other types are taken one for another often enough. */
export function mayBeSame(one: { readonly type: string }, other: { readonly type: string }): boolean {
  return (one.type === 'person') === (other.type === 'person');
}

/**
 * An id for an actor of a single article that means the same in the next one: a person's own id may be a mere surname there
 * (`smith`), so the fullest name stands in for it.
 */
export function corpusIdOf(actor: JoinedActor): string {
  return actor.type === 'person' ? (joinKeys(actor)[0] ?? actor.id) : actor.id;
}
