import { isCause } from './causes';
import type { Gazetteer } from './gazetteer';
import { Bit } from './vocabulary';
import { Setting, Shape, type Word } from './words';

/** A stretch of words that may hold names: [from, to). */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** A title-case or all-caps line longer than this is no headline. */
const HEADLINE_WORDS = 30;
/** Keeps the work linear whatever the text. */
const LONGEST_RUN = 40;
const FAR_EAST = /^(?:ban|kim|lee|li|park|roh|moon|choi|chung|chun|han|kang|cho|yoon|jang|chiang|hwang|hong|shin|oh|song|ahn|an|goh|lien|tung|kwon|paik|syngman|cha|suh|yu|ri|ro|no|pak|jo|yun)$/;

/** Finds out how each sentence is written and which capitals mean something. Call once, before `runsOf`. */
export function judgeCapitals(words: readonly Word[], line: string): void {
  for (let from = 0; from < words.length; ) {
    let to = from + 1;
    while (to < words.length && !words[to]?.opens) to++;
    judgeSentence(words.slice(from, to), line);
    from = to;
  }
}

function settingOf(words: readonly Word[], line: string): Setting {
  let capitals = 0;
  let allCaps = 0;
  let small = 0;
  let plain = 0;
  let numbers = 0;
  for (const { shape, key, bits } of words) {
    if (shape === Shape.Number) numbers++;
    if (shape === Shape.Number || shape === Shape.Initials || key.length < 2) continue;
    if (shape === Shape.Caps) allCaps++;
    if (shape === Shape.Lower) {
      if ((bits & Bit.Function) === 0) small++;
    } else {
      capitals++;
      if ((bits & (Bit.Common | Bit.Given | Bit.Family)) === Bit.Common) plain++;
    }
  }
  if (words.length > HEADLINE_WORDS) return Setting.Normal;
  if (allCaps >= 3 && small <= 1 && allCaps * 10 >= capitals * 7 && plain > 0) return Setting.AllCaps;
  if (numbers * 3 >= words.length) return Setting.Normal; // Wolverhampton 1 Queens Park Rangers 1
  const end = words.at(-1)?.end ?? 0;
  const stop = line.slice(end, end + 2).trimStart().startsWith('.');
  return capitals >= 4 && small * (stop ? 12 : 5) <= capitals && plain >= 2 ? Setting.Headline : Setting.Normal;
}

function judgeSentence(words: readonly Word[], line: string): void {
  const setting = settingOf(words, line);
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word?.capital) continue;
    word.setting = setting;
    if (setting === Setting.Normal) continue;
    const before = words[at - 1];
    const common = (word.bits & Bit.Common) !== 0;
    // After a given name or an initial a common word is a surname (George BUSH), elsewhere it is a word.
    const surname =
      before?.capital === true && word.gap === ' ' && (before.bits & (Bit.Given | Bit.Function)) === Bit.Given && (word.bits & (Bit.Family | Bit.Given)) !== 0;
    if (common && !surname && (word.bits & (Bit.Title | Bit.OrgHead | Bit.OrgSuffix | Bit.Given)) === 0) word.capital = false;
    if ((word.bits & Bit.Function) !== 0 && !surname) word.capital = false;
  }
}

/** All maximal stretches of capitalised words with the small words that names may hold. */
export function runsOf(words: readonly Word[], gazetteer: Gazetteer): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < words.length; ) {
    const start = startsRun(words, from);
    if (start === from) {
      // a name that the user writes in small letters
      const length = gazetteer.smallMatch(words, from);
      if (length > 0) runs.push({ from, to: from + length });
      from += Math.max(length, 1);
      continue;
    }
    let to = start;
    for (let next = extend(words, from, to, gazetteer); next > to && to - from < LONGEST_RUN; next = extend(words, from, to, gazetteer)) to = next;
    runs.push({ from, to });
    from = to;
  }
  return runs;
}

/** Small words that begin a surname: `al-Qaeda`, `bin Laden`, `van Gaal`. */
const FIRST_PARTICLES = new Set(['al', 'el', 'bin', 'ibn', 'van', 'von', 'de', 'der', 'del', 'della', 'di', 'da', 'du', 'ould']);

/** Behind the first capital of a run that starts here, or `from` if none does. */
function startsRun(words: readonly Word[], from: number): number {
  const word = words[from];
  if (!word) return from;
  if (word.capital) return from + 1;
  return (word.bits & Bit.Particle) !== 0 && word.shape === Shape.Lower && FIRST_PARTICLES.has(word.key) ? afterParticles(words, from) : from;
}

/** The end of the run [from, to) with its next piece, or `to` where it ends. */
function extend(words: readonly Word[], from: number, to: number, gazetteer: Gazetteer): number {
  const last = words[to - 1];
  const next = words[to];
  if (!last || !next || next.opens) return to;
  if (last.possessive && (last.bits & Bit.PossessiveOrg) === 0) return to;
  if (next.gap === ',' || next.gap === '!') {
    const closes = (next.bits & (Bit.OrgSuffix | Bit.NameSuffix)) !== 0 && next.capital && next.key.length <= 4;
    return closes ? to + 1 : to;
  }
  if (next.gap === '-') return extendHyphen(words, from, to, next);
  if (next.capital) return next.gap === ' ' || next.gap === '&' || next.gap === '' ? to + 1 : to;
  if (next.gap !== ' ') return to;
  if ((next.bits & Bit.Particle) !== 0) {
    const end = afterParticles(words, to);
    if (end > to) return end;
  }
  return extendOrganization(words, from, to, gazetteer);
}

function extendHyphen(words: readonly Word[], from: number, to: number, next: Word): number {
  if (next.capital) return to + 1;
  const after = words[to + 1];
  if (after?.capital && after.gap === '-') return to + 2; // Mazar-i-Sharif
  const surname = words[to - 2];
  return to - from >= 2 && surname && FAR_EAST.test(surname.key) && next.key.length <= 6 ? to + 1 : to; // Ban Ki-moon
}

/** `van der Bellen`, `bin Laden`, `al-Assad`: the end behind the capital that follows the particles. */
function afterParticles(words: readonly Word[], from: number): number {
  for (let at = from; at < words.length && at < from + 3; at++) {
    const word = words[at];
    if (!word || (at > from && word.gap !== ' ' && word.gap !== '-')) return from;
    if (word.capital) return at > from ? at + 1 : from;
    if ((word.bits & Bit.Particle) === 0) return from;
  }
  return from;
}

const CONNECTORS = new Set(['of', 'for', 'on', 'against', 'to', 'at', 'in']);

/** `Ministry of Defence`, `Center for the Study of Regional Threats`, `Securities and Exchange Commission`. */
function extendOrganization(words: readonly Word[], from: number, to: number, gazetteer: Gazetteer): number {
  const word = words[to];
  const last = words[to - 1];
  if (!word || !last) return to;
  if (isCause(words, to, gazetteer)) return to + 2;
  if (CONNECTORS.has(word.key)) {
    const plain = word.key === 'of' || word.key === 'for';
    if (!(plain ? headBefore(words, from, to) : (last.bits & Bit.OrgOfHead) !== 0 && word.key !== 'in')) return to;
    let at = to + 1;
    if (words[at]?.key === 'the' && words[at]?.gap === ' ') at++;
    if (words[at]?.key === 'former' && words[at]?.gap === ' ') at++;
    const named = words[at];
    if (!named?.capital || named.gap !== ' ' || (named.bits & (Bit.Calendar | Bit.Given)) === Bit.Calendar) return to;
    return at + 1;
  }
  if (word.key === 'and') {
    const next = words[to + 1];
    if (!next?.capital || next.gap !== ' ' || !isTopic(next) || !isTopic(last)) return to;
    if (inOfPhrase(words, from, to) || isCauseIn(words, from, to, gazetteer)) return to + 2;
    if (!words.slice(from, to).every((topic) => isTopic(topic) || topic.shape === Shape.Caps || topic.shape === Shape.Initials)) return to;
    for (let at = to + 2; at < to + 5 && words[at]?.capital && words[at]?.gap === ' '; at++) {
      if (((words[at]?.bits ?? 0) & Bit.OrgHead) !== 0) return to + 2;
    }
  }
  return to;
}

/** Culture, Security, Economic: a common word that names a field, neither a role nor a person. */
function isTopic({ bits }: Word): boolean {
  return (bits & Bit.Common) !== 0 && (bits & (Bit.Function | Bit.Calendar)) === 0 && ((bits & Bit.TitleModifier) !== 0 || (bits & (Bit.Given | Bit.Title)) === 0);
}

function headBefore(words: readonly Word[], from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at--) if (((words[at]?.bits ?? 0) & Bit.OrgOfHead) !== 0) return at === to - 1 || inOfPhrase(words, from, to);
  return false;
}

function inOfPhrase(words: readonly Word[], from: number, to: number): boolean {
  for (let at = to - 1; at > from; at--) {
    const key = words[at]?.key;
    if ((key === 'of' || key === 'for' || key === 'on') && ((words[at - 1]?.bits ?? 0) & Bit.OrgOfHead) !== 0) return true;
  }
  return false;
}

function isCauseIn(words: readonly Word[], from: number, to: number, gazetteer: Gazetteer): boolean {
  for (let at = to - 1; at > from; at--) if (isCause(words, at, gazetteer)) return true;
  return false;
}
