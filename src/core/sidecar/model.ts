import type { CueCategory, FigureValue, MarkKind } from '../model';

/** A piece of text named by its words, never by offsets: what a sidecar stores (LF line ends). */
export interface Quote {
  readonly quote: string;
  /** Context, about 32 characters a side, cut at a word. */
  readonly before?: string;
  readonly after?: string;
}

export interface Link {
  /** Id of the annotation linked to, in this sidecar, or `article#id` for one of another article. */
  readonly to: string;
  /** `figure`, `source`, `supports`, `contradicts` or a word of the user's. */
  readonly as: string;
}

/** `rejected` keeps a suggestion away; absent: made by hand. */
export type Status = 'accepted' | 'rejected';

/** One contribution to the discussion of an annotation: it has words, a verdict, or settles or reopens the discussion. */
export interface Reply {
  readonly by: string;
  readonly text?: string;
  /** What a reviewer thinks of the annotation; the last one of each reviewer counts. */
  readonly verdict?: Status;
  /** true settles the discussion, false reopens it; the last one counts. */
  readonly resolved?: boolean;
}

export interface AnnotatedCue {
  readonly category: CueCategory;
  readonly quote: string;
}

export interface AnnotatedSource {
  readonly quote: string;
  readonly entity?: string;
}

/** What an annotation says of one attribute of one of its codes. */
export interface AttributeValue {
  /** Key of the code in codebook.yaml. */
  readonly code: string;
  /** Id of the attribute in that code. */
  readonly attribute: string;
  /** A choice, date or text as text. */
  readonly value: string | number | boolean;
}

/** What a person decided about a span: one item of a sidecar, in the file's own words. */
export interface Annotation extends Quote {
  /** Random, 10 characters of [a-z0-9], for ever. */
  readonly id: string;
  readonly kind: MarkKind;
  readonly type?: string;
  readonly entity?: string;
  /** Further pieces of a discontinuous span, in the order of the text. */
  readonly segments?: readonly Quote[];
  readonly value?: FigureValue;
  readonly hedged?: boolean;
  readonly cues?: readonly AnnotatedCue[];
  readonly source?: AnnotatedSource;
  readonly links?: readonly Link[];
  readonly status?: Status;
  readonly tags?: readonly string[];
  /** In the file a map of maps: `{blame: {explicit: true}}`. */
  readonly attributes?: readonly AttributeValue[];
  readonly note?: string;
  readonly replies?: readonly Reply[];
  /** Of a consensus: the ids of the annotations it was decided from. */
  readonly from?: readonly string[];
}

/** An annotation and the section it stands in. */
export interface OwnedAnnotation {
  readonly annotator: string;
  readonly annotation: Annotation;
  /** 0-based line of the item in the sidecar, for diagnostics and "Open in sidecar". */
  readonly line: number;
}

export interface SidecarArticle {
  /** Of the text as last anchored, LF-normalised; absent in a hand-written file. */
  readonly sha256?: string;
  readonly title?: string;
  readonly date?: string;
  readonly author?: string;
  readonly outlet?: string;
}

/** How far an annotator is with an article. Without an entry it is in work once there are annotations, and unseen before. */
export const PROGRESS_STATES = ['done', 'reviewed'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

export interface AnnotatorProgress {
  readonly annotator: string;
  readonly state: ProgressState;
}

export interface Sidecar {
  readonly version: 1;
  readonly article: SidecarArticle;
  /** What was said of the annotators' progress, in the order of the file; absent: nothing. */
  readonly progress?: readonly AnnotatorProgress[];
  readonly annotations: readonly OwnedAnnotation[];
}

/** One thing wrong in a YAML file of the user's: one plain sentence, where, and what to do next. */
export interface Problem {
  readonly message: string;
  /** 0-based, UTF-16 columns. */
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** `error`: the file cannot be used nor written. `warning`: the rest of it can. */
  readonly severity: 'error' | 'warning';
}

/** Nothing was written to a file, for a reason that stands in none of its lines. */
export function refusal(message: string): Problem {
  return { message, severity: 'error', line: 0, column: 0 };
}

export type Change = { readonly [K in keyof Omit<Annotation, 'id'>]?: Annotation[K] | undefined };

/** How a removed annotation stood in the file, so that undo brings back its comments, its own keys and its place. */
export interface Restore {
  /** The item's text from its dash on, as it stood. */
  readonly text: string;
  /** Id of the annotation before it in the section; undefined: it was the first. */
  readonly after?: string;
}

/** Applied by id. */
export type AnnotationOperation =
  | { readonly op: 'add'; readonly annotator: string; readonly annotation: Annotation; readonly restore?: Restore }
  /** Sets the fields named in `set`; a field given as undefined is removed. */
  | { readonly op: 'change'; readonly annotator: string; readonly id: string; readonly set: Change }
  | { readonly op: 'remove'; readonly annotator: string; readonly id: string };

/** Says how far an annotator is; undefined takes the entry out. */
export interface ProgressOperation {
  readonly op: 'progress';
  readonly annotator: string;
  readonly state: ProgressState | undefined;
}

/** What a command asks for. The inverse of an operation is a list of operations too. */
export type Operation = AnnotationOperation | ProgressOperation;
