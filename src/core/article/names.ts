import type { Span } from '../model';
import { notNames, outlets, outletWords, positions } from './lexicon';

/** A part of a line that names somebody or something; offsets are those of the line. */
export type NamePart = Span;

const WORD = /\p{Lu}[\p{L}\p{M}'’.-]*|(?:de|del|della|der|den|di|da|du|van|von|zu|bin|ibn|al|el|la|le|ter|y)(?=[ -])[- ]?/uy;
const INITIALS = /^(?:\p{Lu}\.)+$/u;
const BETWEEN = /[  ]{1,2}/y;
const JOIN = /,? (?:and|&) |, (?=\p{Lu}[\p{L}'’-]+ \p{Lu})/uy;
const MOST_WORDS = 4;

/** One person's name from `from` on: two to four capitalised words, particles between them. Its end, or undefined. */
function personEnd(line: string, from: number): number | undefined {
  let end = from;
  let full = 0;
  for (let at = from, words = 0; words < MOST_WORDS + 1; words++) {
    WORD.lastIndex = at;
    const word = WORD.exec(line)?.[0];
    if (word === undefined) break;
    const bare = word.replace(/[.'’-]+$/u, '').toLowerCase();
    if (notNames.has(bare) || outletWords.includes(bare) || positions.has(bare)) return undefined;
    const particle = /^\p{Ll}/u.test(word);
    if (!particle) {
      full++;
      end = at + word.length;
      if (word.endsWith('.') && !INITIALS.test(word) && full > 1) {
        end--;
        break;
      }
    }
    if (full >= MOST_WORDS) break;
    at += word.length;
    if (particle) continue;
    BETWEEN.lastIndex = at;
    const space = BETWEEN.exec(line)?.[0];
    if (space === undefined) break;
    at += space.length;
  }
  return full >= 2 ? end : undefined;
}

/** People named one after the other: `John Smith`, `Ana Ruiz, John Smith and Jane Doe`. */
export function readPeople(line: string, from: number): NamePart | undefined {
  let end = personEnd(line, from);
  if (end === undefined) return undefined;
  for (;;) {
    JOIN.lastIndex = end;
    const join = JOIN.exec(line)?.[0];
    const next: number | undefined = join === undefined ? undefined : personEnd(line, end + join.length);
    if (next === undefined || outlets.has(line.slice(end + (join?.length ?? 0), next).toLowerCase())) return { start: from, end };
    end = next;
  }
}

const DOMAIN = /^(?:https?:\/\/)?(?:www\.)?([\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,})(?:\/\S*)?$/u;
const CAPITALISED = /^(?:(?:\p{Lu}|\d)[\p{L}\p{M}\d'’.&/-]*|of|the|for|and|de|&)$/u;

/** An outlet's name and nothing else: a known one, a domain, or capitalised words one of which is what outlets are called. */
export function readOutlet(part: string): NamePart | undefined {
  const start = part.length - part.trimStart().length;
  const name = part.trim();
  if (name === '' || name.length > 60) return undefined;
  const whole = { start, end: start + name.length };
  if (outlets.has(name.toLowerCase())) return whole;
  const domain = DOMAIN.exec(name)?.[1];
  if (domain !== undefined) {
    const at = start + name.indexOf(domain);
    return { start: at, end: at + domain.length };
  }
  const words = name.split(/\s+/u);
  if (words.length > 5 || !words.every((word) => CAPITALISED.test(word))) return undefined;
  const shown = words.some((word) => {
    const lower = word.toLowerCase();
    return outletWords.some((outlet) => lower === outlet || (words.length === 1 && lower.length > outlet.length && lower.endsWith(outlet)));
  });
  return shown && (words.length > 1 || !outletWords.includes(name.toLowerCase())) ? whole : undefined;
}

/** An outlet on a line of its own, with its place perhaps: `BBC News, Islamabad`. */
export function readOutletLine(line: string): NamePart | undefined {
  const place = /,\s*\p{Lu}[\p{L}'’]+(?: \p{Lu}[\p{L}'’]+)?\s*$/u.exec(line);
  return readOutlet(line) ?? (place ? readOutlet(line.slice(0, place.index)) : undefined);
}

/** Whether what follows a name says what the person is: `, associate professor, …`, ` is a freelance journalist …`, ` writes on …`. */
export function saysPosition(rest: string): boolean {
  if (/^ (?:writes (?:on|about|for|from)|covers|reports (?:on|from|for)|teaches|can be reached)\b/u.test(rest)) return true;
  if (/^,.*\b(?:said|says|told|added|noted|argues?|wrote|warned|believes?|is|was|were|has|had|have|will|would)\b/u.test(rest)) return false;
  const opening = /^(?:,| is (?:an?|the)\b| was (?:an?|the)\b| \()\s?/u.exec(rest);
  if (!opening) return false;
  const words = rest.slice(opening[0].length, opening[0].length + 80).toLowerCase().split(/[^\p{L}-]+/u, 6);
  return words.some((word) => positions.has(word));
}
