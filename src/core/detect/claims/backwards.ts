import { cueAt, sourceOf, type ReportingContext } from './context';
import { claimDraft, type ClaimDraft, type Speech } from './drafts';
import { coreEnd, nounPhraseAt } from './nounPhrases';
import { spanOfWords, type ClaimSentence } from './sentences';
import { BE, has, HAVE, is, type Word } from './words';

/** So many sentences before are what "such data" stands for. */
const SENTENCES = 2;
const POINTING = new Set(['such', 'this', 'these', 'that']);
const TOLD = new Set(
  'announced cited confirmed disclosed given made provided published quoted released reported revealed said shared stated supplied voiced'.split(' '),
);

/** Does the sentence say where the ones before come from? "Such data was provided by X.", "This was announced by X." */
export const pointsBack = ({ words, within }: ClaimSentence): boolean => within === undefined && POINTING.has(words[0]?.lower ?? '');

/** Whose word the sentences before are. undefined where the sentence only looks like one that points back. */
export function readBackwards({ sentence: { words } }: ReportingContext): Speech | undefined {
  const subject = Math.max(coreEnd(words, 0), 1);
  let at = subject;
  while (at < subject + 3 && has(words[at], BE | HAVE)) at++;
  if (at === subject || !TOLD.has(words[at]?.lower ?? '')) return undefined;
  const by = [at + 1, at + 2].find((k) => is(words[k], 'by'));
  const agent = by === undefined ? undefined : nounPhraseAt(words, by + 1);
  const source = agent && sourceOf(words, agent);
  const cue = by === undefined ? undefined : cueAt(words, subject, by + 1, 'attribution', 0.85);
  return cue && source ? { cues: [cue], source } : undefined;
}

/** The sentences that `speech` is behind, as claims: those right before that nobody else is named for. */
export function claimsBefore(
  before: readonly { readonly words: readonly Word[]; readonly claims: readonly ClaimDraft[] }[],
  speech: Speech,
): readonly ClaimDraft[] {
  const found: ClaimDraft[] = [];
  for (const { words, claims } of before.slice(-SENTENCES).reverse()) {
    if (claims.some(({ source }) => source !== undefined) || words.some(({ quotation }) => quotation)) break;
    const span = spanOfWords(words, 0, words.length);
    if (span) found.push(claimDraft(span, speech, 'backwards'));
  }
  return found;
}
