import { datelineLength } from '../../article/dateline';
import type { Span } from '../../model';
import type { TaggedLine, Token } from '../model';
import { endsBehindAbbreviation } from './abbreviations';
import { ALONE, HEDGED, mayHedge, TRIGGER, type ClaimLexicon } from './lexicon/loadLexicon';
import { findQuotations, type Quotation } from './quotations';
import {
  asName,
  COLON,
  FULL_STOP,
  has,
  HYPHEN,
  isCapitalised,
  isSentenceEnd,
  isWordLike,
  joinHyphenated,
  LETTER_STOP,
  OPENING_BRACKET,
  PREPOSITION,
  quotationWord,
  QUOTE_MARK,
  SHORT_NAME,
  SINGLE_MARK,
  toWord,
  WORD_STOP,
  type Word,
  type WordForm,
} from './words';

/** A sentence (of the text, or of a direct quotation) as the claim rules read it; direct quotations in it are one word each. */
export interface ClaimSentence {
  readonly words: readonly Word[];
  /** What its words can be, all together: without TRIGGER (or a colon) it is not worth reading. */
  readonly kinds: number;
  /** Has a colon. */
  readonly colon: boolean;
  /** One of its words stands for a direct quotation. */
  readonly quoting: boolean;
  /** The direct quotation the sentence is part of. */
  readonly within: Quotation | undefined;
}

export interface LineSentences {
  /** In the order of the text; the sentences of a quotation follow the one that holds it. */
  readonly sentences: readonly ClaimSentence[];
  readonly bySpan: ReadonlyMap<Quotation, readonly ClaimSentence[]>;
  readonly quotations: readonly Quotation[];
}

/** Words in brackets beyond this many are a remark of their own and no part of the sentence's syntax or claim. */
const MAX_BRACKET = 60;
/** Of a line without quotations: most have none, and these are looked at alone. */
const NO_SPANS = new Map<Quotation, ClaimSentence[]>();
const NO_STARTS = new Map<number, Quotation>();
const NO_MARKS = new Set<number>();
/** Longer ones are lists or no prose at all; cut here, what looks around inside a sentence stays linear in the text. */
const MAX_WORDS = 160;
/** An abbreviation beside words in small letters, or a "Miss" before a name. */
const isName = (word: Word, next: Token | undefined, before: Word | undefined): boolean =>
  has(word, SHORT_NAME) && (word.text === 'Miss' ? next?.pos === 'PROPN' : isMixed(next ?? before));
const isMixed = (token: { readonly text: string } | undefined): boolean => token !== undefined && /\p{Ll}/u.test(token.text);
/** Behind the last token. */
const NO_FORM: WordForm = { lower: '', flags: 0, kinds: 0 };
/** Titles whose full stop the tagger takes for the end of a sentence: "the Rev. Ida Holm". */
const TITLE = /^(?:Atty|Cpl|Det|Fr|Hon|Insp|Msgr|Pvt|Reps|Rev|Sens|Supt)$/;

/**
 * Cuts a line into sentences, looking into direct quotations. Marks around single words or pieces of a sentence
 * ("the “Islamic State” militants") are left out of the syntax, and so is what stands in brackets.
 */
export function readSentences(line: TaggedLine, lexicon: Pick<ClaimLexicon, 'speaking' | 'forms'>): LineSentences {
  const isReportingVerb = (word: string) => lexicon.speaking.has(word);
  const quotations = findQuotations(line.text);
  const bySpan = quotations.length === 0 ? NO_SPANS : new Map<Quotation, ClaimSentence[]>();
  const sentences: ClaimSentence[] = [];
  const starts = quotations.length === 0 ? NO_STARTS : new Map<number, Quotation>();
  const marks = quotations.length === 0 ? NO_MARKS : new Set<number>();
  for (const quotation of quotations) {
    if (!starts.has(quotation.open)) starts.set(quotation.open, quotation);
    marks.add(quotation.open);
    if (quotation.closed) marks.add(quotation.end);
  }

  const formAt = (i: number): WordForm => {
    const token = line.tokens[i];
    return token ? lexicon.forms.ofToken(token) : NO_FORM;
  };

  const collect = (from: number, to: number, within: Quotation | undefined): ClaimSentence[] => {
    const own: ClaimSentence[] = [];
    const inner: ClaimSentence[] = [];
    let words: Word[] = [];
    let kinds = 0;
    let opened = false;
    let colon = false;
    let quoting = false;
    const finish = () => {
      if (words.some(isWordLike)) {
        const sentence: ClaimSentence = { words, kinds, colon, quoting, within };
        own.push(sentence);
        sentences.push(sentence);
      }
      if (inner.length > 0) sentences.push(...inner.splice(0));
      words = [];
      kinds = 0;
      colon = false;
      quoting = false;
    };
    let next = formAt(from);
    for (let i = from, known = from; i < to; i++) {
      const token = line.tokens[i];
      if (!token) break;
      const form = i === known ? next : formAt(i);
      next = formAt(i + 1);
      known = i + 1;
      if ((form.flags & OPENING_BRACKET) !== 0) {
        const end = bracketEnd(line.tokens, i, to);
        if (end > i) {
          i = end;
          continue;
        }
      }
      const quotation = starts.size === 0 ? undefined : starts.get(token.start);
      if (quotation && quotation !== within) {
        const end = tokenAt(line.tokens, quotation.end, i + 1, to);
        if (isDirect(line, i, end, quotation, words, isReportingVerb)) {
          const mark = sentences.length;
          bySpan.set(quotation, collect(i + 1, end, quotation));
          inner.push(...sentences.splice(mark));
          const before = words.at(-1);
          if (isSentenceEnd(before)) finish();
          kinds |= TRIGGER;
          quoting = true;
          words.push(quotationWord(quotation, endsOpen(line.tokens, end)));
          i = line.tokens[end] && quotation.closed && end < to ? end : end - 1;
          if (endsSentence(line.tokens, end, i + 1, to, isReportingVerb)) finish();
          continue;
        }
      }
      const isMark = (form.flags & QUOTE_MARK) !== 0 || ((form.flags & SINGLE_MARK) !== 0 && marks.has(token.start));
      if (isMark && token.pos === 'PUNCT') {
        opened = starts.has(token.start);
        continue;
      }
      if ((form.flags & FULL_STOP) !== 0 && isCapitalised(words.at(-1)) && TITLE.test(words.at(-1)?.text ?? '') && /^\p{Lu}/u.test(line.tokens[i + 1]?.text ?? '')) continue;
      const joined = (next.flags & HYPHEN) === 0 ? undefined : joinHyphenated(line.tokens, i, lexicon.forms.ofJoined);
      if (joined && joined.next <= to) i = joined.next - 1;
      const read = joined ? joined.word : toWord(token, form);
      const word = isName(read, line.tokens[i + 1], words.at(-1)) ? asName(read) : read;
      if (opened) word.marked = true;
      opened = false;
      if ((word.kinds & ALONE) !== 0 || mayHedge(words.at(-1)?.kinds ?? 0, word.kinds)) kinds |= HEDGED;
      words.push(word);
      colon ||= (word.flags & COLON) !== 0;
      kinds |= word.kinds;
      const ends = isSentenceEnd(word) || (has(word, LETTER_STOP | WORD_STOP) && endsBehindAbbreviation(word, words.at(-2), line.tokens[i + 1], line.tokens[i + 2]));
      if ((ends && startsSentence(line.tokens[i + 1], word.end)) || words.length >= MAX_WORDS) finish();
    }
    finish();
    return own;
  };
  const dateline = datelineLength(line.text);
  collect(dateline === 0 ? 0 : tokenAt(line.tokens, dateline, 0, line.tokens.length), line.tokens.length, undefined);
  return { sentences, bySpan, quotations };
}

/** Does what stands before token `end` (a closing mark) end with a comma? */
const endsOpen = (tokens: readonly Token[], end: number): boolean =>
  tokens[end - 1]?.text === ',' || (/^['’]$/.test(tokens[end - 1]?.text ?? '') && tokens[end - 2]?.text === ',');

function bracketEnd(tokens: readonly Token[], open: number, to: number): number {
  for (let i = open + 1; i < Math.min(to, open + MAX_BRACKET); i++) {
    const text = tokens[i]?.text;
    if (text === ')' || text === ']') return i;
    if (text === '(') return open;
  }
  return open;
}

/** First token at or behind an offset. */
function tokenAt(tokens: readonly Token[], offset: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param behind the end of the punctuation before it: in "magnitude-7.7" the tagger cuts the number. */
const startsSentence = (token: Token | undefined, behind: number): boolean => token === undefined || !(goesOn(token.text) || (token.start === behind && token.pos === 'NUM'));

const CAPITAL_A = 65;
const CAPITAL_Z = 90;
function goesOn(text: string): boolean {
  const code = text.charCodeAt(0);
  return !(code >= CAPITAL_A && code <= CAPITAL_Z) && /^[\p{Ll},;:)]/u.test(text);
}

/**
 * Is it somebody's speech rather than words the writer holds with tongs? Speech begins a sentence or follows a comma, a
 * colon or a reporting verb, has more than one word, and ends with punctuation inside or right behind the mark.
 */
function isDirect(
  line: TaggedLine,
  mark: number,
  end: number,
  quotation: Quotation,
  words: readonly Word[],
  isReportingVerb: (word: string) => boolean,
): boolean {
  const before = words.at(-1);
  const recent = words.slice(-12);
  if (end - mark - 1 < 2) return false;
  const first = line.tokens[mark + 1];
  // “Why, ‘I will go,’” he said: the inner mark stands behind the comma
  const last = /^['’]$/.test(line.tokens[end - 1]?.text ?? '') ? line.tokens[end - 2] : line.tokens[end - 1];
  const after = line.text.charAt(quotation.close);
  const ends =
    (last !== undefined && /[.,?!…;—–-]$/.test(last.text)) ||
    !quotation.closed ||
    /[,.?!;]/.test(after) ||
    quotation.close >= line.text.trimEnd().length;
  if (!ends || !first) return false;
  if (before === undefined || isSentenceEnd(before) || before.text === ':' || before.quotation) return true;
  if (before.text === ',' || before.text === '–' || before.text === '—' || before.text === ';') return end - mark - 1 > 2;
  if (!/^\p{Lu}/u.test(first.text) || has(before, PREPOSITION)) return false;
  if (isReportingVerb(before.lower)) return true;
  // "told Reuters “We have …”"
  return end - mark - 1 > 4 && last !== undefined && /^[.?!,]/.test(last.text) && recent.some((word) => isReportingVerb(word.lower));
}

/** Does the sentence end with this quotation? Not where the speaker follows: “Why?” asked Smith; “Why?” Smith asked. */
function endsSentence(tokens: readonly Token[], quoteEnd: number, next: number, to: number, isReportingVerb: (word: string) => boolean): boolean {
  const last = tokens[quoteEnd - 1];
  if (!last || !/^[.?!…]/.test(last.text)) return false;
  const first = tokens[next];
  if (!first || next >= to) return true;
  if (/^\p{Ll}/u.test(first.text)) return false;
  for (let i = next; i < Math.min(to, next + 9); i++) {
    const word = tokens[i];
    if (!word || /^[.;:?!"“]/.test(word.text)) return true;
    if (isReportingVerb(word.lower)) return /^that$/i.test(tokens[i + 1]?.lower ?? '') || last.text === '.';
  }
  return true;
}

/** The tagger leaves the full stop on some last words ("ill."). */
function lastOffset(word: Word | undefined, final: boolean): number | undefined {
  return word && final && /^\p{Ll}+\.$/u.test(word.text) ? word.end - 1 : word?.end;
}

/** Where the words of a sentence stand, without its final punctuation. */
export function spanOfWords(words: readonly Word[], from: number, to: number): Span | undefined {
  let first = from;
  let last = to - 1;
  while (first <= last && !isWordLike(words[first])) first++;
  while (last >= first && !isWordLike(words[last]) && !['%', '$', '£', '€', "'", "'s"].includes(words[last]?.lower ?? '')) last--;
  const start = words[first]?.start;
  const end = lastOffset(words[last], last === words.length - 1);
  return start === undefined || end === undefined || first > last ? undefined : { start, end };
}
