import namesData from './lexicon/names.yaml';
import vocabularyData from './lexicon/vocabulary.yaml';
import wordsData from './lexicon/words.yaml';
import { createWordTable } from './wordTable';

/** What a word may be: categories of lexicon/vocabulary.yaml, names.yaml and words.yaml as a bit set. */
export const Bit = {
  Common: 1 << 0,
  Given: 1 << 1,
  Family: 1 << 2,
  Title: 1 << 3,
  TitleModifier: 1 << 4,
  Dotted: 1 << 5,
  NameSuffix: 1 << 6,
  Particle: 1 << 7,
  OrgSuffix: 1 << 8,
  OrgHead: 1 << 9,
  OrgOfHead: 1 << 10,
  ClubSuffix: 1 << 11,
  Team: 1 << 12,
  Government: 1 << 13,
  Group: 1 << 14,
  Force: 1 << 15,
  GroupModifier: 1 << 16,
  PlaceNoun: 1 << 17,
  ThingNoun: 1 << 18,
  Calendar: 1 << 19,
  Function: 1 << 20,
  Speech: 1 << 21,
  Action: 1 << 22,
  Result: 1 << 23,
  Locative: 1 << 24,
  Agentive: 1 << 25,
  PlaceApposition: 1 << 26,
  OrgApposition: 1 << 27,
  OrgFollower: 1 << 28,
  ArmedFollower: 1 << 29,
  PossessiveOrg: 1 << 30,
  Sport: 1 << 31,
} as const;

export interface Vocabulary {
  /** Of a small word, as it stands in the text at [start, end). */
  bitsAt(text: string, start: number, end: number): number;
  /** Of a word with a capital, also by its base form. @param key folded, without periods. */
  bitsOf(key: string): number;
}

/** The lists of lexicon/vocabulary.yaml and what each says of its words. */
export const CATEGORIES: Readonly<Record<string, number>> = {
  titles: Bit.Title,
  titleModifiers: Bit.TitleModifier,
  abbreviatedTitles: Bit.Dotted,
  nameSuffixes: Bit.NameSuffix,
  particles: Bit.Particle,
  orgSuffixes: Bit.OrgSuffix,
  orgHeads: Bit.OrgHead,
  orgOfHeads: Bit.OrgOfHead,
  clubSuffixes: Bit.ClubSuffix,
  teamNouns: Bit.Team,
  governmentNouns: Bit.Government,
  groupNouns: Bit.Group,
  forceNouns: Bit.Force,
  groupModifiers: Bit.GroupModifier,
  placeNouns: Bit.PlaceNoun,
  thingNouns: Bit.ThingNoun,
  calendar: Bit.Calendar,
  functionWords: Bit.Function,
  speechVerbs: Bit.Speech,
  actionVerbs: Bit.Action,
  resultVerbs: Bit.Result,
  locativePrepositions: Bit.Locative,
  agentivePrepositions: Bit.Agentive,
  placeAppositions: Bit.PlaceApposition,
  orgAppositions: Bit.OrgApposition,
  orgFollowers: Bit.OrgFollower,
  armedFollowers: Bit.ArmedFollower,
  possessiveOrgWords: Bit.PossessiveOrg,
  sportWords: Bit.Sport,
};
/** Lists whose words are plain words of the language too. */
const PLAIN = [
  'titles', 'titleModifiers', 'governmentNouns', 'groupNouns', 'forceNouns', 'groupModifiers', 'placeNouns', 'thingNouns', 'functionWords', 'speechVerbs', 'actionVerbs',
  'resultVerbs', 'placeAppositions', 'orgAppositions', 'orgFollowers', 'armedFollowers', 'possessiveOrgWords', 'sportWords', 'teamNouns',
];
/** Of the abbreviated titles those that more often are something else: Saint, Mount, Fort, versus. */
const NO_TITLES = /\b(?:st|mt|ft|vs)\b/g;
/** Abbreviations that carry a period although they are no titles. */
const DOTTED_SUFFIXES = 'inc corp co ltd jr sr bros';

type Lists = Readonly<Record<string, string>>;

/** don't, I'm, they've: function words. */
const CONTRACTION = /(?:n't|'(?:re|ve|ll|m|d))$/;

/** The forms a base word of words.yaml stands for: plural, past, participle, adverb … */
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['ies', ['y']], ['ied', ['y']], ['es', ['', 'e']], ['s', ['']], ['ed', ['', 'e']], ['ing', ['', 'e']], ['ly', ['']],
  ['ers', ['', 'e']], ['er', ['', 'e']], ['est', ['', 'e']], ['ness', ['']],
];

function baseForms(word: string): string[] {
  const found: string[] = [];
  for (const [ending, replacements] of ENDINGS) {
    const stem = word.length - ending.length;
    if (stem < 3 || !word.endsWith(ending)) continue;
    const base = word.slice(0, stem);
    for (const replacement of replacements) found.push(base + replacement);
    if (base.at(-1) === base.at(-2)) found.push(base.slice(0, -1));
  }
  return found;
}

let read: Vocabulary | undefined;

/** The vocabulary of the lexicons (about 70,000 words): the same for everybody, so it is read once. */
export function readVocabulary(): Vocabulary {
  return (read ??= createVocabulary());
}

function createVocabulary(): Vocabulary {
  const vocabulary = vocabularyData as Lists;
  const { given = '', family = '' } = namesData as Lists;
  const table = createWordTable();
  table.addAll(given, Bit.Given);
  table.addAll(family, Bit.Family);
  table.addAll((wordsData as Lists).words ?? '', Bit.Common);
  for (const [name, bit] of Object.entries(CATEGORIES)) table.addAll(vocabulary[name] ?? '', bit);
  table.addAll((vocabulary.abbreviatedTitles ?? '').replace(NO_TITLES, ''), Bit.Title);
  table.addAll(DOTTED_SUFFIXES, Bit.Dotted);
  for (const name of PLAIN) table.addAll(vocabulary[name] ?? '', Bit.Common);
  const common = (word: string) => (table.at(word, 0, word.length) & Bit.Common) !== 0;
  return {
    bitsAt: (text, start, end) => table.at(text, start, end),
    bitsOf(key) {
      const known = CONTRACTION.test(key) ? Bit.Function | Bit.Common : table.at(key, 0, key.length);
      const inflected = (known & Bit.Common) === 0 && key.length >= 4 && baseForms(key).some(common);
      return inflected ? known | Bit.Common : known;
    },
  };
}
