import { isSection, LONGEST_CLUE_LINE, readClue } from './clues';
import { readMetadataLine, readNameLine, type MetadataLine } from './metadataLine';
import type { LineRole } from './model';
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
 * last paragraph, or beside the unmistakable.
 * @param alone what `readAlone` says of each line: an edit leaves it as it was for most.
 */
export function assignRoles(lines: readonly { readonly text: string }[], alone: readonly LineReading[], text: string): LineReading[] {
  const readings = [...alone];
  readFrontMatter(lines, readings);
  const filled: number[] = [];
  for (let index = 0; index < readings.length; index++) if (readings[index] !== BLANK) filled.push(index);
  const near = [...filled.slice(0, HEAD), ...filled.slice(Math.max(HEAD, filled.length - FOOT))];
  const line = (index: number): string => lines[index]?.text ?? '';
  const isBody = (index: number): boolean => readings[index] === BODY;

  for (const index of near) {
    if (!isBody(index)) continue;
    const metadata = readMetadataLine(line(index));
    if (metadata) readings[index] = { role: metadata.role, metadata };
  }
  for (const index of filled.slice(-2)) {
    const bio = isBody(index) ? readNameLine(line(index)) : undefined;
    if (bio && !recurs(line(index), bio, text)) readings[index] = { role: 'byline', metadata: bio };
  }

  const opensText = (index: number): boolean => isBody(index) && isParagraph(line(index), line(index + 1));
  const first = filled.find(opensText) ?? lines.length;
  const last = filled.findLast(opensText) ?? -1;
  const outside = near.filter((index) => index < first || index > last);

  for (const index of outside) {
    if (!isBody(index)) continue;
    if (index < first && isSection(line(index))) readings[index] = { role: 'section' };
    const outlet = readOutletLine(line(index));
    if (outlet && isBody(index)) readings[index] = { role: 'outlet', metadata: { role: 'outlet', outlet } };
  }
  for (const index of outside) {
    if (!isBody(index)) continue;
    // a line of capitals above all others is the heading of a section: "WORLD AFFAIRS"
    if (index === filled[0] && index < first && filled.length > 2 && !/\p{Ll}/u.test(line(index)) && readNameLine(line(index))) {
      readings[index] = { role: 'section' };
      continue;
    }
    const name = readNameLine(line(index));
    if (name && !recurs(line(index), name, text)) readings[index] = { role: 'byline', metadata: name };
  }

  const marked = near.find((index) => isBody(index) && /^\s{0,3}#\s+\S/u.test(line(index)));
  const unread = filled.findIndex(isBody);
  const headline = marked ?? (unread >= 0 && filled.findLastIndex(isBody) > unread ? outside.find((index) => index < first && isBody(index) && isHeadline(line(index))) : undefined);
  if (headline !== undefined) readings[headline] = { role: 'headline' };
  return readings;
}

function isBlank(line: string): boolean {
  return line.length <= LONGEST_CLUE_LINE && line.trim() === '';
}

/** YAML or Jekyll front matter between two `---`: fields, whatever else stands there. */
function readFrontMatter(lines: readonly { readonly text: string }[], readings: LineReading[]): void {
  if (lines[0]?.text.trimEnd() !== '---') return;
  const close = lines.slice(0, LONGEST_FRONT_MATTER).findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/u.test(text));
  if (close < 0) return;
  for (let index = 0; index <= close; index++) {
    if (readings[index] === BLANK) continue;
    const metadata = readMetadataLine(lines[index]?.text ?? '');
    readings[index] = metadata ? { role: metadata.role, metadata } : { role: 'trailer' };
  }
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
function recurs(line: string, { author }: MetadataLine, text: string): boolean {
  if (!author) return false;
  const words = line.slice(author.start, author.end).split(/[\s,]+/u).filter((word) => word.length > 3 && /^\p{Lu}/u.test(word));
  return words.some((word) => text.includes(word, text.indexOf(word) + word.length));
}
