import type { Token } from '../model';
import { glued, isCapital } from './lexer';
import { ADJECTIVE_HEADS, FILLERS, LINKING_VERBS } from './lexicon';
import { isNoun, isPluralNoun } from './words';

const CLOSING_MARKS: ReadonlySet<string> = new Set('”’"\'');

/** The words that may stand in the noun phrase, at most. */
const MOST_WORDS = 8;

/**
 * The noun phrase that a number counts: behind it ("fifty-three men", "hundreds of Afghan soldiers", "a quarter of the
 * population"), or before it ("the number of fighters is 200").
 * @param isShare a fraction or a multiple: a determiner may follow at once ("half the harvest").
 * @returns the first and last token, both inclusive, or undefined.
 */
export function countedPhrase(tokens: readonly Token[], start: number, end: number, isShare: boolean): readonly [first: number, last: number] | undefined {
  return phraseBehind(tokens, end, isShare) ?? numberOf(tokens, start);
}

function phraseBehind(tokens: readonly Token[], end: number, isShare: boolean): readonly [number, number] | undefined {
  let at = CLOSING_MARKS.has(tokens[end]?.text ?? '') && isNoun(tokens[end + 1]) ? end + 1 : end;
  if (FILLERS.has(tokens[at]?.lower ?? '')) at++;
  if (tokens[at]?.lower === 'of') at++;
  const first = at;
  if (tokens[at]?.pos === 'DET' || isPossessive(tokens[at])) {
    if (at === end && (!isShare || !/^(?:the|its|his|her|their|our|my)$/.test(tokens[at]?.lower ?? ''))) return undefined;
    at++;
  }
  let last: number | undefined;
  for (; at - first < MOST_WORDS; at++) {
    const token = tokens[at];
    if (!token) break;
    const next = tokens[at + 1];
    if (isNoun(token) || (at === end && token.pos === 'VERB' && isPluralForm(token))) {
      if (last !== undefined && isPluralNoun(tokens[last]) && tokens[last]?.pos === 'NOUN' && !isPluralNoun(token) && !glued(tokens[at - 1], token)) break;
      last = at;
    } else if (last === undefined && ADJECTIVE_HEADS.has(token.lower)) {
      last = at;
      if (!isNoun(next)) break;
    } else if (token.text === '-' || token.text === '’s' || token.text === "'s" || token.text === '’' || token.text === "'") {
      if (!glued(tokens[at - 1], token) || !(glued(token, next) || isNoun(next) || next?.pos === 'ADJ')) break;
      if (token.text !== '-' && !isCapital(tokens[at - 1]) && isPluralNoun(tokens[at - 1])) break;
    } else if (token.pos === 'ADJ' || token.pos === 'NUM' && last === undefined && (at > first || at > end)) {
      if (last !== undefined && (tokens[last]?.pos === 'NOUN' || !leadsToNoun(tokens, at))) break;
    } else if (isParticiple(token) && leadsToNoun(tokens, at)) {
      if (last !== undefined && isPluralNoun(tokens[last])) break;
    } else if ((token.lower === 'and' || token.text === ',') && last === undefined && at > first && tokens[at - 1]?.pos === 'ADJ' && next?.pos === 'ADJ') {
      continue;
    } else if (token.lower === 'and' && last === at - 1 && !isPluralNoun(tokens[last]) && isNoun(next) && isPluralNoun(tokens[at + 2])) {
      continue; // "plant and animal species"
    } else if (token.pos === 'ADV' && last === undefined && next?.pos === 'ADJ') {
      continue;
    } else break;
  }
  return last === undefined ? undefined : [first, last];
}

/** "10 rebounds": a number in the plural never stands before a verb in -s. */
function isPluralForm({ lower }: Token): boolean {
  return lower.endsWith('s') && lower.length > 3 && !/(?:ss|us|is)$/.test(lower);
}

const POSSESSIVES: ReadonlySet<string> = new Set(['its', 'his', 'her', 'their', 'our', 'my', 'your']);

function isPossessive(token: Token | undefined): boolean {
  return token !== undefined && POSSESSIVES.has(token.lower);
}

function isParticiple({ pos, lower }: Token): boolean {
  return pos === 'VERB' && /(?:ed|ing|en|wn|led|paid|made|built|sold|held|lost|born)$/.test(lower);
}

/** Only modifiers until the next noun. */
function leadsToNoun(tokens: readonly Token[], at: number): boolean {
  for (let ahead = 1; ahead <= 3; ahead++) {
    const token = tokens[at + ahead];
    if (isNoun(token)) return ahead > 1 || isPluralNoun(token) || token?.pos === 'NOUN';
    if (token?.pos !== 'ADJ' && token?.text !== '-') return false;
  }
  return false;
}

const BEFORE_NUMBERS: ReadonlySet<string> = new Set(['to', 'at', 'by', 'from', 'exactly', 'only', 'just', 'already']);

/** "the number of IMU fighters is about 200": the phrase behind "number of". */
function numberOf(tokens: readonly Token[], start: number): readonly [number, number] | undefined {
  let at = start - 1;
  if (BEFORE_NUMBERS.has(tokens[at]?.lower ?? '')) at--;
  for (let back = 0; back < 3; back++) {
    const token = tokens[at];
    if (!token || !(token.pos === 'AUX' || token.pos === 'VERB')) break;
    if (LINKING_VERBS.has(token.lemma.toLowerCase()) || token.pos === 'AUX') {
      for (let of = at - 1; of > at - 10 && of > 0; of--) {
        if (tokens[of]?.lower === 'of' && /^(?:number|total|toll|count)$/.test(tokens[of - 1]?.lower ?? '')) {
          const phrase = phraseBehind(tokens, of + 1, false);
          return phrase && phrase[1] < start ? phrase : undefined;
        }
        if (/^[.;,]$/.test(tokens[of]?.text ?? '')) break;
      }
    }
    at--;
  }
  return undefined;
}
