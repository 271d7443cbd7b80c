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
/** Fields of a part of a contraction; see WinkLexicon.lookup. */
const PART_FIELDS = 4;
/** Of every generation; one that is forgotten gets another number when it comes again. */
const MOST_FORMS = 20_000;

export function createLexicon({ words, features, tokenize, lemmatize, sentenceMachines, posMachines, ...model }: WinkModel): Lexicon {
  const sentences = readAutomata(sentenceMachines);
  const parts = readAutomata(posMachines);
  const partNames = model.partNames as readonly PartOfSpeech[];
  const newline = words.numberOf('\n');
  /** For the features of words that the lexicon does not hold: they ask for the number of a word as if it had one. */
  const lenient = { lookup: (text: string) => words.lookup(text) ?? [Infinity], posOf: words.posOf, intrinsicSize: words.intrinsicSize };

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
    const normalText = typeof normal === 'number' ? words.value(normal) : normal;
    const hint = (known === undefined ? 0 : words.sbdHint(known)) || (word === undefined ? 0 : words.sbdHint(word));
    const isAbbreviation = (known === undefined ? features.isAbbrev(normalText) : words.isAbbreviation(known)) !== 0;
    const abbreviation = isAbbreviation ? normalText : undefined;
    const posHint = word === undefined ? 0 : words.posHint(word);
    const mapped = word === undefined ? undefined : words.mappedSpelling(word);
    return {
      text,
      lower: text.toLowerCase(),
      form: formOf(text),
      pos,
      fixed: fixedLemma !== undefined,
      possible: words.possible(known ?? 0),
      posColumn: posHint === 0 ? BY_POS : parts.columnOf(HINT + posHint),
      glued: known === newline ? IGNORED : columnAfter(known, hint, abbreviation),
      spaced: known === newline ? IGNORED : columnAfter(known, hint === EITHER_MARK ? SPACED_MARK : hint, abbreviation),
      normal: normalText,
      onlyLemma: fixedLemma ?? (mapped !== undefined && words.hasOneLemma(mapped) === 1 ? words.value(words.lemma(mapped)) : undefined),
      lemmas: [],
      lemma: '',
      lemmaPos: NO_PART,
    };
  };

  const ofNumber = (text: string, word: number): Lexeme => lexeme(text, word, words.normal(word), words.posOf(words.mappedSpelling(word)) || NOUN);

  const ofText = (text: string, category: number): Lexeme => {
    const word = words.numberOf(text);
    if (word !== undefined) return ofNumber(text, word);
    const lower = text.toLowerCase();
    const normal = words.numberOf(lower);
    return lexeme(text, undefined, normal === undefined ? lower : words.mappedSpelling(normal), features.pos(text, category, lenient) || NOUN);
  };

  /** "can't" as "ca" and "n't". */
  const ofContraction = (fields: readonly number[]): Lexeme[] => {
    const found: Lexeme[] = [];
    for (let at = 0; at < fields.length; at += PART_FIELDS) {
      const [word = 0, normal = 0, lemma = 0, pos = 0] = fields.slice(at, at + PART_FIELDS);
      found.push(lexeme(words.value(word), word, normal, pos, words.value(lemma)));
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
      return (lexeme.lemma = lexeme.onlyLemma ?? (lexeme.lemmas[pos] ??= lemmatize(lexeme.normal, partNames[pos] ?? 'X', words)));
    },
    cut(chunk) {
      const found: Lexeme[] = [];
      tokenize(
        {
          isLexeme: words.lookup,
          _addToken: (text, category) => {
            found.push(ofText(text, category));
            return true;
          },
          _addTokenIfInCache: (text) => {
            const fields = words.lookup(text);
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
