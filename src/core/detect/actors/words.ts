import { foldName } from '../../corpus/nameVariants';
import { byForm } from '../byForm';
import type { PartOfSpeech, TaggedLine, Token } from '../model';
import { remembered } from '../remembered';
import { Bit, type Vocabulary } from './vocabulary';

/** How a word is written. */
export const enum Shape {
  Lower,
  /** A capital and small letters; also `McDonald`, `d'Estaing`. */
  Title,
  /** Two capitals or more and nothing else. */
  Caps,
  /** `W.`, `J.R.R.`, `U.S.` */
  Initials,
  Number,
}

/** How a sentence is written: where every word has a capital, a capital says nothing. */
export const enum Setting {
  Normal,
  /** Putin Vows to Strike Back */
  Headline,
  /** PUTIN VOWS TO STRIKE BACK */
  AllCaps,
}

/** What the letters of a name speak for, as bits. */
export const Look = { Organization: 1, Surname: 2 } as const;

/** A word of a line. Hyphens part words, apostrophes inside do not; offsets are relative to the line. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Folded, without periods: what lexicons are asked for. */
  readonly key: string;
  readonly shape: Shape;
  /** What stands before it: ' ', '-' for a tight hyphen, '&', else the trimmed characters in between. */
  readonly gap: string;
  /** A possessive 's or ' follows. */
  readonly possessive: boolean;
  /** Its capital says little: first of a sentence, behind a quotation mark or a colon. */
  readonly initial: boolean;
  /** First of a sentence as the tagger sees them. */
  readonly opens: boolean;
  /** How the sentence around it is written. */
  setting: Setting;
  /** Whether its capital is a sign of a name here; set once the case of the whole sentence is known. */
  capital: boolean;
  readonly bits: number;
  /** Bits of Look. */
  readonly looks: number;
  readonly pos: PartOfSpeech;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const SURNAME_ENDING = /(?:ov|ev|off|sky|ski|skii|ska|skaya|vich|vic|enko|uk|yan|ian|shvili|dze|adze|son|sen|sson|berg|stein|mann|man|ez|es|ini|ino|elli|etti|escu|oglu|zadeh|poulos|idis|akis|ova|eva|aya|zai|nen|aite|auskas|wala|kar|singh|ski|czyk|wicz|ton|field|worth)$/;
const ORG_ENDING = /(?:tech|soft|corp|sys|bank|gaz|oil|neft|tel|prom|mart|pharm|media|gen|tron|ix|tv|flot|avia|invest|energo|com)$/;
/** YouTube, GenCorp; not McDonald, DeGeneres. */
const INNER_CAPITAL = /^(?!Mc|Mac|De|Di|La|Le|Van|Fitz|O['’])\p{Lu}\p{Ll}+\p{Lu}/u;
/** The same where it is one character. */
const OPENING_SIGNS = new Set('"“”„«‘:—–•*|;-');
const OPENING = /["“”„«‘:—–•*|;]|''|``|^-$|\s-$/;

const isDigit = (code: number) => code >= 48 && code <= 57;
const isUpperAscii = (code: number) => code >= 65 && code <= 90;
const isLowerAscii = (code: number) => code >= 97 && code <= 122;
const isApostrophe = (code: number) => code === 39 || code === 0x2019 || code === 0x2bc;

function isWordCode(code: number): boolean {
  if (code < 128) return isLowerAscii(code) || isUpperAscii(code) || isDigit(code);
  return !(code >= 0x2000 && code < 0x2070) && LETTER.test(String.fromCharCode(code)); // spaces, dashes and quotation marks stand there
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return isUpperAscii(code);
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
}

/** 0 behind the end: what is compiled for characters alone is thrown away at the first that is none. */
const codeAt = (line: string, at: number): number => (at < line.length ? line.charCodeAt(at) : 0);

/** End of the word that starts at `from`; periods belong to it inside `U.S.` and after a single capital. */
function wordEnd(line: string, from: number): number {
  let at = from;
  for (; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (isWordCode(code)) continue;
    const next = codeAt(line, at + 1);
    if (isApostrophe(code) && at > from && isWordCode(next)) {
      const possessive = (next === 115 || next === 83) && !isWordCode(codeAt(line, at + 2));
      if (!possessive) continue;
    } else if (code === 38 && at > from && isUpper(line, at - 1) && isUpper(line, at + 1)) {
      continue; // AT&T
    } else if (code === 46 && at > from && isLowerAscii(next) && isLowerAscii(codeAt(line, at + 2)) && !isDigit(codeAt(line, at - 1))) {
      continue; // Booking.com
    } else if (code === 46 && isUpper(line, at - 1) && (at - 1 === from || codeAt(line, at - 2) === 46)) {
      continue;
    }
    break;
  }
  return at;
}

function shapeOf(text: string): Shape {
  if (isDigit(text.charCodeAt(0))) return /^\d+(?:st|nd|rd|th)?$/.test(text) || !/[A-Z]/.test(text) ? Shape.Number : Shape.Caps;
  if (text.endsWith('.') || text.length === 1) return isUpper(text, 0) ? Shape.Initials : Shape.Lower;
  if (/^i[A-Z]/.test(text)) return Shape.Lower; // iPhone
  let upper = 0;
  for (let at = 0; at < text.length; at++) if (isUpper(text, at)) upper++;
  if (upper === 0) return Shape.Lower;
  if (!isUpper(text, 0)) return /^[dl]['’]\p{Lu}/u.test(text) ? Shape.Title : upper > 0 ? Shape.Title : Shape.Lower;
  return upper > 1 && text === text.toUpperCase() ? Shape.Caps : Shape.Title;
}

const PERIODS = /\./g;

/** The end of a word of small ASCII letters alone (most words), or `from` if it is another. */
function smallEnd(line: string, from: number): number {
  let at = from;
  while (isLowerAscii(codeAt(line, at))) at++;
  return endsSmall(line, at) ? at : from;
}

/** Whether a word of small letters ends before that place, whatever it is part of. */
function endsSmall(line: string, at: number): boolean {
  const code = codeAt(line, at);
  return code === 32 || at === line.length || !(isApostrophe(code) || code === 46 || isWordCode(code));
}

/** What is so of a word wherever it stands. */
export type WordForm = Pick<Word, 'key' | 'shape' | 'bits' | 'looks'>;

/** Names recur; what their form says is worked out once, within this bound. */
const MOST_FORMS = 20_000;

const SMALL = /^[a-z]+$/;
const NOT_SMALL: WordForm = { key: '', shape: Shape.Lower, bits: 0, looks: 0 };

function looksOf(text: string, key: string): number {
  return (ORG_ENDING.test(key) || INNER_CAPITAL.test(text) ? Look.Organization : 0) | (SURNAME_ENDING.test(key) ? Look.Surname : 0);
}

/** What the words of a line are asked for: of most of them it is known from the token that the word is. */
export interface WordLexicon {
  /** Of a word of small ASCII letters and nothing else. */
  readonly small: (text: string) => WordForm;
  /** NOT_SMALL for any other. */
  readonly plainToken: (token: Token) => WordForm;
  /** Of any other word. */
  readonly other: (text: string) => WordForm;
  readonly otherToken: (token: Token) => WordForm;
}

export function createWordLexicon(vocabulary: Vocabulary): WordLexicon {
  const small = (text: string): WordForm => ({ key: text, shape: Shape.Lower, bits: vocabulary.bitsAt(text, 0, text.length), looks: looksOf(text, text) });
  const plain = (text: string): WordForm => (SMALL.test(text) ? small(text) : NOT_SMALL);
  const other = (text: string): WordForm => {
    const key = foldName(text).replace(PERIODS, '');
    return { key, shape: shapeOf(text), bits: vocabulary.bitsOf(key), looks: looksOf(text, key) };
  };
  return { small, plainToken: byForm(plain), other: remembered(MOST_FORMS, other), otherToken: byForm(other) };
}

/** @param trimmed what stands between two words, where it is more than a space or a tight hyphen. */
const trimmedGap = (trimmed: string): string => (trimmed === '' ? ' ' : trimmed === '-' ? '–' : trimmed);

/** Cuts a tagged line into words. Linear in the line. */
export function wordsOf({ text: line, tokens, sentences }: TaggedLine, lexicon: WordLexicon): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let nextToken = 0;
  let at = 0;
  let last = 0;
  let pendingSentence = false;
  while (at < line.length) {
    if (!isWordCode(line.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    for (; sentence < sentences.length && (sentences[sentence]?.start ?? 0) <= start; sentence++) pendingSentence = true;
    while (nextToken < tokens.length - 1 && (tokens[nextToken]?.end ?? 0) <= start) nextToken++;
    const token = tokens[nextToken];
    const plain = token?.start === start ? lexicon.plainToken(token) : NOT_SMALL;
    let end = token?.end ?? start;
    let text = token?.text ?? '';
    let form = plain;
    if (plain === NOT_SMALL || !endsSmall(line, end)) {
      const small = smallEnd(line, start);
      end = small > start ? small : wordEnd(line, start);
      const same = token?.start === start && token.end === end ? token : undefined;
      text = same?.text ?? line.slice(start, end);
      form = small > start ? lexicon.small(text) : same ? lexicon.otherToken(same) : lexicon.other(text);
    }
    const { key, shape, bits, looks } = form;
    at = end;
    let possessive = false;
    const behind = codeAt(line, end);
    if (isApostrophe(behind)) {
      const s = codeAt(line, end + 1) | 32;
      if (s === 115 && !isWordCode(codeAt(line, end + 2))) {
        possessive = true;
        at = end + 2;
      } else if (key.endsWith('s') && codeAt(line, end + 1) === 32 && isWordCode(codeAt(line, end + 2))) {
        possessive = true;
        at = end + 1;
      }
    } else if (behind === 32 && line.startsWith(" 's", end) && !isWordCode(codeAt(line, end + 3))) {
      possessive = true;
      at = end + 3;
    }
    // The period of an abbreviation is part of it, unless it may as well end the line.
    if (behind === 46 && (bits & Bit.Dotted) !== 0 && line.slice(end + 1, end + 3).trim() !== ''){
      at = end = end + 1;
      text = line.slice(start, end);
    }
    const raw = start === last + 1 ? line.charAt(last) : line.slice(last, start);
    const gap = raw === ' ' || raw === '' || raw === '-' || raw === '/' ? raw : trimmedGap(raw.trim());
    const initial = pendingSentence || words.length === 0 || (gap !== ' ' && gap !== ',' && (gap.length === 1 ? OPENING_SIGNS.has(gap) : OPENING.test(gap)));
    words.push({
      start, end, text, key, shape, gap, possessive, initial, bits, looks, opens: pendingSentence, setting: Setting.Normal,
      capital: shape === Shape.Title || shape === Shape.Caps || shape === Shape.Initials,
      pos: token?.pos ?? 'X',
    });
    pendingSentence = false;
    last = at;
  }
  return words;
}
