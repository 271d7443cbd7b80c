import { FIGURE_TYPES, type ActorType, type LocalEntity, type Span } from '../../model';
import { shownMarks } from '../articleEntry';
import { lastAtOrBelow, packExcerpts, readExcerpts, type PackedExcerpts } from '../excerpts';
import type { ActorMark, ArticleMarks, FigureMark, Mark } from '../model';
import { sentenceSpan } from '../sentenceSpan';
import { byteWriter } from './bytes';
import { createForms } from './forms';
import { createPhrases } from './phrases';
import { bySpan, type PackedArticle, type Rest, type StoredArticle, type StoredReader } from './storedArticle';
import type { PackingTables } from './tables';
import { createSuggestionCode, Given, GIVEN_KEYS } from './suggestionCode';
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

  /** @param places of the actors' entities. */
  const writeFigures = (sentences: readonly Span[], actors: readonly ActorMark[], places: Int32Array): void => {
    const starts = startsOf(actors); // marks stand in their order
    for (const sentence of sentences) {
      const named: number[] = [];
      for (let at = lastAtOrBelow(starts, sentence.start - 1) + 1; (starts[at] ?? Infinity) <= sentence.end; at++) {
        const place = places[at] ?? NO_PLACE;
        if (place !== NO_PLACE && (actors[at]?.end ?? Infinity) <= sentence.end && !named.includes(place)) named.push(place);
      }
      writer.whole(named.length);
      for (const place of named) writer.whole(place);
    }
  };

  const writeCompared = (figures: readonly FigureMark[], sentences: readonly Span[], text: WrittenText): void => {
    const value = values.writer(writer, text);
    figures.forEach((figure, item) => {
      const { start, end } = sentences[item] ?? figure;
      writer.whole(FIGURE_TYPES.indexOf(figure.type));
      writer.signed(figure.start - start);
      writer.signed(end - figure.end);
      value.object(figure.value, GIVEN_KEYS[Given.Nothing]);
    });
  };

  const writeMarks = (marks: readonly Mark[], { actors, figures, claims }: ReturnType<typeof shownMarks>, places: Int32Array, rest: Rest, text: WrittenText): void => {
    // the mentions are kept by entity: they are put in order again by their spans
    const areActorsSorted = actors.every((mark, at) => at === 0 || bySpan(actors[at - 1] ?? mark, mark) < 0);
    /** By place of an entity, of its first mention. */
    const types: (ActorType | undefined)[] = [];
    for (const [at, { type }] of actors.entries()) {
      const place = places[at] ?? NO_PLACE;
      if (place !== NO_PLACE) types[place] ??= type;
    }
    /** How many of those shown have come. */
    const came = { actor: 0, figure: 0, claim: 0 };
    /** Nothing is looked for behind the end of a list: the engine would throw away the code that it has made of this. */
    const isNext = (mark: Mark, shown: readonly Mark[], count: number): boolean => count < shown.length && mark === shown[count];
    const givenOf = (mark: Mark): Given => {
      if (mark.kind === 'claim') return isNext(mark, claims, came.claim) ? (came.claim++, Given.Claim) : Given.Nothing;
      if (mark.kind === 'figure') return isNext(mark, figures, came.figure) ? (came.figure++, Given.Figure) : Given.Nothing;
      if (mark.kind === 'tag' || !isNext(mark, actors, came.actor)) return Given.Nothing;
      const place = places[came.actor++] ?? NO_PLACE;
      if (!areActorsSorted || place === NO_PLACE) return Given.Nothing;
      return types[place] === mark.type ? Given.TypedActor : Given.Actor;
    };
    writer.whole(marks.length);
    const value = values.writer(writer, text);
    const suggestion = suggestions(value.fields, text.holds);
    for (const mark of marks) {
      const given = givenOf(mark);
      if (!suggestion(mark, given)) value.object(mark, GIVEN_KEYS[given]);
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
    const places = placesOf(entities, actors);
    writeMentions(writer, symbols, entities, actors);
    const figuresAt = writer.at;
    writeFigures(sentences, actors, places);
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
    writeMarks(marks, shown, places, { orphans, ...(progress && { progress }) }, known);

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
      return packCut(source, shown, packExcerpts(text, keptSpans(source.marks, sentences)), sentences, tellWord);
    },
    writeAgain(stored, reader) {
      const excerpts = reader.excerpts(stored);
      const entry = reader.unpack(stored, excerpts);
      const sentences = entry.figures.map((figure, item) => reader.figure(stored, excerpts, item)?.sentence ?? figure);
      return packCut(entry, entry, excerpts.code, sentences);
    },
  };
}

/** Marks, their segments, and the sentences of figures: the last two by where they start. */
function keptSpans(marks: readonly Mark[], sentences: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let next = 0;
  for (const mark of marks) {
    for (let sentence = sentences[next]; sentence && sentence.start <= mark.start; sentence = sentences[++next]) spans.push(sentence);
    spans.push(mark);
    if (mark.segments) spans.push(...mark.segments);
  }
  return spans.concat(sentences.slice(next));
}

const NO_PLACE = -1;

/** The places of actors' entities in the list of these, or `NO_PLACE`. */
function placesOf(entities: readonly LocalEntity[], actors: readonly ActorMark[]): Int32Array {
  const byId = new Map<string, number>();
  for (const [place, { id }] of entities.entries()) byId.set(id, place);
  const places = new Int32Array(actors.length);
  for (let at = 0; at < places.length; at++) places[at] = byId.get(actors[at]?.entity ?? '') ?? NO_PLACE;
  return places;
}

function startsOf(marks: readonly Mark[]): Uint32Array {
  const starts = new Uint32Array(marks.length);
  for (let at = 0; at < starts.length; at++) starts[at] = marks[at]?.start ?? 0;
  return starts;
}
