import type { Span } from '../model';
import type { OwnedAnnotation, Quote, Sidecar } from '../sidecar/model';
import { alignTexts } from './alignTexts';
import { isDoubled } from './doubled';
import { findVerbatim } from './findVerbatim';
import { findByQuote, judge, leftHole, total, type Candidate } from './findByQuote';
import { mapSpan } from './mapSpan';
import { LONG_RUN, sameLine, surroundings, unbrokenRun } from './surroundings';
import { normalUnits } from './normalText';
import { createPattern, tokensWithin, type Pattern } from './pattern';
import { createSearchText, type SearchText } from './searchText';
import { createVocabulary, type Vocabulary } from './tokens';

/** Where an annotation stands in today's text. */
export interface Placed {
  readonly span: Span;
  /** Further pieces of a discontinuous span. */
  readonly segments?: readonly Span[];
  /** How sure the place is, 0 … 1; 1: the very words in the very context. */
  readonly score: number;
  /** `exact`: the words and their context stand once in the text. `context`: found by likeness. `diff`: followed from the old text. `live`: moved with the edits of an open document. */
  readonly how: 'exact' | 'context' | 'diff' | 'live';
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
export function anchorAnnotations(text: string, sidecar: Sidecar, { oldText }: AnchorOptions = {}): readonly Anchored[] {
  const units = normalUnits(text);
  const vocabulary = createVocabulary();
  let searchable: SearchText | undefined;
  const now = () => (searchable ??= createSearchText(text, vocabulary, units));
  const isChanged = oldText !== undefined && oldText !== text;
  const followed = isChanged ? followFrom(oldText, now(), vocabulary) : undefined;
  // what stands there word for word takes no search; but where the old text is known, it has to agree
  const verbatim = isChanged ? NOTHING : findVerbatim(units, sidecar.annotations.flatMap(({ annotation }) => (annotation.segments ? [annotation, ...annotation.segments] : annotation)));
  const place = (quote: Quote): Placed | Unplaced => {
    const span = verbatim.get(quote);
    return span ? { span, score: 1, how: 'exact' } : placeQuote(quote, now(), vocabulary, followed);
  };
  return sidecar.annotations.map((owned) => ({ owned, place: placeAll(owned.annotation, place) }));
}

const NOTHING: ReadonlyMap<Quote, Span> = new Map();

/** A discontinuous span stands only where all its pieces do. */
function placeAll(stored: Quote & { readonly segments?: readonly Quote[] }, place: (quote: Quote) => Placed | Unplaced): Placed | Unplaced {
  const main = place(stored);
  if ('orphan' in main || !stored.segments) return main;
  const segments: Placed[] = [];
  for (const segment of stored.segments) {
    const piece = place(segment);
    if ('orphan' in piece) return { orphan: true, candidates: [main.span] };
    segments.push(piece);
  }
  const score = Math.min(main.score, ...segments.map((segment) => segment.score));
  return { ...main, score, segments: segments.map(({ span }) => span) };
}

/** Where the old text's place of a pattern went; `gone` where it has none now, undefined where its old place is not sure. */
type Follow = (pattern: Pattern) => Followed | undefined;

type Followed = Lost | Found;

/** The comparison lost it, or it was deleted. */
interface Lost {
  readonly to: undefined;
  /** Do the words of a place stand for no others of the old text? */
  readonly free: (candidate: Span) => boolean;
}

interface Found {
  readonly to: Candidate;
  /** Do they stand for others, and had these quite other surroundings in the old text? Then it is not the annotation's place. */
  readonly others: (candidate: Span) => boolean;
  /** How like the wider surroundings of a place are to those of the old one. */
  readonly likeness: (candidate: Span) => number;
  /** How many words around a place are the very words around the old one. */
  readonly run: (candidate: Span) => number;
  /** Do words like the annotation's also stand at the far end of what was put in beside the place? Then either may be it. */
  readonly doubled: boolean;
}

function followFrom(oldText: string, now: SearchText, vocabulary: Vocabulary): Follow {
  const old = createSearchText(oldText, vocabulary);
  const image = alignTexts(old, now, vocabulary);
  const source = new Int32Array(now.tokens.ids.length).fill(-1);
  image.forEach((target, token) => {
    if (target >= 0) source[target] = token;
  });
  const sourcesOf = ({ start, end }: Span) => {
    const range = tokensWithin(now.tokens, start, end);
    return source.subarray(range.first, range.end);
  };
  return (pattern) => {
    const [place, other] = findByQuote(pattern, old, vocabulary);
    if (!place || !convincing(place, pattern, old) || (other && total(place) - total(other) < MARGIN)) return undefined;
    const own = tokensWithin(old.tokens, place.start, place.end);
    const isOwn = (token: number) => token >= own.first && token < own.end;
    const mapped = mapSpan(old.tokens, now.tokens, image, place, own);
    if (!mapped) return { to: undefined, free: (candidate) => sourcesOf(candidate).every((token) => token < 0 || isOwn(token)) };
    const to = judge(pattern, now, mapped.start, mapped.end, mapped.kept, vocabulary);
    return {
      to: to.before + to.after < 1 && sameLine(old, place, now, to) ? { ...to, before: Math.max(to.before, 0.5), after: Math.max(to.after, 0.5) } : to,
      others(candidate) {
        const sources = sourcesOf(candidate);
        if (sources.length === 0 || sources.some((token) => token < 0 || isOwn(token))) return false;
        const [start, end] = [old.tokens.starts[sources[0] ?? 0] ?? 0, old.tokens.ends[sources.at(-1) ?? 0] ?? 0];
        return end > start && total(judge(pattern, old, start, end, 0, vocabulary)) <= PERFECT - OTHER;
      },
      likeness: (candidate) => surroundings(old, place, now, candidate, vocabulary),
      run: (candidate) => unbrokenRun(old, place, now, candidate),
      doubled: isDoubled(old, own, now, mapped, image, vocabulary),
    };
  };
}

function placeQuote(stored: Quote, text: SearchText, vocabulary: Vocabulary, follow: Follow | undefined): Placed | Unplaced {
  const pattern = createPattern(stored, vocabulary);
  if (!pattern) return { orphan: true, candidates: [] };
  const candidates = findByQuote(pattern, text, vocabulary);
  const followed = follow?.(pattern);
  const best = followed?.to ? agreed(followed, candidates, pattern) : unclaimed(alone(candidates, pattern, text), followed);
  if (!best) {
    const known = followed?.to ? [followed.to, ...candidates.filter(({ start }) => start !== followed.to?.start)] : candidates;
    return { orphan: true, candidates: known.slice(0, MOST_CANDIDATES).map((candidate) => text.toOriginal(candidate)) };
  }
  const exact = best.quote === 1 && best.before === 1 && best.after === 1;
  return { span: text.toOriginal(best), score: total(best) / PERFECT, how: exact ? 'exact' : followed?.to ? 'diff' : 'context' };
}

/** The sum of a perfect place. */
const PERFECT = 4;
/** Without the old text the second best must be so much worse. */
const MARGIN = 0.3;
/** Words that stood in the old text with a sum so much worse were never the annotation's. */
const OTHER = 0.5;
/** Where another place looks about as good as the one followed to, the wider surroundings must tell them apart by so much. */
const WIDE_MARGIN = 0.12;
/** Words shorter than this may stand anywhere. */
const SHORT = 20;
/** Context shorter than this is no evidence of its own. */
const TELLING = 12;

/** Words and context alone: the best place must convince, and no other may come near. */
function alone(candidates: readonly Candidate[], pattern: Pattern, text: SearchText): Candidate | undefined {
  const [best, rival] = candidates;
  if (!best || !convincing(best, pattern, text) || (rival && total(best) - total(rival) < MARGIN)) return undefined;
  // The sentence was copied: each piece stands in one half of the old context, whatever has moved beside the other
  if (candidates.some((other) => other !== best && other.quote >= best.quote && fitsOneSide(other, pattern))) return undefined;
  return best.quote === 1 && best.before === 1 && best.after === 1 ? best : leftHole(pattern, text) ? undefined : best;
}

/** Where the comparison has no answer, words and context may have one, but not on words that are known to be others. */
function unclaimed(found: Candidate | undefined, followed: Lost | undefined): Candidate | undefined {
  return found && (!followed || followed.free(found)) ? found : undefined;
}

/**
 * Comparison of the texts and search by words must agree: the place followed to is like the annotation's words and context, and no other is
 * about as good. A copy of the sentence (a pull-quote) is: then the surroundings decide, or nobody.
 */
function agreed({ to, likeness, run, others, doubled }: Found, candidates: readonly Candidate[], pattern: Pattern): Candidate | undefined {
  if (doubled || !plausible(to, pattern)) return undefined;
  if (pattern.quote.length < SHORT && isScattered(to, run(to), candidates)) return undefined;
  const near = candidates.filter((other) => total(other) > total(to) - MARGIN && (other.end <= to.start || other.start >= to.end));
  const rivals = near.filter((other) => !others(other));
  if (rivals.length === 0) return to;
  const longest = run(to);
  const own = likeness(to);
  return rivals.every((rival) => (longest >= LONG_RUN && longest >= 1.5 * run(rival) + 8) || own - likeness(rival) >= WIDE_MARGIN) ? to : undefined;
}

/** So many unchanged words around a place tell changed words from others like them. */
const NEIGHBOURS = 4;

/** Is what fits of a place's context but scattered words, as they stand around other words too? */
function isScattered({ quote, before, after }: Candidate, run: number, candidates: readonly Candidate[]): boolean {
  if (quote < 1) return Math.min(before, after) === 0 && run < NEIGHBOURS;
  return run === 0 && before + after < 1.3 && candidates.filter((other) => other.quote === 1).length > 1;
}

/** Is this where a comparison of the texts may lead? It has found the place already; the words must not speak against it. */
function plausible({ quote, before, after }: Candidate, pattern: Pattern): boolean {
  if (quote === 1) return before + after >= (pattern.quote.length >= 20 ? 0.3 : 0.8) || (pattern.before === '' && pattern.after === '');
  if (quote >= 0.8) return before + after >= (pattern.quote.length >= 20 ? 0.5 : 0.8);
  return quote >= 0.5 && before + after >= 0.9;
}

function fitsOneSide({ before, after }: Pick<Candidate, 'before' | 'after'>, pattern: Pattern): boolean {
  return (before >= 0.95 && pattern.before.length >= TELLING) || (after >= 0.95 && pattern.after.length >= TELLING);
}

/**
 * Does this place have enough in its favour by itself? Low thresholds find more annotations after heavy edits, but take a repeated phrase for
 * the one that was deleted; these were chosen so that the frozen corpus (test/reliability) has no wrong place.
 */
function convincing({ quote, before, after }: Candidate, pattern: Pattern, text: SearchText): boolean {
  const { length } = pattern.quote;
  const oneSide = fitsOneSide({ before, after }, pattern);
  const bothSides = Math.min(before, after) >= 0.6 && before + after >= 1.5;
  if (quote === 1) {
    if (pattern.before === '' && pattern.after === '') return true;
    // A short word may stand by chance where the deleted one stood
    const telling = length >= TELLING || before + after >= 1.3 || text.occurrences(pattern.quote).length === 1;
    return (oneSide && telling) || bothSides || (length >= 40 && before + after >= 0.5) || length >= 80;
  }
  if (quote >= 0.8) return (oneSide && (length >= TELLING || before + after >= 1.3)) || bothSides || (length >= 60 && before + after >= 0.5);
  return quote >= 0.5 && before + after >= 1.5;
}
