import type { Segment } from './segment';
import { Bit } from './vocabulary';
import { Setting, Shape, type Word } from './words';

/** Where a name stands in a report of sport: a fixture (A v B), a result (A 2 B 1), a row of a table (A 6 4 1 1). */
export type TablePlace = 'fixture' | 'result' | 'row';

/** "A 3-0 victory over Volendam". */
const WINS = new Set(['victory', 'win', 'triumph', 'match', 'game', 'draw', 'tie', 'defeat', 'fixture', 'goals', 'goal', 'semifinal', 'final']);

/** Whether a place is one side of a sports result: "Chicago 3 Boston 2", "Boston beat Chicago". */
export function isTeamHere(words: readonly Word[], { from, to }: Segment): boolean {
  const next = words[to];
  const before = words[from - 1];
  if (before && words[from]?.gap === ' ' && (before.key === 'over' || before.key === 'against') && WINS.has(words[from - 2]?.key ?? '')) return true;
  if (next?.gap === ' ' && (next.bits & Bit.Result) !== 0 && words[to + 1]?.gap === ' ' && (words[to + 1]?.capital ?? false)) return true;
  if (before && words[from]?.gap === ' ' && (before.bits & Bit.Result) !== 0 && !before.key.startsWith('visit') && words[from - 2]?.capital === true) return true;
  if (before && words[from]?.gap === ' ' && (before.bits & Bit.Locative) !== 0 && before.key !== 'at') return false;
  const scored = next?.gap === ' ' && next.shape === Shape.Number && next.key.length <= 3;
  if (!scored || (words[from]?.gap !== ' ' && from > 0 && words[from]?.initial !== true && words[from]?.gap !== ',')) return false;
  const other = words[to + 1];
  return other === undefined || other.capital || other.gap === '-' || (before?.shape === Shape.Number && !/^\d{4}$/.test(next.key));
}

/**
 * Whether a place in a sports report is a team: not where the report comes from ("LONDON 1996"), not where a thing
 * happened ("in Rome", "in Akron, Ohio", "Detroit at Boston"), but "Essex, Derbyshire and Surrey".
 */
export function mayBeTeam(words: readonly Word[], { from, to }: Segment): boolean {
  const first = words[from];
  const next = words[to];
  const before = first?.gap === ' ' ? words[from - 1] : undefined;
  if (from === 0 && (next === undefined || next.shape === Shape.Number ? /^\d{4}$/.test(next?.key ?? '0000') : /^[(–]/.test(next.gap) || (next.gap === ',' && first?.shape === Shape.Caps))) return false;
  if (first?.gap.startsWith('(') || (first?.gap === ',' && inPlace(words, from))) return false;
  if (before && (before.bits & Bit.Locative) !== 0) return false;
  if (before?.key === 'of' || before?.key === 'on' || before?.key === 'the') return false;
  if (next?.gap === ' ' && (next.bits & (Bit.PlaceNoun | Bit.PlaceApposition)) !== 0) return false;
  return next?.gap !== '-';
}

/** "in Akron, Ohio": the name before the comma stands behind a preposition of place. */
function inPlace(words: readonly Word[], from: number): boolean {
  let at = from - 1;
  while (at > 0 && words[at]?.capital && words[at]?.gap === ' ' && words[at - 1]?.capital) at--;
  return words[at]?.gap === ' ' && ((words[at - 1]?.bits ?? 0) & Bit.Locative) !== 0;
}

/** The place in a table or fixture list of the run [from, to), a name of capitals alone; undefined where it stands in none. */
export function tablePlace(words: readonly Word[], from: number, to: number): TablePlace | undefined {
  const next = words[to];
  const before = words[from]?.gap === ' ' ? words[from - 1] : undefined;
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (!word || word.setting === Setting.AllCaps || (word.bits & (Bit.Calendar | Bit.Function | Bit.Sport)) !== 0) return undefined;
  }
  if ((next?.gap === ' ' && isVersus(next)) || (before && isVersus(before))) return 'fixture';
  if (next?.gap !== ' ' || !isScore(next)) return next?.gap === '(' && from === 0 && to <= 3 && isScore(next) ? 'row' : undefined;
  const after = words[to + 1];
  const first = from === 0 && to <= 4;
  if (first && after?.capital === true && after.gap === ' ' && words.some((word, at) => at > to + 1 && at < to + 6 && isScore(word))) return 'result';
  if (first && after?.capital === true && after.gap === '(') return 'result';
  if (before && isScore(before) && words[0]?.capital === true && (after === undefined || after.gap.startsWith('('))) return 'result';
  if (!first) return undefined;
  const common = words.slice(from, to).every(({ bits }) => (bits & Bit.Common) !== 0);
  if (common && !(after && isScore(after))) return undefined; // Extras 9
  return after === undefined || (after.gap === ' ' && isScore(after) && !isRounds(words, to)) ? 'row' : undefined;
}

const isVersus = ({ key, shape }: Word) => shape === Shape.Lower && (key === 'v' || key === 'vs');
const isScore = ({ shape, key }: Word) => shape === Shape.Number && key.length <= 3;

/** 69 70 68: the rounds of a golfer. */
function isRounds(words: readonly Word[], from: number): boolean {
  return [words[from], words[from + 1]].every((round) => round !== undefined && /^[678]\d$/.test(round.key));
}

/** Whether this piece of a name in a table may be of a team's name: no known actor, no person whose form leaves no doubt. */
export function mayBeSide({ kind, sure, entry, from, to }: Segment, words: readonly Word[], table: TablePlace): boolean {
  if (entry?.registry ?? entry?.actor) return false;
  const bits = words[from]?.bits ?? 0;
  if (to > from + 1 && (bits & (Bit.Given | Bit.Common)) === Bit.Given) return false;
  if (kind === 'person') return !sure || table === 'fixture';
  return kind === 'perhaps' || kind === 'unknown' || (table !== 'row' && (kind === 'place' || kind === 'organization')) || (kind === 'place' && !sure);
}
