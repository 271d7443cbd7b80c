import type { ArticleMetadata } from '../../article/model';
import { FIGURE_TYPES, type ActorType, type LocalEntity, type Span } from '../../model';
import { shownMarks, type ArticleEntry } from '../articleEntry';
import { positionIn, readExcerpts, type Excerpts, type PackedExcerpts, type Position } from '../excerpts';
import type { ArticleMarks, FigureMark, Mark } from '../model';
import { claimSpans, figureSpans, visitClaims, visitFigures, type ClaimVisitor, type FigureVisitor } from './articleKeys';
import { byteReader } from './bytes';
import { readExcerptsCode, readRising } from './excerptCode';
import type { PlainObject } from './plainObject';
import { readMentionCounts, readMentions, readMentionSpans, skipMentions } from './mentionCode';
import type { ReadingTables } from './tables';
import { NO_TEXT, type KnownText } from './valueReader';
import { createWordReader } from './wordCode';

/**
 * An article as the index holds it: bytes, and what is asked for too often to be unpacked each time. Half a kilobyte for a
 * thousand characters of article, where its marks as objects take ten.
 */
export interface StoredArticle extends PackedArticle {
  /** By whose tables it was packed: 0, the index's own, or those of a worker. */
  readonly tables: number;
  readonly entities: readonly LocalEntity[];
  /** What was packed behind `marksAt`, where `bytes` ends now: it is most of an article, and asked for least. */
  readonly packedMarks: Uint8Array;
}

/** What packing makes of an article, as plain data. */
export interface PackedArticle {
  readonly article: string;
  /** Its date, where it has one. */
  readonly iso: string | undefined;
  readonly entityCount: number;
  readonly actors: number;
  readonly figures: number;
  readonly claims: number;
  readonly orphans: number;
  /** Marks that hold links. */
  readonly linked: number;
  /** Marks and orphans that people made or judged. */
  readonly annotations: number;
  /** A part of a page that it shares with articles packed at about the same time. */
  readonly bytes: Uint8Array;
  /** Where its parts begin in `bytes`, behind the line starts: the mentions of each entity, in the order of `entities`; */
  readonly mentionsAt: number;
  /** the entities around each figure; */
  readonly figuresAt: number;
  readonly figureKeysAt: number;
  readonly claimKeysAt: number;
  readonly metadataAt: number;
  /** what is looked at one article at a time: the text around its marks, */
  readonly excerptsAt: number;
  /** what figures are compared by, */
  readonly comparedAt: number;
  /** and what the marks have beside. */
  readonly marksAt: number;
}

/** How often one entity is mentioned in one article. */
export interface LocalCounts {
  /** 0: it is known there and not mentioned. */
  readonly count: number;
  /** Of the first one. */
  readonly type: ActorType;
  /** How often each form of its name comes up, by the number that all articles share. */
  readonly forms: readonly (readonly [form: number, count: number])[];
}

/** A figure as others are held against it. */
export interface StoredFigure extends Pick<FigureMark, 'type' | 'value'> {
  /** The sentence it stands in. */
  readonly sentence: Span;
}

/** Reads of packed articles what is asked for. */
export interface StoredReader {
  /** All of it. Takes up to a millisecond: keep what is asked for again. */
  unpack(stored: StoredArticle, excerpts: UnpackedExcerpts): ArticleEntry;
  /** The text around its marks; a tenth of the time of all. */
  excerpts(stored: StoredArticle): UnpackedExcerpts;
  metadata(stored: StoredArticle): ArticleMetadata;
  position(stored: StoredArticle, offset: number): Position;
  /** The same for many offsets of an article. */
  positions(stored: StoredArticle): (offset: number) => Position;
  /** How often each of its entities is mentioned, in their order. */
  counts(stored: StoredArticle): readonly LocalCounts[];
  /** Which of its entities are mentioned, by their place. */
  mentioned(stored: StoredArticle): readonly boolean[];
  /** Where an entity is mentioned. @param entity its place in `entities`. */
  mentionSpans(stored: StoredArticle, entity: number): readonly Span[];
  /** The entities named in the sentence of each of these figures, by their place in `entities`. @param items places among the figures shown, rising. */
  figureActors(stored: StoredArticle, items: readonly number[]): readonly (readonly number[])[];
  visitFigures(stored: StoredArticle, visitor: FigureVisitor): void;
  visitClaims(stored: Pick<StoredArticle, 'tables' | 'bytes' | 'claimKeysAt' | 'excerptsAt'>, visitor: ClaimVisitor): void;
  /** @param item the figure's place among those shown. */
  figure(stored: StoredArticle, excerpts: UnpackedExcerpts, item: number): StoredFigure | undefined;
}

export interface UnpackedExcerpts extends Excerpts {
  readonly code: PackedExcerpts;
  /** All of them as one string: what the quotes of the marks are looked up in. */
  readonly packed: string;
}

/** What an article has beside its marks. */
export type Rest = Pick<ArticleMarks, 'orphans' | 'progress'>;

/** @param all the tables by which articles may have been packed, by number. */
export function createStoredReaders(all: readonly ReadingTables[]): StoredReader {
  const readers = all.map(createStoredReader);
  const readerOf = ({ tables }: Pick<StoredArticle, 'tables'>): StoredReader => {
    const reader = readers[tables];
    if (!reader) throw new RangeError(`There are no tables ${tables}.`);
    return reader;
  };
  return {
    unpack: (stored, excerpts) => readerOf(stored).unpack(stored, excerpts),
    excerpts: (stored) => readerOf(stored).excerpts(stored),
    metadata: (stored) => readerOf(stored).metadata(stored),
    position: (stored, offset) => readerOf(stored).position(stored, offset),
    positions: (stored) => readerOf(stored).positions(stored),
    counts: (stored) => readerOf(stored).counts(stored),
    mentioned: (stored) => readerOf(stored).mentioned(stored),
    mentionSpans: (stored, entity) => readerOf(stored).mentionSpans(stored, entity),
    figureActors: (stored, items) => readerOf(stored).figureActors(stored, items),
    visitFigures: (stored, visitor) => readerOf(stored).visitFigures(stored, visitor),
    visitClaims: (stored, visitor) => readerOf(stored).visitClaims(stored, visitor),
    figure: (stored, excerpts, item) => readerOf(stored).figure(stored, excerpts, item),
  };
}

/** @param tables by which the articles were packed. */
export function createStoredReader({ symbols, texts, values }: ReadingTables): StoredReader {
  const wordsIn = createWordReader(symbols, texts);

  const metadataOf = ({ bytes, metadataAt }: StoredArticle): ArticleMetadata => values.reader(byteReader(bytes, metadataAt), NO_TEXT).any() as ArticleMetadata;

  function* readCompared({ bytes, figures, figureKeysAt, comparedAt }: StoredArticle, text: KnownText): Generator<StoredFigure & { readonly span: Span }, undefined> {
    const spans = figureSpans(byteReader(bytes, figureKeysAt));
    const reader = byteReader(bytes, comparedAt);
    const value = values.reader(reader, text);
    for (let left = figures; left > 0; left--) {
      const span = spans.next().value ?? NOWHERE;
      const type = FIGURE_TYPES[reader.whole()] ?? 'count';
      const sentence = { start: span.start - reader.signed(), end: span.end + reader.signed() };
      yield { span, type, value: value.object(() => NOTHING), sentence };
    }
    return undefined;
  }

  const readMarks = (stored: StoredArticle, text: KnownText): Rest & Pick<ArticleMarks, 'marks'> => {
    const actors = mentionedActors(stored);
    const figures = readCompared(stored, text);
    const claims = claimSpans(byteReader(stored.bytes, stored.claimKeysAt));
    const reader = byteReader(stored.packedMarks);
    const count = reader.whole();
    const value = values.reader(reader, text);
    const given = (kind: string | undefined): PlainObject => {
      if (kind === 'actor') return { ...actors.next().value };
      if (kind === 'claim') return { ...claims.next().value };
      const figure = figures.next().value;
      return figure ? { ...figure.span, type: figure.type, value: figure.value } : NOTHING;
    };
    const marks = Array.from({ length: count }, () => value.object(given) as Mark);
    return { marks, ...(value.any() as Rest) };
  };
  /** The actors shown that have an entity, in the order of the marks. */
  function* mentionedActors({ entities, bytes, mentionsAt }: StoredArticle): Generator<Span & { readonly entity: string; readonly type: ActorType }, undefined> {
    const reader = byteReader(bytes, mentionsAt);
    const seen = new Set<string>();
    const all = entities.flatMap(({ id: entity }) => {
      const { type, spans } = readMentions(reader);
      if (seen.has(entity)) return []; // one id twice: its mentions stand here twice as well
      seen.add(entity);
      return spans.map((span) => ({ ...span, entity, type }));
    });
    yield* all.sort(bySpan);
    return undefined;
  }

  const excerptsOf = ({ bytes, excerptsAt }: StoredArticle): UnpackedExcerpts => {
    const code = readExcerptsCode(byteReader(bytes, excerptsAt), texts, readRising(byteReader(bytes)));
    return { ...readExcerpts(code), packed: code.packed, code };
  };

  return {
    excerpts: excerptsOf,
    unpack(stored, excerpts) {
      const read = readMarks(stored, knownText(excerpts));
      return { article: stored.article, metadata: metadataOf(stored), entities: stored.entities, ...read, ...shownMarks(read.marks) };
    },
    metadata: metadataOf,
    position({ bytes }, offset) {
      const reader = byteReader(bytes);
      let line = -1;
      let start = 0;
      for (let left = reader.whole(), next = 0; left > 0; left--) {
        next += reader.whole();
        if (next > offset) break;
        start = next;
        line++;
      }
      return { line: Math.max(0, line), character: offset - start };
    },
    mentionSpans({ bytes, mentionsAt }, entity) {
      const reader = byteReader(bytes, mentionsAt);
      for (let place = 0; place < entity; place++) skipMentions(reader);
      return readMentionSpans(reader);
    },
    positions({ bytes }) {
      const lineStarts = readRising(byteReader(bytes));
      return (offset) => positionIn(lineStarts, offset);
    },
    counts({ bytes, mentionsAt, entityCount }) {
      const reader = byteReader(bytes, mentionsAt);
      return Array.from({ length: entityCount }, () => {
        const { count, type, forms } = readMentionCounts(reader);
        return { count, type, forms: forms.map(([form, times]) => [symbols.shared(form), times] as const) };
      });
    },
    mentioned({ bytes, mentionsAt, entityCount }) {
      const reader = byteReader(bytes, mentionsAt);
      return Array.from({ length: entityCount }, () => skipMentions(reader));
    },
    figureActors({ bytes, figuresAt }, items) {
      const reader = byteReader(bytes, figuresAt);
      let at = 0;
      return items.map((item) => {
        for (; at < item; at++) for (let left = reader.whole(); left > 0; left--) reader.whole();
        at++;
        const places: number[] = [];
        for (let left = reader.whole(); left > 0; left--) places.push(reader.whole());
        return places;
      });
    },
    visitFigures: ({ bytes, figureKeysAt }, visitor) => visitFigures(byteReader(bytes, figureKeysAt), symbols.shared, visitor),
    visitClaims: ({ bytes, claimKeysAt, excerptsAt }, visitor) =>
      visitClaims(byteReader(bytes, claimKeysAt), symbols.shared, visitor, visitor.word ? wordsIn(byteReader(bytes, excerptsAt)) : () => []),
    figure(stored, excerpts, item) {
      let at = 0;
      for (const figure of readCompared(stored, knownText(excerpts))) if (at++ === item) return figure;
      return undefined;
    },
  };
}

/** What was held against excerpts when it was written is read the same way: over line ends too. */
function knownText({ packed, sliceOver }: UnpackedExcerpts): KnownText {
  return { packed, slice: sliceOver };
}

const NOTHING: PlainObject = {};
const NOWHERE: Span = { start: 0, end: 0 };

/** By start, longer first: the order of marks. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
