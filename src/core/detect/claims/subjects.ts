import { pieceAt, type Piece } from './clauses';
import { BACKWARDS, behindQuantifier, coreEnd, isAdjunctTime, isSpeechAdjunct, nounPhraseAt, nounPhrase, phraseStart, reaching, withParticiple, type NounPhrase } from './nounPhrases';
import {
  CONNECTIVE,
  COORDINATOR,
  DETERMINER,
  has,
  is,
  isCapitalised,
  isFinite,
  isGerund,
  isNominal,
  isPause,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  TIME,
  WEEKDAY,
  type Word,
} from './words';

/** "A few days ago", "Three months later", "Last week": a time and no subject. */
function isTimePhrase(words: readonly Word[], i: number, limit: number): boolean {
  const end = coreEnd(words, i);
  return (
    end > i + 1 &&
    end < limit &&
    has(words[end - 1], TIME) &&
    !isCapitalised(words[end - 1]) &&
    !is(words[end], "'s") &&
    /^(?:ago|earlier|later|before|after)$/.test(words[end]?.lower ?? words[end - 1]?.lower ?? '')
  );
}

/** Skips what can stand before a subject: "Earlier in the day", "Last fall", "At a summit in Spain", "However". */
function skipIntroduction(words: readonly Word[], from: number, limit: number): number {
  let i = from;
  while (i < limit) {
    const word = words[i];
    if (!word) break;
    if (behindQuantifier(words, i) > i) break;
    // "as early as the spring"
    if (is(word, 'as') && is(words[i + 2], 'as')) {
      const end = coreEnd(words, i + 3);
      i = end < 0 ? i + 3 : end;
    } else if (
      isPause(word) ||
      has(word, COORDINATOR) ||
      (has(word, CONNECTIVE) && !has(word, PRONOUN)) ||
      is(word, 'what') ||
      (word.pos === 'ADV' && !has(word, PRONOUN | DETERMINER))
    )
      i++;
    else if (has(word, PREPOSITION) && !has(word, PRONOUN)) {
      const end = is(words[i + 1], 'what') ? i + 2 : coreEnd(words, i + 1); // "in | what the critics call"
      if (end < 0 || end >= limit) return end < 0 ? i + 1 : limit;
      i = Math.max(i + 1, end);
    } else if (isTimePhrase(words, i, limit)) i = coreEnd(words, i);
    else if ((isAdjunctTime(word) || (is(word, 'this') && isAdjunctTime(words[i + 1]))) && !is(words[i + 1], "'s")) i++;
    else break;
  }
  return i;
}

/** Behind a subject they take it up again. */
const FLOATING = /^(?:all|both|each)$/;
const SUBJECTS = new Set(['he', 'she', 'they', 'we', 'i']);

const isResumed = (piece: Piece): boolean => piece.kind === 'verb';

/**
 * Who does what the verb group from `group` on says: the noun phrase before it, over appositions, relative clauses and
 * adverbials ("Ali, a spokesman, in a statement, said"). undefined where the verb has no subject of its own.
 */
export function subjectBefore(words: readonly Word[], pieces: readonly Piece[], group: number): NounPhrase | undefined {
  let p = pieceAt(pieces, group);
  // "a man who spoke publicly | admitted": the adverb may belong to the relative clause
  const behind = pieces[p + 1];
  if (behind?.kind === 'verb' && behind.start > group && words.slice(group, behind.start).every(({ pos }) => pos === 'ADV')) p++;
  let piece = pieces[p];
  if (!piece) return undefined;
  const coordinated = isResumed(piece) && has(words[piece.start], COORDINATOR);
  if (coordinated) return undefined;
  // "a strategy he | warned is risky": a pronoun that can only be a subject
  if (group > 0 && SUBJECTS.has(words[group - 1]?.lower ?? '')) return nounPhrase(group - 1, group, group);
  if (piece.kind === 'relative' && piece.finite >= group && skipIntroduction(words, piece.body, group) >= group) {
    return relativeSubject(words, piece);
  }
  // "Do you think": the subject stands inside the verb group
  if (isResumed(piece) && piece.finite >= 0 && piece.finite < group) {
    const subject = subjectIn(words, piece.finite + 1, group);
    if (subject) return subject;
  }
  if (!isResumed(piece) && piece.kind !== 'participle') {
    const subject = subjectIn(words, lastFinite(words, piece, group), group) ?? subjectIn(words, piece.body, group);
    if (subject) return withList(words, isFinite(words, group) ? withParticiple(words, withName(words, subject, group), group) : withName(words, subject, group));
    if (piece.kind !== 'main' && piece.kind !== 'phrase') return undefined;
  }
  if (piece.kind === 'participle') return undefined;
  // the verb stands behind a parenthesis: go back to the leftmost noun phrase of the chain
  let found: NounPhrase | undefined;
  for (p--; p >= 0; p--) {
    piece = pieces[p];
    if (!piece) break;
    if (piece.kind === 'participle' || piece.kind === 'relative' || (piece.kind === 'subordinate' && p > 0)) continue;
    const start = piece.kind === 'phrase' ? piece.start : piece.body;
    const first = words[start];
    if (piece.kind === 'phrase' && first?.pos === 'NUM' && piece.end - piece.start <= 2) continue; // "dated May 3, | 2019, appears": a year
    if (piece.finite >= 0 && piece.kind !== 'main' && piece.kind !== 'that' && piece.kind !== 'coordinate') break;
    if (piece.finite >= 0) {
      // "… X, who …": the subject of that clause
      found ??= subjectIn(words, start, piece.finite);
      // "…, the town's only | ally, said": a noun that the tagger took for a verb
      if (found && is(words[found.to - 1], "'s")) {
        found = undefined;
        continue;
      }
      break;
    }
    const phrase =
      has(first, PREPOSITION | TIME) || first?.pos === 'ADV' || isGerund(first)
        ? subjectIn(words, start, piece.end)
        : nounPhraseAt(words, skipLeading(words, start), endOf(words, piece));
    if (phrase) {
      const behind = found && { from: found.from, to: found.to };
      found = behind && !phrase.apposition ? nounPhrase(phrase.from, phrase.head, phrase.to, behind) : phrase;
      if (has(first, PREPOSITION)) break;
    } else if (found) break;
  }
  return found;
}

/** "who", and "many of whom" as a whole. */
function relativeSubject(words: readonly Word[], piece: Piece): NounPhrase {
  const of = is(words[piece.body - 1], 'whom') && is(words[piece.body - 2], 'of') ? piece.body - 2 : -1;
  const some = of > 0 && (has(words[of - 1], PRONOUN | DETERMINER) || words[of - 1]?.pos === 'NUM' || words[of - 1]?.pos === 'NOUN');
  return nounPhrase(some ? of - 1 : piece.body - 1, piece.body, piece.body);
}

/** Where a clause without "that" may begin: behind the verb before. "He said | contacts showed …" */
function lastFinite(words: readonly Word[], piece: Piece, group: number): number {
  for (let i = group - 1; i > piece.body; i--) if (isFinite(words, i)) return i + 1;
  return piece.body;
}

const skipLeading = (words: readonly Word[], i: number): number => (has(words[i], COORDINATOR) ? i + 1 : i);

function endOf(words: readonly Word[], piece: Piece): number {
  let end = piece.end;
  while (end > piece.start && isPause(words[end - 1])) end--;
  return end;
}

/** The subject in [from, limit), where a verb stands at `limit`. */
function subjectIn(words: readonly Word[], from: number, limit: number): NounPhrase | undefined {
  const start = skipIntroduction(words, from, limit);
  if (start >= limit) return undefined;
  const word = words[start];
  if (has(word, SUBORDINATOR) && !has(word, PRONOUN | DETERMINER) && behindQuantifier(words, start) === start) return undefined;
  const subject = nounPhraseAt(words, start, limit);
  // "the money | the mayor says he raised": a second noun phrase up to the verb is the subject of a relative clause
  const next = subject && subject.to < limit ? words[subject.to] : undefined;
  // "the two sides both | said": not another phrase
  if (subject?.to === limit - 1 && FLOATING.test(next?.lower ?? '')) return subject;
  const inner = subject && (has(next, DETERMINER) || is(next, 'it')) && !has(words[limit - 1], TIME | WEEKDAY) ? nounPhraseAt(words, subject.to, limit) : undefined;
  return inner?.to === limit ? inner : subject;
}

/** "Holm, Reid and Oka said", "Farmers, dockers and teachers said": what stands before the last two of a list that opens the clause. */
function withList(words: readonly Word[], subject: NounPhrase): NounPhrase {
  if (!words.slice(subject.from, subject.head).some((word) => has(word, COORDINATOR))) return subject;
  let { from } = subject;
  while (words[from - 1]?.text === ',' && isNominal(words, from - 2) && !isAdjunctTime(words[from - 2])) {
    const start = phraseStart(words, from - 2);
    if (from - start > BACKWARDS) return subject;
    from = start;
  }
  const before = words[from - 1];
  const opens = before === undefined || before.quotation !== undefined || before.pos === 'PUNCT' || has(before, COORDINATOR | SUBORDINATOR) || is(before, 'that');
  return from < subject.from && opens && before?.text !== ',' ? reaching(subject, from, subject.to) : subject;
}

/** "the head of the committee Abdusattor Shohiyon said": a name right before the verb belongs to the subject. */
function withName(words: readonly Word[], subject: NounPhrase, limit: number): NounPhrase {
  if (subject.to >= limit) return subject;
  const last = words[limit - 1];
  if (!isCapitalised(last) || isAdjunctTime(last)) return subject;
  for (let i = subject.to; i < limit; i++) if (isPause(words[i]) || has(words[i], RELATIVE) || isSpeechAdjunct(words, i)) return subject;
  return reaching(subject, subject.from, limit);
}
