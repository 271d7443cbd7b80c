import { byForm } from '../byForm';
import type { Token } from '../model';
import { remembered } from '../remembered';
import type { Quotation } from './quotations';

/** Closed classes of English, as bits so that one look-up answers all questions about a word. */
export const DETERMINER = 1;
export const PRONOUN = 2; // can be a subject
export const PREPOSITION = 4;
export const COORDINATOR = 8;
export const SUBORDINATOR = 16;
export const RELATIVE = 32;
export const FINITE_AUXILIARY = 64;
export const MODAL = 128;
export const BE = 256;
export const HAVE = 512;
export const NEGATION = 1024;
export const TIME = 2048; // can be an adverbial of time without a preposition
export const CONNECTIVE = 4096; // links a sentence to the one before
export const VAGUE = 8192; // a source that names nobody
export const DOCUMENT = 16384; // where words stand: "in a statement"
export const INTERROGATIVE = 32768;
export const WEEKDAY = 65536;
export const OBJECT_PRONOUN = 131072;
// how it is written
const CAPITALISED = 1 << 18;
const LETTERS = 1 << 19;
const PAUSE = 1 << 20;
const END = 1 << 21;
export const QUOTE_MARK = 1 << 22; // also several in one
export const SINGLE_MARK = 1 << 23;
export const OPENING_BRACKET = 1 << 24;
export const SHORT_NAME = 1 << 25; // perhaps a name beside words in small letters
export const HYPHEN = 1 << 26;
export const COLON = 1 << 27;
export const FULL_STOP = 1 << 28; // alone
export const LETTER_STOP = 1 << 29; // two characters, the second a full stop
export const WORD_STOP = 1 << 30; // a longer word with a full stop of its own
const SHAPES = CAPITALISED | LETTERS | PAUSE | END;

const CLASSES: readonly (readonly [number, string])[] = [
  [
    DETERMINER,
    'the a an this that these those his her its their our your my whose some any no each every several many few most all both another such other either neither certain numerous various one',
  ],
  [
    PRONOUN,
    'he she they it we i you who there someone somebody everyone everybody anyone anybody nobody none one others another some many most few several both those these this that all',
  ],
  [
    PREPOSITION,
    'in on at by of from to with without for into onto over under about against between among amid during through throughout across after before since until till within near behind beyond despite per via toward towards upon as like than off out around along inside outside regarding concerning following including',
  ],
  [COORDINATOR, 'and or but nor yet'],
  [
    SUBORDINATOR,
    'because although though while when whenever after before since until till if unless whereas where wherever once lest whether as so',
  ],
  [RELATIVE, 'who which whose whom that where'],
  [FINITE_AUXILIARY, "is are was were am has have had does do did 're 've 'm ’re ’ve ’m"],
  [MODAL, "will would shall should can could may might must 'll 'd ca wo ought ’ll ’d"],
  [BE, "is are was were am be been being 're 'm ’re ’m"],
  [HAVE, "has have had having 've ’ve"],
  [NEGATION, "not n't never neither hardly n’t"],
  [
    TIME,
    'yesterday today tomorrow tonight earlier later last next week month year night morning afternoon evening day days weeks months years ago recently summer winter spring fall autumn weekend january february march april june july august september october november december',
  ],
  [WEEKDAY, 'monday tuesday wednesday thursday friday saturday sunday'],
  [
    CONNECTIVE,
    'however moreover therefore thus meanwhile nevertheless nonetheless furthermore besides hence consequently accordingly still instead then also and but or so yet finally second secondly first firstly third thirdly indeed',
  ],
  [VAGUE, 'source sources report reports rumour rumours rumor rumors media gossip account accounts'],
  [
    DOCUMENT,
    'statement statements interview interviews letter letters post posts tweet tweets report reports piece article column speech address briefing conference email e-mail memo note message memoir memoirs book filing testimony broadcast blog video remarks comments release bulletin communique communiqué announcement dispatch editorial essay paper',
  ],
  [OBJECT_PRONOUN, 'him her them me us himself herself themselves itself'],
  [INTERROGATIVE, 'whether how why what where when who which'],
];

const FLAGS = new Map<string, number>();
for (const [flag, list] of CLASSES) for (const word of list.split(' ')) FLAGS.set(word, (FLAGS.get(word) ?? 0) | flag);

/** A token as the syntax of this folder sees it, or a whole direct quotation standing in for its words. */
export interface Word extends Pick<Token, 'text' | 'lower' | 'pos' | 'start' | 'end'> {
  readonly flags: number;
  /** What the lexicon says that it can be. */
  readonly kinds: number;
  /** What `isFinite` found out; it reads the neighbours, so it may be asked only of complete sentences. */
  finite: boolean | undefined;
  readonly quotation: Quotation | undefined;
  /** The quotation ends with a comma: who says it comes next. */
  readonly open: boolean;
  /** An opening quotation mark stands before it. */
  marked: boolean;
}

/** What is so of a word wherever it stands. */
export type WordForm = Pick<Word, 'lower' | 'flags' | 'kinds'>;

/** Joined words ("so-called") recur too: so many of them are remembered. */
const MOST_JOINED = 2_000;
const HYPHENS = new Set(['-', '‑']);
const CAPITAL = /^\p{Lu}/u;
const LETTER = /\p{L}/u;
const PAUSES = new Set([',', ';', ':', '–', '—', '―', '--', '-', '(', ')', '[', ']', '…', '...', '/']);
const ENDS = new Set(['.', '?', '!', '?!', '!?', '....']);
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]/u;
const APOSTROPHE = /[’ʼ]/g;
const QUOTE_MARKS = /^["“”„‟«»]+$/;
const SINGLE_MARKS = new Set(["'", '‘', '’', '‚']);
/** "WHO", "US", "Norvik AS": names beside words in small letters, whatever the small word would be; and "Miss", which the tagger takes for a verb. */
const SHORT_NAMES = new Set(['WHO', 'US', 'IT', 'AS', 'OR', 'SO', 'IF', 'NO', 'AM', 'BE', 'DO', 'ON', 'Miss']);

function shapeOf(text: string): number {
  const letters = (CAPITAL.test(text) ? CAPITALISED : 0) | (LETTER.test(text) ? LETTERS : 0) | (SHORT_NAMES.has(text) ? SHORT_NAME : 0);
  const marks = (PAUSES.has(text) ? PAUSE : 0) | (ENDS.has(text) ? END : 0) | (text === '(' || text === '[' ? OPENING_BRACKET : 0);
  const signs = (HYPHENS.has(text) ? HYPHEN : 0) | (text === ':' ? COLON : 0) | (text === '.' ? FULL_STOP : 0) | (text.length > 1 && text.endsWith('.') ? (text.length === 2 ? LETTER_STOP : LETTER.test(text) ? WORD_STOP : 0) : 0);
  return letters | marks | signs | (QUOTE_MARKS.test(text) ? QUOTE_MARK : 0) | (SINGLE_MARKS.has(text) ? SINGLE_MARK : 0);
}

/** What words are by themselves, worked out once for each form. */
export interface WordForms {
  readonly ofToken: (token: Pick<Token, 'text' | 'form'>) => WordForm;
  /** Of a word made of several tokens. */
  readonly ofJoined: (text: string) => WordForm;
}

/** @param kinds what a lexicon says that its words can be. */
export function createWordForms(kinds: ReadonlyMap<string, number>): WordForms {
  const formOf = (text: string): WordForm => {
    const lower = text.toLowerCase().replace(APOSTROPHE, "'");
    return { lower, flags: (FLAGS.get(lower) ?? 0) | shapeOf(text), kinds: kinds.get(lower) ?? 0 };
  };
  return { ofToken: byForm(formOf), ofJoined: remembered(MOST_JOINED, formOf) };
}

export function toWord({ text, pos, start, end }: Pick<Token, 'text' | 'pos' | 'start' | 'end'>, { lower, flags, kinds }: WordForm): Word {
  // all fields are there from the start: one shape for all words
  return { text, lower, pos, start, end, flags, kinds, finite: undefined, quotation: undefined, open: false, marked: false };
}

/** The word as a name: it has no part in the syntax of the small word that is written the same. */
export const asName = (word: Word): Word => toWord({ text: word.text, pos: 'PROPN', start: word.start, end: word.end }, { lower: word.lower, flags: word.flags & SHAPES, kinds: word.kinds });

/** The word that stands for a direct quotation. @param open it ends with a comma. */
export const quotationWord = (quotation: Quotation, open: boolean): Word => ({
  text: '', lower: '', pos: 'X', start: quotation.open, end: quotation.close, flags: 0, kinds: 0, finite: undefined, quotation, open, marked: false,
});

/** "so" + "-" + "called": the tagger splits at hyphens, the lexicons and the syntax want one word. To be asked where a HYPHEN follows. */
export function joinHyphenated(tokens: readonly Token[], i: number, formOf: WordForms['ofJoined']): { readonly word: Word; readonly next: number } | undefined {
  const first = tokens[i];
  let last = first;
  let next = i + 1;
  let text = first?.text ?? '';
  for (;;) {
    const hyphen = tokens[next];
    const part = tokens[next + 1];
    if (
      !last ||
      !hyphen ||
      !part ||
      !HYPHENS.has(hyphen.text) ||
      hyphen.start !== last.end ||
      part.start !== hyphen.end ||
      !LETTER_OR_DIGIT.test(part.text)
    )
      break;
    text += hyphen.text + part.text;
    last = part;
    next += 2;
  }
  if (!first || !last || last === first) return undefined;
  const name = CAPITAL.test(first.text) && CAPITAL.test(last.text);
  const pos = name ? 'PROPN' : last.pos === 'VERB' ? 'ADJ' : last.pos;
  return { word: toWord({ text, pos, start: first.start, end: last.end }, formOf(text)), next };
}

export const has = (word: Word | undefined, flag: number): boolean => word !== undefined && (word.flags & flag) !== 0;
export const is = (word: Word | undefined, text: string): boolean => word?.lower === text;

export const isQuotation = (word: Word | undefined): boolean => word?.quotation !== undefined;
export const isCapitalised = (word: Word | undefined): boolean => has(word, CAPITALISED);
export const isWordLike = (word: Word | undefined): boolean => word !== undefined && (word.quotation !== undefined || has(word, LETTERS) || word.pos === 'NUM');
export const isPause = (word: Word | undefined): boolean => has(word, PAUSE);
export const isSentenceEnd = (word: Word | undefined): boolean => has(word, END);

const isNominalPart = (word: Word): boolean =>
  word.pos === 'NOUN' || word.pos === 'PROPN' || word.pos === 'NUM' || word.pos === 'ADJ' || word.pos === 'X' || word.pos === 'SYM';

/**
 * Can the word stand inside a noun phrase? The tagger's mistakes are met with shape: a capital inside the sentence is a
 * name whatever the tag says.
 */
export function isNominal(words: readonly Word[], i: number): boolean {
  const word = words[i];
  if (!word || word.quotation) return false;
  if (word.lower === "'s" || word.text === "'" || word.text === '’') return word.pos === 'PART' || word.pos === 'PUNCT';
  if (word.text === '&' || word.text === '%' || word.text === '-' || word.text === '$' || word.text === '£' || word.text === '€') return true;
  if (has(word, FINITE_AUXILIARY | MODAL | COORDINATOR | SUBORDINATOR | NEGATION)) return (word.pos === 'PROPN' || word.pos === 'NOUN') && isCapitalised(word);
  if (has(word, PREPOSITION)) return false;
  if (isNominalPart(word) || (word.lower === 'acting' && isCapitalised(words[i + 1]))) return true;
  return isCapitalised(word) && (i > 0 || isCapitalised(words[i + 1])) && has(word, LETTERS);
}

/** Irregular pasts of frequent verbs; regular ones are known by -ed. */
const PASTS = new Set(
  (
    'said told went took came made gave saw got knew thought found felt left kept held brought began became wrote ran sent paid met led won lost fell rose grew hit cut put set spoke stood sat sold ' +
    'bought built caught chose drew drove fought flew forgot forgave froze heard hid laid lay lent lit meant read rode rang sang shook shot shut slept slid spent spread stole struck stuck swore swept swam ' +
    'taught threw understood woke wore bore beat bent bet bid blew broke burst cost dealt dug fed fled hung hurt let overcame quit sank shed shone shrank sought sprang stung tore withdrew wound'
  ).split(' '),
);

/** Participles that follow their noun ("a firm based in Ohio") and hardly ever are the past of their verb. */
const REDUCED = new Set(['based', 'located', 'headquartered', 'situated', 'born', 'aged', 'entitled', 'dated', 'involved']);

/** Not the bare form, which could go on with an infinitive: "to come and vote". */
export const isTensed = (word: Word | undefined): boolean =>
  word !== undefined && (has(word, FINITE_AUXILIARY | MODAL) || /(?:s|ed)$/.test(word.lower) || PASTS.has(word.lower));

/** … with their preposition right behind: "a militia allied with the army". */
const JOINED = new Set(['affiliated', 'aligned', 'allied', 'associated', 'connected', 'linked', 'tied']);

/** Is the word a finite verb, or the auxiliary that makes its group finite? Worked out when first asked. */
export function isFinite(words: readonly Word[], i: number): boolean {
  const word = words[i];
  if (!word) return false;
  word.finite ??= looksFinite(words, i);
  return word.finite;
}

/**
 * The tagger's VERB is checked against the
 * word before it, for it does not tell "the man said" from "the bill passed yesterday" or "to run".
 */
function looksFinite(words: readonly Word[], i: number): boolean {
  const word = words[i];
  if (!word || word.quotation) return false;
  const before = words[i - 1];
  if (has(word, FINITE_AUXILIARY)) return !is(before, 'to') && !has(before, MODAL) && !(has(before, NEGATION) && has(words[i - 2], MODAL));
  if (has(word, MODAL))
    return !(isCapitalised(word) && i > 0) && word.pos !== 'NOUN' && !has(before, PREPOSITION) && !(has(before, DETERMINER) && !has(before, PRONOUN));
  if (word.lower === "'s") return word.pos === 'AUX' || word.pos === 'VERB';
  // "they “preferred plain art”": behind a mark the tagger takes it for an adjective
  if (word.pos === 'ADJ' && word.marked === true && word.lower.endsWith('ed') && /^(?:he|she|they|we|i|it)$/.test(before?.lower ?? '')) return true;
  if (word.pos !== 'VERB' && word.pos !== 'AUX') return PASTS.has(word.lower) && word.pos === 'ADJ';
  if (word.lower.endsWith('ing')) return false;
  let j = i - 1;
  while (words[j]?.pos === 'ADV' || has(words[j], NEGATION)) j--;
  const governor = words[j];
  // "saying nets were lost": a noun to the syntax, with its verb behind it
  if (governor?.pos === 'VERB' && has(words[i + 1], FINITE_AUXILIARY | MODAL)) return false;
  if (has(governor, BE | HAVE | MODAL | FINITE_AUXILIARY) || is(governor, 'to') || is(governor, 'do')) return false;
  if (has(governor, PREPOSITION) || (has(governor, DETERMINER) && !has(governor, PRONOUN))) return false;
  // "a divided party", but "the bank was bankrupt | reached"
  if (governor?.pos === 'ADJ' && !isCapitalised(governor) && !has(words[j - 1], BE)) return false;
  if (REDUCED.has(word.lower)) return false;
  if (JOINED.has(word.lower) && (is(words[i + 1], 'to') || is(words[i + 1], 'with'))) return false;
  // "a statement quoted by"
  if (is(words[i + 1], 'by') && !isGerund(words[i + 2]) && (word.lower.endsWith('ed') || PASTS.has(word.lower))) return false;
  // "Asked about the port, she …"
  if (i === 0 && word.lower.endsWith('ed')) return false;
  if (word.lower.endsWith('ed') || PASTS.has(word.lower) || word.lower.endsWith('s')) return true;
  // a bare form needs a plural or a pronoun before it
  return has(governor, PRONOUN) || (governor !== undefined && /s$|people$|men$|^police$/.test(governor.lower));
}

/** Prepositions in -ing, and "acting" before an office. */
const NO_GERUNDS = new Set(['according', 'including', 'following', 'concerning', 'regarding', 'during', 'pending', 'notwithstanding', 'acting']);

/** "-ing" as the head of a phrase: "citing UN statements". */
export const isGerund = (word: Word | undefined): boolean =>
  word !== undefined &&
  word.lower.length > 4 &&
  word.lower.endsWith('ing') &&
  !NO_GERUNDS.has(word.lower) &&
  (word.pos === 'VERB' || word.pos === 'AUX');
