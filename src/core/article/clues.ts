import { captionEnds, captionStarts, noticeLines, noticeParts, noticeStarts, rubrics } from './lexicon';

/** A notice or a caption is short; what is longer is read as text. Also what keeps these tests cheap on long paragraphs. */
export const LONGEST_CLUE_LINE = 320;

const FIRST_WORD = /[\p{L}\d]+|\S/uy;

/** Phrases by their first word, so that a line costs one look-up and not one try per phrase. */
function byFirstWord(phrases: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const phrase of phrases) {
    const [first = ''] = firstWord(phrase);
    found.set(first, [...(found.get(first) ?? []), phrase]);
  }
  return found;
}

const noticesByWord = byFirstWord(noticeStarts);
const captionsByWord = byFirstWord(captionStarts);

function firstWord(lower: string): readonly [string, number] {
  FIRST_WORD.lastIndex = 0;
  const word = FIRST_WORD.exec(lower)?.[0] ?? '';
  return [word, word.length];
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const endsWord = (text: string, at: number): boolean => !WORD_CHARACTER.test(text.charAt(at));

/** How far the opening phrase of a line reaches, or undefined. */
function opening(lower: string, phrases: ReadonlyMap<string, readonly string[]>): number | undefined {
  const [word] = firstWord(lower);
  return phrases.get(word)?.find((phrase) => lower.startsWith(phrase) && endsWord(lower, phrase.length))?.length;
}

const EDGES = /^[\s([{*_>|"“”«»–—-]+|[\s)\]}*_:.!…>|"“”«»–—-]+$/gu;
const SELLS = /\b(?:subscri|sign up|newsletter|cookies|unlimited)/u;

/** Subscription notice, "Read also", share buttons, copyright line. */
export function isNotice(line: string): boolean {
  if (line.length > LONGEST_CLUE_LINE) return false;
  const lower = line.toLowerCase().replace(EDGES, '');
  if (noticeLines.has(lower)) return true;
  // a sentence that goes on in the running text ("Subscribe to this view and you …") is long; a notice sells or is short
  if (opening(lower, noticesByWord) !== undefined && (line.length < 160 || SELLS.test(lower))) return true;
  return noticeParts.some((part) => lower.includes(part));
}

const CAPTION_CREDIT = /\b(?:reuters|ap|afp|epa|tass|getty|ria|sputnik|shutterstock|xinhua)(?: photo| images)?\s*\/\s*\p{L}|\/(?:reuters|ap|afp|epa|tass|getty(?: images)?|via ap)\)?$|\((?:ap|reuters|afp) photo/u;
const CREDIT_AT_END = /[.(\s](?:photo|photograph|picture|image)s?(?: credit| by| courtesy of)?\s?[:/]\s?[^:]{2,60}$/u;
const PLACED = /\((?:left|right|cent(?:re|er)|l|r|c|in front|second from (?:left|right)|from left|pictured)\)|\(pictured/u;

/** Photo caption or credit. */
export function isCaption(line: string): boolean {
  if (line.length > LONGEST_CLUE_LINE) return false;
  const trimmed = line.trim();
  const lower = trimmed.toLowerCase().replace(EDGES, '');
  const opened = opening(lower, captionsByWord);
  // "Photo: …", "Photo by …", "File photo" yes; "Photos show that …", "Map makers …" no
  if (opened !== undefined && (/^\s?[:/|–—-]/u.test(lower.slice(opened)) || opened === lower.length || / (?:by|credit)$/u.test(lower.slice(0, opened)))) return true;
  const closed = /[.!?]$/u.test(trimmed);
  if (!closed && PLACED.test(lower)) return true;
  if (CAPTION_CREDIT.test(lower) || CREDIT_AT_END.test(lower)) return true;
  return !closed && captionEnds.some((end) => lower.endsWith(end) && /[\s/–—(,|-]$/u.test(lower.slice(0, -end.length)) && lower.length > end.length);
}

/** Rubric line: "Analysis, South Asia", "Home > World > Asia", "OPINION". */
export function isSection(line: string): boolean {
  if (line.length > 100) return false;
  const items = line.split(/[,/|>»•·]/u).map((item) => item.trim());
  const [first = ''] = items;
  return rubrics.has(first.toLowerCase()) && items.every((item) => /^[\p{Lu}\d]/u.test(item) && item.split(/\s+/u).length <= 3 && !/[.!?:]$/u.test(item));
}
