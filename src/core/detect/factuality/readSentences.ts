import { parseArticle } from '../../article/parseArticle';
import { isSearched } from '../claims/detectClaims';
import { loadClaimLexicon } from '../claims/lexicon/loadLexicon';
import { readSentences as cutSentences } from '../claims/sentences';
import type { TaggedLine } from '../model';
import type { Tagger } from '../tagger';
import { findSignals } from './findSignals';
import { loadSignals } from './lexicon/loadSignals';
import type { ReadSentence, Signal } from './model';

/** Deterministic, linear in the text, never throws. */
export type SentenceReader = (text: string) => readonly ReadSentence[];

/**
 * Sentence by sentence, what is denied, tried, demanded, made possible or left open: the annotation guide leaves that unmarked, for the writer states
 * it flatly, but it is no fact either. The cues of claims are not among the signals (see `withClaims`).
 */
export function createSentenceReader(tagger: Tagger): SentenceReader {
  const claimLexicon = loadClaimLexicon();
  const signalLexicon = loadSignals();

  const signalsOf = (line: TaggedLine, offset: number): Signal[] =>
    cutSentences(line, claimLexicon).sentences.flatMap(({ words }) =>
      findSignals(words, signalLexicon).flatMap(({ kind, from, to }): Signal[] => {
        const start = words[from]?.start;
        const end = words[to - 1]?.end;
        return start === undefined || end === undefined ? [] : [{ kind, start: offset + start, end: offset + end, quote: line.text.slice(start, end) }];
      }),
    );

  return (text) =>
    parseArticle(text)
      .lines.filter(isSearched)
      .flatMap((line) => {
        const tagged = tagger.tag(line.text);
        const signals = withoutOverlap(signalsOf(tagged, line.start));
        let next = 0;
        return tagged.sentences.map(({ start, end }, k) => {
          const from = next;
          const last = k === tagged.sentences.length - 1;
          while (next < signals.length && (last || (signals[next]?.start ?? 0) < line.start + end)) next++;
          return { start: line.start + start, end: line.start + end, signals: signals.slice(from, next) };
        });
      });
}

/** By start; of two that share words the first: "asked not to". */
function withoutOverlap(signals: readonly Signal[]): readonly Signal[] {
  let end = 0;
  return [...signals]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((signal) => {
      if (signal.start < end) return false;
      end = signal.end;
      return true;
    });
}
