import { isSection, LONGEST_CLUE_LINE, readClue } from './clues';
import { readMetadataLine, readNameLine, type MetadataLine } from './metadataLine';
import type { ArticleLine, LineRole } from './model';
import { readOutletLine } from './names';

/** What a line was found to be, and what it says of the article. */
export interface LineReading {
  readonly role: LineRole;
  readonly metadata?: MetadataLine;
}

/** Headline, date, author and outlet stand in the first lines, author and outlet also in the last ones. */
const HEAD = 12;
const FOOT = 8;
const LONGEST_HEADLINE = 200;
const LONGEST_FRONT_MATTER = 60;

const ENDS_SENTENCE = /\.[”"’')\]]*\s*$/u;

const BLANK: LineReading = { role: 'blank' };
const BODY: LineReading = { role: 'body' };

/** What a line says of itself, whatever stands around it. */
export function readAlone(line: string): LineReading {
  if (isBlank(line)) return BLANK;
  const role = readClue(line);
  return role ? { role } : BODY;
}

/**
 * Roles of the lines of an article. What is unmistakable (a date line, "By …", a labelled field) counts anywhere near the
 * head or the foot; what could be text (a bare name, an outlet's name, a headline) only before the first or behind the
 * last paragraph, or beside the unmistakable. The lines between head and foot are not looked at, however many they are.
 * @param alone what `readAlone` says of each line.
 * @returns the lines that are something else than alone, in the order they were found.
 */
export function assignRoles(lines: readonly ArticleLine[], alone: readonly LineReading[]): ReadonlyMap<number, LineReading> {
  const placed = readFrontMatter(lines, alone);
  const reading = (index: number): LineReading | undefined => placed.get(index) ?? alone[index];
  const line = (index: number): string => lines[index]?.text ?? '';
  const isFilled = (index: number): boolean => reading(index) !== BLANK;
  const isBody = (index: number): boolean => reading(index) === BODY;
  const opensText = (index: number): boolean => isBody(index) && isParagraph(line(index), line(index + 1));
  const near = headAndFoot(lines.length, isFilled);

  for (const index of near) {
    if (!isBody(index)) continue;
    const metadata = readMetadataLine(line(index));
    if (metadata) placed.set(index, { role: metadata.role, metadata });
  }
  for (const index of near.slice(-2)) {
    const bio = isBody(index) ? readNameLine(line(index)) : undefined;
    if (bio && !recurs(line(index), bio, lines)) placed.set(index, { role: 'byline', metadata: bio });
  }

  const first = firstLine(lines.length, opensText) ?? lines.length;
  const last = lastLine(lines.length, opensText) ?? -1;
  const outside = near.filter((index) => index < first || index > last);

  for (const index of outside) {
    if (!isBody(index)) continue;
    if (index < first && isSection(line(index))) placed.set(index, { role: 'section' });
    const outlet = readOutletLine(line(index));
    if (outlet && isBody(index)) placed.set(index, { role: 'outlet', metadata: { role: 'outlet', outlet } });
  }
  for (const index of outside) {
    if (!isBody(index)) continue;
    // a line of capitals above all others is the heading of a section: "WORLD AFFAIRS"
    if (index === near[0] && index < first && near.length > 2 && !/\p{Ll}/u.test(line(index)) && readNameLine(line(index))) {
      placed.set(index, { role: 'section' });
      continue;
    }
    const name = readNameLine(line(index));
    if (name && !recurs(line(index), name, lines)) placed.set(index, { role: 'byline', metadata: name });
  }

  const marked = near.find((index) => isBody(index) && line(index).includes('#') && /^\s{0,3}#\s+\S/u.test(line(index)));
  const headline = marked ?? (firstLine(lines.length, isBody) === lastLine(lines.length, isBody) ? undefined : outside.find((index) => index < first && isBody(index) && isHeadline(line(index))));
  if (headline !== undefined) placed.set(headline, { role: 'headline' });
  return placed;
}

function firstLine(count: number, is: (index: number) => boolean): number | undefined {
  for (let index = 0; index < count; index++) if (is(index)) return index;
  return undefined;
}

function lastLine(count: number, is: (index: number) => boolean): number | undefined {
  for (let index = count - 1; index >= 0; index--) if (is(index)) return index;
  return undefined;
}

/** The first and the last filled lines, in order. */
function headAndFoot(count: number, isFilled: (index: number) => boolean): readonly number[] {
  const head: number[] = [];
  let index = 0;
  for (; index < count && head.length < HEAD; index++) if (isFilled(index)) head.push(index);
  const foot: number[] = [];
  for (let behind = count - 1; behind >= index && foot.length < FOOT; behind--) if (isFilled(behind)) foot.push(behind);
  return [...head, ...foot.reverse()];
}

function isBlank(line: string): boolean {
  return line.length <= LONGEST_CLUE_LINE && line.trim() === '';
}

/** YAML or Jekyll front matter between two `---`: fields, whatever else stands there. */
function readFrontMatter(lines: readonly ArticleLine[], alone: readonly LineReading[]): Map<number, LineReading> {
  const placed = new Map<number, LineReading>();
  if (lines[0]?.text.trimEnd() !== '---') return placed;
  const close = lines.slice(0, LONGEST_FRONT_MATTER).findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/u.test(text));
  for (let index = 0; index <= close; index++) {
    if (alone[index] === BLANK) continue;
    const metadata = readMetadataLine(lines[index]?.text ?? '');
    placed.set(index, metadata ? { role: metadata.role, metadata } : { role: 'trailer' });
  }
  return placed;
}

/** A long line, a sentence that ends, or a line that the next one goes on from. */
function isParagraph(line: string, next: string | undefined): boolean {
  if (line.length > LONGEST_HEADLINE) return true;
  if (ENDS_SENTENCE.test(line.slice(-12)) && line.trim().split(/\s+/u, 4).length === 4) return true;
  return line.length > 30 && /^\p{Ll}/u.test(next ?? '');
}

function isHeadline(line: string): boolean {
  return line.length <= LONGEST_HEADLINE && /\p{L}/u.test(line) && !/[,;:]\s*$/u.test(line);
}

/** Words of a headline come again in the article, the name of its author hardly ever: tells `Michael Hughes` from `Taliban Advance`. */
function recurs(line: string, { author }: MetadataLine, lines: readonly ArticleLine[]): boolean {
  if (!author) return false;
  const words = line.slice(author.start, author.end).split(/[\s,]+/u).filter((word) => word.length > 3 && /^\p{Lu}/u.test(word));
  return words.some((word) => comesTwice(word, lines));
}

/** @param word without white space, so that it stands in one line. */
function comesTwice(word: string, lines: readonly ArticleLine[]): boolean {
  let met = false;
  for (const { text } of lines) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (met) return true;
      met = true;
    }
  }
  return false;
}
