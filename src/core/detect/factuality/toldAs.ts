import type { Signal, SignalKind } from './model';

/** How a sentence's events are told, each way once, in the order of its words: as facts where nothing tells otherwise. */
export function toldAs(signals: readonly Signal[]): readonly ('fact' | SignalKind)[] {
  return signals.length === 0 ? ['fact'] : [...new Set(signals.map(({ kind }) => kind))];
}
