import { createPipeline } from '../../../src/core/pipeline';
import { decodeArticle } from '../../../src/core/article/decodeArticle';
import type { ActorMark, ArticleMarks, ClaimMark, FigureMark, Mark, TagMark } from '../../../src/core/corpus/model';
import { exportDocument } from '../../../src/core/exchange/document';
import type { ExportChunk, ExportDocument, ExportEntity, ExportFormat, ExportOptions } from '../../../src/core/exchange/model';
import type { QuotedSpan } from '../../../src/core/model';
import type { Annotation } from '../../../src/core/sidecar/model';

/**
 * Everything that trips offsets up, in one article: a byte order mark, CRLF, an emoji before every span, a combining
 * character, overlap, nesting, a discontinuous span, a span over two lines, `=1+1`, `&<>"`, a word from right to left.
 */
const FILE = '\uFEFF' + [
  '🛰️ Halvern denies it',
  '',
  '🙂 Mirzo Dau\u0301rbekov and Selim Orhanov 🙂 may meet; about 1,200 men, =1+1 of them “armed”, crossed 🏳️‍🌈 the line,',
  'the ministry & “the <Gray> Falcons” said. 🙂 In שלום they wait.',
  '',
].join('\r\n');

const decoded = decodeArticle(new TextEncoder().encode(FILE));
export const TEXT = 'text' in decoded ? decoded.text : '';

/** The n-th place of these words. */
function at(quote: string, nth = 1): QuotedSpan {
  let start = -1;
  for (let i = 0; i < nth; i++) start = TEXT.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`the fixture lacks ${quote}`);
  return { start, end: start + quote.length, quote };
}

const bare = { tags: [], links: [], replies: [] };
const reason = { rule: 'test/rule' };
const suggested = { state: 'suggested', reason, ...bare } as const;

function byHand(annotator: string, span: QuotedSpan, annotation: Omit<Annotation, 'quote'>) {
  const { status, tags = [], note, links = [], replies = [] } = annotation;
  return {
    ...span,
    state: status ?? ('manual' as const),
    annotator,
    annotation: { ...annotation, quote: span.quote.replaceAll('\r\n', '\n') },
    tags,
    ...(note !== undefined && { note }),
    links,
    replies,
  };
}

const CLAIM = at('Mirzo Dau\u0301rbekov and Selim Orhanov 🙂 may meet');

const claim: ClaimMark = {
  kind: 'claim',
  hedged: true,
  cues: [
    { ...at('may'), category: 'modal', strength: 0.5 },
    { ...at('said'), category: 'attribution', strength: 0.9 },
  ],
  source: { ...at('the ministry'), entity: 'ministry' },
  ...byHand('bob', CLAIM, {
    id: 'claim00001',
    kind: 'claim',
    hedged: true,
    cues: [{ category: 'modal', quote: 'may' }, { category: 'attribution', quote: 'said' }],
    source: { quote: 'the ministry', entity: 'ministry' },
    note: '=1+1, a "note"\nover two lines',
    replies: [{ by: 'alice', text: 'I doubt it.' }, { by: 'bob', text: '@alice: so do I', resolved: true }],
    links: [{ to: 'figure0001', as: 'figure' }, { to: 'other/b.txt#zzzzzzzzzz', as: 'contradicts' }],
  }),
};

const figure: FigureMark = {
  kind: 'figure',
  type: 'count',
  value: { min: 1200, max: 1200, approximate: true, of: 'men' },
  ...byHand('alice', at('about 1,200'), { id: 'figure0001', kind: 'figure', type: 'count', value: { min: 1200, max: 1200, approximate: true, of: 'men' }, status: 'accepted' }),
};

const actor: ActorMark = {
  kind: 'actor',
  type: 'person',
  entity: 'daurbekov',
  ...byHand('alice', at('Mirzo Dau\u0301rbekov'), { id: 'actor00001', kind: 'actor', type: 'person', entity: 'daurbekov', status: 'accepted', tags: ['blame', '-minus'] }),
};

/** Discontinuous, and its second piece nests in a span over two lines. */
const tagged: TagMark = {
  kind: 'tag',
  segments: [at('crossed')],
  ...byHand('bob', at('=1+1'), { id: 'tagged0001', kind: 'tag', tags: ['oddity'], segments: [{ quote: 'crossed' }] }),
};

const MARKS: readonly Mark[] = [
  { kind: 'actor', type: 'state', entity: 'veldoria', ...at('Halvern'), ...suggested },
  claim,
  actor,
  { kind: 'actor', type: 'person', entity: 'orhanov', ...at('Selim Orhanov'), ...suggested, state: 'rejected', annotator: 'bob', annotation: { id: 'reject0001', kind: 'actor', type: 'person', entity: 'orhanov', quote: 'Selim Orhanov', status: 'rejected' } },
  figure,
  tagged,
  { kind: 'tag', ...byHand('alice', at('armed”, crossed 🏳️‍🌈 the line,\r\nthe ministry'), { id: 'lines00001', kind: 'tag', tags: ['over lines'] }) },
  { kind: 'actor', type: 'armed-group', entity: 'falcons', ...at('<Gray> Falcons'), ...suggested },
  { kind: 'tag', ...byHand('alice', at('ministry & “the <Gray>'), { id: 'overlap001', kind: 'tag', tags: ['a & "b" <c>'] }) },
  { kind: 'figure', type: 'date', value: { min: '--10-16', max: '--10-16', ambiguous: true }, ...at('שלום'), ...suggested },
];

const ENTITIES: readonly ExportEntity[] = [
  { id: 'veldoria', name: 'Veldoria', type: 'state', names: ['Veldoria', 'Halvern'], wikidata: 'Q20' },
  { id: 'daurbekov', name: 'Mirzo Daurbekov', type: 'person', names: ['Mirzo Daurbekov'], description: '=Interior minister, "M."' },
  { id: 'orhanov', name: 'Selim Orhanov', type: 'person', names: ['Selim Orhanov'] },
  { id: 'grey-falcons', name: 'Grey Falcons', type: 'armed-group', names: ['Grey Falcons', 'Gray Falcons'] },
  { id: 'ministry-of-defence', name: 'Ministry of Defence', type: 'organization', names: ['Ministry of Defence'] },
];
const GLOBAL: Readonly<Record<string, string>> = { falcons: 'grey-falcons', ministry: 'ministry-of-defence' };

const ARTICLE: Pick<ArticleMarks, 'metadata' | 'marks' | 'orphans'> = {
  metadata: { title: at('Halvern denies it'), date: { ...at('1,200'), iso: '2024-05-05' } },
  marks: [...MARKS].sort((a, b) => a.start - b.start || b.end - a.end),
  orphans: [
    {
      annotator: 'alice',
      line: 40,
      candidates: [],
      annotation: { id: 'orphan0001', kind: 'tag', quote: 'words no longer there', before: 'some ', after: ' now', segments: [{ quote: 'nor these' }], tags: ['gone'] },
    },
  ],
};

/** The fixture as a document, under any name. */
export function fixture(name = 'odd/räksmörgås 1.txt'): ExportDocument {
  return exportDocument({ name, text: TEXT, marks: ARTICLE, entityOf: (id) => ENTITIES.find((entity) => entity.id === (GLOBAL[id] ?? id)) });
}

/** Annotations as the sidecar holds them, by id. */
export const ANNOTATIONS = new Map([...MARKS.flatMap(({ annotation }) => (annotation ? [annotation] : [])), ...ARTICLE.orphans.map(({ annotation }) => annotation)].map((annotation) => [annotation.id, annotation]));

export interface ExportedFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly losses: readonly string[];
}

const pipeline = createPipeline();
/** What exports ask of the analysis. */
export const tagging: Pick<ExportOptions, 'tagLines' | 'readSentences'> = {
  tagLines: (lines) => Promise.resolve(pipeline.tagLines(lines)),
  readSentences: (text) => Promise.resolve(pipeline.readSentences(text)),
};

/** Runs an export and joins its pieces; bytes are taken for UTF-8. */
export async function exported(format: ExportFormat, documents: readonly ExportDocument[] = [fixture()], options: Partial<ExportOptions> = {}): Promise<ExportedFiles> {
  const files = new Map<string, string>();
  const losses: string[] = [];
  for await (const { file, content } of format.export(streamed(documents), { ...tagging, ...options, tellLoss: (loss) => void losses.push(loss) })) {
    files.set(file, (files.get(file) ?? '') + asText(content));
  }
  return { files, losses };
}

/** The one file of a binary format. */
export async function exportedBytes(format: ExportFormat, documents: readonly ExportDocument[], options: Partial<ExportOptions> = {}): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const { content } of format.export(streamed(documents), { ...tagging, ...options })) pieces.push(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

function asText(content: ExportChunk['content']): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream in name only
export async function* streamed(documents: readonly ExportDocument[]): AsyncGenerator<ExportDocument> {
  yield* documents;
}

/** Python's slicing: by code points. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  return [...text].slice(start, end).join('');
}
