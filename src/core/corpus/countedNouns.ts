import { strings, table, words } from '../detect/figures/readYaml';
import data from './lexicon/countedNouns.yaml';

const lexicon = table(data);

/** Singular noun to the class of what it counts. */
const CLASSES: ReadonlyMap<string, string> = new Map(
  [...table(lexicon.get('classes'))].flatMap(([name, nouns]) => words(nouns).map((noun) => [noun, name] as const)),
);
const PERSONS: ReadonlySet<string> = new Set(words(lexicon.get('persons')));
const FATES: ReadonlyMap<string, string> = new Map(
  [...table(lexicon.get('fates'))].flatMap(([fate, forms]) => words(forms).map((form) => [form, fate] as const)),
);
const IRREGULAR = strings({
  children: 'child', men: 'man', women: 'woman', people: 'people', gunmen: 'gunman', policemen: 'policeman', servicemen: 'serviceman', militiamen: 'militiaman', persons: 'person',
  countries: 'country', companies: 'company', bodies: 'body', cities: 'city', buses: 'bus', casualties: 'casualty', fatalities: 'fatality', injuries: 'injury', boxes: 'box', police: 'police', lives: 'life',
});

export interface CountedNoun {
  /** Class of the lexicon, or the noun itself, in the singular. */
  readonly head: string;
  /** What narrows it: "Afghan", "border". Lower case. */
  readonly modifiers: ReadonlySet<string>;
}

/** The head and the modifiers of a counted noun phrase ("the Afghan population", "soldiers of the brigade"). */
export function countedNoun(phrase: string): CountedNoun {
  const tokens = phrase.toLowerCase().match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? [];
  const of = tokens.findIndex((token, index) => index > 0 && (token === 'of' || token === 'in'));
  const core = of < 0 ? tokens : tokens.slice(0, of);
  const noun = singular(core.at(-1) ?? '');
  const modifiers = new Set([...core.slice(0, -1), ...tokens.slice(core.length + 1)].filter((word) => !ARTICLES.has(word)));
  return { head: CLASSES.get(noun) ?? noun, modifiers };
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her', 'our', 'these', 'those', 'all', 'other', 'new', 'more']);

function singular(noun: string): string {
  const irregular = IRREGULAR.get(noun);
  if (irregular !== undefined) return irregular;
  if (noun.endsWith('ies') && noun.length > 4) return `${noun.slice(0, -3)}y`;
  return noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun;
}

export function isPersonClass(head: string): boolean {
  return head === 'people' || PERSONS.has(head);
}

/** What a sentence says happened to those it counts: dead, injured, arrested … */
export function fatesIn(sentence: string): ReadonlySet<string> {
  const fates = new Set<string>();
  for (const [word] of sentence.toLowerCase().matchAll(/\p{L}+/gu)) {
    const fate = FATES.get(word);
    if (fate !== undefined) fates.add(fate);
  }
  return fates;
}
