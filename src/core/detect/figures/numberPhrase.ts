import type { Token } from '../model';
import { glued, isNumeral } from './lexer';
import { CARDINALS, COLLECTIVES, DOUBTFUL_SUFFIXES, FRACTIONS, FRACTION_SIGNS, MULTIPLES, PLURAL_MAGNITUDES, SCALES, SUFFIXES } from './lexicon';
import { readNumeral, round } from './numerals';
import { isPluralNoun } from './words';

export interface NumberPhrase {
  /** Token behind the last one. */
  readonly end: number;
  readonly value: number;
  /** What the scale words multiply by; 1 without any. In "5 to 7 million" the 5 borrows it from the 7. */
  readonly scale: number;
  /** `vague`: a magnitude without a number ("hundreds"); `exact`: digits or words. */
  readonly form: 'digits' | 'words' | 'vague' | 'fraction' | 'multiple';
}

const VAGUE_HEADS: ReadonlySet<string> = new Set(['several', 'few', 'many', 'couple']);
/** No number of news prose has more words; keeps the search linear. */
const MOST_WORDS = 16;

/** A number in digits or words at token `at`, with its scale words. `money`: a currency sign stands before it. */
export function parseNumber(tokens: readonly Token[], at: number, money = false): NumberPhrase | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  if (isNumeral(first)) return parseDigits(tokens, at, money);
  const sign = FRACTION_SIGNS.get(first.text);
  if (sign !== undefined) return scaled(tokens, at + 1, sign, 'fraction');
  const { lower } = first;
  if (lower === 'half') return parseHalf(tokens, at);
  if (lower === 'a' || lower === 'an') return parseArticle(tokens, at);
  if (lower === 'the' ) return undefined;
  if (VAGUE_HEADS.has(lower)) return parseSeveral(tokens, at);
  if (CARDINALS.has(lower)) return parseWords(tokens, at);
  if (PLURAL_MAGNITUDES.has(lower)) return parseMagnitude(tokens, at);
  const multiple = MULTIPLES.get(lower);
  return multiple === undefined ? undefined : { end: at + 1, value: multiple, scale: 1, form: 'multiple' };
}

function parseDigits(tokens: readonly Token[], at: number, money: boolean): NumberPhrase | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  let end = at + 1;
  let text = first.text;
  // 1 344 000: groups of three behind single spaces
  if (isNumeral(tokens[end]) && /^[1-9]\d{0,2}$/.test(text)) {
    for (let group = tokens[end]; group && end - at < 8 && /^\d{3}(?:,\d{1,2})?$/.test(group.text) && group.start === (tokens[end - 1]?.end ?? 0) + 1; group = tokens[++end]) text += group.text;
  }
  let value = readNumeral(text);
  if (value === undefined) return undefined;
  const behind = tokens[end];
  const sign = behind && FRACTION_SIGNS.get(behind.text);
  if (sign !== undefined && glued(tokens[end - 1], behind)) {
    value += sign;
    end++;
  } else {
    const fraction = fractionInDigits(tokens, end);
    const mixed = mixedFraction(tokens, at);
    if (fraction !== undefined && isNumeral(behind) && !glued(first, behind)) {
      value += fraction;
      end += 3;
    } else if (mixed !== undefined) {
      value += mixed;
      end += 4;
    } else if (fractionInDigits(tokens, at) !== undefined && glued(first, behind)) {
      return scaled(tokens, at + 3, fractionInDigits(tokens, at) ?? 0, 'fraction');
    }
  }
  const half = andAHalf(tokens, end);
  if (half) return scaled(tokens, half.end, value + half.value, 'digits');
  const suffix = tokens[end];
  if (suffix && glued(tokens[end - 1], suffix)) {
    const scale = SUFFIXES.get(suffix.lower) ?? (money || isPluralNoun(tokens[end + 1]) || COLLECTIVES.has(tokens[end + 1]?.lower ?? '') ? DOUBTFUL_SUFFIXES.get(suffix.lower) : undefined);
    if (scale !== undefined) return { end: end + 1, value: round(value * scale), scale, form: 'digits' };
  }
  return scaled(tokens, end, value, 'digits');
}

/** "1/2", "3/4" at token `at`: small, proper, and with a usual denominator, so that dates do not look like it. */
export function fractionInDigits(tokens: readonly Token[], at: number): number | undefined {
  const slash = tokens[at + 1];
  if (slash?.text !== '/') return undefined;
  const over = tokens[at];
  const under = tokens[at + 2];
  const behind = tokens[at + 3];
  if (!over || !under || !isNumeral(over) || !isNumeral(under) || !glued(over, slash) || !glued(slash, under)) return undefined;
  if (behind?.text === '/' || !/^\d$/.test(over.text) || !/^(?:[2-9]|10|16|20|100)$/.test(under.text)) return undefined;
  const value = Number(over.text) / Number(under.text);
  return value < 1 ? round(value) : undefined;
}

/** "41-5/16": the fraction behind a whole number and a hyphen. */
export function mixedFraction(tokens: readonly Token[], at: number): number | undefined {
  const hyphen = tokens[at + 1];
  const over = tokens[at + 2]?.text ?? '';
  const under = tokens[at + 4];
  if (hyphen?.text !== '-' || tokens[at + 3]?.text !== '/' || !/^\d{1,4}$/.test(tokens[at]?.text ?? '') || glued(tokens[at - 1], tokens[at])) return undefined;
  if (!/^\d\d?$/.test(over) || !/^(?:[2-9]|1[026]|32|64)$/.test(under?.text ?? '') || /^[/-]$/.test(tokens[at + 5]?.text ?? '')) return undefined;
  for (let next = at + 1; next <= at + 4; next++) if (!glued(tokens[next - 1], tokens[next])) return undefined;
  const value = Number(over) / Number(under?.text);
  return value < 1 ? round(value) : undefined;
}

/** Scale words behind a number: "million", "hundred thousand", "-million", "dozen". */
function scaled(tokens: readonly Token[], from: number, value: number, form: NumberPhrase['form']): NumberPhrase {
  let end = from;
  let scale = 1;
  for (let count = 0; count < 3; count++) {
    const hyphen = tokens[end]?.text === '-' && glued(tokens[end - 1], tokens[end]) && glued(tokens[end], tokens[end + 1]) ? 1 : 0;
    const word = tokens[end + hyphen];
    const factor = word && SCALES.get(word.lower);
    if (factor === undefined) break;
    scale *= factor;
    end += hyphen + 1;
  }
  if (scale === 1) return { end, value, scale, form };
  let total = value * scale;
  const half = andAHalf(tokens, end);
  if (half && scale >= 1000) {
    total += half.value * scale;
    end = half.end;
  } else if (form === 'digits' && isNumeral(tokens[end]) && (SCALES.get(tokens[end + 1]?.lower ?? '') ?? scale) < scale) {
    // "1 million 200 thousand"
    const rest = parseDigits(tokens, end, false);
    if (rest && rest.scale < scale && rest.value < scale) return { end: rest.end, value: round(total + rest.value), scale, form };
  }
  return { end, value: round(total), scale, form: form === 'fraction' ? 'words' : form };
}

/** "and a half", "and three quarters". */
function andAHalf(tokens: readonly Token[], at: number): { readonly end: number; readonly value: number } | undefined {
  if (tokens[at]?.lower !== 'and' && !(tokens[at]?.text === '-' && tokens[at + 1]?.lower === 'and')) return undefined;
  let next = tokens[at]?.text === '-' ? at + 2 : at + 1;
  if (tokens[next]?.text === '-') next++;
  const head = tokens[next]?.lower ?? '';
  const over = head === 'a' || head === 'one' ? 1 : CARDINALS.get(head);
  next++;
  if (tokens[next]?.text === '-') next++;
  const under = tokens[next] && FRACTIONS.get(tokens[next]?.lower ?? '');
  if (over === undefined || !under || over >= under || (over > 1) !== (tokens[next]?.lower.endsWith('s') ?? false)) return undefined;
  return { end: next + 1, value: over / under };
}

function parseWords(tokens: readonly Token[], at: number): NumberPhrase | undefined {
  let total = 0;
  let current = 0;
  let scale = 1;
  /** The unit that the word before allows behind it: after "twenty" 1–9, after "hundred" 1–99, after "thousand" anything smaller. */
  let room = Infinity;
  let end = at;
  while (end - at < MOST_WORDS) {
    let next = end;
    if (next > at && tokens[next]?.text === '-' && glued(tokens[next - 1], tokens[next]) && glued(tokens[next], tokens[next + 1])) next++;
    else if (next > at && (tokens[next]?.lower === 'and' && scale > 1 && room > 1 && !SCALES.has(tokens[next + 1]?.lower ?? ''))) next++;
    const lower = tokens[next]?.lower ?? '';
    const cardinal = CARDINALS.get(lower) ?? (current === 0 && total > 0 && lower === 'a' && SCALES.has(tokens[next + 1]?.lower ?? '') ? 1 : undefined);
    const factor = SCALES.get(lower);
    if (cardinal !== undefined && cardinal > 0 && cardinal < room) {
      current += cardinal;
      room = cardinal >= 20 && cardinal < 100 ? 10 : 0;
    } else if (cardinal === 0 && end === at) {
      room = 0;
    } else if (factor !== undefined && end > at) {
      if (factor === 100 || factor === 12) {
        current = Math.max(current, 1) * factor;
        room = factor;
      } else {
        total += Math.max(current, 1) * factor;
        current = 0;
        room = 1000;
      }
      scale = Math.max(scale, factor);
    } else break;
    end = next + 1;
    if (room === 0 && factor === undefined && !SCALES.has(tokens[end]?.lower ?? '') && tokens[end]?.text !== '-') break;
  }
  if (end === at) return undefined;
  const decimals = scale === 1 ? decimalsInWords(tokens, end) : undefined;
  if (decimals) return scaled(tokens, decimals.end, round(current + decimals.value), 'words');
  const value = total + current;
  const fraction = scale === 1 ? fractionBehind(tokens, end, value) : undefined;
  if (fraction) return fraction;
  const half = andAHalf(tokens, end);
  if (half) {
    const unit = scale >= 1000 && current === 0 ? scale : 1;
    const more = scaled(tokens, half.end, value + half.value * unit, 'words');
    return { ...more, scale: Math.max(scale, more.scale) };
  }
  return { end, value: round(value), scale, form: 'words' };
}

/** "point five", "point nine nine". */
function decimalsInWords(tokens: readonly Token[], at: number): { readonly end: number; readonly value: number } | undefined {
  if (tokens[at]?.lower !== 'point') return undefined;
  let end = at + 1;
  let value = 0;
  for (let place = 0.1; end - at < 5; place /= 10, end++) {
    const digit = CARDINALS.get(tokens[end]?.lower ?? '');
    if (digit === undefined || digit > 9) break;
    value += digit * place;
  }
  return end === at + 1 ? undefined : { end, value };
}

/** "two thirds", "one-tenth", "three quarters of a million". */
function fractionBehind(tokens: readonly Token[], at: number, over: number): NumberPhrase | undefined {
  const hyphen = tokens[at]?.text === '-' && glued(tokens[at - 1], tokens[at]) ? 1 : 0;
  const word = tokens[at + hyphen];
  const under = word && FRACTIONS.get(word.lower);
  if (!word || !under || over >= under || over < 1) return undefined;
  if (word.lower.endsWith('s') !== over > 1 && hyphen === 0) return undefined;
  return ofAMillion(tokens, at + hyphen + 1, over / under);
}

/** A fraction at its end, with "of a million" where it follows. */
function ofAMillion(tokens: readonly Token[], end: number, value: number): NumberPhrase {
  const scale = tokens[end]?.lower === 'of' && tokens[end + 1]?.lower === 'a' ? SCALES.get(tokens[end + 2]?.lower ?? '') : undefined;
  return scale === undefined ? { end, value: round(value), scale: 1, form: 'fraction' } : { end: end + 3, value: round(value * scale), scale, form: 'words' };
}

/** "half", "half a million", "half-a-dozen". */
function parseHalf(tokens: readonly Token[], at: number): NumberPhrase | undefined {
  const hyphen = tokens[at + 1]?.text === '-' ? 1 : 0;
  const article = tokens[at + 1 + hyphen]?.lower;
  if (article === 'a' || article === 'an') {
    const second = hyphen && tokens[at + 3]?.text === '-' ? 1 : 0;
    const scale = scaled(tokens, at + 2 + hyphen + second, 0.5, 'words');
    if (scale.scale > 1) return scale;
    if (hyphen) return undefined;
  } else if (hyphen) return undefined;
  const dozen = scaled(tokens, at + 1, 0.5, 'words');
  if (dozen.scale > 1) return dozen;
  return { end: at + 1, value: 0.5, scale: 1, form: 'fraction' };
}

/** "a hundred and five", "a dozen", "a quarter", "a few hundred", "a couple of thousand". */
function parseArticle(tokens: readonly Token[], at: number): NumberPhrase | undefined {
  const next = tokens[at + 1];
  if (!next) return undefined;
  if (next.lower === 'few' || next.lower === 'couple') return parseSeveral(tokens, at + 1);
  if (next.lower === 'half' && SCALES.has(tokens[at + 2]?.lower ?? '')) return parseHalf(tokens, at + 1);
  const under = FRACTIONS.get(next.lower);
  if (under !== undefined && !next.lower.endsWith('s')) return ofAMillion(tokens, at + 2, 1 / under);
  if (!SCALES.has(next.lower)) return undefined;
  // read "a" as one
  const one = tokens[at];
  if (!one) return undefined;
  const head: Token = { ...one, text: 'one', lower: 'one' };
  const words = parseWords([head, ...tokens.slice(at + 1, at + MOST_WORDS)], 0);
  return words && words.scale > 1 ? { ...words, end: at + words.end } : undefined;
}

/** "several hundred", "a few thousand": the magnitude is all there is. */
function parseSeveral(tokens: readonly Token[], at: number): NumberPhrase | undefined {
  const next = tokens[at + 1]?.lower === 'of' && tokens[at]?.lower === 'couple' ? at + 2 : at + 1;
  const scale = scaled(tokens, next, 1, 'vague');
  if (scale.scale > 1) return scale;
  const plural = PLURAL_MAGNITUDES.get(tokens[next]?.lower ?? '');
  return plural === undefined || plural < 100 ? undefined : { end: next + 1, value: plural, scale: plural, form: 'vague' };
}

/** "hundreds", "tens of thousands", "hundreds of millions". */
function parseMagnitude(tokens: readonly Token[], at: number): NumberPhrase | undefined {
  const first = PLURAL_MAGNITUDES.get(tokens[at]?.lower ?? '') ?? 1;
  const second = tokens[at + 1]?.lower === 'of' ? PLURAL_MAGNITUDES.get(tokens[at + 2]?.lower ?? '') : undefined;
  if (second !== undefined && second > first) return { end: at + 3, value: first * second, scale: first * second, form: 'vague' };
  if (first === 10) return undefined; // "tens" alone is no magnitude of English prose
  if (first === 20 && tokens[at + 1]?.lower !== 'of') return undefined; // "test scores"
  return { end: at + 1, value: first, scale: first, form: 'vague' };
}
