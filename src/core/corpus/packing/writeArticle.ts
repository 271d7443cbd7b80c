import { groupBy } from '../../groupBy';
import { FIGURE_TYPES, type LocalEntity, type Span } from '../../model';
import { shownMarks } from '../articleEntry';
import { lastAtOrBelow, packExcerpts, readExcerpts, type PackedExcerpts } from '../excerpts';
import type { ActorMark, ArticleMarks, FigureMark, Mark } from '../model';
import { sentenceSpan } from '../sentenceSpan';
import { byteWriter } from './bytes';
import { createForms } from './forms';
import { createPhrases } from './phrases';
import { bySpan, type PackedArticle, type Rest, type StoredArticle, type StoredReader } from './storedArticle';
import type { PackingTables } from './tables';
import { createSuggestionCode } from './suggestionCode';
import { createTextCode, type NumberOfWord } from './textCode';
import { createValueCode, NO_WRITTEN_TEXT, type WrittenText } from './valueCode';
import { createClaimWords } from './wordCode';
import { writeExcerpts, writeRising } from './writeExcerpts';
import { writeClaimKeys, writeFigureKeys, writeMentions } from './writeKeys';

/** Packs articles: the other side of `StoredReader`. */
export interface ArticleWriter {
  /**
   * @param text of the article today; only the surroundings of its marks are kept.
   * @param tellWord is told the words of each claim by their numbers, as `ClaimVisitor` would be.
   */
  write(marks: ArticleMarks, text: string, tellWord?: (word: number) => void): PackedArticle;
  /** Packs an article that was packed already, by other tables. @param reader that reads it. */
  writeAgain(stored: StoredArticle, reader: StoredReader): PackedArticle;
}

/** Makes a writer; what packing takes beside reading is loaded with it. */
export type CreateArticleWriter = typeof createArticleWriter;

/** What is known of shown marks from the parts that questions about the folder are answered from: it is not written twice. */
const GIVEN = {
  actor: new Set(['start', 'end', 'entity']),
  typedActor: new Set(['start', 'end', 'entity', 'type']),
  figure: new Set(['start', 'end', 'type', 'value']),
  claim: new Set(['start', 'end']),
  none: new Set<string>(),
} as const;

/**
 * @param tables by which it packs; nobody else adds to them.
 * @param wordNumber a quicker way to the numbers of words than by their strings.
 */
export function createArticleWriter({ symbols, phrases, forms }: PackingTables, wordNumber?: NumberOfWord): ArticleWriter {
  const writer = byteWriter();
  const texts = createTextCode(symbols, createPhrases(phrases), wordNumber);
  const formsOf = createForms(forms);
  const values = createValueCode(symbols, texts, formsOf);
  const suggestions = createSuggestionCode(formsOf);
  const wordsOf = createClaimWords(symbols);

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

  const writeCompared = (figures: readonly FigureMark[], sentences: readonly Span[], text: WrittenText): void => {
    const value = values.writer(writer, text);
    figures.forEach((figure, item) => {
      const { start, end } = sentences[item] ?? figure;
      writer.whole(FIGURE_TYPES.indexOf(figure.type));
      writer.signed(figure.start - start);
      writer.signed(end - figure.end);
      value.object(figure.value, GIVEN.none);
    });
  };

  const writeMarks = (marks: readonly Mark[], entities: readonly LocalEntity[], shown: ReturnType<typeof shownMarks>, rest: Rest, text: WrittenText): void => {
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
    const suggestion = suggestions(value.fields, text.holds);
    for (const mark of marks) {
      const given = givenOf(mark);
      if (!suggestion(mark, given)) value.object(mark, given);
    }
    value.any(rest);
  };

  /** @param sentences that the figures stand in. */
  const packCut = (source: ArticleMarks, shown: ReturnType<typeof shownMarks>, excerpts: PackedExcerpts, sentences: readonly Span[], tellWord?: (word: number) => void): PackedArticle => {
    const { actors, figures, claims, linked } = shown;
    const known = { ...readExcerpts(excerpts), packed: excerpts.packed };
    const { entities, marks, orphans, progress, metadata } = source;

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
    values.writer(writer, NO_WRITTEN_TEXT).any(metadata);
    const excerptsAt = writer.at;
    const tokens = writeExcerpts(writer, texts, excerpts);
    if (tellWord) {
      const wordsIn = wordsOf(tokens, excerpts);
      for (const { start, end } of claims) wordsIn(start, end).forEach(tellWord);
    }
    const comparedAt = writer.at;
    writeCompared(figures, sentences, known);
    const marksAt = writer.at;
    writeMarks(marks, entities, shown, { orphans, ...(progress && { progress }) }, known);

    return {
      article: source.article,
      iso: metadata.date?.iso,
      entityCount: entities.length,
      actors: actors.length,
      figures: figures.length,
      claims: claims.length,
      orphans: orphans.length,
      linked: linked.length,
      annotations: orphans.length + marks.filter(({ annotation }) => annotation).length,
      bytes: writer.take(),
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
    write(source, text, tellWord) {
      const shown = shownMarks(source.marks);
      const sentences = shown.figures.map((mark) => sentenceSpan(text, mark));
      const spans = [...source.marks.flatMap((mark) => (mark.segments ? [mark, ...mark.segments] : [mark])), ...sentences];
      return packCut(source, shown, packExcerpts(text, spans), sentences, tellWord);
    },
    writeAgain(stored, reader) {
      const excerpts = reader.excerpts(stored);
      const entry = reader.unpack(stored, excerpts);
      const sentences = entry.figures.map((figure, item) => reader.figure(stored, excerpts, item)?.sentence ?? figure);
      return packCut(entry, entry, excerpts.code, sentences);
    },
  };
}
