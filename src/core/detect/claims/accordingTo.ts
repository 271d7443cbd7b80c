import { clauseAround } from './clauses';
import { claimDraft, type SentenceDrafts } from './drafts';
import { coreEnd, LONGEST_PARTICIPLE, nounPhraseAt, nounPhrase, withParticiple, type NounPhrase } from './nounPhrases';
import { contentEnd } from './content';
import { cueAt, isVague, sourceOf, type ReportingContext } from './context';
import { OPINION, WORDS } from './phraseWords';
import { spanOfWords } from './sentences';
import { DETERMINER, has, is, isFinite, isPause, isSentenceEnd, RELATIVE, type Word } from './words';

const DATA = new Set(['data', 'information', 'intelligence']);

/** "according to plan", "according to their size": a measure, and nobody who says so. */
const MEASURES = new Set('ability age criteria custom importance income law need needs plan principle principles protocol rank schedule size standard standards taste tradition type weight'.split(' '));

const MAX_SOURCE = 8;

interface Phrase {
  readonly from: number;
  /** Behind the cue, and behind the whole phrase. */
  readonly cueTo: number;
  readonly to: number;
  readonly category: 'attribution' | 'belief' | 'hearsay';
  readonly strength: number;
  readonly source?: NounPhrase;
}

/** "according to X", "in X's opinion", "in the words of X": a source named by a phrase before, in or behind the content. */
export function findAccordingTo(context: ReportingContext, drafts: SentenceDrafts): void {
  const { lexicon } = context;
  const { words } = context.sentence;
  for (let i = 0; i < words.length; i++) {
    const phrase =
      is(words[i], 'according') && is(words[i + 1], 'to')
        ? accordingTo(words, i)
        : is(words[i], 'in') || is(words[i], 'by')
          ? inOpinion(words, i)
          : undefined;
    if (!phrase) continue;
    const cue = cueAt(words, phrase.from, phrase.cueTo, phrase.category, phrase.strength);
    if (!cue) continue;
    const source = phrase.source && sourceOf(words, phrase.source);
    const speech = { cues: [cue], source };
    const { from, to } = contentOf(phrase);
    const content = words.slice(from, to).filter((word) => word.quotation !== undefined || !(isPause(word) || isSentenceEnd(word)));
    if (content.length > 0 && content.every((word) => word.quotation)) {
      for (const word of content) if (word.quotation) drafts.speeches.set(word.quotation, speech);
    } else {
      const span = spanOfWords(words, from, to);
      if (span) drafts.claims.push(claimDraft(span, speech, 'phrase/according to'));
    }
    i = phrase.to - 1;
  }

  /** Behind the last semicolon. */
  function clauseStart(to: number): number {
    for (let i = to - 1; i >= 0; i--) if (words[i]?.text === ';') return i + 1;
    return 0;
  }

  function contentOf(phrase: Phrase): { from: number; to: number } {
    let next = phrase.to;
    // "according to X, who …, S": over what hangs on the source
    if (words[next]?.text !== ',')
      while (next < words.length && words[next]?.text !== ',' && !isFinite(words, next) && !words[next]?.quotation) next++;
    if (words[next]?.text === ',' && has(words[next + 1], RELATIVE)) {
      const close = words.findIndex((word, k) => k > next + 1 && word.text === ',');
      if (close > 0) next = close;
    }
    const after = words[next]?.text === ',' ? next + 1 : phrase.to;
    const left = clauseAround(words, context.pieces, Math.max(0, isPause(words[phrase.from - 1]) ? phrase.from - 2 : phrase.from - 1));
    const before = words.slice(0, phrase.from).some((word, k) => word.quotation !== undefined || isFinite(words, k));
    const opens = phrase.from === 0 || (!before && coreEnd(words, 0) !== phrase.from - 1);
    if (opens) {
      let from = after;
      if (words[from]?.text === ',') from++;
      return { from, to: contentEnd(words, context.pieces, Math.min(from, words.length - 1), lexicon) };
    }
    const lead = words[phrase.from - 1];
    if (is(lead, 'that') || (lead?.text === ',' && is(words[phrase.from - 2], 'that')))
      return { from: after, to: contentEnd(words, context.pieces, Math.min(after, words.length - 1), lexicon) };
    const behind = isSentenceEnd(words[phrase.to]) || phrase.to >= words.length;
    const from = behind ? clauseStart(phrase.from) : Math.min(left.from, phrase.from);
    const rest = words.slice(after).some((_, k) => isFinite(words, after + k));
    const middle = words[next]?.text === ',' && rest && !words.slice(from, phrase.from).some((_, k) => isFinite(words, from + k));
    return middle ? { from, to: left.to } : { from: from < phrase.from ? from : 0, to: phrase.from };
  }
}

function accordingTo(words: readonly Word[], i: number): Phrase | undefined {
  const source = nounPhraseAt(words, i + 2) ?? wordsToPause(words, i + 2);
  if (!source) return undefined;
  const head = words[source.head - 1]?.lower ?? '';
  if (MEASURES.has(head)) return undefined;
  if (DATA.has(head) && !words.slice(source.from, source.head).some((word) => is(word, "'s"))) {
    const received = words[source.head];
    const to = received?.pos === 'VERB' && !isPause(received) ? source.head + 1 : source.head;
    if (!is(words[to], 'from') && !is(words[to], 'of')) return { from: i, cueTo: to, to, category: 'hearsay', strength: 0.5 };
  }
  if (isVague(words, source)) return { from: i, cueTo: source.head, to: source.to, category: 'hearsay', strength: 0.45, source };
  let end = source.to;
  while (end < Math.min(words.length, source.to + LONGEST_PARTICIPLE + 1) && !isPause(words[end]) && !isSentenceEnd(words[end])) end++;
  const whole = withParticiple(words, source, end);
  return { from: i, cueTo: i + 2, to: whole.to, category: 'attribution', strength: 0.85, source: whole };
}

/** The tagger took the first noun for a verb ("exchange officials"): all words up to the next pause. */
function wordsToPause(words: readonly Word[], from: number): NounPhrase | undefined {
  let to = from;
  while (
    to < words.length &&
    to < from + MAX_SOURCE &&
    !isPause(words[to]) &&
    !isSentenceEnd(words[to]) &&
    !isFinite(words, to) &&
    !words[to]?.quotation
  )
    to++;
  return to > from ? nounPhrase(from, to, to) : undefined;
}

/** "in his opinion", "in the minister's view", "in the words of the minister", "by her own account". */
function inOpinion(words: readonly Word[], i: number): Phrase | undefined {
  const end = coreEnd(words, i + 1);
  if (end < 0 || end - i > 9) return undefined;
  const noun = words[end - 1]?.lower ?? '';
  const opinion = OPINION.has(noun);
  if (!opinion && !WORDS.has(noun)) return undefined;
  const category = opinion ? 'belief' : 'attribution';
  const strength = opinion ? 0.65 : 0.85;
  if (is(words[end], 'of')) {
    const source = nounPhraseAt(words, end + 1);
    return source && { from: i, cueTo: end + 1, to: source.to, category, strength, source };
  }
  const first = words[i + 1];
  if (has(first, DETERMINER) && /^(?:his|her|their|its|my|our)$/.test(first?.lower ?? ''))
    return { from: i, cueTo: end, to: end, category, strength, source: nounPhrase(i + 1, i + 2, i + 2) };
  for (let k = end - 2; k > i; k--)
    if (is(words[k], "'s")) return { from: i, cueTo: end, to: end, category, strength, source: nounPhrase(i + 1, k, k) };
  return undefined;
}
