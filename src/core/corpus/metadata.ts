import type { ArticleMetadata } from '../article/model';
import type { QuotedSpan } from '../model';
import type { SidecarArticle } from '../sidecar/model';

/** A correction stands in the sidecar and nowhere in the text: it points at the article's beginning. */
const corrected = (quote: string): QuotedSpan => ({ quote, start: 0, end: 0 });

/** What the text says of itself, save where a person corrected it in the sidecar. */
export function correctedMetadata(read: ArticleMetadata, said: SidecarArticle | undefined): ArticleMetadata {
  const { title, date, author, outlet } = read;
  return {
    ...(title && { title }),
    ...(date && { date }),
    ...(author && { author }),
    ...(outlet && { outlet }),
    ...(said?.title !== undefined && { title: corrected(said.title) }),
    ...(said?.date !== undefined && { date: { ...corrected(said.date), iso: said.date } }),
    ...(said?.author !== undefined && { author: corrected(said.author) }),
    ...(said?.outlet !== undefined && { outlet: corrected(said.outlet) }),
  };
}
