import type { Token } from '../model';
import { isDash } from './dates';
import { glued, isCapital, isNumeral } from './lexer';
import { CARDINALS, FRACTIONS, INDICES, LABELS, LEVEL_VERBS, MONTHS, NAME_HEADS, SCALES, STREETS, SUFFIXES, WEEKDAYS } from './lexicon';
import { countsPlural, hasUnit, skipChain } from './numberChains';
import { isPluralNoun } from './words';

const LETTER = /^\p{L}/u;
const HALF_DAYS: ReadonlySet<string> = new Set(['am', 'pm', 'a.m.', 'p.m.', 'a.m', 'p.m', "o'clock", 'o’clock', 'gmt', 'utc', 'hrs']);

const ERAS: ReadonlySet<string> = new Set(['bc', 'b.c.', 'bce', 'b.c.e.', 'ad', 'a.d.', 'ce']);

/**
 * Where digits that are no quantity end: addresses of the web, phone numbers, times of day, scores, versions, labels,
 * ordinals, compounds with a hyphen, list markers, ages of names ("G7" never comes here).
 * @returns the token behind them, or undefined where the number at `at` may be a figure.
 */
export function skipNonFigure(tokens: readonly Token[], at: number, lineText: string): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (!isNumeral(token)) return skipWord(tokens, at);
  return (
    skipAddress(tokens, at, lineText) ??
    skipSignOff(tokens, lineText) ??
    skipRow(tokens, at) ??
    skipTime(tokens, at) ??
    skipChain(tokens, at) ??
    skipMarker(tokens, at) ??
    skipLabelled(tokens, at) ??
    skipSuffixed(tokens, at)
  );
}

/** What stands before digits inside an address or a name of files: letters do not come here. */
const ADDRESS_GLUE: ReadonlySet<number> = new Set([...'/.-_=#&?@%:+~'].map((sign) => sign.charCodeAt(0)));

/** Digits inside a URL, an e-mail address, a file name, a handle, a hash tag. */
function skipAddress(tokens: readonly Token[], at: number, text: string): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.start === 0 || !ADDRESS_GLUE.has(text.charCodeAt(token.start - 1))) return undefined;
  let start = token.start;
  for (let back = 0; back < 120 && start > 0 && text.charCodeAt(start - 1) > 32; back++) start--;
  const head = text.slice(start, token.start);
  if (!/:\/\/|www\.|[@#&=_]|\p{L}[./]\p{L}/iu.test(head)) return undefined;
  let end = at + 1;
  while (glued(tokens[end - 1], tokens[end])) end++;
  return end;
}

/** "-- Budapest newsroom (36 1) 266 2410": how a wire report ends. */
function skipSignOff(tokens: readonly Token[], text: string): number | undefined {
  return text.startsWith('-') && /\b(?:newsroom|desk|bureau)\b/i.test(text.slice(0, 80)) ? tokens.length : undefined;
}

/** Fewer bare numbers in a row may be of a sentence. */
const SHORTEST_ROW = 4;

/** "5 0 1 16 2 15": a row of a table, where nothing is counted. */
function skipRow(tokens: readonly Token[], at: number): number | undefined {
  if (!isNumeral(tokens[at + SHORTEST_ROW - 1])) return undefined;
  let end = at;
  while (/^\d{1,3}$/.test(tokens[end]?.text ?? '') && !(end > at && glued(tokens[end - 1], tokens[end]))) end++;
  return end - at >= SHORTEST_ROW ? end : undefined;
}

function skipTime(tokens: readonly Token[], at: number): number | undefined {
  const colon = tokens[at + 1];
  const minutes = tokens[at + 2];
  if (colon?.text === ':' && glued(tokens[at], colon) && isNumeral(minutes) && glued(colon, minutes)) return behindTime(tokens, endOfGlued(tokens, at));
  const next = tokens[at + 1];
  if (next && HALF_DAYS.has(next.lower)) return behindTime(tokens, at + 1);
  if (next && ERAS.has(next.lower)) return at + 2;
  // "5-6pm", "5 to 6 p.m."
  const last = tokens[at + 2];
  if ((isDash(next) || next?.lower === 'to' || next?.lower === 'and') && isNumeral(last) && HALF_DAYS.has(tokens[at + 3]?.lower ?? '')) return behindTime(tokens, at + 3);
  if (next?.lower === 'in' && tokens[at + 2]?.lower === 'the' && /^(?:morning|afternoon|evening)$/.test(tokens[at + 3]?.lower ?? '')) return at + 1;
  if ((next?.lower === 'hours' || next?.lower === 'local') && /^[01]\d[0-5]\d$|^2[0-3][0-5]\d$/.test(tokens[at]?.text ?? '')) return at + 2;
  const before = tokens[at - 1]?.lower;
  if ((before === 'at' || before === 'until' || before === 'by') && /^(?:1?\d|2[0-4])$/.test(tokens[at]?.text ?? '') && endsClause(tokens, at + 1)) {
    return before === 'at' && LEVEL_VERBS.has(tokens[at - 2]?.lemma.toLowerCase() ?? '') ? undefined : before === 'by' ? undefined : at + 1;
  }
  // "Thursday evening, 8 in Moscow": the day of the month, its month untold
  for (let back = 1; back <= 3; back++) {
    if (WEEKDAYS.has(tokens[at - back]?.lower ?? '') && (before === ',' || before === '(') && /^(?:[1-9]|[12]\d|3[01])$/.test(tokens[at]?.text ?? '') && !isPluralNoun(next)) {
      return MONTHS.has(next?.lower ?? '') ? undefined : at + 1;
    }
  }
  return undefined;
}

function behindTime(tokens: readonly Token[], from: number): number {
  let end = from;
  for (let more = 0; more < 2 && HALF_DAYS.has(tokens[end]?.lower ?? ''); more++) end++;
  return end;
}

function endsClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return !token || /^[.,;:!?)”"]$/.test(token.text) || token.lower === 'on' || token.lower === 'and' || token.pos === 'DET' || token.pos === 'PRON';
}

function endOfGlued(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (glued(tokens[end - 1], tokens[end]) && (isNumeral(tokens[end]) || /^[:./-]$/.test(tokens[end]?.text ?? '')) && (isNumeral(tokens[end]) || isNumeral(tokens[end + 1]))) end++;
  return end;
}

/** "1. Introduction", "(2) the second", "3) …", "[12]": list markers and references. */
function skipMarker(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  const opened = before?.text === '(' || before?.text === '[';
  if (!token || (at > 0 && !opened && next?.text !== ')') || !/^\d{1,3}$/.test(token.text)) return undefined;
  if (opened && (next?.text === ')' || next?.text === ']')) return at + 2;
  const starts = at === 0 || (at === 1 && opened);
  if (next?.text === ')' && glued(token, next) && !opened && (starts || /^[.;:,]$/.test(before?.text ?? '') || before?.lower === 'and')) return at + 2;
  if (starts && tokens.length > 2 && (next?.text === '.' || next?.text === ')') && glued(token, next)) return at + 2;
  return undefined;
}

/** "Article 5", "No. 10", "Boeing 737", "10 Downing Street". */
function skipLabelled(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token) return undefined;
  if (token.text.startsWith('0') && /^0\d+$/.test(token.text)) return endOfGlued(tokens, at);
  if (isStreet(tokens, at)) return at + 1;
  if (!before || !isLabel(tokens, at)) return undefined;
  // a list of labels: "Articles 5, 7 and 9"
  let end = endOfGlued(tokens, at);
  for (let more = 0; more < 6; more++) {
    const link = tokens[end];
    if (!(link?.text === ',' || link?.lower === 'and' || link?.lower === 'to' || link?.lower === 'or') || !isNumeral(tokens[end + 1]) || !before.lower.endsWith('s') || LETTER.test(tokens[end + 2]?.text ?? '') && isPluralNoun(tokens[end + 2])) break;
    end += 2;
  }
  return end;
}

function isStreet(tokens: readonly Token[], at: number): boolean {
  if (!isCapital(tokens[at + 1]) || !/^\d{1,5}$/.test(tokens[at]?.text ?? '')) return false;
  for (let ahead = 1; ahead <= 5; ahead++) {
    const word = tokens[at + ahead];
    if (ahead > 1 && word?.text === '.' && tokens[at + ahead - 1]?.text.length === 1) continue; // 637 E. Pelham Road
    if (!word || !isCapital(word)) return false;
    if (ahead > 1 && STREETS.has(word.lower.replace('.', ''))) return true;
  }
  return false;
}

/** Whether the word before token `at` makes its number a label or a part of a name. */
function isLabel(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const token = tokens[at];
  if (!before || !token) return false;
  if (before.text === '.' && /^(?:no|nos|nr|vol|art|fig|para)$/.test(tokens[at - 2]?.lower ?? '') && glued(tokens[at - 2], before)) return true;
  const isKnown = LABELS.has(before.lower);
  const isGroup = before.lower === 'of' && tokens[at - 2]?.text === 'Group';
  const names = NAME_HEADS.has(before.text) || INDICES.has(before.lower);
  if (!isKnown && !isGroup && !names && before.pos !== 'PROPN') return false;
  const quantity = hasUnit(tokens, at + 1) || tokens[at + 1]?.lower === 'people';
  if (isKnown) return !quantity && (!countsPlural(tokens, at + 1) || before.lower.endsWith('s') || before.lower.startsWith('no')) && (before.pos !== 'VERB' || isCapital(before)) && !(before.lower === 'no' && !isCapital(before));
  if (isGroup) return true;
  if (names) return !quantity && (NAME_HEADS.has(before.text) || tokens[at + 1]?.lower !== 'points');
  // "France 24", "Area 51": a capitalised word right before a bare integer that nothing counts
  if (quantity || !isCapital(before) || !isNumeral(token) || !/^\d{1,4}$/.test(token.text) || isPluralNoun(tokens[at + 1])) return false;
  return LETTER.test(before.text) && !MONTHS.has(before.lower) && !WEEKDAYS.has(before.lower) && tokens[at + 1]?.pos !== 'NOUN' && tokens[at + 1]?.pos !== 'ADJ' && !SCALES.has(tokens[at + 1]?.lower ?? '') && (!/^\d{4}$/.test(token.text) || /^\p{Lu}{2,}$/u.test(before.text));
}

const SUFFIXED: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th', 's', "'s", '’s', 'D', 'G', 'x']);

/** Ordinals ("201st"), decades ("1990s"), compounds ("43-year-old"), sizes ("5G"): what is glued to the digits tells. */
function skipSuffixed(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  if (!token) return undefined;
  if (before && glued(before, token) && isDash(before) && before.text !== '–' && before.text !== '—' && glued(tokens[at - 2], before) && LETTER.test(tokens[at - 2]?.text ?? '') && !/^\d{4}$/.test(token.text)) return endOfGlued(tokens, at);
  if (before && glued(before, token) && (before.text === '/' || before.text === '.' || before.text === ':') && glued(tokens[at - 2], before) && LETTER.test(tokens[at - 2]?.text ?? '')) return at + 1;
  if (before?.text === '+' && glued(before, token) && glued(tokens[at - 2], before)) return at + 1; // "P5+1"
  if (!next || !glued(token, next)) return undefined;
  if (SUFFIXED.has(next.text) || /^K\d$/.test(next.text)) return at + 2;
  if (next.text === "'" || next.text === '’') return tokens[at + 2]?.lower === 's' ? at + 3 : undefined;
  if (isDash(next) && next.text !== '–' && next.text !== '—') return skipCompound(tokens, at);
  return undefined;
}

/** A number with a hyphen and a word: "three-year", "15-member". Scales, percent, fractions and money stay figures. */
function skipCompound(tokens: readonly Token[], at: number, isRange = false): number | undefined {
  const hyphen = tokens[at + 1];
  const word = tokens[at + 2];
  if (!hyphen || !word || !isDash(hyphen) || hyphen.text === '—' || hyphen.text === '–' || !glued(tokens[at], hyphen) || !glued(hyphen, word) || !LETTER.test(word.text)) return undefined;
  const { lower } = word;
  if (isDash(tokens[at + 3]) && (CARDINALS.get(tokens[at]?.lower ?? '') ?? 0) >= 20 && (CARDINALS.get(lower) ?? 10) < 10) return skipCompound(tokens, at + 2, isRange); // twenty-one-year-old
  if (SCALES.has(lower) || FRACTIONS.has(lower) || CARDINALS.has(lower) || SUFFIXES.has(lower)) return undefined;
  if (/^(?:percent|per|pct|percentage|basis|odd|plus|and|a|an)$/.test(lower)) return undefined;
  // "three-to-five-year"
  if (lower === 'to' && isOdds(tokens, at)) return at + 5;
  if (lower === 'to') return !isRange && (isNumeral(tokens[at + 4]) || CARDINALS.has(tokens[at + 4]?.lower ?? '')) ? skipCompound(tokens, at + 4, true) : undefined;
  let end = at + 3;
  while (isDash(tokens[end]) && glued(tokens[end - 1], tokens[end]) && glued(tokens[end], tokens[end + 1])) end += 2;
  return end;
}

/** "nine-to-one": the first number is the larger one. */
function isOdds(tokens: readonly Token[], at: number): boolean {
  const valueAt = (index: number) => (isNumeral(tokens[index]) ? Number(tokens[index]?.text) : (CARDINALS.get(tokens[index]?.lower ?? '') ?? NaN));
  return isDash(tokens[at + 3]) && glued(tokens[at + 2], tokens[at + 3]) && valueAt(at) > valueAt(at + 4);
}

const ORDINAL_WORD = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)$/;

/** The same for numbers in words: "two-way", "twenty-first", "Group of Seven", "Big Four". */
function skipWord(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (!token || !CARDINALS.has(token.lower)) return undefined;
  if (isDash(tokens[at + 1]) && glued(token, tokens[at + 1])) {
    const behind = tokens[at + 2]?.lower ?? '';
    if (ORDINAL_WORD.test(behind) && CARDINALS.get(token.lower) !== 1 && (CARDINALS.get(token.lower) ?? 0) >= 20) return at + 3;
    return skipCompound(tokens, at);
  }
  if (HALF_DAYS.has(tokens[at + 1]?.lower ?? '')) return behindTime(tokens, at + 1);
  if (!isCapital(token)) return LABELS.has(tokens[at - 1]?.lower ?? '') && tokens[at - 1]?.pos === 'NOUN' && tokens[at + 1]?.pos !== 'NOUN' && tokens[at + 1]?.pos !== 'ADJ' && isLabel(tokens, at) ? at + 1 : undefined;
  if (at === 0) return undefined;
  if (isLabel(tokens, at)) return at + 1;
  // "the Big Four", "the Six Nations": a capital inside a sentence, unless all words have one
  return tokens[at - 1]?.text === 'the' || (LETTER.test(tokens[at - 1]?.text ?? '') && !isTitle(tokens, at)) ? at + 1 : undefined;
}

/** So many words on either side tell a headline. */
const NEAR = 8;

/** Whether the words around, in the same sentence, are capitalised as in a headline, its verbs too. */
function isTitle(tokens: readonly Token[], at: number): boolean {
  let capital = 0;
  let small = 0;
  for (const step of [-1, 1]) {
    for (let near = at + step; Math.abs(near - at) <= NEAR; near += step) {
      const token = tokens[near];
      if (!token || SENTENCE_END.test(token.text)) break;
      if ((token.pos === 'VERB' || token.pos === 'AUX') && !isCapital(token)) return false;
      if (token.text.length < 4 || !LETTER.test(token.text)) continue;
      if (isCapital(token)) capital++;
      else small++;
    }
  }
  return capital > small;
}

const SENTENCE_END = /^[.!?]$/;
