import { datelineLength } from '../../article/dateline';
import { foldName } from '../../corpus/nameVariants';
import type { QuotedSpan } from '../../model';
import type { TaggedLine } from '../model';
import { actsAsState, evidenceOf, isDetermined, type Evidence } from './context';
import type { Gazetteer } from './gazetteer';
import type { Seat } from './knownNames';
import { judgeCapitals, runsOf } from './runs';
import { segmentOf, type Segment, type SegmentKind } from './segment';
import { segmentsOf } from './segments';
import { isTeamHere, mayBeSide, mayBeTeam, tablePlace } from './teams';
import { Bit } from './vocabulary';
import { Setting, Shape, wordsOf, type Word, type WordLexicon } from './words';

/** A name of a line with all the article-level pass needs to know of it; offsets are relative to the line. */
export interface LineMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Keys of its capitalised words and particles. */
  readonly keys: readonly string[];
  /** The keys as one. */
  readonly key: string;
  readonly kind: SegmentKind;
  readonly id: string | undefined;
  readonly seat: Seat | undefined;
  readonly known: boolean;
  readonly sure: boolean;
  readonly rule: string;
  readonly detail: string | undefined;
  readonly evidence: Evidence;
  /** All in capitals, two letters or more. */
  readonly caps: boolean;
  /** Its capital says little: it starts a sentence or stands in a headline. */
  readonly initial: boolean;
  /** A reading as a person is not ruled out by the words around it. */
  readonly personFits: boolean;
  /** A known organisation or state whose single word is a surname as well. */
  readonly surnameToo: boolean;
  /** Joined to the mention before by "and" or a comma alone. */
  readonly joined: boolean;
  /** Alone between quotation marks, as the name of a film or an operation. */
  readonly quoted: boolean;
  /** It spells the first letters of the words before its bracket: "gross domestic product (GDP)". */
  readonly spelt: boolean;
  /** Stands right behind an opening bracket that follows the mention before it. */
  readonly bracketed: boolean;
  /** Another name of the mention before it: "known as". */
  readonly alias: boolean;
  readonly acts: boolean;
  readonly team: boolean;
  /** A team if the article is about sport. */
  readonly teamInSport: boolean;
}

/** What one line gives to the pass over the article. */
export interface LineFindings {
  readonly mentions: readonly LineMention[];
  readonly words: number;
  /** Its words of sport, and RESULT for each side of a result or a fixture. */
  readonly sport: readonly string[];
}

/** Stands among the words of sport for a side of a result. */
export const RESULT = '0-0';
const JOINT = /^ ?(?:,|and|or|, and|&) $/;
const LONGEST_JOINT = ' , and '.length;
const ALIAS = /^,? \(?(?:(?:also|better|commonly|popularly|widely) )?(?:known (?:as|by (?:his|her|the) (?:alias|nickname|nom de guerre))|nicknamed|dubbed|alias|aka|a\.k\.a\.) ["“'‘]?$/;
const SHORTEST_ALIAS = ' aka '.length;
const LONGEST_ALIAS = ', popularly known by his nom de guerre "'.length;
const NONE: Evidence = { person: 0, organization: 0, place: 0, armed: 0 };
const OPENS_QUOTE = new Set('"“„«');
const CLOSES_QUOTE = /^[,.]? ?["”»]/;
const BRACKET = /^\(["“'‘]?$/;

/** Everything in one line that may be a name. */
export function mentionsOf(line: TaggedLine, lexicon: WordLexicon, gazetteer: Gazetteer): LineFindings {
  const words = wordsOf(line, lexicon);
  judgeCapitals(words, line.text);
  const mentions: LineMention[] = [];
  const sport: string[] = [];
  let behind = 0;
  const dateline = datelineLength(line.text);
  for (const run of runsOf(words, gazetteer)) {
    if (run.to <= behind) continue;
    const segments = segmentsOf(words, run.from < behind ? { from: behind, to: run.to } : run, gazetteer);
    const table = run.from >= behind && !isOfState(words, run.to, gazetteer) ? tablePlace(words, run.from, run.to) : undefined;
    if (table) sport.push(RESULT);
    if (table && segments.every((segment) => mayBeSide(segment, words, table))) {
      segments.splice(0, segments.length, segmentOf(run.from, run.to, 'perhaps', false, 'actor/team'));
    }
    for (const segment of segments) {
      if (segment.from < behind || isDatelinePlace(words, segment, dateline)) continue;
      mentions.push(mentionOf(line.text, words, segment, mentions.at(-1), !segment.sure && segment.kind === 'person' && endsInTown(words, segment, gazetteer)));
      behind = segment.to;
    }
  }
  const capitalised = mentions.length;
  let covering = 0;
  words.forEach((word, at) => {
    if ((word.bits & Bit.Sport) !== 0) sport.push(word.key);
    if (!maySurname(word)) return;
    while (covering < capitalised && (mentions[covering]?.end ?? 0) <= word.start) covering++;
    if (covering < capitalised && (mentions[covering]?.start ?? 0) < word.end) return;
    mentions.push(mentionOf(line.text, words, segmentOf(at, at + 1, 'perhaps', false, 'actor/surname'), undefined));
  });
  if (mentions.length > capitalised) mentions.sort((a, b) => a.start - b.start);
  return { mentions, words: words.length, sport };
}

/** "BRIXTOW, March 14 -": where a report was written, also where no gazetteer knows the town. */
function isDatelinePlace(words: readonly Word[], { from, entry }: Segment, dateline: number): boolean {
  const word = words[from];
  return entry === undefined && word !== undefined && word.start < dateline && !word.gap.startsWith('(');
}

/** BUSH WINS VOTE: a word of a headline that may be a surname; the article tells. */
function maySurname({ setting, capital, shape, bits }: Word): boolean {
  return setting !== Setting.Normal && !capital && shape !== Shape.Lower && (bits & (Bit.Family | Bit.Given)) !== 0 && (bits & (Bit.Function | Bit.ThingNoun | Bit.Sport)) === 0;
}

/** A mention that the article's metadata vouch for; offsets are relative to the span. */
export function namedSpan(span: QuotedSpan, kind: 'person' | 'organization', id: string | undefined): LineMention {
  const keys = foldName(span.quote).split(/[\s-]+/).filter((key) => key !== '');
  return {
    start: 0, end: span.end - span.start, text: span.quote, keys, key: keys.join(' '), kind, id, seat: undefined, detail: undefined, known: false, sure: true, rule: 'actor/metadata', evidence: NONE, caps: false, initial: false,
    personFits: false, surnameToo: false, joined: false, quoted: false, spelt: false, bracketed: false, alias: false, acts: false, team: false, teamInSport: false,
  };
}

const SMALL = new Set(['of', 'and', 'for', 'the', 'on', 'in', 'to', 'by', 'with', '&']);

/** Whether the abbreviation words[at] has the first letters of the words before it; small words count or not. */
function spellsBefore(words: readonly Word[], at: number): boolean {
  const letters = (words[at]?.key ?? '').replace(/s$/, words[at]?.text.endsWith('s') ? '' : 's');
  if (letters.length < 2 || letters.length > 8) return false;
  let before = at - 1;
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    while (SMALL.has(words[before]?.key ?? '') && words[before]?.key.charAt(0) !== letters.charAt(letter)) before--;
    if (words[before]?.key.charAt(0) !== letters.charAt(letter)) return false;
    before--;
  }
  return true;
}

function keysAt(words: readonly Word[], from: number, to: number): readonly string[] {
  const keys: string[] = [];
  for (let at = from; at < to; at++) keys.push(words[at]?.key ?? '');
  return keys;
}

/** "Richey Reneberg (U.S.)": who has a country in brackets behind the name is a person. */
function isOfState(words: readonly Word[], at: number, gazetteer: Gazetteer): boolean {
  return words[at]?.gap === '(' && gazetteer.match(words, at)?.entry.actor?.type === 'state';
}

/** Vorskla Poltava: an unknown word and a town, which are a club in a report of sport. */
function endsInTown(words: readonly Word[], { from, to }: Segment, gazetteer: Gazetteer): boolean {
  const last = gazetteer.match(words, to - 1)?.entry;
  return to === from + 2 && words[from]?.gap !== '-' && words[to - 1]?.gap === ' ' && ((words[from]?.bits ?? 0) & (Bit.Given | Bit.Family)) === 0 && (last?.place ?? false);
}

function mentionOf(text: string, words: readonly Word[], segment: Segment, previous: LineMention | undefined, club = false): LineMention {
  const { from, to, kind } = segment;
  const first = words[from];
  const last = words[to - 1];
  const start = first?.start ?? 0;
  const end = last?.end ?? start;
  const surnameToo = (kind === 'organization' || kind === 'state') && segment.entry !== undefined && to === from + 1 && ((first?.bits ?? 0) & (Bit.Given | Bit.Family)) !== 0;
  const open = surnameToo || kind === 'unknown' || kind === 'perhaps' || kind === 'place' || kind === 'capital' || (kind === 'person' && !segment.sure);
  const evidence = open ? evidenceOf(words, segment) : NONE;
  const next = words[to];
  const keys = keysAt(words, from, to);
  return {
    start,
    end,
    text: text.slice(start, end),
    keys,
    key: keys.length === 1 ? (keys[0] ?? '') : keys.join(' '),
    kind,
    id: segment.id,
    seat: segment.entry?.seat,
    known: segment.entry !== undefined,
    sure: segment.sure,
    rule: segment.rule,
    detail: segment.detail,
    evidence,
    caps: first?.shape === Shape.Caps && first.setting !== Setting.AllCaps && to === from + 1,
    initial: first?.initial === true || first?.setting !== Setting.Normal,
    personFits: open && !isDetermined(words, from) && (evidence.place < 1 || evidence.person > 1.9) && ((words[from - 1]?.bits ?? 0) & Bit.Calendar) === 0 && (!first?.initial || first.setting !== Setting.Normal || (next?.gap === ' ' && ((next.bits & (Bit.Speech | Bit.Action)) !== 0 || next.pos === 'VERB' || next.pos === 'AUX')) || next?.gap.startsWith(':') === true || next?.gap === ',' || (next?.key === 'and' && words[to + 1]?.capital === true) || last?.possessive === true),
    surnameToo,
    joined: previous !== undefined && start - previous.end <= LONGEST_JOINT && JOINT.test(text.slice(previous.end, start)),
    quoted: first !== undefined && next !== undefined && first.gap !== ' ' && OPENS_QUOTE.has(first.gap.charAt(first.gap.length - 1)) && CLOSES_QUOTE.test(next.gap),
    spelt: first?.gap === '(' && to === from + 1 && spellsBefore(words, from),
    bracketed: first?.gap.startsWith('(') === true && BRACKET.test(first.gap) && previous?.end === words[from - 1]?.end,
    alias: previous !== undefined && start - previous.end >= SHORTEST_ALIAS && start - previous.end <= LONGEST_ALIAS && ALIAS.test(text.slice(previous.end, start)),
    acts: kind === 'capital' && (actsAsState(words, segment) || (previous?.acts === true && words[from - 1]?.key === 'and' && previous.end === words[from - 2]?.end)),
    teamInSport: club || (kind === 'capital' || kind === 'place' ? mayBeTeam(words, segment) : false),
    team: (kind === 'capital' || kind === 'place') && isTeamHere(words, segment),
  };
}
