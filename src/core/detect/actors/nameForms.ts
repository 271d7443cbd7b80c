import { idOfName, soundOf } from '../../corpus/nameVariants';
import { remembered } from '../remembered';

/** What persons and organisations are known by. Names recur from line to line and from article to article, and folding one takes a dozen replacements. */
export interface NameForms {
  /** The id of the registry's person of a full name. */
  registered(keys: readonly string[]): string | undefined;
  /** The entity's id that is made of a name; see idOfName. */
  idOf(name: string): string;
  /** Equal for transliterations of one name; see soundOf. */
  soundOf(name: string): string;
}

/** Of each as many are remembered, at most twice as many. */
const MOST_NAMES = 10_000;

export function createNameForms(registered: NameForms['registered']): NameForms {
  return { registered, idOf: remembered(MOST_NAMES, idOfName), soundOf: remembered(MOST_NAMES, soundOf) };
}
