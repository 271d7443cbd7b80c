import { segment, type Piece } from './clauses';
import type { CueDraft, SourceDraft } from './drafts';
import type { ClaimLexicon } from './lexicon/loadLexicon';
import type { NounPhrase } from './nounPhrases';
import { spanOfWords, type ClaimSentence } from './sentences';
import { has, is, VAGUE, type Word } from './words';

/** What every rule reads: a sentence, its clauses and the lexicon. */
export class ReportingContext {
  private cut: readonly Piece[] | undefined;

  constructor(
    readonly sentence: ClaimSentence,
    readonly lexicon: ClaimLexicon,
  ) {}

  /** The clauses are cut when a rule first asks for them. */
  get pieces(): readonly Piece[] {
    return (this.cut ??= segment(this.sentence.words));
  }
}

const PRONOUNS = new Set([
  'he',
  'she',
  'they',
  'it',
  'we',
  'i',
  'you',
  'who',
  'his',
  'her',
  'their',
  'its',
  'him',
  'them',
  'my',
  'our',
  'me',
  'us',
  'your',
]);

export function sourceOf(words: readonly Word[], phrase: NounPhrase): SourceDraft | undefined {
  const span = spanOfWords(words, phrase.from, phrase.to);
  const head = words[phrase.head - 1];
  if (!span || !head) return undefined;
  const first = words[phrase.from]?.lower ?? '';
  const single = phrase.head === phrase.from + 1 && PRONOUNS.has(first);
  const apposition = phrase.apposition && spanOfWords(words, phrase.apposition.from, phrase.apposition.to);
  return { start: span.start, end: span.end, head: head.end, pronoun: single ? first : undefined, apposition, speaker: undefined };
}

/** "sources", "media reports": nobody is named. */
export function isVague(words: readonly Word[], phrase: NounPhrase): boolean {
  const head = words[phrase.head - 1];
  if (!has(head, VAGUE)) return false;
  if (/^(?:report|account)$/.test(head?.lower ?? '')) return false;
  return !words.slice(phrase.from, phrase.head).some((word) => is(word, 'state') || (is(word, 'official') && is(head, 'media')) || is(word, "'s"));
}

export function cueAt(words: readonly Word[], from: number, to: number, category: CueDraft['category'], strength: number): CueDraft | undefined {
  const start = words[from]?.start;
  const end = words[to - 1]?.end;
  return start === undefined || end === undefined ? undefined : { start, end, category, strength };
}
