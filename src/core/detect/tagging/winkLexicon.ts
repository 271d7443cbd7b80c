import type { WinkLexicon, WinkModelData } from './winkParts';
import { createWordNumbers } from './wordNumbers';

/** Of the number that stands for the contraction of words: how many fields they have, and where they begin. */
const FIELDS_SHIFT = 14;
const MOST_FIELDS = 0x1f;
const FIRST_FIELD = (1 << FIELDS_SHIFT) - 1;

/** Reads one field of a word's four numbers. */
type Field = (word: number) => number;

/**
 * The lexicon of wink-nlp's model (2.4.0, cache.js and read-core-model.js) for reading alone, over the model's bytes as they are: wink-nlp copies the
 * whole model and makes an object of a hundred thousand properties of it, a fifth of a second that the first marks of a session would wait for.
 */
export function createWinkLexicon({ packing, lexicon, xpansions, features, pos }: WinkModelData): WinkLexicon {
  const packed = numbersIn(lexicon);
  /** Four numbers for each part of a contraction: the part's word, its normal form, lemma and part of speech. */
  const parts = numbersIn(xpansions);
  const words = createWordNumbers(features.lexeme.list);
  const field = (name: string): Field => {
    const [at = 0, mask = 0, shift = 0] = packing.layout[name] ?? [];
    return (word) => ((packed[word * packing.size + at] ?? 0) & mask) >>> shift;
  };
  const [lemma, normal, isContraction, isMapped, cluster, isBaseForm] = [field('lemma'), field('normal'), field('isContraction'), field('isSpellingMapped'), field('lexemeCID'), field('isBaseForm')];
  const possible = features.posClusters.list.map((names) => names.split('_').reduce((bits, name) => bits | (1 << (pos.hash[name] ?? 0)), 0));

  const lookup: WinkLexicon['lookup'] = (text) => {
    const word = words.numberOf(text);
    if (word === undefined) return null;
    if (isContraction(word) === 0) return [word];
    const which = lemma(word);
    const [from, fields] = [which & FIRST_FIELD, (which >>> FIELDS_SHIFT) & MOST_FIELDS];
    return [...parts.subarray(from, from + fields)];
  };
  return {
    numberOf: words.numberOf,
    value: words.wordOf,
    lookup,
    intrinsicSize: () => words.size,
    normal: (word) => (isMapped(word) ? lemma(word) : word + normal(word)),
    mappedSpelling: (word) => (isMapped(word) ? lemma(word) : word),
    posOf: field('pos'),
    sbdHint: field('sbdHint'),
    posHint: field('posHint'),
    isAbbreviation: field('isAbbrev'),
    lemma,
    hasOneLemma: field('isSLemma'),
    possible: (word) => possible[cluster(word)] ?? 0,
    hasSamePOS(text, name) {
      const word = words.numberOf(text);
      return word !== undefined && isContraction(word) === 0 && isBaseForm(word) === 1 && ((possible[cluster(word)] ?? 0) & (1 << (pos.hash[name] ?? 0))) !== 0;
    },
  };
}

/** 32-bit numbers, lowest byte first, in base64. */
function numbersIn(base64: string): Uint32Array {
  const characters = atob(base64);
  const numbers = new Uint32Array(characters.length >>> 2);
  for (let at = 0; at < characters.length; at++) numbers[at >>> 2] = (numbers[at >>> 2] ?? 0) | (characters.charCodeAt(at) << ((at & 3) << 3));
  return numbers;
}
