import { alignRuns } from './alignRuns';
import { inOldSpelling } from './respelling';
import { heaviestChain, uniqueBlocks, type Block, type Region } from './commonBlocks';
import type { SearchText } from './searchText';
import { equalRuns } from './shortestEdit';
import type { Vocabulary } from './tokens';

/** Sequences of so many words that stand once are first found in the whole texts, then in what is left between. */
const SIZES = [6, 3, 1] as const;
/** A moved block must be longer than a turn of phrase. */
const LONGEST_PHRASE = 8;
/** As much of a block as this in the gap it would have left: then it has not moved, but was changed where it stands, and copied. */
const SHADOW = 0.6;
/** Words looked at on either side of a gap whose ends went different ways. */
const REACH = 60;
/** Of such a gap so many of the words must be found again, in the first round (none is aligned), the second and the third. */
const TORN_SHARES = [2, 0.5, 0] as const;

/**
 * Where each token of the old text went: runs of equal words in the same order first (patience diff), then moved runs, then the changed
 * words in the gaps between them.
 * @returns for each token of `old` its number in `now`, or -1.
 */
export function alignTexts(old: SearchText, now: SearchText, vocabulary: Vocabulary): Int32Array {
  const image = new Int32Array(old.tokens.ids.length).fill(-1);
  const taken = new Uint8Array(now.tokens.ids.length);
  const whole: Region = { oldStart: 0, oldEnd: image.length, newStart: 0, newEnd: taken.length };
  const oldIds = old.tokens.ids;
  const nowIds = inOldSpelling(old.tokens, now.tokens, vocabulary);
  const state: State = { old, now, oldIds, nowIds, vocabulary, image, taken };
  const blocks = uniqueBlocks(oldIds, nowIds, whole, SIZES[0]);
  const chain = heaviestChain(blocks);
  placeChain(state, chain);
  placeMoved(state, blocks, new Set(chain));
  placeMovedLines(state);
  fillGaps(state);
  return image;
}

interface State {
  readonly old: SearchText;
  readonly now: SearchText;
  readonly oldIds: Int32Array;
  /** In the old text's spelling. */
  readonly nowIds: Int32Array;
  readonly vocabulary: Vocabulary;
  readonly image: Int32Array;
  /** 1 for each token of the new text that has its old one. */
  readonly taken: Uint8Array;
}

function put({ image, taken }: State, oldStart: number, newStart: number, length: number): void {
  for (let k = 0; k < length; k++) {
    image[oldStart + k] = newStart + k;
    taken[newStart + k] = 1;
  }
}

/** Blocks of a chain may overlap where something was inserted or deleted between equal words; each overlap is cut in one place. */
function placeChain(state: State, chain: readonly Block[]): void {
  let current: Block | undefined;
  for (const next of chain) {
    if (!current) {
      current = next;
      continue;
    }
    const overlap = Math.max(current.oldStart + current.length - next.oldStart, current.newStart + current.length - next.newStart, 0);
    if (overlap >= next.length) continue;
    if (overlap >= current.length) {
      current = next;
      continue;
    }
    // The words of the overlap fit both blocks; `given` of them go to the next one
    const inOld = current.oldStart + current.length - next.oldStart;
    const inNew = current.newStart + current.length - next.newStart;
    const given: number = overlap === 0 ? 0 : inOld >= inNew ? bestCut(state.now, current.newStart + current.length, overlap) : bestCut(state.old, current.oldStart + current.length, overlap);
    const cut: Block = { ...current, length: current.length - given };
    put(state, cut.oldStart, cut.newStart, cut.length);
    const skip = Math.max(0, Math.max(inOld, inNew) - given);
    current = { oldStart: next.oldStart + skip, newStart: next.newStart + skip, length: next.length - skip };
  }
  if (current) put(state, current.oldStart, current.newStart, current.length);
}

/** People insert and delete whole paragraphs, lines and sentences: cut at the beginning of the greatest of them. */
function bestCut(text: SearchText, end: number, overlap: number): number {
  let best = 0;
  for (let given = 1; given <= overlap; given++) if (text.beginning(end - given) > text.beginning(end - best)) best = given;
  return best;
}

/** Long runs that stand elsewhere now, the longest first. */
function placeMoved(state: State, blocks: readonly Block[], placed: ReadonlySet<Block>): void {
  const { image, taken } = state;
  const gaps = createGapWords(state);
  const moved = blocks.filter((block) => !placed.has(block) && block.length > LONGEST_PHRASE).sort((a, b) => b.length - a.length);
  for (const block of moved) {
    let start = 0;
    let end = block.length;
    const free = (k: number) => (image[block.oldStart + k] ?? 0) < 0 && taken[block.newStart + k] === 0;
    while (start < end && !free(start)) start++;
    while (end > start && !free(end - 1)) end--;
    let whole = true;
    for (let k = start; k < end; k++) whole &&= free(k);
    if (!whole || end - start <= LONGEST_PHRASE || gaps.holdMost(block.oldStart + start, end - start)) continue;
    put(state, block.oldStart + start, block.newStart + start, end - start);
  }
}

/** Short lines that stand once in either text: a headline, a section heading, an outlet's name. */
function placeMovedLines(state: State): void {
  const { old, now, oldIds, nowIds, image, taken } = state;
  const targets = freeLines(now, nowIds, (token) => taken[token] === 0);
  for (const [words, line] of freeLines(old, oldIds, (token) => (image[token] ?? 0) < 0)) {
    const target = targets.get(words);
    if (line && target) put(state, line.first, target.first, line.length);
  }
}

/** By their words the lines of which no token has a counterpart yet; undefined for words that stand in several lines. */
function freeLines(text: SearchText, ids: Int32Array, free: (token: number) => boolean): Map<string, { readonly first: number; readonly length: number } | undefined> {
  const lines = new Map<string, { readonly first: number; readonly length: number } | undefined>();
  let first = 0;
  for (let token = 1; token <= ids.length; token++) {
    if (token < ids.length && text.beginning(token) < 2) continue;
    let isFree = true;
    for (let inside = first; inside < token; inside++) isFree &&= free(inside);
    const words = ids.subarray(first, token).join(' ');
    lines.set(words, lines.has(words) || !isFree ? undefined : { first, length: token - first });
    first = token;
  }
  return lines;
}

/** The words of the new text that stand where a run of the old text would stand had it not moved. */
function createGapWords({ oldIds, nowIds, image, taken }: State) {
  const left = new Int32Array(image.length);
  const right = new Int32Array(image.length);
  for (let token = 0, last = -1; token < image.length; token++) {
    left[token] = last;
    if ((image[token] ?? -1) >= 0) last = image[token] ?? last;
  }
  for (let token = image.length - 1, next = taken.length; token >= 0; token--) {
    right[token] = next;
    if ((image[token] ?? -1) >= 0) next = image[token] ?? next;
  }
  const counted = new Map<number, ReadonlyMap<number, number>>();
  const wordsBetween = (from: number, to: number): ReadonlyMap<number, number> => {
    const known = counted.get(from);
    if (known) return known;
    const words = new Map<number, number>();
    for (let token = from + 1; token < to; token++) {
      const id = nowIds[token] ?? -1;
      words.set(id, (words.get(id) ?? 0) + 1);
    }
    counted.set(from, words);
    return words;
  };
  return {
    holdMost(start: number, length: number): boolean {
      const words = new Map(wordsBetween(left[start] ?? -1, right[start] ?? 0));
      let found = 0;
      for (let token = start; token < start + length; token++) {
        const id = oldIds[token] ?? -1;
        const count = words.get(id) ?? 0;
        if (count === 0) continue;
        words.set(id, count - 1);
        found++;
      }
      return found >= SHADOW * length;
    },
  };
}

/**
 * Aligns what is left of the old text with what is left of the new one between the same neighbours. Edges of moved runs come later, those first
 * of which most words are found again: a deleted sentence's "the" must not take the place of a moved one's.
 */
function fillGaps(state: State): void {
  const { image, taken } = state;
  for (const share of TORN_SHARES) {
    for (let start = 0; start < image.length; start++) {
      if ((image[start] ?? -1) >= 0) continue;
      let end = start + 1;
      while (end < image.length && (image[end] ?? -1) < 0) end++;
      const previous = start === 0 ? -1 : (image[start - 1] ?? -1);
      const next = end === image.length ? taken.length : (image[end] ?? taken.length);
      if (freeBetween(taken, previous, next)) {
        alignRegion(state, { oldStart: start, oldEnd: end, newStart: previous + 1, newEnd: next }, 1);
      } else if (share <= 1) {
        alignTornGap(state, { start, end, previous, next }, share);
      }
      start = end;
    }
  }
}

function freeBetween(taken: Uint8Array, previous: number, next: number): boolean {
  if (next <= previous) return false;
  for (let token = previous + 1; token < next; token++) if (taken[token] === 1) return false;
  return true;
}

/** Small regions in one table; large ones are cut by shorter sequences that stand once. */
function alignRegion(state: State, region: Region, level: number): void {
  const { oldIds, nowIds, vocabulary } = state;
  const { oldStart, oldEnd, newStart, newEnd } = region;
  if (oldEnd <= oldStart || newEnd <= newStart || level > SIZES.length + 1) return;
  const local = alignRuns(oldIds.subarray(oldStart, oldEnd), nowIds.subarray(newStart, newEnd), vocabulary);
  if (local) {
    local.forEach((target, token) => {
      if (target >= 0) put(state, oldStart + token, newStart + target, 1);
    });
    return;
  }
  const size = SIZES[level];
  const chain: readonly Block[] = size === undefined ? shortestWay(state, region) : heaviestChain(uniqueBlocks(oldIds, nowIds, region, size));
  if (chain.length === 0) {
    if (size !== undefined) alignRegion(state, region, level + 1);
    return;
  }
  let from = { old: oldStart, now: newStart };
  for (const block of chain) {
    const skip = Math.max(0, from.old - block.oldStart, from.now - block.newStart);
    if (skip >= block.length) continue;
    const [oldAt, newAt] = [block.oldStart + skip, block.newStart + skip];
    alignRegion(state, { oldStart: from.old, oldEnd: oldAt, newStart: from.now, newEnd: newAt }, level + 1);
    put(state, oldAt, newAt, block.length - skip);
    from = { old: block.oldStart + block.length, now: block.newStart + block.length };
  }
  alignRegion(state, { oldStart: from.old, oldEnd, newStart: from.now, newEnd }, level + 1);
}

/** What is left where nothing stands once: the same paragraph again and again. */
function shortestWay({ oldIds, nowIds }: State, { oldStart, oldEnd, newStart, newEnd }: Region): readonly Block[] {
  const runs = equalRuns(oldIds.subarray(oldStart, oldEnd), nowIds.subarray(newStart, newEnd));
  return runs.map((run) => ({ oldStart: run.oldStart + oldStart, newStart: run.newStart + newStart, length: run.length }));
}

interface Gap {
  /** Tokens of the old text without a counterpart, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Where their neighbours stand in the new text. */
  readonly previous: number;
  readonly next: number;
}

/** A gap at the edge of a moved run: its beginning went with the run before, its end with the run behind. */
function alignTornGap(state: State, { start, end, previous, next }: Gap, share: number): void {
  const { oldIds, nowIds, vocabulary, taken } = state;
  const targets: number[] = [];
  const reach = Math.min(REACH, 2 * (end - start) + 8);
  for (let token = previous + 1; previous >= 0 && token < taken.length && taken[token] === 0 && token - previous <= reach; token++) targets.push(token);
  const ahead: number[] = [];
  for (let token = next - 1; next < taken.length && token >= 0 && taken[token] === 0 && next - token <= reach; token--) ahead.push(token);
  const known = new Set(targets);
  targets.push(...ahead.reverse().filter((token) => !known.has(token)));
  const local = alignRuns(oldIds.subarray(start, end), Int32Array.from(targets, (token) => nowIds[token] ?? -1), vocabulary);
  if (!local || local.filter((target) => target >= 0).length < share * local.length) return;
  local.forEach((target, token) => {
    const at = targets[target];
    if (at !== undefined) put(state, start + token, at, 1);
  });
}
