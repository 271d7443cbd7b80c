import type { Token } from '../model';
import { isDash } from './dates';
import { glued, isCapital, isNumeral } from './lexer';
import { CURRENCY_PARTS, CURRENCY_SIGNS, CURRENCY_WORDS, RESULTS, SCALES, SUFFIXES, UNIT_FORMS } from './lexicon';
import { fractionInDigits, mixedFraction } from './numberPhrase';
import { findPhrase } from './phrases';
import { isPluralNoun } from './words';

/** Digits strung together: phone numbers, scores of sets, numbers of documents, "24/7", "50-50". */
export function skipChain(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const before = tokens[at - 1];
  if (before?.text.endsWith('+') && glued(before, token) && /^\d{1,5}$/.test(token.text) && isPhone(joined(tokens, at + 1, at + 9))) return endOfPhone(tokens, at);
  if (before?.text === '(' && /^\d{3,4}$/.test(token.text) && tokens[at + 1]?.text === ')' && /^\d{3}$/.test(tokens[at + 2]?.text ?? '') && isDash(tokens[at + 3])) return endOfPhone(tokens, at);
  let end = at;
  let links = 0;
  while (isDash(tokens[end + 1]) || tokens[end + 1]?.text === '/' || tokens[end + 1]?.text === ':') {
    if (!glued(tokens[end], tokens[end + 1]) || !glued(tokens[end + 1], tokens[end + 2]) || !isNumeral(tokens[end + 2])) break;
    end += 2;
    links++;
  }
  if (links === 0) return undefined;
  if (/^\d{3,4}$/.test(tokens[end + 1]?.text ?? '') && isDash(tokens[end + 2]) && glued(tokens[end + 1], tokens[end + 2]) && /^\d{4}$/.test(tokens[end + 3]?.text ?? '')) return endOfPhone(tokens, at);
  const first = token.text;
  const last = tokens[at + 2]?.text ?? '';
  if (links > 1) return mixedFraction(tokens, at) === undefined ? end + 1 : undefined;
  if (tokens[at + 1]?.text === '/') {
    const of = tokens[at + 3]?.lower;
    return of === 'of' || of === 'majority' || before?.lower === 'and' || (fractionInDigits(tokens, at) !== undefined && tokens[at + 3]?.pos === 'NOUN') ? undefined : end + 1;
  }
  if (/^\d{3}$/.test(first) && /^\d{4}$/.test(last) && !tokens[at + 1]?.text.includes('–')) return end + 1; // 555-1234
  if (/^0\d/.test(first) || /^0\d/.test(last)) return end + 1;
  // "3-1", "52-48": no range where it falls, where nothing is counted, or where somebody won
  if (/^\d{1,3}$/.test(first) && /^\d{1,3}$/.test(last) && before?.text !== '$' && !hasUnit(tokens, end + 1)) {
    return Number(first) >= Number(last) || !countsPlural(tokens, end + 1) || isResult(tokens, at, end + 1) ? end + 1 : undefined;
  }
  return undefined;
}

const UNIT_WORDS: ReadonlySet<string> = new Set(['%', 'percent', 'per', 'pct', 'percentage', 'basis', 'm', 'b', 't', '°']);

/** A unit, a scale or a percent sign follows. */
export function hasUnit(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  const word = token.text === '-' ? (tokens[at + 1]?.lower ?? '') : token.lower;
  return SCALES.has(word) || SUFFIXES.has(word) || CURRENCY_WORDS.has(word) || CURRENCY_SIGNS.has(word) || CURRENCY_PARTS.has(word) || UNIT_WORDS.has(word) || findPhrase(UNIT_FORMS, tokens, at) !== undefined;
}

/** Right behind token `at - 1` a plural is counted: "3-4 goals", "5 Danish boats". */
export function countsPlural(tokens: readonly Token[], at: number): boolean {
  return isPluralNoun(tokens[at]) || (tokens[at]?.pos === 'ADJ' && isPluralNoun(tokens[at + 1])) || (isCapital(tokens[at]) && isPluralNoun(tokens[at + 1]));
}

/** Groups of digits behind a plus sign, six digits and more: "1 6603377", "2) 981 8569". */
function isPhone(behind: string): boolean {
  const groups = /^(?:[\s()–-]*\d{1,8}(?=[\s)–-]))+/.exec(behind)?.[0] ?? '';
  return groups.replace(/\D/g, '').length >= 6;
}

function joined(tokens: readonly Token[], from: number, to: number): string {
  let text = '';
  for (const token of tokens.slice(from, to)) text += `${token.text} `;
  return text;
}

function endOfPhone(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (end - at < 20 && (isNumeral(tokens[end]) || /^[-()–/.]$/.test(tokens[end]?.text ?? ''))) end++;
  return end;
}

/** "won 3-1", "a 2-0 victory", "beat them by 3 to 2": a result within a few words. */
export function isResult(tokens: readonly Token[], from: number, end: number): boolean {
  for (let back = 1; back <= 6; back++) if (RESULTS.has(tokens[from - back]?.lower ?? '') || RESULTS.has(tokens[from - back]?.lemma ?? '')) return true;
  for (let ahead = 0; ahead < 2; ahead++) if (RESULTS.has(tokens[end + ahead]?.lower ?? '')) return true;
  return false;
}
