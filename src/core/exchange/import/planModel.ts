import type { Span } from '../../model';
import type { RegistryFile, RegistryOperation } from '../../registry/operations';
import type { Operation, OwnedAnnotation, Problem } from '../../sidecar/model';

/** An annotation of the plan. */
export interface PlannedAnnotation extends Pick<OwnedAnnotation, 'annotator' | 'annotation'> {
  /** Where it stands in the article; undefined: nowhere for sure. */
  readonly span: Span | undefined;
}

/** What an import does to one article. */
export interface PlannedArticle {
  /** As the folder names it. */
  readonly article: string;
  /** Will be added, and have a sure place. */
  readonly added: readonly PlannedAnnotation[];
  /** Will be added, and then stand in Needs Review: their place is in doubt, or they have none. */
  readonly doubtful: readonly PlannedAnnotation[];
  /** Are there already. */
  readonly there: readonly PlannedAnnotation[];
  /** Are there already under the same id but say something else; they stay as they are. */
  readonly differing: readonly PlannedAnnotation[];
  /** Adds what is added and doubtful. */
  readonly operations: readonly Operation[];
  /** Where annotations of the sidecar and of the plan stand, by id: those of a section are in the order of the text. */
  readonly positions: ReadonlyMap<string, number>;
  /** Discontinuous annotations of which only the first piece is known in today's text. */
  readonly incomplete: number;
  /** Why nothing can be written here; then there are no operations. */
  readonly problem?: Problem;
}

/** What an import adds to codebook.yaml or actors.yaml. */
export interface PlannedRegistry {
  readonly file: RegistryFile;
  /** Labels or names. */
  readonly added: readonly string[];
  readonly there: readonly string[];
  /** Puts the entries behind those that are there. */
  readonly operations: readonly RegistryOperation[];
  readonly problem?: Problem;
}

/** All that an import is going to write, and what it leaves. */
export interface ImportPlan {
  readonly articles: readonly PlannedArticle[];
  readonly registries: readonly PlannedRegistry[];
  /** Articles of the file that are not in the folder, or not for sure. */
  readonly missing: readonly MissingArticle[];
  /** One plain sentence for each kind of thing that is not taken over. */
  readonly notes: readonly string[];
}

export interface MissingArticle {
  readonly name: string;
  readonly annotations: number;
  /** Articles of the folder that could be meant, where there is more than one. */
  readonly candidates: readonly string[];
}
