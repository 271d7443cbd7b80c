import type { Span } from '../../model';
import { plainText } from '../plainText';
import type { ImportedAnnotation } from './model';
import { fromOffsets, sameWords, type FromOffset } from './offsets';

/** The places of an annotation in today's text where something confirms them, the main piece first. */
export type ConfirmPlaces = (imported: ImportedAnnotation) => readonly Span[] | undefined;

/**
 * For offsets of unknown unit: the words at them say whether they count UTF-16 units or code points. Where both lead to the
 * words but to different places nobody can say which is meant.
 */
export function confirmByWords(text: string): ConfirmPlaces {
  const readers = (['utf16', 'codePoint'] as const).map((unit) => fromOffsets(text, { unit, lineEnds: 'as they stand' }));
  return ({ annotation, places }) => {
    const quotes = [annotation, ...(annotation.segments ?? [])].map(({ quote }) => quote);
    const [first, second] = readers.flatMap((convert) => {
      const spans = converted(places, convert);
      // pieces without words of their own go by those of the first
      const agree = spans?.every(({ start, end }, i) => (quotes[i] === undefined ? i > 0 : sameWords(text.slice(start, end), quotes[i])));
      return spans && agree ? [spans] : [];
    });
    return first && second?.some(({ start }, i) => start !== first[i]?.start) ? undefined : first;
  };
}

/** For UTF-16 offsets in a text that differs from today's in its line ends alone. */
export function confirmByText(theirs: string, text: string): ConfirmPlaces {
  const lineFeeds = plainText(theirs);
  const convert = fromOffsets(text, { unit: 'utf16', lineEnds: 'as one' });
  return ({ places }) => converted(places.map((place) => lineFeeds.place(place)), convert);
}

function converted(places: readonly Span[], convert: FromOffset): readonly Span[] | undefined {
  const spans = places.flatMap(({ start, end }) => {
    const [from, to] = [convert(start), convert(end)];
    return from === undefined || to === undefined || from >= to ? [] : [{ start: from, end: to }];
  });
  return places.length > 0 && spans.length === places.length ? spans : undefined;
}
