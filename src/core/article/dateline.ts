import type { Span } from '../model';
import { outlets } from './lexicon';
import { readOutlet } from './names';
import { readDate, type ReadDate } from './readDate';

/** What a wire dateline opens a paragraph with; offsets are those of the line. */
export interface Dateline {
  readonly outlet?: Span;
  readonly date?: ReadDate;
}

const DASHED = /^\s*(.{2,80}?)(?:\s[–—-]{1,2}\s|\s?[–—]\s)/u;
const SLASHED = /^\s*(.{2,60}?\/\p{Lu}[\p{L}\d -]{1,20}\/)[.,]?\s/u;
const AGENCY = /(?:\(([^()]{2,40})\)|\/([^/]{2,22})\/)\s*$/u;
const PLACE_IN_CAPITALS = /^\p{Lu}[\p{Lu}'’. -]{2,}(?:$|[\s,(/])/u;

/** "LAGOS, Nigeria (AP) -- ", "OSLO, Oct. 23, 2019 - " at the head of a paragraph. */
const OPENING = /^\p{Lu}[\p{Lu}.'’ -]{2,30}(?:, [\p{L}. ]{2,24})?(?:, [\p{L}]{3,9}\.? \d{1,2}(?:, \d{4})?)? ?(?:\([\p{L}/ ]{2,24}\))? ?(?:--|—|–|-) /u;

/** The second letter of most paragraphs: no dateline. */
const isSmall = (code: number): boolean => code >= 97 && code <= 122;

/** Length of the dateline before the first sentence of a paragraph, 0 where there is none. */
export const datelineLength = (line: string): number => (isSmall(line.charCodeAt(1)) ? 0 : (OPENING.exec(line)?.[0].length ?? 0));

/** `KABUL, May 5 (Reuters) -`, `LONDON (AP) —`, `MOSCOW, October 3. /TASS/.`: undefined where the paragraph just begins. */
export function readDateline(line: string): Dateline | undefined {
  const head = (SLASHED.exec(line) ?? DASHED.exec(line))?.[1];
  if (head === undefined) return undefined;
  const start = line.indexOf(head);
  const agency = AGENCY.exec(head);
  const named = agency?.[1] ?? agency?.[2] ?? '';
  const known = agency ? readOutlet(named) : undefined;
  const inCapitals = PLACE_IN_CAPITALS.test(head);
  const date = readDate(head);
  const bare = agency ? undefined : readBareAgency(head, start, inCapitals || date !== undefined);
  if (!known && !inCapitals && !bare) return undefined;
  const at = start + (agency?.index ?? 0) + 1;
  // behind a place in capitals whatever is in brackets is the agency: `VARNA (BTN) -`
  const outlet = known ? { start: at + known.start, end: at + known.end } : agency && /^\p{Lu}/u.test(named) ? { start: at, end: at + named.length } : bare;
  return {
    ...(outlet && { outlet }),
    ...(date && { date: { ...date, start: date.start + start, end: date.end + start } }),
  };
}

/** `Dushanbe. May 3. INTERFAX -`: a known agency behind place and date. */
function readBareAgency(head: string, start: number, isDateline: boolean): Span | undefined {
  const from = Math.max(head.lastIndexOf('. '), head.lastIndexOf(', ')) + 2;
  return isDateline && from > 1 && outlets.has(head.slice(from).toLowerCase()) ? { start: start + from, end: start + head.length } : undefined;
}
