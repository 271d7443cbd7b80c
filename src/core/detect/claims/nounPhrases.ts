import { isQuantity, pieceAt, type Piece } from './clauses';
import {
  CONNECTIVE,
  COORDINATOR,
  DETERMINER,
  DOCUMENT,
  FINITE_AUXILIARY,
  has,
  HAVE,
  OBJECT_PRONOUN,
  is,
  isCapitalised,
  isFinite,
  isGerund,
  isNominal,
  isPause,
  MODAL,
  NEGATION,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  TIME,
  WEEKDAY,
  BE,
  type Word,
} from './words';

/** A noun phrase as indexes of words, end exclusive. `head` is the end of its core: behind it stand "of …", "in …", an apposition. */
export interface NounPhrase {
  readonly from: number;
  readonly head: number;
  readonly to: number;
  readonly apposition?: { readonly from: number; readonly to: number };
}

/** So far back a noun phrase is followed: "a number of countries". */
const BACKWARDS = 12;

/** Prepositions whose phrase belongs to the noun before it: "officials in Kabul", "the head of the party". */
const ATTACHING = new Set(['of', 'for', 'from', 'at', 'in', 'with', 'to', 'on', 'against', 'within', 'near', 'inside', 'outside']);

/** "(jointly) owned drones": a participle before its noun. */
const isModifier = (words: readonly Word[], k: number): boolean => words[k]?.pos === 'VERB' && words[k]?.lower.endsWith('ed') === true && (words[k + 1]?.pos === 'NOUN' || words[k + 1]?.pos === 'ADJ');

const isPlural = (word: Word | undefined): boolean => /(?:[^s]s|police|people|men|women)$/.test(word?.lower ?? '');

/** Behind "more than", "at least", "as many as", "over": how a number may be introduced; `i` itself where none is. */
function behindQuantifier(words: readonly Word[], i: number): number {
  if (/^(?:more|fewer|less)$/.test(words[i]?.lower ?? '') && is(words[i + 1], 'than')) return i + 2;
  if (is(words[i], 'as') && /^(?:many|few)$/.test(words[i + 1]?.lower ?? '') && is(words[i + 2], 'as')) return i + 3;
  if (!isQuantity(words, i)) return i;
  return words[i + 1]?.pos === 'NUM' ? i + 1 : i + 2;
}

/** The core of the noun phrase at `i`, or -1: determiner, adjectives, nouns, genitives, "A and B". */
export function coreEnd(words: readonly Word[], i: number): number {
  const first = words[i];
  if (!first || first.quotation) return -1;
  const number = behindQuantifier(words, i);
  if (number > i) return number < words.length ? coreEnd(words, number) : -1;
  if ((has(first, PRONOUN) && !has(first, DETERMINER)) || (has(first, OBJECT_PRONOUN) && !isNominal(words, i + 1))) return i + 1;
  let k = i;
  while (
    has(words[k], DETERMINER) ||
    (words[k]?.pos === 'ADV' && !has(words[k], TIME) && k > i - 1 && (has(words[k + 1], DETERMINER) || words[k + 1]?.pos === 'ADJ' || isModifier(words, k + 1)))
  )
    k++;
  const content = k;
  while (k < words.length) {
    // "told police | two men robbed him"
    if (k > content && words[k]?.pos === 'NUM' && words[k - 1]?.pos === 'NOUN' && isPlural(words[k - 1]) && isNominal(words, k + 1)) break;
    if (isNominal(words, k)) k++;
    else if (k > content && is(words[k - 1], "'s") && words[k]?.pos === 'ADV' && isNominal(words, k + 1))
      k++; // "the capital's only ally"
    else if (k === i && has(words[i - 1], PREPOSITION) && isModifier(words, k))
      k++; // "half of registered voters"
    else if (words[k]?.pos === 'VERB' && k === content && content > i && (isNominal(words, k + 1) || isModifier(words, k)))
      k++; // "the declared aim"
    else if (k > content && isGerund(words[k]) && (words[k + 1] === undefined || isPause(words[k + 1]) || words[k + 1]?.pos === 'PUNCT'))
      k++; // "a cabinet meeting."
    else if (has(words[k], COORDINATOR) && k > content && isNominal(words, k + 1) && !isFinite(words, k + 1)) k++;
    else if (has(words[k], COORDINATOR) && k > content && has(words[k + 1], DETERMINER) && isNominal(words, k + 2) && !has(words[k + 1], PRONOUN))
      k += 2;
    else break;
  }
  if (k > content) return k;
  return k > i && has(words[k - 1], PRONOUN) ? k : -1;
}

const isAdjunctTime = (word: Word | undefined): boolean => has(word, TIME | WEEKDAY);

/** Is the phrase behind preposition `i` where or when something was said, rather than part of a name? */
export function isSpeechAdjunct(words: readonly Word[], i: number): boolean {
  for (let k = i + 1; k < Math.min(words.length, i + 6); k++) {
    const word = words[k];
    if (!word || isPause(word) || has(word, PREPOSITION)) return false;
    // "boats in the harbour | sent a letter"
    if (k > i + 1 && isFinite(words, k)) return false;
    // "about the microphone | the morning after": another phrase
    if (k > i + 1 && has(word, DETERMINER) && words[k - 1]?.pos === 'NOUN') return false;
    if (has(word, DOCUMENT | TIME | WEEKDAY) && !is(words[k + 1], "'s")) return true;
    if (/^\d{4}$/.test(word.text)) return true;
  }
  return false;
}

/** Extends a core by the prepositional phrases that belong to it. */
function fullEnd(words: readonly Word[], head: number, limit: number): number {
  let to = head;
  while (to < limit) {
    const word = words[to];
    if (is(word, 'out') && is(words[to + 1], 'of') && coreEnd(words, to + 2) > 0) {
      to = Math.min(coreEnd(words, to + 2), limit); // "nine out of ten voters"
      continue;
    }
    if (!word || !ATTACHING.has(word.lower) || (!is(word, 'of') && isSpeechAdjunct(words, to))) break;
    if (is(word, 'to') && !has(words[to + 1], DETERMINER) && !isCapitalised(words[to + 1])) break;
    const end = coreEnd(words, to + 1);
    if (end < 0 || limit <= to + 1) break;
    to = Math.min(end, limit); // a verb the tagger took for a noun ends it
  }
  return to;
}

/** The noun phrase that starts at `i`, not beyond `limit`. */
export function nounPhraseAt(words: readonly Word[], i: number, limit = words.length): NounPhrase | undefined {
  const core = coreEnd(words, i);
  if (core < 0) return undefined;
  let head = Math.min(core, limit);
  // "the ministry Friday": the day is no part of the name
  while (head > i + 1 && isAdjunctTime(words[head - 1]) && !is(words[head - 2], "'s") && !has(words[head - 2], DETERMINER)) head--;
  if (head <= i) return undefined;
  const to = fullEnd(words, head, limit);
  // "said the head of the union, Ada Bell"
  const name =
    words[to]?.text === ',' && to + 1 < limit && isCapitalised(words[to + 1]) && !isAdjunctTime(words[to + 1]) ? coreEnd(words, to + 1) : -1;
  return name > 0 ? { from: i, head, to, apposition: { from: to + 1, to: Math.min(name, limit) } } : { from: i, head, to };
}

/** Where the noun phrase that ends with word `last` begins, with what stands before "of". */
export function phraseStart(words: readonly Word[], last: number): number {
  let from = last;
  for (let k = last; k >= 0 && k > last - BACKWARDS; k--) {
    if (isNominal(words, k)) from = k;
    else if (has(words[k], DETERMINER)) from = k;
    else if (!(is(words[k], 'of') && isNominal(words, k - 1))) break;
  }
  return from;
}

/** The first word of the verb group that ends in `v`: "have repeatedly declared", "did not say". */
export function verbGroupStart(words: readonly Word[], v: number): number {
  let i = v;
  for (;;) {
    const before = words[i - 1];
    if (
      before &&
      ((has(before, FINITE_AUXILIARY | MODAL | BE | HAVE | NEGATION) && !(isCapitalised(before) && i > 1)) ||
        is(before, 'to') ||
        (before.lower === "'s" && before.pos !== 'PART') ||
        (before.pos === 'ADV' && !has(before, TIME) && !isPause(words[i - 2]) && i - 2 >= 0))
    )
      i--;
    else return i;
  }
}

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
const SUBJECTS = /^(?:he|she|they|we|i)$/;

const isResumed = (piece: Piece): boolean => piece.kind === 'verb';

/**
 * Who does what the verb group from `group` on says: the noun phrase before it, over appositions, relative clauses and
 * adverbials ("Ali, a spokesman, in a statement, said"). undefined where the verb has no subject of its own.
 */
export function subjectBefore(words: readonly Word[], pieces: readonly Piece[], group: number): NounPhrase | undefined {
  let p = pieceAt(pieces, group);
  let piece = pieces[p];
  if (!piece) return undefined;
  const coordinated = isResumed(piece) && has(words[piece.start], COORDINATOR);
  if (coordinated) return undefined;
  // "a strategy he | warned is risky": a pronoun that can only be a subject
  if (group > 0 && SUBJECTS.test(words[group - 1]?.lower ?? '')) return { from: group - 1, head: group, to: group };
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
      found = behind && !phrase.apposition ? { ...phrase, apposition: behind } : phrase;
      if (has(first, PREPOSITION)) break;
    } else if (found) break;
  }
  return found;
}

/** "who", and "many of whom" as a whole. */
function relativeSubject(words: readonly Word[], piece: Piece): NounPhrase {
  const of = is(words[piece.body - 1], 'whom') && is(words[piece.body - 2], 'of') ? piece.body - 2 : -1;
  const some = of > 0 && (has(words[of - 1], PRONOUN | DETERMINER) || words[of - 1]?.pos === 'NUM' || words[of - 1]?.pos === 'NOUN');
  return { from: some ? of - 1 : piece.body - 1, head: piece.body, to: piece.body };
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

/** How far a participle reaches behind its noun. */
export const LONGEST_PARTICIPLE = 14;

/** "people briefed on the matter said", "a poll released last week shows": the participle tells which. */
export function withParticiple(words: readonly Word[], phrase: NounPhrase, limit: number): NounPhrase {
  const first = words[phrase.to];
  const head = words[phrase.head - 1];
  if (phrase.to >= limit || limit - phrase.to > LONGEST_PARTICIPLE || first?.pos !== 'VERB' || has(head, PRONOUN)) return phrase;
  if (isCapitalised(head) && !(phrase.head === 1 && head?.pos === 'NOUN')) return phrase;
  for (let i = phrase.to; i < limit; i++)
    if (isPause(words[i]) || words[i]?.quotation || has(words[i], RELATIVE | MODAL | FINITE_AUXILIARY) || (i > phrase.to && isFinite(words, i))) return phrase;
  return { ...phrase, to: limit };
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
  return from < subject.from && opens && before?.text !== ',' ? { ...subject, from } : subject;
}

/** "the head of the committee Abdusattor Shohiyon said": a name right before the verb belongs to the subject. */
function withName(words: readonly Word[], subject: NounPhrase, limit: number): NounPhrase {
  if (subject.to >= limit) return subject;
  const last = words[limit - 1];
  if (!isCapitalised(last) || isAdjunctTime(last)) return subject;
  for (let i = subject.to; i < limit; i++) if (isPause(words[i]) || has(words[i], RELATIVE) || isSpeechAdjunct(words, i)) return subject;
  return { ...subject, to: limit };
}
