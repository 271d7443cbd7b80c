import { RESULT, type LineFindings } from './lineMentions';

/** How often each word of sport stands in an article, beside all its words. */
export interface SportWords {
  readonly times: ReadonlyMap<string, number>;
  readonly words: number;
}

export const NO_WORDS: SportWords = { times: new Map(), words: 0 };

const MOST_WORDS_A_SPORT_WORD = 50;

/** The words of an article after lines of it have gone and others have come. */
export function countSport(before: SportWords, gone: readonly LineFindings[], come: readonly LineFindings[]): SportWords {
  const times = new Map(before.times);
  let { words } = before;
  const count = (lines: readonly LineFindings[], by: 1 | -1): void => {
    for (const line of lines) {
      words += by * line.words;
      for (const word of line.sport) {
        const now = (times.get(word) ?? 0) + by;
        if (now === 0) times.delete(word);
        else times.set(word, now);
      }
    }
  };
  count(gone, -1);
  count(come, 1);
  return { times, words };
}

/** A report of sport: several different words of sport or several results, and not lost in a long text. */
export function isSport({ times, words }: SportWords): boolean {
  let count = 0;
  for (const often of times.values()) count += often;
  return (times.size >= 2 || (times.get(RESULT) ?? 0) >= 2) && count * MOST_WORDS_A_SPORT_WORD >= words;
}
