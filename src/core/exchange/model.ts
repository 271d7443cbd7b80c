import type { ArticleMetadata } from '../article/model';
import type { MarkState } from '../corpus/model';
import type { ReadSentence } from '../detect/factuality/model';
import type { TaggedLine } from '../detect/model';
import type { ActorType, CueCategory, FigureValue, MarkKind, QuotedSpan } from '../model';
import type { AttributeValue, Quote, Reply, Status } from '../sidecar/model';
import type { Code } from '../sidecar/registryModel';
import type { FormatOption, FormatSettings } from './formatOptions';
import type { OpenParquet } from './parquet/openParquet';

/**
 * What every export format is made from: articles with flat rows. Exporters are pure and stream: they take documents one
 * by one and give text or bytes piece by piece, so that a corpus of any size passes through.
 */
export interface ExportDocument {
  /** Path of the article relative to the corpus, `/` between folders; unique in one export. */
  readonly name: string;
  /** The decoded text without byte order mark, line ends as they stand. */
  readonly text: string;
  readonly metadata: ArticleMetadata;
  /** By start, longer first. */
  readonly rows: readonly PlacedRow[];
  /** Annotations which have no place in today's text. */
  readonly orphans: readonly ExportRow[];
  /** The actors that `rows` name, each once. */
  readonly entities: readonly ExportEntity[];
}

export interface ExportEntity {
  readonly id: string;
  readonly name: string;
  readonly type: ActorType;
  /** Every form of the name that is known, the fullest first. */
  readonly names: readonly string[];
  readonly description?: string;
  /** `Q20` */
  readonly wikidata?: string;
}

/** An annotation or a suggestion. What there is not is undefined: all rows have one shape, which makes many of them cheap. */
export interface ExportRow {
  /** The annotation's own id, or for a suggestion one made of its kind and place. Unique in its document. */
  readonly id: string;
  readonly kind: MarkKind;
  readonly type: string | undefined;
  readonly state: MarkState | 'orphaned';
  readonly annotator: string | undefined;
  /** The (first piece of the) marked words, as they stand in the text; those of the sidecar where it is orphaned. */
  readonly quote: string;
  /** About 32 characters on either side, of the text; of the sidecar where it is orphaned. */
  readonly before: string;
  readonly after: string;
  /** Further pieces of a discontinuous annotation, in the sidecar's words; where they stand is in `pieces` of a placed row. */
  readonly segments: readonly Quote[];
  /** Id through the whole corpus. */
  readonly entity: string | undefined;
  readonly entityName: string | undefined;
  readonly value: FigureValue | undefined;
  readonly hedged: boolean | undefined;
  readonly cues: readonly ExportCue[];
  readonly source: ExportSource | undefined;
  readonly tags: readonly string[];
  readonly note: string | undefined;
  readonly replies: readonly Reply[];
  /** Of a consensus: the ids of the annotations it was decided from. */
  readonly from: readonly string[];
  readonly links: readonly ExportLink[];
  /** Id of the detector's rule that found it. */
  readonly rule: string | undefined;
  /** What somebody said of a suggestion; of an orphan too, whose state says something else. */
  readonly status: Status | undefined;
  readonly attributes: readonly AttributeValue[];
}

/** Offsets in both units: `start` and `end` are UTF-16 code units of the document's text. */
export interface ExportSpan extends QuotedSpan {
  readonly startCodePoint: number;
  readonly endCodePoint: number;
}

export interface PlacedRow extends ExportRow, ExportSpan {
  readonly state: MarkState;
  /** All pieces in the order of the text; the row's own span is the first. More than one: a discontinuous span. */
  readonly pieces: readonly ExportSpan[];
  readonly cues: readonly PlacedCue[];
  readonly source: PlacedSource | undefined;
}

export interface ExportCue {
  readonly category: CueCategory;
  readonly quote: string;
}

export interface PlacedCue extends ExportCue, ExportSpan {
  /** 0 denied or wholly open … 1 asserted as fact. */
  readonly strength: number;
}

export interface ExportSource {
  readonly quote: string;
  readonly entity?: string;
}

export interface PlacedSource extends ExportSource, ExportSpan {}

export interface ExportLink {
  /** Name of the other row's document. */
  readonly article: string;
  /** Id of the other row. */
  readonly id: string;
  readonly as: string;
}

/** A piece of a file; pieces of one file follow each other. */
export interface ExportChunk {
  /** Relative path. For a format of one file: the name to propose. */
  readonly file: string;
  readonly content: string | Uint8Array;
}

export interface ExportOptions {
  /** Tokens and sentences of lines, for formats that are made of tokens: the tagger lives where the analysis does. */
  readonly tagLines: (lines: readonly string[]) => Promise<readonly TaggedLine[]>;
  /** Sentences of a text and what they tell otherwise than as facts, from where the analysis is. */
  readonly readSentences: (text: string) => Promise<readonly ReadSentence[]>;
  /** Needed for Parquet alone. */
  readonly openParquet?: OpenParquet;
  /** What the names of articles are resolved against where a format wants IRIs; ends with `/`, `#` or `:`. */
  readonly baseIri?: string;
  /** Of the user's codebook.yaml. */
  readonly codes?: readonly Code[];
  /** Called with one plain sentence for each kind of thing that the format cannot hold. */
  readonly tellLoss?: (sentence: string) => void;
  /** What was chosen of the format's own options; what is missing has its default. */
  readonly settings?: FormatSettings;
}

export interface ExportFormat {
  readonly id: string;
  /** As listed in the palette. */
  readonly label: string;
  /** What it is for. */
  readonly description: string;
  /** Of the one file, without dot; of a folder's archive (`zip`) otherwise. */
  readonly extension: string;
  /** One file, or several in a folder. */
  readonly layout: 'file' | 'folder';
  /** Whether a format of one file makes a folder of several with these settings. */
  readonly isFolderWith?: (settings: FormatSettings) => boolean;
  /** What is asked before it is written. */
  readonly options?: readonly FormatOption[];
  /** The states of marks that make sense in this format: hand them to `exportDocument`. */
  readonly states: readonly MarkState[];
  export(documents: AsyncIterable<ExportDocument>, options: ExportOptions): AsyncIterable<ExportChunk>;
}
