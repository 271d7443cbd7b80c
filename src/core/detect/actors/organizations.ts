import { isCause } from './causes';
import type { Gazetteer } from './gazetteer';
import { Bit } from './vocabulary';
import { Setting, Shape, type Word } from './words';

/** Common words that alone, with a capital inside a sentence, name an institution. */
const ALONE = new Set(['parliament', 'senate', 'congress', 'cabinet', 'treasury', 'politburo', 'duma']);
/** Clubs are named so before or after the town. */
const CLUB_FIRST = new Set(['real', 'atletico', 'inter', 'olympique', 'dynamo', 'dinamo', 'spartak', 'lokomotiv', 'torpedo', 'cska', 'zenit', 'racing', 'sporting', 'borussia', 'bayer', 'werder', 'eintracht', 'hapoel', 'maccabi', 'rapid', 'athletic', 'club', 'fc', 'ac', 'as', 'afc', 'sc', 'sv', 'vfb', 'rc']);
/** Words that only clubs are named with, whatever follows. */
const CLUBS_ALWAYS = new Set(['olympique', 'dynamo', 'dinamo', 'spartak', 'lokomotiv', 'borussia', 'eintracht', 'werder', 'hapoel', 'maccabi', 'betar', 'beitar', 'cska', 'shakhtar', 'steaua', 'deportivo', 'atletico', 'vfb', 'vfl', 'psv', 'msv', 'tsv', 'ifk']);
const CLUB_LAST = new Set(['united', 'rovers', 'wanderers', 'athletic', 'albion', 'hotspur', 'rangers', 'fc', 'afc', 'cf', 'sc']);
/** … also behind a plain word: Harbour Rovers. */
const CLUB_SURELY = new Set(['united', 'rovers', 'wanderers', 'albion', 'hotspur']);
/** Heads that are competitions with some word before: Premier League, Champions League. */
const LEAGUES = new Set(['eastern', 'western', 'northern', 'southern', 'east', 'west', 'north', 'south', 'atlantic', 'league', 'second', 'third', 'fourth', 'premier', 'champions', 'major', 'national', 'american', 'europa', 'minor', 'first', 'super', 'pacific', 'central', 'ivy', 'football', 'division']);

const headBits = Bit.OrgHead | Bit.OrgSuffix;

/**
 * The end of the organisation whose name starts with the word `from` of a run that ends at `to`, or `from` if there is
 * none. Rules: a head noun or company suffix at the end (Foreign Ministry, Acme Corp), a head noun with `of` or `for`
 * (Bank of …), a sports club (town + United, Real + town, town + Bulls).
 */
export function organizationEnd(words: readonly Word[], from: number, to: number, gazetteer: Gazetteer): number {
  let end = from;
  let connected = false;
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (!word) break;
    if (at > from && startsPerson(words, at, to, connected)) break;
    if (at > from && at + 1 < to && isCause(words, at, gazetteer)) {
      connected = true;
      end = at + 1;
      continue;
    }
    if (!word.capital) {
      // A small word inside the run: "of", "for", "and", a particle.
      if ((words[at - 1]?.bits ?? 0) & Bit.OrgOfHead && at - 1 >= from) connected = true;
      if (connected) end = at;
      continue;
    }
    if (connected && end >= at - 2 && end > from) {
      const match = gazetteer.match(words, at);
      const known = match && match.entry.actor?.type === 'state' ? at + match.length : 0;
      if (known > at && known <= to) {
        end = known;
        at = known - 1;
        if (words[known]?.capital && !isOrgWord(words[known])) break;
        continue;
      }
      end = at + 1;
      continue;
    }
    if (at > from && isHead(words, from, at)) end = at + 1;
    else if (at === from && isAlone(words, at, to)) end = at + 1;
  }
  while (end > from && !words[end - 1]?.capital) end--;
  while (end > from && end < to && words[end]?.gap === '&' && words[end]?.capital) end++;
  if (end === from) end = firstHeadEnd(words, from, to);
  if (end === from + 1 && !ALONE.has(words[from]?.key ?? '')) return from;
  return end > from ? end : clubEnd(words, from, to, gazetteer);
}

/** Kinds of organisations that stand first in many languages: Bank Leumi, Radio Liberty, Banco Popular, Gazeta Polska. */
const FIRST_HEADS = new Set(['bureau', 'agence', 'agencia', 'agenzia', 'bank', 'banco', 'banca', 'banque', 'radio', 'gazeta', 'partido', 'parti', 'grupo', 'groupe', 'institut', 'universidad', 'universite', 'compagnie', 'societe', 'sociedad', 'diario', 'jornal', 'credit', 'credito', 'club', 'canal', 'tele', 'telecom', 'air', 'lashkar', 'jaish', 'harakat', 'jamaat', 'hizb', 'jabhat']);

function firstHeadEnd(words: readonly Word[], from: number, to: number): number {
  if (!FIRST_HEADS.has(words[from]?.key ?? '')) return from;
  let end = from + 1;
  while (end < to && end < from + 4 && words[end]?.capital && words[end]?.gap === ' ' && ((words[end]?.bits ?? 0) & (Bit.Title | Bit.Calendar)) === 0) end++;
  return end > from + 1 ? end : from;
}

function isOrgWord(word: Word | undefined): boolean {
  return word !== undefined && (word.bits & headBits) !== 0;
}

function isAlone(words: readonly Word[], at: number, to: number): boolean {
  const word = words[at];
  return word !== undefined && at + 1 === to && ALONE.has(word.key) && !word.initial && word.shape === Shape.Title && word.setting === Setting.Normal;
}

function isHead(words: readonly Word[], from: number, at: number): boolean {
  const word = words[at];
  if (!word || (word.bits & headBits) === 0 || word.gap === ',' && (word.bits & Bit.OrgSuffix) === 0) return false;
  if (word.shape === Shape.Lower) return false;
  // Chief Financial Officer: part of a role.
  const next = words[at + 1];
  if ((word.bits & Bit.TitleModifier) !== 0 && next?.capital && next.gap === ' ' && (next.bits & Bit.Title) !== 0) return false;
  if ((word.key === 'league' || word.key === 'division') && LEAGUES.has(words[at - 1]?.key ?? '')) return false;
  // A surname that is also a head noun or a suffix (Tommy Gas, Bob Sage): a given name alone before it is a person.
  const before = words[at - 1];
  const person = at === from + 1 && before && (before.bits & (Bit.Given | Bit.Common)) === Bit.Given && (word.bits & (Bit.Family | Bit.Given)) !== 0;
  if (person && word.key.length > 3) return false;
  if (word.shape === Shape.Initials) return false;
  return word.shape === Shape.Caps || word.key.length > 2 || word.text !== word.text.toLowerCase();
}

/** Whether a person's name starts here: after an organisation's full name, or with a title. */
function startsPerson(words: readonly Word[], at: number, to: number, connected: boolean): boolean {
  const word = words[at];
  const next = words[at + 1];
  if (!word?.capital || !next || at + 1 >= to) return false;
  if ((word.bits & Bit.Title) !== 0 && (next.bits & headBits) === 0 && next.capital) return (next.bits & Bit.Common) === 0 || (next.bits & Bit.Given) !== 0;
  if (!connected || words[at - 1]?.capital === false) return false;
  return (word.bits & (Bit.Given | Bit.Common)) === Bit.Given && next.capital && (next.bits & Bit.Common) === 0;
}

function clubEnd(words: readonly Word[], from: number, to: number, gazetteer: Gazetteer): number {
  const first = words[from];
  if (!first || to - from < 2) return from;
  if ((CLUB_FIRST.has(first.key) || CLUBS_ALWAYS.has(first.key)) && words[from + 1]?.capital) {
    const match = gazetteer.match(words, from + 1);
    if (match?.entry.place || first.shape === Shape.Caps || (CLUBS_ALWAYS.has(first.key) && first.setting !== Setting.AllCaps)) return from + 1 + (match?.length ?? 1);
  }
  const place = gazetteer.match(words, from);
  const last = place?.entry.place === true || place?.entry.actor?.type === 'state' ? from + place.length : from + 1;
  const word = words[last];
  if (!word?.capital || last >= to || word.gap !== ' ' || (word.bits & Bit.Common) === 0) return from;
  const club = CLUB_LAST.has(word.key) && (first.bits & Bit.Function) === 0 && ((first.bits & Bit.Common) === 0 || place !== undefined || (CLUB_SURELY.has(word.key) && first.setting === Setting.Normal));
  const team = (word.bits & Bit.Team) !== 0 && place?.entry.place === true;
  return club || team ? last + 1 : from;
}
