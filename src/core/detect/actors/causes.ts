import type { Gazetteer } from './gazetteer';
import { Bit } from './vocabulary';
import { Setting, Shape, type Word } from './words';

const BETWEEN = new Set(['for', 'against', 'without']);

/**
 * Whether people are named by what they stand for here: Americans for Prosperity, Nurses Against Racism. Where a sentence begins the capital of
 * the people says nothing ("Lawyers for Smith said"), so that what they stand for must be no name there.
 * @param at of the word between the two.
 */
export function isCause(words: readonly Word[], at: number, gazetteer: Gazetteer): boolean {
  const between = words[at];
  if (between?.gap !== ' ' || !BETWEEN.has(between.key)) return false;
  const [people, cause] = [words[at - 1], words[at + 1]];
  if (!people || cause?.gap !== ' ') return false;
  if (people.possessive || people.setting !== Setting.Normal || people.shape !== Shape.Title || !people.capital || cause.shape !== Shape.Title) return false;
  if ((people.bits & Bit.Group) === 0 && gazetteer.match(words, at - 1)?.entry.people === undefined) return false;
  if (between.capital) return true;
  if ((cause.bits & Bit.Common) === 0 || (cause.bits & (Bit.Function | Bit.Calendar | Bit.Title | Bit.TitleModifier)) !== 0) return false;
  return !people.initial || (between.key === 'for' && gazetteer.match(words, at + 1) === undefined && !isNamed(words, at + 1));
}

/** Trump, Best Buy Corp: a word of the language that is a surname alone, or begins the name of an organisation. */
function isNamed(words: readonly Word[], from: number): boolean {
  let to = from + 1;
  while (words[to]?.capital && words[to]?.gap === ' ') to++;
  const last = words[to - 1]?.bits ?? 0;
  return to === from + 1 ? (last & Bit.Family) !== 0 : (last & (Bit.OrgHead | Bit.OrgSuffix)) !== 0;
}
