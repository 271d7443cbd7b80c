import type { LocalEntity } from '../../model';
import { getOrMake } from '../../getOrMake';
import { groupBy } from '../../groupBy';
import { foldName, soundOf } from '../nameVariants';
import { byNames } from './cluster';

/** A person's full name, taken apart. */
interface PersonName {
  readonly given: string;
  readonly middle: string;
  readonly surname: string;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/;
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ben|abu|ter|ten)$/;
/** With more people of one surname an initial says nothing, and the search would not stay linear. */
const MOST_NAMESAKES = 20;
const WORDS = /[\s-]+/;
const PERIODS = /\./g;

/** The sound of a person's surname: who differs in it is never the same. */
export function surnameOf({ names }: LocalEntity): string {
  const [name = ''] = names;
  return personName(name)?.surname ?? soundOf(name);
}

/**
 * Which of the people of one surname are the same: by their given name up to transliteration and initials, a surname alone only where
 * there is a single full name.
 */
export function groupPersons<T extends LocalEntity>(people: Iterable<T>): T[][] {
  const full = new Map<string, T[]>();
  const newGroup = (): T[] => [];
  const initials: { readonly entity: T; readonly name: PersonName }[] = [];
  const surnames: T[] = [];
  for (const entity of [...people].sort(byNames)) {
    const name = nameOf(entity);
    if (!name) surnames.push(entity);
    else if (name.given.length === 1) initials.push({ entity, name });
    else getOrMake(full, soundOf(name.given), newGroup).push(entity);
  }
  for (const { entity, name } of initials) {
    const fitting = full.size > MOST_NAMESAKES ? [] : [...full.values()].filter(([first]) => first && nameOf(first)?.given.startsWith(name.given));
    if (fitting.length === 1) fitting[0]?.push(entity);
    else getOrMake(full, `${name.given}${name.middle}.`, newGroup).push(entity);
  }
  const [only] = full.size === 1 ? full.values() : [];
  if (only) only.push(...surnames);
  return [...[...full.values()].flatMap(splitByMiddle), ...(only || surnames.length === 0 ? [] : [surnames])];
}

/** George W. and George H. W. Bush are two, and then a mere George Bush is a third. */
function splitByMiddle<T extends LocalEntity>(entities: T[]): T[][] {
  const byMiddle = groupBy(entities, (entity) => nameOf(entity)?.middle ?? '');
  const initials = [...byMiddle.keys()].filter((middle) => middle !== '');
  const first = initials[0] ?? '';
  return initials.every((middle) => middle.startsWith(first) || first.startsWith(middle)) ? [entities] : [...byMiddle.values()];
}

function nameOf({ names }: LocalEntity): PersonName | undefined {
  return personName(names[0] ?? '');
}

function personName(name: string): PersonName | undefined {
  const words = foldName(name).replace(PERIODS, ' ').trim().split(WORDS).filter((word) => !SUFFIX.test(word));
  let at = words.length - 1;
  while (at > 1 && PARTICLE.test(words[at - 1] ?? '')) at--;
  if (at < 1) return undefined;
  return { given: words[0] ?? '', middle: words.slice(1, at).map((word) => word.charAt(0)).join(''), surname: soundOf(words.slice(at).join('')) };
}
