import { pieceAt } from './clauses';
import type { ReportingContext } from './context';
import { standsAt } from './cuePhrases';
import { DETERMINER, has, is, isCapitalised, isGerund, NEGATION, PREPOSITION, PRONOUN, RELATIVE, type Word } from './words';

/** "would not say": refused to. */
const REFUSED = /^(?:say|comment|elaborate|confirm|discuss|disclose|answer|speak|talk|reveal|identify|specify|name)$/;
const PAST_REPORT = /(?:ed|said|told|wrote|thought|felt|knew|swore|saw)$/;

/** "may", "might", "could" or "would" as a hedge. */
export function isModalCue(context: ReportingContext, i: number, word: Word | undefined, before: Word | undefined, next: Word | undefined): boolean {
  if (word?.lower === 'may') {
    if (isCapitalised(word) && (i > 0 || next?.pos === 'NUM')) return false;
    if (next?.pos === 'NUM' || (has(before, PREPOSITION) && !has(before, RELATIVE))) return false;
    return true;
  }
  if (word?.lower === 'might')
    return !(has(before, DETERMINER) && !has(before, PRONOUN)) && !has(before, PREPOSITION) && !(before?.pos === 'ADJ' && !isCapitalised(before));
  if (word?.lower === 'could') return !isAbility(context, i, next);
  return isConjecture(context, i, next);
}

/** "could not" and "could see/hear/afford" tell of the past ability, "so that he could" of the purpose. */
function isAbility(context: ReportingContext, i: number, next: Word | undefined): boolean {
  const { words } = context.sentence;
  const negated = has(next, NEGATION);
  const verb = words[negated ? i + 2 : i + 1];
  if (verb && /^(?:see|hear|smell|afford|remember|barely|hardly|only)$/.test(verb.lower)) return true;
  if (negated && !is(verb, 'be') && !is(verb, 'have')) return true;
  // "could not be reached", but "could not be true"
  const participle = words[i + 3];
  if (negated && is(verb, 'be') && participle?.pos === 'VERB' && !isGerund(participle)) return true;
  if (negated && context.lexicon.cues.get('not')?.some((phrase) => standsAt(words, i + 1, phrase))) return true;
  const piece = context.pieces[pieceAt(context.pieces, i)];
  return piece !== undefined && is(words[piece.start - 1], 'so') && is(words[piece.start], 'that');
}

/** "would" as the future seen from a past report ("said it would") tells what was said and is no conjecture of its own. */
function isConjecture(context: ReportingContext, i: number, next: Word | undefined): boolean {
  const { words } = context.sentence;
  // "would say only that": said, if no more
  if ((is(words[i + 1], 'say') && is(words[i + 2], 'only')) || (is(words[i + 1], 'only') && is(words[i + 2], 'say'))) return false;
  if (is(words[i + 1], 'like') || is(words[i + 1], 'rather') || (has(words[i + 1], NEGATION) && REFUSED.test(words[i + 2]?.lower ?? '')) || next === undefined)
    return false;
  const home = pieceAt(context.pieces, i);
  for (let k = i - 1, p = home; k >= 0 && k > i - 40; k--) {
    const piece = context.pieces[p];
    if (piece && k < piece.start) p--;
    const word = words[k];
    if (!word) break;
    if (
      context.lexicon.verbs.has(word.lower) &&
      !has(words[k - 1], DETERMINER) &&
      (PAST_REPORT.test(word.lower) || is(words[k - 1], 'did') || is(words[k - 2], 'did'))
    )
      return false;
    if (has(word, DETERMINER) && context.lexicon.verbs.has(words[k + 1]?.lower ?? '') && is(words[k + 2], 'that')) return false;
  }
  return true;
}
