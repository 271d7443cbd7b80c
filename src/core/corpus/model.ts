import type { Placed } from '../anchor/anchor';
import type { ArticleMetadata } from '../article/model';
import type { ActorType, ClaimSource, Cue, FigureType, FigureValue, LocalEntity, QuotedSpan, Reason, Span } from '../model';
import type { Annotation, AnnotatorProgress, Link, Reply } from '../sidecar/model';

/**
 * `suggested`: found by the detectors, nobody has judged it. `accepted`, `rejected`: a suggestion somebody judged.
 * `manual`: made by hand. (An annotation that finds no place in the text is an orphan and no mark.)
 */
export type MarkState = 'suggested' | 'accepted' | 'rejected' | 'manual';

/** How an annotation came to its place. */
export interface Anchoring {
  readonly how: Placed['how'];
  /** Likely right, but a person should look: its words or most of its context are no longer as they were. */
  readonly doubtful: boolean;
  /** 0-based line in the sidecar. */
  readonly line: number;
}

interface MarkBase extends QuotedSpan {
  readonly state: MarkState;
  /** Further pieces of a discontinuous span. */
  readonly segments?: readonly Span[];
  /** Present unless `suggested`. */
  readonly annotation?: Annotation;
  readonly annotator?: string;
  readonly anchoring?: Anchoring;
  /** Present where a detector found it (also under an accepted or rejected one). */
  readonly reason?: Reason;
  readonly tags: readonly string[];
  readonly note?: string;
  readonly links: readonly Link[];
  readonly replies: readonly Reply[];
}

export interface ActorMark extends MarkBase {
  readonly kind: 'actor';
  readonly type: ActorType;
  /** Local id; `CorpusIndex.entityOf` gives the folder-wide entity. */
  readonly entity: string;
}

export interface FigureMark extends MarkBase {
  readonly kind: 'figure';
  readonly type: FigureType;
  readonly value: FigureValue;
}

export interface ClaimMark extends MarkBase {
  readonly kind: 'claim';
  readonly hedged: boolean;
  readonly cues: readonly Cue[];
  readonly source?: ClaimSource;
}

/** A span that only carries tags of the codebook. */
export interface TagMark extends MarkBase {
  readonly kind: 'tag';
}

/** A suggestion or an annotation, placed in today's text. */
export type Mark = ActorMark | FigureMark | ClaimMark | TagMark;

/** An annotation that finds no place in today's text: listed, never guessed, never dropped. */
export interface Orphan {
  readonly annotator: string;
  readonly annotation: Annotation;
  /** 0-based line in the sidecar. */
  readonly line: number;
  readonly candidates: readonly Span[];
}

/** All there is to know of one article: what the index holds and the features show. */
export interface ArticleMarks {
  /** Opaque and stable: the editor uses the URI, the command line the path. */
  readonly article: string;
  readonly metadata: ArticleMetadata;
  readonly entities: readonly LocalEntity[];
  /** By start, longer first. */
  readonly marks: readonly Mark[];
  readonly orphans: readonly Orphan[];
  /** What the sidecar says of the annotators' progress; absent: nothing. */
  readonly progress?: readonly AnnotatorProgress[];
}
