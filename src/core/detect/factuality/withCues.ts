import type { CueCategory, QuotedSpan, Span } from '../../model';
import type { ReadSentence, Signal } from './model';

export interface ReadCue extends QuotedSpan {
  readonly category: CueCategory;
}

/**
 * The sentences with the cues of their claims among the signals: attribution is `attributed`, every other category `hedged`. Words that hedge are told
 * as that alone. @param cues in any order, perhaps several times.
 */
export function withCues(sentences: readonly ReadSentence[], cues: readonly ReadCue[]): readonly ReadSentence[] {
  const places = new Map<string, Signal>();
  for (const { category, start, end, quote } of cues) {
    const kind = category === 'attribution' ? 'attributed' : 'hedged';
    places.set(`${kind} ${start} ${end}`, { kind, start, end, quote });
  }
  const told = [...places.values()].sort(bySpan);
  let next = 0;
  return sentences.map((sentence) => {
    while ((told[next]?.start ?? Infinity) < sentence.start) next++;
    const from = next;
    while ((told[next]?.start ?? Infinity) < sentence.end) next++;
    const own = told.slice(from, next);
    if (own.length === 0) return sentence;
    const hedges = own.filter(({ kind }) => kind === 'hedged');
    const others = sentence.signals.filter((signal) => !hedges.some(({ start, end }) => signal.start < end && start < signal.end));
    return { ...sentence, signals: [...own, ...others].sort(bySpan) };
  });
}

const bySpan = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;
