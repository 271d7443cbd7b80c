/** A span of time by the calendar; both days belong to it. */
export interface TimeWindow {
  /** `2024`, `2024-05`, `2024-W18`, `2024-05-05` */
  readonly id: string;
  readonly start: string;
  readonly end: string;
}

/** What a node or an edge carries beside its id, label and weight. */
export interface NetworkAttribute {
  readonly id: string;
  readonly type: 'string' | 'int' | 'double';
}

export type AttributeValues = ReadonlyMap<string, string | number>;

export interface NetworkNode {
  readonly id: string;
  readonly label: string;
  readonly values: AttributeValues;
}

export interface NetworkEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  readonly values: AttributeValues;
}

/** Undirected, without loops, each pair once. */
export interface Network {
  readonly edges: readonly NetworkEdge[];
  readonly nodes: readonly NetworkNode[];
  /** Undefined: of all time. */
  readonly window: TimeWindow | undefined;
}

/** One network, or one for each window of time; what they may carry is declared once for all. */
export interface NetworkSeries {
  readonly nodeAttributes: readonly NetworkAttribute[];
  readonly edgeAttributes: readonly NetworkAttribute[];
  readonly networks: readonly Network[];
}
