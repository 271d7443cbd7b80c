import type { QuotedSpan, Span } from '../../model';

/**
 * How an event can be told otherwise than flatly as a fact; `attributed` and `hedged` come from the claims, the others are explained in
 * lexicon/signals.yaml. What is attributed and nothing else is a fact to whoever says it.
 */
export const SIGNAL_KINDS = ['attributed', 'hedged', 'negated', 'intended', 'demanded', 'enabled', 'open'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** The words that tell so. */
export interface Signal extends QuotedSpan {
  readonly kind: SignalKind;
}

/**
 * A sentence of the headlines or the body, and what in it is told otherwise than as a fact. Offsets are those of the article. Without signals the
 * writer states all of it flatly.
 */
export interface ReadSentence extends Span {
  /** By start; those of claims may stand outside of it. */
  readonly signals: readonly Signal[];
}
