import type { ClaimMark } from './model';

export const CERTAINTY_GRADES = ['asserted', 'likely', 'uncertain', 'doubted', 'denied'] as const;
/** From a plain assertion (somebody's word for it) down to a denial. */
export type CertaintyGrade = (typeof CERTAINTY_GRADES)[number];

/** How certain a claim is left by its cues, 0 to 1: no more than the weakest cue leaves it. */
export function certaintyOf(claim: ClaimMark): number {
  return claim.cues.reduce((least, cue) => Math.min(least, cue.strength), 1);
}

/** The claim's words turn the matter into its opposite: an odd number of negations in clause and cues. */
export function isNegated(claim: ClaimMark): boolean {
  const text = [claim.quote, ...claim.cues.filter((cue) => cue.end <= claim.start || cue.start >= claim.end).map((cue) => cue.quote)].join(' ');
  const negations = text.match(/\b(?:not|no|never|none|nobody|nothing|neither|without|den(?:y|ies|ied|ying)|reject(?:s|ed)?|refut(?:e|es|ed)|\p{L}+n[’']t)\b/giu) ?? [];
  return negations.length % 2 === 1;
}

export function gradeOf(certainty: number): CertaintyGrade {
  if (certainty >= 0.8) return 'asserted';
  if (certainty >= 0.55) return 'likely';
  if (certainty >= 0.3) return 'uncertain';
  return certainty > 0.05 ? 'doubted' : 'denied';
}
