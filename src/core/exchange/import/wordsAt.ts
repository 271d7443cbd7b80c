import type { Span } from '../../model';
import type { Quote } from '../../sidecar/model';
import { withLineFeeds } from '../../sidecar/newAnnotation';
import { textAfter, textBefore } from '../surroundings';

/** The words at a place of the text that a file brings, with 32 characters on either side; costs the same in any text. */
export function wordsAt(text: string, place: Span): Quote {
  const [before, after] = [withLineFeeds(textBefore(text, place)), withLineFeeds(textAfter(text, place))];
  return { quote: withLineFeeds(text.slice(place.start, place.end)), ...(before !== '' && { before }), ...(after !== '' && { after }) };
}
