import type { ClaimLexicon } from './lexicon/loadLexicon';
import { FINITE_AUXILIARY, has, is, NEGATION, PRONOUN, type Word } from './words';

const GIVING = /^(?:g[ai]ves?|provid(?:es?|ed)|offer(?:s|ed)?|cit(?:es?|ed)|suppl(?:y|ies|ied)|disclosed?)$/;
const GIVEN = /^(?:basis|clarification|comment|dates?|details?|evidence|examples?|explanations?|figures?|information|names?|numbers?|proof|reasons?|sources?|specifics|timelines?|timetables?)$/;
const NONE = /^(?:no|few|little|neither)$/;
/** So many words stand between "gave no" and what was not given. */
const NEAR = 4;

/** "said the bridge was safe but | gave no details": what the speaker did, and nothing he said. @param verb the finite one. */
export function withholds(words: readonly Word[], verb: number): boolean {
  const negated = has(words[verb], FINITE_AUXILIARY) && has(words[verb + 1], NEGATION);
  const giving = negated ? verb + 2 : verb;
  if (!GIVING.test(words[giving]?.lower ?? '') || !(negated || NONE.test(words[giving + 1]?.lower ?? ''))) return false;
  for (let at = giving + 1; at <= giving + NEAR + 1; at++) if (GIVEN.test(words[at]?.lower ?? '')) return true;
  return false;
}

/** "…, though | a spokesman rejected this": somebody else's word about it. @param start of the clause, with its conjunction. */
export function isAnswered(words: readonly Word[], start: number, verb: number, lexicon: Pick<ClaimLexicon, 'verbs'>): boolean {
  return verb > start + 1 && lexicon.verbs.has(words[verb]?.lower ?? '') && !has(words[start + 1], PRONOUN) && !is(words[start + 1], 'there');
}
