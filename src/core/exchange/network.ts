import { splitLines } from '../article/splitLines';
import type { ExportDocument, ExportEntity, PlacedRow } from './model';

export interface NetworkNode {
  readonly id: string;
  readonly label: string;
  /** The two modes of a two-mode network. */
  readonly mode: 'actor' | 'code';
  /** Of an actor; `code` otherwise. */
  readonly type: string;
  /** Annotations and suggestions that name it or carry it. */
  readonly mentions: number;
  readonly articles: number;
}

export interface NetworkEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  /** In how many articles. */
  readonly articles: number;
}

/** Undirected, without loops, each pair once. */
export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
}

/** Two actors are tied by each paragraph that names both. */
export async function actorNetwork(documents: AsyncIterable<ExportDocument>): Promise<Network> {
  const builder = createBuilder();
  for await (const document of documents) {
    const article = builder.article();
    for (const paragraph of paragraphs(document)) {
      const actors = new Map<string, PlacedRow>();
      for (const row of paragraph) {
        if (row.kind !== 'actor' || row.entity === undefined) continue;
        article.mention(actorNode(row, document.entities));
        actors.set(actorId(row.entity), row);
      }
      const ids = [...actors.keys()].sort();
      ids.forEach((from, i) => ids.slice(i + 1).forEach((to) => article.tie(from, to)));
    }
  }
  return builder.network();
}

/** An actor is tied to a code by each mention of the actor, and each claim of which it is the source, that carries the code. */
export async function codeNetwork(documents: AsyncIterable<ExportDocument>): Promise<Network> {
  const builder = createBuilder();
  for await (const document of documents) {
    const article = builder.article();
    for (const row of document.rows) {
      const node = row.kind === 'actor' ? actorNode(row, document.entities) : sourceNode(row, document.entities);
      if (!node || row.tags.length === 0) continue;
      article.mention(node);
      for (const tag of row.tags) {
        const code = { id: `code:${tag}`, label: tag, mode: 'code', type: 'code' } as const;
        article.mention(code);
        article.tie(node.id, code.id);
      }
    }
  }
  return builder.network();
}

type NewNode = Omit<NetworkNode, 'mentions' | 'articles'>;

function actorId(entity: string): string {
  return `actor:${entity}`;
}

function actorNode(row: PlacedRow, entities: readonly ExportEntity[]): NewNode {
  const known = entities.find(({ id }) => id === row.entity);
  return { id: actorId(row.entity ?? row.quote), label: known?.name ?? row.entityName ?? row.quote, mode: 'actor', type: known?.type ?? row.type ?? 'actor' };
}

function sourceNode({ source }: PlacedRow, entities: readonly ExportEntity[]): NewNode | undefined {
  if (source?.entity === undefined) return undefined;
  const known = entities.find(({ id }) => id === source.entity);
  return { id: actorId(source.entity), label: known?.name ?? source.quote, mode: 'actor', type: known?.type ?? 'actor' };
}

/** The rows that start in each line of the text. */
function paragraphs({ text, rows }: ExportDocument): PlacedRow[][] {
  const lines = splitLines(text);
  const found: PlacedRow[][] = [];
  let line = 0;
  let current: PlacedRow[] = [];
  for (const row of rows) {
    if (row.start > (lines[line]?.end ?? Infinity)) {
      found.push(current);
      current = [];
      while (row.start > (lines[line]?.end ?? Infinity)) line++;
    }
    current.push(row);
  }
  return [...found, current];
}

function createBuilder() {
  const nodes = new Map<string, NewNode & { mentions: number; articles: number; last: number }>();
  const edges = new Map<string, { source: string; target: string; weight: number; articles: number; last: number }>();
  let number = 0;
  return {
    article() {
      const current = ++number;
      return {
        mention(node: NewNode) {
          const known = nodes.get(node.id) ?? { ...node, mentions: 0, articles: 0, last: 0 };
          known.mentions++;
          if (known.last !== current) known.articles++;
          known.last = current;
          nodes.set(node.id, known);
        },
        tie(source: string, target: string) {
          const key = JSON.stringify([source, target]);
          const known = edges.get(key) ?? { source, target, weight: 0, articles: 0, last: 0 };
          known.weight++;
          if (known.last !== current) known.articles++;
          known.last = current;
          edges.set(key, known);
        },
      };
    },
    network: (): Network => ({
      nodes: [...nodes.values()].map(({ last: _last, ...node }) => node),
      edges: [...edges.values()].map(({ last: _last, ...edge }) => edge),
    }),
  };
}
