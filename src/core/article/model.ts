import type { QuotedSpan, Span } from '../model';
import type { PiecedText, TextSlices } from './piecedText';

/**
 * What a line of an article is. Only `headline`, `body` and `caption` are searched for actors and figures in running
 * text; claims are looked for in `headline` and `body` alone (annotation-guide.md: notices, captions and credits have none).
 */
export type LineRole =
  | 'blank'
  | 'headline'
  | 'section' // rubric or category line: "Analysis, South Asia"
  | 'date' // a line that is only a date
  | 'byline' // a line that is only the author (and position)
  | 'outlet' // a line that is only the outlet's name
  | 'caption' // photo caption or credit
  | 'notice' // subscription notice, "Read also"
  | 'trailer' // "source: ng"
  | 'body';

/** One line of the text, without its line end. A long paragraph is one line. */
export interface ArticleLine extends Span {
  readonly role: LineRole;
  readonly text: string;
}

export interface ArticleMetadata {
  readonly title?: QuotedSpan;
  /** The article's own date; `iso` as in FigureValue. */
  readonly date?: QuotedSpan & { readonly iso: string };
  readonly author?: QuotedSpan;
  /** The outlet, as named by a trailer, an outlet line or a wire dateline. */
  readonly outlet?: QuotedSpan;
}

export interface Article extends ArticleMetadata {
  readonly text: string;
  /** All lines in order; between them stand only line ends (LF, CRLF, CR). */
  readonly lines: readonly ArticleLine[];
}

/** An article as the detectors read it. */
export interface ReadableArticle extends Omit<Article, 'text'> {
  readonly text: TextSlices;
}

/** An article that is being edited. */
export interface EditedArticle extends ReadableArticle {
  readonly text: PiecedText;
}
