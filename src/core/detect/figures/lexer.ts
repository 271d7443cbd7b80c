import { bitsByForm, NO_FORM } from '../byForm';
import type { TaggedLine, Token } from '../model';
import { CARDINALS, CURRENCY_SIGNS, FRACTIONS, FRACTION_SIGNS, MONTHS, MULTIPLES, PLURAL_MAGNITUDES, SCALES } from './lexicon';

const starters: ReadonlySet<string> = new Set([CARDINALS, SCALES, PLURAL_MAGNITUDES, FRACTIONS, FRACTION_SIGNS, MULTIPLES].flatMap((map) => [...map.keys()]));

/** Every word and sign that a figure can begin with, besides digits. */
const openers: ReadonlySet<string> = new Set([
  ...starters, ...MONTHS.keys(), ...[...MONTHS.keys()].map((month) => `${month}.`), ...CURRENCY_SIGNS.keys(),
  'a', 'an', 'several', 'few', 'many', 'couple', 'minus', 'us', 'u.s.', '-', '−', '–', "'", '’', '‘',
]);

/** What the letters of a token tell, as bits. */
const MAY_COUNT = 1;
const MAY_OPEN = 2;
const HAS_DIGIT = 4;
/** A full stop alone. */
const POINT = 8;
/** Behind it a short word with a full stop may be a unit. */
const LEADS_UNIT = 16;
const DOLLAR = 32;
/** Cut otherwise than by the tagger. */
const TO_SPLIT = 64;
const signsOf = bitsByForm((text) => {
  const lower = text.toLowerCase();
  const first = isDigit(text.charCodeAt(0));
  const counts = first || isDigit(text.charCodeAt(text.length - 1)) || starters.has(lower);
  const numeral = startsNumeral(text);
  const signs = (text === '.' ? POINT : 0) | (numeral || text === '°' || text === '/' ? LEADS_UNIT : 0) | (text === '$' ? DOLLAR : 0) | (hasDigitIn(text) && needsSplit(text) ? TO_SPLIT : 0);
  return signs | (counts ? MAY_COUNT : 0) | (numeral || openers.has(lower) ? MAY_OPEN : 0) | (hasDigitIn(text) ? HAS_DIGIT : 0);
});

const NUMERAL = /^\d+(?:[.,]\d+)*$/;
const PIECES = /\d+(?:[.,]\d+)*|(?<!\d)\.\d+|[\p{L}\p{M}'’]+|[^]/gu;
/** Words that carry a number behind letters and are no name: "mid-2005". */
const PREFIXED_YEAR = /^(?:(?:mid|early|late|pre|post)-?|fy|cy)\d{4}$/i;
const LETTERS_DIGITS = /^([\p{L}.]{1,3}\p{Sc}?)\d[\d.,]{0,20}(?:k|m|mn|bn|tn)?$/u;

/**
 * The tokens of a line as the figure grammar wants them: a run of digits (with its separators) is one token, what is
 * glued to it another. Names such as "G7" or "Su-27" stay whole.
 * @returns undefined where no token can be part of a figure, which is the common, cheap case.
 */
export function lex(line: TaggedLine): readonly Token[] | undefined {
  const { tokens } = line;
  let signs = 0;
  for (const token of tokens) signs |= signsOf(token);
  if ((signs & MAY_COUNT) === 0) return undefined;
  /** From the first token on that is cut otherwise than by the tagger. */
  let out: Token[] | undefined;
  let leadsUnit = false;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    const own = signsOf(token);
    if ((own & (HAS_DIGIT | POINT)) === 0 && !(leadsUnit && isUnitWithDot(token))) {
      out?.push(token);
      leadsUnit = (own & LEADS_UNIT) !== 0;
      at++;
      continue;
    }
    const hasDigit = (own & HAS_DIGIT) !== 0;
    const end = endOfDigits(tokens, at, hasDigit);
    if (end > at + 1) split(line.text.slice(token.start, tokens[end - 1]?.end), token.start, (out ??= tokens.slice(0, at)));
    else if (hasDigit ? (own & TO_SPLIT) !== 0 : token.text !== '.') split(token.text, token.start, (out ??= tokens.slice(0, at)));
    else out?.push(token);
    const last = (out ?? tokens)[(out?.length ?? end) - 1];
    leadsUnit = last !== undefined && (signsOf(last) & LEADS_UNIT) !== 0;
    at = end;
  }
  return out ?? tokens;
}

export function isNumeral(token: Token | undefined): boolean {
  return token !== undefined && startsNumeral(token.text);
}

function startsNumeral(text: string): boolean {
  return isDigit(text.charCodeAt(0)) || (text.length > 1 && text.startsWith('.') && isDigit(text.charCodeAt(1)));
}

/** Whether a figure can begin at token `at`: one look-up keeps most words away from the grammar. */
export function mayBegin(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || (signsOf(token) & MAY_OPEN) !== 0) return token !== undefined;
  const next = tokens[at + 1];
  // letters before a "$" that the tagger set apart: "NT" "$"
  return next !== undefined && (signsOf(next) & DOLLAR) !== 0 && glued(token, next);
}

/** No space between the two. */
export function glued(left: Token | undefined, right: Token | undefined): boolean {
  return left !== undefined && left.end === right?.start;
}

export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && !token.lower.startsWith(token.text.charAt(0));
}

/** "km/h" and "kg." behind a number: the full stop may be the sentence's. A month keeps it. */
function isUnitWithDot({ text, lower }: Token): boolean {
  return text.includes('/') || (text.endsWith('.') && /^\p{L}{1,3}\.$/u.test(text) && !MONTHS.has(lower.slice(0, -1)));
}

/** The tagger cuts "10.30pm" into "10.3" and "0pm": tokens with digits and points that touch are read anew as one text. */
function endOfDigits(tokens: readonly Token[], at: number, hasDigit: boolean): number {
  if (!hasDigit || startsWithLetter(tokens[at]?.text ?? '')) return isLeadingPoint(tokens, at) ? at + 2 : at + 1;
  let end = at + 1;
  for (let next = end; glued(tokens[next - 1], tokens[next]); next++) {
    const { text = '' } = tokens[next] ?? {};
    if (hasDigitIn(text) && !startsWithLetter(text)) end = next + 1;
    else if (!isPoint(tokens[next])) break;
  }
  return end;
}

/** The point of ".5" and "$.50". */
function isLeadingPoint(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (tokens[at]?.text !== '.' || !glued(tokens[at], tokens[at + 1]) || !isNumeral(tokens[at + 1])) return false;
  return !glued(before, tokens[at]) || !/[\p{L}\d.)]$/u.test(before?.text ?? '');
}

function isPoint(token: Token | undefined): boolean {
  return token?.text === '.' || token?.text === ':';
}

function hasDigitIn(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isDigit(text.charCodeAt(at))) return true;
  return false;
}

function startsWithLetter(text: string): boolean {
  return !isDigit(text.charCodeAt(0)) && /^\p{L}/u.test(text);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function needsSplit(text: string): boolean {
  const first = text.charCodeAt(0);
  if (isDigit(first)) return !NUMERAL.test(text);
  if (text.length > 30) return false;
  if (PREFIXED_YEAR.test(text)) return true;
  if (!/^\p{L}/u.test(text)) return isDigit(text.charCodeAt(text.length - 1));
  const head = LETTERS_DIGITS.exec(text)?.[1];
  return head !== undefined && CURRENCY_SIGNS.has(head.toLowerCase());
}

function split(glued: string, from: number, out: Token[]): void {
  for (const { 0: text, index } of glued.matchAll(PIECES)) {
    const start = from + index;
    out.push({ text, lower: text.toLowerCase(), pos: hasDigitIn(text) ? 'NUM' : 'X', lemma: text.toLowerCase(), form: NO_FORM, start, end: start + text.length });
  }
}
