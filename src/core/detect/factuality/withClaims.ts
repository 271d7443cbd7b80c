import type { CueCategory, QuotedSpan, Span } from '../../model';
import type { ReadSentence, Signal } from './model';

/** What makes a claim one. */
export interface ClaimSpan extends Span {
  readonly cues: readonly (QuotedSpan & { readonly category: CueCategory })[];
}

/**
 * The sentences with the cues of the claims that they hold among their signals: attribution is `attributed`, every other category `hedged`. A cue may
 * stand in another sentence, as behind the first one of a quotation. Words that hedge are told as that alone.
 * @param claims in any order, perhaps several of one place.
 */
export function withClaims(sentences: readonly ReadSentence[], claims: readonly ClaimSpan[]): readonly ReadSentence[] {
  const held = claimsBySentence(sentences, claims);
  return sentences.map((sentence, place) => {
    const own = (held[place] ?? []).flatMap(({ cues }) => cues.map(signalOf));
    if (own.length === 0) return sentence;
    const hedges = own.filter(({ kind }) => kind === 'hedged');
    const others = sentence.signals.filter((signal) => !hedges.some(({ start, end }) => signal.start < end && start < signal.end));
    return { ...sentence, signals: withoutDoubles([...own, ...others]) };
  });
}

/** The claims that stand in each sentence, or reach into it. */
export function claimsBySentence<C extends Span>(sentences: readonly Span[], claims: readonly C[]): readonly (readonly C[])[] {
  const held = sentences.map((): C[] => []);
  for (const claim of claims) for (let at = firstBehind(sentences, claim.start); (sentences[at]?.start ?? Infinity) < claim.end; at++) held[at]?.push(claim);
  return held;
}

/** The first sentence that ends behind an offset. */
function firstBehind(sentences: readonly Span[], offset: number): number {
  let low = 0;
  for (let high = sentences.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const signalOf = ({ category, start, end, quote }: ClaimSpan['cues'][number]): Signal => ({ kind: category === 'attribution' ? 'attributed' : 'hedged', start, end, quote });

function withoutDoubles(signals: readonly Signal[]): readonly Signal[] {
  const places = new Map(signals.map((signal) => [`${signal.kind} ${signal.start} ${signal.end}`, signal]));
  return [...places.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
