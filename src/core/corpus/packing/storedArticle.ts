import type { ArticleMetadata } from '../../article/model';
import type { ActorType, LocalEntity, Span } from '../../model';
import { ACTOR_TYPES, FIGURE_TYPES } from '../../model';
import { groupBy } from '../../groupBy';
import { shownMarks, type ArticleEntry } from '../articleEntry';
import { lastAtOrBelow, packExcerpts, readExcerpts, type Excerpts, type Position } from '../excerpts';
import type { Intern } from '../intern';
import type { ActorMark, ArticleMarks, FigureMark } from '../model';
import { sentenceSpan } from '../sentenceSpan';
import { spanReader, spanWriter, visitClaims, visitFigures, writeClaimKeys, writeFigureKeys, type ClaimVisitor, type FigureVisitor } from './articleKeys';
import { byteReader, byteWriter } from './bytes';
import { readExcerptsCode, readRising, writeExcerpts, writeRising } from './excerptCode';
import type { Symbols } from './symbols';
import type { ValueCode } from './valueCode';

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
  /** What questions about the whole folder are answered from. */
  readonly bytes: Uint8Array;
  /** Where the parts behind the line starts begin in `bytes`. */
  readonly parts: Parts;
  /** The marks and the text around them: looked at one article at a time. */
  readonly body: Uint8Array;
  readonly bodyParts: BodyParts;
}

interface Parts {
  /** The mentions of each entity, in the order of `entities`. */
  readonly mentions: number;
  /** The entities around each figure. */
  readonly figures: number;
  readonly figureKeys: number;
  readonly claimKeys: number;
  readonly metadata: number;
}

/** Where the parts behind the excerpts begin in `body`. */
interface BodyParts {
  /** What figures are compared by. */
  readonly compared: number;
  readonly marks: number;
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
  /** All of them as one string: what the quotes of the marks are looked up in. */
  readonly packed: string;
}

/** Of an article's value in the bytes: what `ArticleEntry` has beside. */
type Body = Pick<ArticleMarks, 'marks' | 'orphans' | 'progress'>;

export function createArticlePacker(symbols: Symbols, values: ValueCode, intern: Intern): ArticlePacker {
  const writer = byteWriter();

  const writeMentions = (entities: readonly LocalEntity[], actors: readonly ActorMark[]): void => {
    const byEntity = groupBy(actors, (mark) => mark.entity);
    for (const { id } of entities) {
      const marks = byEntity.get(id) ?? [];
      writer.whole(marks.length);
      const [first] = marks;
      if (!first) continue;
      writer.whole(ACTOR_TYPES.indexOf(first.type));
      const forms = groupBy(marks, (mark) => mark.quote);
      writer.whole(forms.size);
      for (const [form, all] of forms) {
        writer.whole(symbols.number(form));
        writer.whole(all.length);
      }
      marks.forEach(spanWriter(writer));
    }
  };

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

  const writeCompared = (figures: readonly FigureMark[], sentences: readonly Span[], excerpt: string): void => {
    const spans = spanWriter(writer);
    figures.forEach(({ type, value, start, end }, item) => {
      writer.whole(FIGURE_TYPES.indexOf(type));
      spans(sentences[item] ?? { start, end });
      values.write(writer, value, excerpt);
    });
  };

  return {
    pack(source, text) {
      const entities = source.entities.map((entity) => intern.entity(entity));
      const { actors, figures, claims, linked } = shownMarks(source.marks);
      const sentences = figures.map((mark) => sentenceSpan(text, mark));
      const excerpts = packExcerpts(text, [...source.marks.flatMap((mark) => (mark.segments ? [mark, ...mark.segments] : [mark])), ...sentences]);
      const { marks, orphans, progress, metadata } = source;

      writeRising(writer, excerpts.lineStarts);
      const mentionsAt = writer.at;
      writeMentions(entities, actors);
      const figuresAt = writer.at;
      writeFigures(entities, sentences, actors);
      const figureKeysAt = writer.at;
      writeFigureKeys(writer, symbols, figures);
      const claimKeysAt = writer.at;
      writeClaimKeys(writer, symbols, claims);
      const metadataAt = writer.at;
      values.write(writer, metadata, '');
      const bytes = writer.take();

      writeExcerpts(writer, excerpts);
      const comparedAt = writer.at;
      writeCompared(figures, sentences, excerpts.packed);
      const marksAt = writer.at;
      const body: Body = { marks, orphans, ...(progress && { progress }) };
      values.write(writer, body, excerpts.packed);

      return {
        article: source.article,
        iso: metadata.date && intern.text(metadata.date.iso),
        entities,
        actors: actors.length,
        figures: figures.length,
        claims: claims.length,
        orphans: orphans.length,
        linked: linked.length,
        bytes,
        parts: { mentions: mentionsAt, figures: figuresAt, figureKeys: figureKeysAt, claimKeys: claimKeysAt, metadata: metadataAt },
        body: writer.take(),
        bodyParts: { compared: comparedAt, marks: marksAt },
      };
    },
    excerpts({ bytes, body }) {
      const code = readExcerptsCode(byteReader(body), readRising(byteReader(bytes)));
      return { ...readExcerpts(code), packed: code.packed };
    },
    unpack({ article, entities, bytes, parts, body, bodyParts }, excerpts) {
      const read = values.read(byteReader(body, bodyParts.marks), excerpts.packed) as Body;
      const metadata = values.read(byteReader(bytes, parts.metadata), '') as ArticleMetadata;
      return { article, metadata, entities, ...read, ...shownMarks(read.marks) };
    },
    metadata: ({ bytes, parts }) => values.read(byteReader(bytes, parts.metadata), '') as ArticleMetadata,
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
    mentions({ bytes, parts }, entity) {
      const reader = byteReader(bytes, parts.mentions);
      for (let place = 0; ; place++) {
        const count = reader.whole();
        if (count === 0) {
          if (place === entity) return undefined;
          continue;
        }
        const type = ACTOR_TYPES[reader.whole()] ?? 'organization';
        const forms: (readonly [string, number])[] = [];
        for (let left = reader.whole(); left > 0; left--) {
          const form = reader.whole();
          const times = reader.whole();
          if (place === entity) forms.push([symbols.text(form), times]);
        }
        if (place === entity) return { count, type, forms, spans: Array.from({ length: count }, spanReader(reader)) };
        for (let left = 2 * count; left > 0; left--) reader.whole();
      }
    },
    figureActors({ bytes, parts }, item) {
      const reader = byteReader(bytes, parts.figures);
      for (let skipped = 0; skipped < item; skipped++) for (let left = reader.whole(); left > 0; left--) reader.whole();
      return Array.from({ length: reader.whole() }, () => reader.whole());
    },
    visitFigures: ({ bytes, parts }, visitor) => visitFigures(byteReader(bytes, parts.figureKeys), visitor),
    visitClaims: ({ bytes, parts }, visitor) => visitClaims(byteReader(bytes, parts.claimKeys), visitor),
    figure({ figures, body, bodyParts }, excerpts, item) {
      const reader = byteReader(body, bodyParts.compared);
      const spans = spanReader(reader);
      for (let at = 0; at < figures; at++) {
        const type = FIGURE_TYPES[reader.whole()] ?? 'count';
        const sentence = spans();
        const value = values.read(reader, excerpts.packed) as FigureMark['value'];
        if (at === item) return { type, value, sentence };
      }
      return undefined;
    },
  };
}
