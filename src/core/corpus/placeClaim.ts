import type { ClaimSource, Cue, CueCategory, QuotedSpan, Span } from '../model';
import type { AnnotatedCue, AnnotatedSource } from '../sidecar/model';

/** How certain a cue of each category leaves a claim, where no lexicon entry says it more exactly. */
const STRENGTH: Readonly<Record<CueCategory, number>> = {
  attribution: 0.9,
  estimate: 0.7,
  likelihood: 0.6,
  appearance: 0.6,
  belief: 0.6,
  modal: 0.5,
  conditional: 0.4,
  hearsay: 0.4,
  distancing: 0.35,
  doubt: 0.2,
};

/**
 * Cues of an annotated claim, found again by their words: sidecars store no offsets. A cue the text no longer holds
 * stays in the list, at the claim's start and without length.
 * @param known the cues a detector found here: they know their place and strength.
 */
export function placeCues(cues: readonly AnnotatedCue[], claim: Span, text: string, known: readonly Cue[]): readonly Cue[] {
  return cues.map(({ category, quote }) => {
    const same = known.find((cue) => cue.quote === quote && cue.category === category);
    return same ?? { ...(findNear(quote, claim, text) ?? { start: claim.start, end: claim.start, quote }), category, strength: STRENGTH[category] };
  });
}

export function placeSource({ quote, entity }: AnnotatedSource, claim: Span, text: string, known: ClaimSource | undefined): ClaimSource {
  const same = known?.quote === quote ? known : undefined;
  const said = entity ?? same?.entity;
  const { start, end } = same ?? findNear(quote, claim, text) ?? { start: claim.start, end: claim.start };
  return { start, end, quote, ...(said !== undefined && { entity: said }) };
}

/** How far from its claim a cue or a source may stand: keeps the search linear on lines of a megabyte. */
const REACH = 1000;

/** The words nearest to a claim on its own line: inside it, else before it, else behind it. */
function findNear(quote: string, { start, end }: Span, text: string): QuotedSpan | undefined {
  if (quote === '') return undefined;
  const before = text.slice(Math.max(0, start - REACH), start).replace(/^[^]*[\r\n]/u, '');
  const [behind = ''] = text.slice(end, end + REACH).split(/[\r\n]/u, 1);
  const inside = text.slice(start, end).indexOf(quote);
  const earlier = before.lastIndexOf(quote);
  const later = behind.indexOf(quote);
  const at = inside >= 0 ? start + inside : earlier >= 0 ? start - before.length + earlier : later >= 0 ? end + later : undefined;
  return at === undefined ? undefined : { start: at, end: at + quote.length, quote };
}
