import type { Span } from '../model';
import type { OwnedAnnotation, Quote, Sidecar } from '../sidecar/model';
import { findByQuote, total, type Candidate } from './findByQuote';
import { createPattern, type Pattern } from './pattern';
import { createSearchText, type SearchText } from './searchText';
import { createVocabulary, type Vocabulary } from './tokens';

/** Where an annotation stands in today's text. */
export interface Placed {
  readonly span: Span;
  /** Further pieces of a discontinuous span. */
  readonly segments?: readonly Span[];
  /** How sure the place is, 0 … 1; 1: the very words in the very context. */
  readonly score: number;
  /** `exact`: the words and their context stand once in the text. `context`: found by likeness. `diff`: followed from the old text. */
  readonly how: 'exact' | 'context' | 'diff';
}

/** It stands nowhere for sure. Candidates are places a person may choose from, the likeliest first. */
export interface Unplaced {
  readonly orphan: true;
  readonly candidates: readonly Span[];
}

export interface Anchored {
  readonly owned: OwnedAnnotation;
  readonly place: Placed | Unplaced;
}

export interface AnchorOptions {
  /** The text in which the annotations were last anchored, where it is known (git, a private copy). */
  readonly oldText?: string;
}

const MOST_CANDIDATES = 5;

/**
 * Finds the annotations of a sidecar in today's text: by their words and context, and where the old text is known by a comparison of both,
 * which must then agree. A wrong place is worse than none: what is not sure is an orphan with candidates. Never throws; the cost grows
 * with the text plus the annotations, not with their product.
 * @param text decoded, without byte order mark, any line ends; spans are offsets in it.
 */
export function anchorAnnotations(text: string, sidecar: Sidecar, _options: AnchorOptions = {}): readonly Anchored[] {
  const vocabulary = createVocabulary();
  const search = createSearchText(text, vocabulary);
  return sidecar.annotations.map((owned) => ({ owned, place: place(owned.annotation, search, vocabulary) }));
}

function place(stored: Quote & { readonly segments?: readonly Quote[] }, text: SearchText, vocabulary: Vocabulary): Placed | Unplaced {
  const main = placeQuote(stored, text, vocabulary);
  if ('orphan' in main || !stored.segments) return main;
  const segments: Placed[] = [];
  for (const segment of stored.segments) {
    const piece = placeQuote(segment, text, vocabulary);
    if ('orphan' in piece) return { orphan: true, candidates: [main.span] };
    segments.push(piece);
  }
  const all = [main, ...segments];
  return { ...main, score: Math.min(...all.map(({ score }) => score)), segments: segments.map(({ span }) => span) };
}

function placeQuote(stored: Quote, text: SearchText, vocabulary: Vocabulary): Placed | Unplaced {
  const pattern = createPattern(stored, vocabulary);
  const candidates = pattern ? findByQuote(pattern, text, vocabulary) : [];
  const [best, rival] = candidates;
  if (!pattern || !best || !convincing(best, pattern) || (rival && total(best) - total(rival) < MARGIN)) {
    return { orphan: true, candidates: candidates.slice(0, MOST_CANDIDATES).map((candidate) => text.toOriginal(candidate)) };
  }
  const exact = best.quote === 1 && best.before === 1 && best.after === 1;
  return { span: text.toOriginal(best), score: total(best) / 4, how: exact ? 'exact' : 'context' };
}

/** The second best must be so much worse; the sum of a perfect place is 4. */
const MARGIN = 0.3;
/** Context shorter than this is no evidence of its own. */
const TELLING = 12;

/**
 * Does this place have enough in its favour? Low thresholds find more annotations after heavy edits, but take a repeated phrase for the
 * one that was deleted; these were chosen so that the frozen corpus (test/reliability) has no wrong place.
 */
function convincing({ quote, before, after }: Candidate, pattern: Pattern): boolean {
  const bare = pattern.before === '' && pattern.after === '';
  const oneSide = (before >= 0.95 && pattern.before.length >= TELLING) || (after >= 0.95 && pattern.after.length >= TELLING);
  const bothSides = Math.min(before, after) >= 0.5 && before + after >= 1.2;
  const { length } = pattern.quote;
  if (quote === 1) return bare || oneSide || bothSides || (length >= 40 && before + after >= 0.5) || length >= 80;
  if (quote >= 0.8) return oneSide || bothSides || (length >= 60 && before + after >= 0.5);
  return quote >= 0.5 && before + after >= 1.5;
}
