import countingData from './lexicon/counting.yaml';
import currencyData from './lexicon/currencies.yaml';
import dateData from './lexicon/dates.yaml';
import modifierData from './lexicon/modifiers.yaml';
import nameData from './lexicon/names.yaml';
import numberData from './lexicon/numbers.yaml';
import { phraseTable, type PhraseTable } from './phrases';
import { numbers, strings, table, wordSet } from './readYaml';
import { UNITS } from './units';

const numberTable = table(numberData);
const suffixTable = table(numberTable.get('suffixes'));
export const CARDINALS = numbers(numberTable.get('cardinals'));
export const SCALES = numbers(numberTable.get('scales'));
export const PLURAL_MAGNITUDES = numbers(numberTable.get('plurals'));
export const SUFFIXES = numbers(suffixTable.get('always'));
export const DOUBTFUL_SUFFIXES = numbers(suffixTable.get('money'));
export const FRACTIONS = numbers(numberTable.get('fractions'));
export const FRACTION_SIGNS = numbers(numberTable.get('fractionSigns'));
export const MULTIPLES = numbers(numberTable.get('multiples'));

/** Which end of a figure an approximator leaves open. `lowest` ("as few as") leaves none. */
export type Bound = 'about' | 'atLeast' | 'atMost' | 'lowest';
const BOUNDS: readonly Bound[] = ['about', 'atLeast', 'atMost', 'lowest'];

const modifierTable = table(modifierData);
function boundPhrases(data: unknown, order: 'forwards' | 'backwards'): PhraseTable<Bound> {
  const byBound = table(data);
  return phraseTable(BOUNDS.flatMap((bound) => [...wordSet(byBound.get(bound) ?? [])].map((phrase) => [phrase, bound] as const)), order);
}
/** Looked up from the number backwards. */
export const BEFORE = boundPhrases(modifierTable.get('before'), 'backwards');
export const AFTER = boundPhrases(modifierTable.get('after'), 'forwards');
export const TOPIC_HEADS = wordSet(modifierTable.get('topicHeads'));
export const CHANGE_HEADS = wordSet(modifierTable.get('changeHeads'));

const currencyTable = table(currencyData);
/** Signs and ISO codes, lower case, to ISO codes; they stand before the number or behind it. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ...[...wordSet(currencyTable.get('codes'))].map((code) => [code.toLowerCase(), code] as const),
  ...strings(currencyTable.get('signs')),
]);
export const CURRENCY_WORDS = strings(currencyTable.get('words'));
export const DOUBTFUL_CURRENCIES = strings(currencyTable.get('doubtful'));
/** Lemmas that make "pounds" money, and those that make them a weight. */
export const PAYING = wordSet(currencyTable.get('paying'));
export const WEIGHING = wordSet(currencyTable.get('weighing'));
export const CURRENCY_PARTS = strings(currencyTable.get('parts'));
/** "canadian" → "dollar" → CAD; keys lower case, the inner ones singular. */
export const NATIONAL_CURRENCIES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  [...table(currencyTable.get('national'))].map(([nation, units]) => [nation, strings(units)]),
);

/** The first words of nations of two: "new" of "new zealand". */
export const NATIONS_OF_TWO: ReadonlySet<string> = new Set([...NATIONAL_CURRENCIES.keys()].filter((nation) => nation.includes(' ')).map((nation) => nation.slice(0, nation.indexOf(' '))));

/** Names of units in the order of the text. */
export const UNIT_FORMS = phraseTable(UNITS.flatMap(({ unit, forms }) => forms.map((form) => [form, unit] as const)), 'forwards');
export const GLUED_UNITS: ReadonlyMap<string, string> = new Map(UNITS.flatMap(({ unit, glued }) => glued.map((form) => [form, unit] as const)));
export const TIME_UNITS: ReadonlySet<string> = new Set(UNITS.filter(({ base }) => base === 's').map(({ unit }) => unit));

const dateTable = table(dateData);
export const MONTHS = numbers(dateTable.get('months'));
export const WEEKDAYS = wordSet(dateTable.get('weekdays'));
export const YEAR_HEADS = wordSet(dateTable.get('yearHeads'));

const nameTable = table(nameData);
export const LABELS = wordSet(nameTable.get('labels'));
export const NAME_HEADS = wordSet(nameTable.get('proper'));
export const INDICES = wordSet(nameTable.get('indices'));
export const STREETS = wordSet(nameTable.get('streets'));
export const RESULTS = wordSet(nameTable.get('results'));

const countingTable = table(countingData);
export const ONE_BEFORE = wordSet(countingTable.get('oneBefore'));
export const ONE_BEHIND = wordSet(countingTable.get('oneBehind'));
export const ADJECTIVE_HEADS = wordSet(countingTable.get('heads'));
export const IRREGULAR_PLURALS = wordSet(countingTable.get('plurals'));
export const FILLERS = wordSet(countingTable.get('fillers'));
export const LEVEL_VERBS = wordSet(countingTable.get('levels'));
export const LINKING_VERBS = wordSet(countingTable.get('links'));
export const COLLECTIVES = wordSet(countingTable.get('collectives'));
