import { captionEnds, captionStarts, noticeLines, noticeParts, noticeStarts, rubrics } from './lexicon';

/** A notice or a caption is short; what is longer is read as text. Also what keeps these tests cheap on long paragraphs. */
export const LONGEST_CLUE_LINE = 320;

const FIRST_WORD = /[\p{L}\d]+|\S/uy;

/** Phrases by their first word, so that a line costs one look-up and not one try per phrase. */
function byFirstWord(phrases: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const phrase of phrases) {
    const first = firstWord(phrase);
    // the longest first: "image caption" before "image"
    found.set(first, [...(found.get(first) ?? []), phrase].sort((a, b) => b.length - a.length));
  }
  return found;
}

const noticesByWord = byFirstWord(noticeStarts);
const captionsByWord = byFirstWord(captionStarts);

function firstWord(lower: string): string {
  FIRST_WORD.lastIndex = 0;
  return FIRST_WORD.exec(lower)?.[0] ?? '';
}

/** The longest word of each phrase, as one pattern. */
function wordGate(phrases: readonly string[]): RegExp {
  const longest = phrases.map((phrase) => phrase.split(/[^\p{L}]+/u).reduce((most, word) => (word.length > most.length ? word : most), ''));
  return new RegExp([...new Set(longest)].join('|'), 'u');
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const endsWord = (text: string, at: number): boolean => !WORD_CHARACTER.test(text.charAt(at));

/** How far the opening phrase of a line reaches, or undefined. */
function opening(lower: string, word: string, phrases: ReadonlyMap<string, readonly string[]>): number | undefined {
  return phrases.get(word)?.find((phrase) => lower.startsWith(phrase) && endsWord(lower, phrase.length))?.length;
}

const EDGE = new Set('\u00a0 \t()[]{}*_>|"“”«»–—-');
const END_EDGE = new Set([...EDGE, ',', ':', '.', '!', '…']);

/** A line in lower case without what stands around its words: brackets, quotation marks, bullets, closing punctuation. */
function coreOf(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && EDGE.has(line.charAt(start))) start++;
  while (end > start && END_EDGE.has(line.charAt(end - 1))) end--;
  return line.slice(start, end).toLowerCase();
}

/** One of these stands in each of the lexicon's noticeParts; lines without them need no further look. */
const PART_GATE = wordGate(noticeParts);
const SELLS = /\b(?:subscri|sign up|newsletter|cookies|unlimited)/u;

const CAPTION_CREDIT = /\b(?:reuters|ap|afp|epa|tass|getty|ria|sputnik|shutterstock|xinhua)(?: photo| images)?\s*\/\s*\p{L}|\/(?:reuters|ap|afp|epa|tass|getty(?: images)?|via ap)\)?$|\((?:ap|reuters|afp) photo/u;
const CREDIT_AT_END = /[.(\s](?:photo|photograph|picture|image)s?(?: credit| by| courtesy of)?\s?[:/]\s?[^:]{2,60}$/u;
const CLOSES = new Set('.!?');
const PLACED = /\((?:left|right|cent(?:re|er)|l|r|c|in front|second from (?:left|right)|from left|pictured)\)|\(pictured/u;

/** What a line that is not the article's own text gives itself away as. */
export function readClue(line: string): 'notice' | 'caption' | undefined {
  if (line.length > LONGEST_CLUE_LINE) return undefined;
  const core = coreOf(line);
  const word = firstWord(core);
  return isNotice(line, core, word) ? 'notice' : isCaption(line, core, word) ? 'caption' : undefined;
}

/** Subscription notice, "Read also", share buttons, copyright line. */
function isNotice(line: string, core: string, word: string): boolean {
  if (core.length < 30 && noticeLines.has(core)) return true;
  // a sentence that goes on in the running text ("Subscribe to this view and you …") is long; a notice sells or is short
  if (opening(core, word, noticesByWord) !== undefined && (line.length < 160 || SELLS.test(core))) return true;
  return PART_GATE.test(core) && noticeParts.some((part) => core.includes(part));
}

/** Photo caption or credit. */
function isCaption(line: string, core: string, word: string): boolean {
  const opened = opening(core, word, captionsByWord);
  // "Photo: …", "Photo by …", "File photo" yes; "Photos show that …", "Map makers …" no
  if (opened !== undefined && (/^\s?[:/|–—-]/u.test(core.slice(opened)) || opened === core.length || / (?:by|credit)$/u.test(core.slice(0, opened)))) return true;
  const closed = CLOSES.has(line.charAt(line.length - 1)) || /[.!?]\s*$/u.test(line.slice(-4));
  // the plain look for a character spares most lines the patterns
  if (!closed && core.includes('(') && PLACED.test(core)) return true;
  if ((core.includes('/') || core.includes('(')) && CAPTION_CREDIT.test(core)) return true;
  if ((core.includes(':') || core.includes('/')) && CREDIT_AT_END.test(core)) return true;
  return !closed && captionEnds.some((end) => core.endsWith(end) && core.length > end.length && /[\s/–—(,|-]$/u.test(core.slice(0, -end.length)));
}

/** Rubric line: "Analysis, South Asia", "Home > World > Asia", "OPINION". */
export function isSection(line: string): boolean {
  if (line.length > 100) return false;
  const items = line.split(/[,/|>»•·]/u).map((item) => item.trim());
  const [first = ''] = items;
  return rubrics.has(first.toLowerCase()) && items.every((item) => /^[\p{Lu}\d]/u.test(item) && item.split(/\s+/u).length <= 3 && !/[.!?:]$/u.test(item));
}
