import type { ClaimMark } from './model';

/** From a plain assertion (somebody's word for it) down to a denial. */
export const CERTAINTY_GRADES = ['asserted', 'likely', 'uncertain', 'doubted', 'denied'] as const;
export type CertaintyGrade = (typeof CERTAINTY_GRADES)[number];

/** Words that turn a clause into its opposite. */
/** All of them and some others: looked for first, as it takes a fifth of the time. */
const PERHAPS_NEGATION = /(?:^|[^a-z])n(?:o|ever|either)|annot|without|n[’']t/i;
const NEGATION = /\b(?:not|no|never|none|nobody|nothing|neither|cannot|without|\p{L}+n[’']t)\b/giu;
/** The same where nothing is cut short: what ends so has to be looked for from each letter on. */
const WHOLE_NEGATION = /\b(?:not|no|never|none|nobody|nothing|neither|cannot|without)\b/giu;
const CUT_SHORT = /n[’']t/i;
const DENIED = 0.17;
const DOUBTED = 0.37;
const LIKELY = 0.55;

/** How certain a claim is left by its cues, 0 to 1: no more than the weakest cue leaves it. */
export function certaintyOf(claim: ClaimMark): number {
  let least = 1;
  for (const { strength } of claim.cues) least = Math.min(least, strength);
  return least;
}

/** Grades follow the strengths of the cue lexicon: "deny" 0.15, "doubt" and "do not exclude" 0.25–0.35, "may" 0.5, "said" 0.9. */
export function gradeOf(claim: ClaimMark): CertaintyGrade {
  const certainty = certaintyOf(claim);
  if (certainty >= 0.8) return 'asserted';
  if (certainty >= LIKELY) return 'likely';
  if (certainty > DOUBTED) return 'uncertain';
  return certainty > DENIED ? 'doubted' : 'denied';
}

/** What a claim comes down to when another is held against it. */
export interface Stance {
  /** As `certaintyOf` gives it. */
  readonly certainty: number;
  /** Its clause is a negated one. */
  readonly negated: boolean;
}

export function stanceOf(claim: ClaimMark): Stance {
  return { certainty: certaintyOf(claim), negated: isNegated(claim) };
}

/** One says the opposite of the other, or doubts what the other takes for likely at least. */
export function contradict(a: Stance, b: Stance): boolean {
  const [less = 0, more = 0] = [a.certainty, b.certainty].sort((one, other) => one - other);
  return saysNo(a) !== saysNo(b) || (less <= DOUBTED && more >= LIKELY);
}

/** Negated, or denied, but not both. */
function saysNo({ certainty, negated }: Stance): boolean {
  return negated !== certainty <= DENIED;
}

/** An odd number of negations in the clause, those of its cues ("do not exclude") aside. */
function isNegated({ quote, start, cues }: ClaimMark): boolean {
  if (!PERHAPS_NEGATION.test(quote)) return false;
  let negated = false;
  const pattern = CUT_SHORT.test(quote) ? NEGATION : WHOLE_NEGATION;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(quote); match; match = pattern.exec(quote)) {
    const at = start + match.index;
    if (!cues.some((cue) => cue.start <= at && cue.end > at)) negated = !negated;
  }
  return negated;
}
