import { NO_FORM } from '../byForm';
import type { PartOfSpeech } from '../model';
import { remembered } from '../remembered';
import { IGNORED, readAutomata, type Automata } from './automata';
import type { WinkModel } from './winkModel';

/** A word form with all that wink's model tells of it without context, worked out once. */
export interface Lexeme {
  readonly text: string;
  readonly lower: string;
  /** See Token. */
  readonly form: number;
  /** Its usual part of speech, as a number of wink's. */
  readonly pos: number;
  /** A part of a contraction has this part of speech wherever it stands. */
  readonly fixed: boolean;
  /** Bit p is set where it can be of part of speech p. */
  readonly possible: number;
  /** Its column in the automata of parts of speech, where it is not that of its part of speech; else BY_POS. */
  readonly posColumn: number;
  /** Its column in the automaton of sentences, behind another token and behind white space. */
  readonly glued: number;
  readonly spaced: number;
  /** In small letters and the model's spelling. */
  readonly normal: string;
  /** The lemma whatever its part of speech, else those that were asked for, by part of speech. */
  readonly onlyLemma: string | undefined;
  readonly lemmas: (string | undefined)[];
  /** The lemma that was asked for last, and as which part of speech: with most words the next one asks the same. */
  lemma: string;
  lemmaPos: number;
}

export const BY_POS = -1;
const NO_PART = -1;

export interface Lexicon {
  readonly sentences: Automata;
  readonly parts: Automata;
  readonly partNames: readonly PartOfSpeech[];
  /** Cuts what stands between two spaces into tokens: their lexemes from left to right. */
  cut(chunk: string): readonly Lexeme[];
  /** As a word of that part of speech. */
  lemmaOf(lexeme: Lexeme, pos: number): string;
}

/** How wink's model tells hints from words in its automata (sbd-transformers.js, pos-transformers.js). */
const HINT = 1_080_000;
/** A quotation mark that may open or close, and the same behind a space. */
const EITHER_MARK = 4;
const SPACED_MARK = 6;
const LIKELY_END = 7;
const NO_END = 8;
const NOUN = 8;
/** Fields of a part of a contraction; see WinkCache.lookup. */
const PART_FIELDS = 4;
const PART_SHIFT = 16;
/** Of every generation; one that is forgotten gets another number when it comes again. */
const MOST_FORMS = 20_000;

export function createLexicon({ core, cache, features, tokenize, lemmatize, sentenceMachines, posMachines }: WinkModel): Lexicon {
  const sentences = readAutomata(sentenceMachines);
  const parts = readAutomata(posMachines);
  const partNames = core.features.pos.list as readonly PartOfSpeech[];
  const numbers = core.features.lexeme.hash;
  const possibleOf = core.features.posClusters.list.map((cluster) => [...cluster].reduce((bits, pos) => bits | (1 << pos), 0));
  const newline = numbers['\n'];
  /** For the features of words that the lexicon does not hold: they ask for the number of a word as if it had one. */
  const lenient = { lookup: (text: string) => cache.lookup(text) ?? [Infinity], posOf: cache.posOf, intrinsicSize: cache.intrinsicSize };

  let lastForm = NO_FORM;
  const formOf = remembered(MOST_FORMS, () => ++lastForm);

  const columnAfter = (normal: number | undefined, hint: number, abbreviation: string | undefined): number => {
    if (hint !== 0) return sentences.columnOf(HINT + hint);
    if (abbreviation !== undefined) return sentences.columnOf(HINT + (abbreviation.length === 2 ? NO_END : LIKELY_END));
    return normal === undefined ? 0 : sentences.columnOf(normal);
  };

  /**
   * @param word its number, where the lexicon holds it.
   * @param normal the number of its normal form, or the form itself where the lexicon does not hold that.
   */
  const lexeme = (text: string, word: number | undefined, normal: number | string, pos: number, fixedLemma?: string): Lexeme => {
    const known = typeof normal === 'number' ? normal : undefined;
    const normalText = typeof normal === 'number' ? cache.value(normal) : normal;
    const hint = (known === undefined ? 0 : cache.property(known, 'sbdHint')) || (word === undefined ? 0 : cache.property(word, 'sbdHint'));
    const isAbbreviation = (known === undefined ? features.isAbbrev(normalText) : cache.property(known, 'isAbbrev')) !== 0;
    const abbreviation = isAbbreviation ? normalText : undefined;
    const posHint = word === undefined ? 0 : cache.property(word, 'posHint');
    const mapped = word === undefined ? undefined : cache.mappedSpelling(word);
    return {
      text,
      lower: text.toLowerCase(),
      form: formOf(text),
      pos,
      fixed: fixedLemma !== undefined,
      possible: possibleOf[known === undefined ? 0 : cache.property(known, 'lexemeCID')] ?? 0,
      posColumn: posHint === 0 ? BY_POS : parts.columnOf(HINT + posHint),
      glued: known === newline ? IGNORED : columnAfter(known, hint, abbreviation),
      spaced: known === newline ? IGNORED : columnAfter(known, hint === EITHER_MARK ? SPACED_MARK : hint, abbreviation),
      normal: normalText,
      onlyLemma: fixedLemma ?? (mapped !== undefined && cache.property(mapped, 'isSLemma') === 1 ? cache.value(cache.property(mapped, 'lemma')) : undefined),
      lemmas: [],
      lemma: '',
      lemmaPos: NO_PART,
    };
  };

  const ofNumber = (text: string, word: number): Lexeme => lexeme(text, word, cache.normal(word), cache.posOf(cache.mappedSpelling(word)) || NOUN);

  const ofText = (text: string, category: number): Lexeme => {
    const word = numbers[text];
    if (word !== undefined) return ofNumber(text, word);
    const lower = text.toLowerCase();
    const normal = numbers[lower];
    return lexeme(text, undefined, normal === undefined ? lower : cache.mappedSpelling(normal), features.pos(text, category, lenient) || NOUN);
  };

  /** "can't" as "ca" and "n't". */
  const ofContraction = (fields: readonly number[]): Lexeme[] => {
    const found: Lexeme[] = [];
    for (let at = 0; at < fields.length; at += PART_FIELDS) {
      const [word = 0, pointer = 0, lemma = 0, pos = 0] = fields.slice(at, at + PART_FIELDS);
      found.push(lexeme(cache.value(word), word, cache.nox(pointer << PART_SHIFT), pos, cache.value(lemma)));
    }
    return found;
  };

  return {
    sentences,
    parts,
    partNames,
    lemmaOf(lexeme, pos) {
      if (lexeme.lemmaPos === pos) return lexeme.lemma;
      lexeme.lemmaPos = pos;
      return (lexeme.lemma = lexeme.onlyLemma ?? (lexeme.lemmas[pos] ??= lemmatize(lexeme.normal, partNames[pos] ?? 'X', cache)));
    },
    cut(chunk) {
      const found: Lexeme[] = [];
      tokenize(
        {
          isLexeme: cache.lookup,
          _addToken: (text, category) => {
            found.push(ofText(text, category));
            return true;
          },
          _addTokenIfInCache: (text) => {
            const fields = cache.lookup(text);
            const [word] = fields ?? [];
            if (fields === null || word === undefined) return 0;
            if (fields.length === 1) found.push(ofNumber(text, word));
            else found.push(...ofContraction(fields));
            return 1;
          },
        },
        chunk,
      );
      return found;
    },
  };
}
