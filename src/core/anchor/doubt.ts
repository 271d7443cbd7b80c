import type { Quote } from '../sidecar/model';
import type { Placed } from './anchor';
import { normaliseFragment } from './normalText';

/** Below these scores a person should look. A comparison with the old text has confirmed `diff`, so that less will do. */
const LIMITS = {
  context: { sameWords: 0.75, otherWords: 0.9 },
  diff: { sameWords: 0.6, otherWords: 0.75 },
} as const;

/**
 * Is this place likely right, but not so sure that nobody need look? Its words have changed for more than a typo, or most of its context
 * has. An annotation written by hand without context has nothing to doubt once its words are found.
 */
export function isDoubtful({ how, score, span }: Placed, { quote, before, after }: Quote, text: string): boolean {
  if (how === 'exact') return false;
  const sameWords = normaliseFragment(text.slice(span.start, span.end)).trim() === normaliseFragment(quote).trim();
  if (how === 'live') return !sameWords;
  if (sameWords && !before && !after) return false;
  return score < LIMITS[how][sameWords ? 'sameWords' : 'otherWords'];
}
