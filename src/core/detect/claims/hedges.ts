import { cueAt, sourceOf, type ReportingContext } from './context';
import { standsAt } from './cuePhrases';
import { claimDraft, type ClaimDraft, type CueDraft } from './drafts';
import { isCue, strengthOf } from './hedgeCues';
import { scopeOf, holderOf } from './hedgeScopes';
import { mayHedge, type CuePhrase } from './lexicon/loadLexicon';
import { spanOfWords } from './sentences';
import type { Word } from './words';

/** Finds the words of hedging and the clause, phrase or complement each of them qualifies. */
export function findHedges(context: ReportingContext, taken: readonly CueDraft[]): ClaimDraft[] {
  const { words } = context.sentence;
  const found: ClaimDraft[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const phrase = word && mayHedge(word.kinds, words[i + 1]?.kinds ?? 0) && !isTaken(word, taken) ? phraseAt(context, i, word) : undefined;
    if (!phrase) continue;
    const end = i + phrase.words.length;
    const range = scopeOf(context, i, end, phrase);
    const cue = cueAt(words, i, phrase.words.at(-1) === 'that' ? end - 1 : end, phrase.category, strengthOf(words, i, phrase));
    const span = range && spanOfWords(words, range.from, range.to);
    const holder = span && holderOf(context, i, phrase);
    const source = holder && sourceOf(words, holder);
    if (cue && span) found.push(claimDraft(span, { cues: [cue], source }, `cue/${phrase.words.join(' ')}`));
    i = end - 1;
  }
  return found;
}

/** The longest phrase of the lexicon that begins with word `i` and hedges there. */
function phraseAt(context: ReportingContext, i: number, { lower }: Word): CuePhrase | undefined {
  for (const phrase of context.lexicon.cues.get(lower) ?? []) if (standsAt(context.sentence.words, i, phrase) && isCue(context, i, phrase)) return phrase;
  return undefined;
}

/** The word is part of one that reports. */
function isTaken(word: Word, taken: readonly CueDraft[]): boolean {
  for (const cue of taken) if (word.start >= cue.start && word.end <= cue.end) return true;
  return false;
}
