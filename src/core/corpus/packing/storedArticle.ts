import type { ArticleMetadata } from '../../article/model';
import { groupBy } from '../../groupBy';
import { FIGURE_TYPES, type ActorType, type LocalEntity, type Span } from '../../model';
import { shownMarks, type ArticleEntry } from '../articleEntry';
import { lastAtOrBelow, packExcerpts, readExcerpts, type Excerpts, type PackedExcerpts, type Position } from '../excerpts';
import type { ActorMark, ArticleMarks, FigureMark, Mark } from '../model';
import { sentenceSpan } from '../sentenceSpan';
import { claimSpans, figureSpans, visitClaims, visitFigures, writeClaimKeys, writeFigureKeys, type ClaimVisitor, type FigureVisitor } from './articleKeys';
import { byteReader, byteWriter } from './bytes';
import { readExcerptsCode, readRising, writeExcerpts, writeRising } from './excerptCode';
import type { PlainObject } from './forms';
import { readMentions, skipMentions, writeMentions } from './mentionCode';
import { createPages } from './pages';
import { createWordReader } from './wordCode';
import type { PackingTables } from './tables';
import { NO_TEXT, type KnownText } from './valueCode';

/**
 * An article as the index holds it: bytes, and what is asked for too often to be unpacked each time. Half a kilobyte for a
 * thousand characters of article, where its marks as objects take ten.
 */
export interface StoredArticle {
  readonly article: string;
  /** Its date, where it has one. */
  readonly iso: string | undefined;
  /** Equal ones of the folder are one object. */
  readonly entities: readonly LocalEntity[];
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

/** The mentions of one entity in one article. */
export interface LocalMentions {
  readonly count: number;
  /** Of the first one. */
  readonly type: ActorType;
  /** How often each form of its name comes up. */
  readonly forms: readonly (readonly [form: string, count: number])[];
  /** By place. */
  readonly spans: readonly Span[];
}

/** A figure as others are held against it. */
export interface StoredFigure extends Pick<FigureMark, 'type' | 'value'> {
  /** The sentence it stands in. */
  readonly sentence: Span;
}

/** Packs articles, and reads of them what is asked for. */
export interface ArticlePacker {
  /** @param text of the article today; only the surroundings of its marks are kept. */
  pack(marks: ArticleMarks, text: string): StoredArticle;
  /** Packs an article that another packer had packed. */
  packAgain(stored: StoredArticle, other: ArticlePacker): StoredArticle;
  /** All of it. Takes up to a millisecond: keep what is asked for again. */
  unpack(stored: StoredArticle, excerpts: UnpackedExcerpts): ArticleEntry;
  /** The text around its marks; a tenth of the time of all. */
  excerpts(stored: StoredArticle): UnpackedExcerpts;
  metadata(stored: StoredArticle): ArticleMetadata;
  position(stored: StoredArticle, offset: number): Position;
  /** @param entity its place in `entities`. Undefined where it is not mentioned. */
  mentions(stored: StoredArticle, entity: number): LocalMentions | undefined;
  /** The entities named in a figure's sentence, by their place in `entities`. @param item the figure's place among those shown. */
  figureActors(stored: StoredArticle, item: number): readonly number[];
  visitFigures(stored: StoredArticle, visitor: FigureVisitor): void;
  visitClaims(stored: StoredArticle, visitor: ClaimVisitor): void;
  figure(stored: StoredArticle, excerpts: UnpackedExcerpts, item: number): StoredFigure | undefined;
}

export interface UnpackedExcerpts extends Excerpts {
  readonly code: PackedExcerpts;
  /** All of them as one string: what the quotes of the marks are looked up in. */
  readonly packed: string;
}

/** What an article has beside its marks. */
type Rest = Pick<ArticleMarks, 'orphans' | 'progress'>;

/** What is known of shown marks from the parts that questions about the folder are answered from: it is not written twice. */
const GIVEN = {
  actor: new Set(['start', 'end', 'entity']),
  typedActor: new Set(['start', 'end', 'entity', 'type']),
  figure: new Set(['start', 'end', 'type', 'value']),
  claim: new Set(['start', 'end']),
  none: new Set<string>(),
} as const;

export function createArticlePacker({ symbols, texts, values, intern }: PackingTables): ArticlePacker {
  const writer = byteWriter();
  const onPage = createPages();
  const wordsIn = createWordReader(symbols, texts);

  const metadataOf = ({ bytes, metadataAt }: StoredArticle): ArticleMetadata => values.reader(byteReader(bytes, metadataAt), NO_TEXT).any() as ArticleMetadata;

  const writeFigures = (entities: readonly LocalEntity[], sentences: readonly Span[], actors: readonly ActorMark[]): void => {
    const places = new Map(entities.map(({ id }, place) => [id, place]));
    const starts = Uint32Array.from(actors, ({ start }) => start); // marks stand in their order
    for (const sentence of sentences) {
      const named = new Set<number>();
      for (let at = lastAtOrBelow(starts, sentence.start - 1) + 1; (starts[at] ?? Infinity) <= sentence.end; at++) {
        const actor = actors[at];
        const place = actor && actor.end <= sentence.end ? places.get(actor.entity) : undefined;
        if (place !== undefined) named.add(place);
      }
      writer.whole(named.size);
      named.forEach((place) => writer.whole(place));
    }
  };

  const writeCompared = (figures: readonly FigureMark[], sentences: readonly Span[], text: KnownText): void => {
    const value = values.writer(writer, text);
    figures.forEach((figure, item) => {
      const { start, end } = sentences[item] ?? figure;
      writer.whole(FIGURE_TYPES.indexOf(figure.type));
      writer.signed(figure.start - start);
      writer.signed(end - figure.end);
      value.object(figure.value, GIVEN.none);
    });
  };
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

  const writeMarks = (marks: readonly Mark[], entities: readonly LocalEntity[], shown: ReturnType<typeof shownMarks>, rest: Rest, text: KnownText): void => {
    const types = new Map([...groupBy(shown.actors, ({ entity }) => entity)].map(([entity, [first]]) => [entity, first?.type]));
    const known = new Set(entities.map(({ id }) => id));
    // the mentions are kept by entity: they are put in order again by their spans
    const areActorsSorted = shown.actors.every((mark, at) => at === 0 || bySpan(shown.actors[at - 1] ?? mark, mark) < 0);
    const shownOnes = new Set<Mark>([...shown.actors, ...shown.figures, ...shown.claims]);
    const givenOf = (mark: Mark): ReadonlySet<string> => {
      if (!shownOnes.has(mark) || mark.kind === 'tag') return GIVEN.none;
      if (mark.kind !== 'actor') return GIVEN[mark.kind];
      if (!areActorsSorted || !known.has(mark.entity)) return GIVEN.none;
      return types.get(mark.entity) === mark.type ? GIVEN.typedActor : GIVEN.actor;
    };
    writer.whole(marks.length);
    const value = values.writer(writer, text);
    for (const mark of marks) value.object(mark, givenOf(mark));
    value.any(rest);
  };
  const readMarks = (stored: StoredArticle, text: KnownText): Rest & Pick<ArticleMarks, 'marks'> => {
    const actors = mentionedActors(stored);
    const figures = readCompared(stored, text);
    const claims = claimSpans(byteReader(stored.bytes, stored.claimKeysAt));
    const reader = byteReader(stored.bytes, stored.marksAt);
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

  /** @param sentences that the figures stand in. */
  const packCut = (source: ArticleMarks, shown: ReturnType<typeof shownMarks>, excerpts: PackedExcerpts, sentences: readonly Span[]): StoredArticle => {
    const entities = source.entities.map((entity) => intern.entity(entity));
    const { actors, figures, claims, linked } = shown;
    const known = { ...readExcerpts(excerpts), packed: excerpts.packed };
    const { marks, orphans, progress, metadata } = source;

    writeRising(writer, excerpts.lineStarts);
    const mentionsAt = writer.at;
    writeMentions(writer, symbols, entities, actors);
    const figuresAt = writer.at;
    writeFigures(entities, sentences, actors);
    const figureKeysAt = writer.at;
    writeFigureKeys(writer, symbols, figures);
    const claimKeysAt = writer.at;
    writeClaimKeys(writer, symbols, claims);
    const metadataAt = writer.at;
    values.writer(writer, NO_TEXT).any(metadata);
    const excerptsAt = writer.at;
    writeExcerpts(writer, texts, excerpts);
    const comparedAt = writer.at;
    writeCompared(figures, sentences, known);
    const marksAt = writer.at;
    writeMarks(marks, entities, shown, { orphans, ...(progress && { progress }) }, known);

    return {
      article: source.article,
      iso: metadata.date && intern.text(metadata.date.iso),
      entities,
      actors: actors.length,
      figures: figures.length,
      claims: claims.length,
      orphans: orphans.length,
      linked: linked.length,
      annotations: orphans.length + marks.filter(({ annotation }) => annotation).length,
      bytes: onPage(writer.take()),
      mentionsAt,
      figuresAt,
      figureKeysAt,
      claimKeysAt,
      metadataAt,
      excerptsAt,
      comparedAt,
      marksAt,
    };
  };

  return {
    pack(source, text) {
      const shown = shownMarks(source.marks);
      const sentences = shown.figures.map((mark) => sentenceSpan(text, mark));
      const spans = [...source.marks.flatMap((mark) => (mark.segments ? [mark, ...mark.segments] : [mark])), ...sentences];
      return packCut(source, shown, packExcerpts(text, spans), sentences);
    },
    packAgain(stored, other) {
      const excerpts = other.excerpts(stored);
      const entry = other.unpack(stored, excerpts);
      return packCut(entry, entry, excerpts.code, entry.figures.map((figure, item) => other.figure(stored, excerpts, item)?.sentence ?? figure));
    },
    excerpts: excerptsOf,
    unpack(stored, excerpts) {
      const read = readMarks(stored, excerpts);
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
    mentions({ bytes, mentionsAt }, entity) {
      const reader = byteReader(bytes, mentionsAt);
      for (let place = 0; place < entity; place++) skipMentions(reader);
      const { count, type, forms, spans } = readMentions(reader);
      return count === 0 ? undefined : { count, type, forms: forms.map(([form, times]) => [symbols.text(form), times]), spans };
    },
    figureActors({ bytes, figuresAt }, item) {
      const reader = byteReader(bytes, figuresAt);
      for (let skipped = 0; skipped < item; skipped++) for (let left = reader.whole(); left > 0; left--) reader.whole();
      return Array.from({ length: reader.whole() }, () => reader.whole());
    },
    visitFigures: ({ bytes, figureKeysAt }, visitor) => visitFigures(byteReader(bytes, figureKeysAt), visitor),
    visitClaims: ({ bytes, claimKeysAt, excerptsAt }, visitor) =>
      visitClaims(byteReader(bytes, claimKeysAt), visitor, visitor.word ? wordsIn(byteReader(bytes, excerptsAt)) : () => []),
    figure(stored, excerpts, item) {
      let at = 0;
      for (const figure of readCompared(stored, excerpts)) if (at++ === item) return figure;
      return undefined;
    },
  };
}

const NOTHING: PlainObject = {};
const NOWHERE: Span = { start: 0, end: 0 };

/** By start, longer first: the order of marks. */
function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
