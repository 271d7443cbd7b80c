import type { Annotation } from '../../sidecar/model';
import type { CodeFields, ActorFields } from './registryModel';

/**
 * An import goes in two steps. A reader turns the bytes of files into an `ImportedFile`: what they say, without looking at
 * the folder. Then `planImport` lays that against the articles and sidecars of the folder: what will be written, what is
 * there already, what a person has to look at. Both are pure; whoever writes shows the plan first.
 */

/** A file to import. */
export interface ImportFile {
  /** With folders, `/` between them. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The file cannot be imported: one plain sentence with the place and what to do next. Nothing has been written. */
export class ImportError extends Error {}

export interface ImportedFile {
  readonly articles: readonly ImportedArticle[];
  /** For codebook.yaml. Annotations name them by these ids. */
  readonly codes: readonly CodeFields[];
  /** For actors.yaml. */
  readonly actors: readonly ActorFields[];
  /** Names of actors that annotations name by ids which the reader had to make up: a known actor of that name is meant. */
  readonly names?: ReadonlyMap<string, string>;
  /** One plain sentence for each kind of thing that is not taken over. */
  readonly notes: readonly string[];
}

export interface ImportedArticle {
  /** As the file names it: a path, a name without ending, or an IRI. */
  readonly name: string;
  /** The text that the offsets count in, where the file brings it: no byte order mark, line ends as they stood. */
  readonly text?: string;
  readonly annotations: readonly ImportedAnnotation[];
}

export interface ImportedAnnotation {
  /** undefined: the file names nobody. */
  readonly annotator?: string;
  /** With an id that a second import of the same file gives again. Links name other annotations by such ids. */
  readonly annotation: Annotation;
  /**
   * Where the pieces stood, the main one first. In UTF-16 units of the article's `text`, and then true; where the file brings
   * no text only a hint, in a unit that is found out by the words.
   */
  readonly places: readonly ImportedPlace[];
}

export interface ImportedPlace {
  readonly start: number;
  readonly end: number;
}

/** A way to read one kind of file. */
export interface ImportFormat {
  readonly id: string;
  /** As listed in the palette. */
  readonly label: string;
  readonly description: string;
  /** Of the files a person picks, without dot. */
  readonly extensions: readonly string[];
  /** Could these files be of this format? Looks at names and first characters only. */
  recognises(file: ImportFile): boolean;
  /** @throws ImportError */
  read(files: readonly ImportFile[]): ImportedFile;
}
