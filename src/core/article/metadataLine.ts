import type { Span } from '../model';
import { readDate, type ReadDate } from './readDate';
import { readOutlet, readPeople, saysPosition } from './names';
import type { LineRole } from './model';

/** What a line that is no text says of the article; offsets are those of the line. */
export interface MetadataLine {
  readonly role: Extract<LineRole, 'headline' | 'date' | 'byline' | 'outlet' | 'trailer'>;
  readonly title?: Span;
  readonly date?: ReadDate;
  /** "Updated": gives way to any other date. */
  readonly updated?: boolean;
  readonly author?: Span;
  readonly outlet?: Span;
}

const LONGEST = 200;
const FIELD = /^\s*[([*_>]*(title|headline|date|published|publication date|updated|last updated|author|authors|by|byline|source|sources|outlet|publication|publisher|site|website|newspaper|via|url|link|keywords|tags|category|categories|section|language|slug|id)[*_]*\s*:[*_]*\s*/iu;
const BY = /^\s*[([*_]*(?:by|(?:written|story|text|words|reported|report|article|analysis) by)[\s:]+/iu;
const REPORTING = /^\s*\(?(?:additional )?(?:reporting|writing|editing|compiled|edited) by\s+/iu;
const DATE_WORDS = /\b(?:first |last |originally )?(?:published|posted|updated|modified|issued|created|date|dated|on|at|and|time|local|min(?:ute)?s? read|\d+ min|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|gmt|bst|utc|est|edt|et|pst|cet|cest|msk|am|pm|a\.m|p\.m)\b/giu;
const TIMES = /\bT?\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|\b\d{1,2}\s?(?=[ap]\.?m)/giu;
const PUBLISHED_BY = /^\s*[([]?(?:originally |first )?(?:published|appeared) (?:by|in|on)\s+/iu;
const SEPARATORS = /[\s,;:|•·/()[\]*_.–—-]+/gu;
/** `Posted on June 1, 2018 by admin`. */
const POSTER = /\bby\s+([^\s,]+(?:\s+[^\s,]+){0,2})\s*$/iu;
const CONTRIBUTED = /\bcontributed (?:to|reporting)\b[^.]{0,40}\.?\s*$/iu;
const FEW_WORDS = 4;
const PLACE = /^\p{Lu}[\p{L}'’]*(?: \p{Lu}[\p{L}'’]*){0,2}$/u;

/** Reads a line that is nothing but date, author, outlet or a labelled field. Undefined where it may be text. */
export function readMetadataLine(line: string): MetadataLine | undefined {
  if (line.length > LONGEST) return undefined;
  return readField(line) ?? readByline(line) ?? readPublisher(line) ?? readDateLine(line);
}

function readField(line: string): MetadataLine | undefined {
  const label = FIELD.exec(line);
  if (!label) return undefined;
  const start = label[0].length;
  const value = unquote(line, start);
  if (value.end <= value.start) return { role: 'trailer' };
  const text = line.slice(value.start, value.end);
  switch ((label[1] ?? '').toLowerCase()) {
    case 'title':
    case 'headline':
      return { role: 'headline', title: value };
    case 'date':
    case 'published':
    case 'publication date': {
      const date = dateIn(line, start);
      return date && { role: 'date', date };
    }
    case 'updated':
    case 'last updated': {
      const date = dateIn(line, start);
      return date && { role: 'date', date, updated: true };
    }
    case 'author':
    case 'authors':
    case 'by':
    case 'byline':
      return text.length > 120 ? undefined : { role: 'byline', author: value };
    case 'source':
    case 'sources':
    case 'outlet':
    case 'publication':
    case 'publisher':
    case 'site':
    case 'website':
    case 'newspaper':
    case 'via': {
      if (text.length > 80 || /[.!?]\s/u.test(text)) return undefined;
      const outlet = readOutlet(text);
      return { role: 'trailer', outlet: outlet ? shift(outlet, value.start) : value };
    }
    default:
      return { role: 'trailer' };
  }
}

function readByline(line: string): MetadataLine | undefined {
  const by = BY.exec(line) ?? REPORTING.exec(line);
  if (!by) return CONTRIBUTED.test(line) && !/[.!?]\s+\S/u.test(line) ? { role: 'byline' } : undefined;
  const from = by[0].length;
  const credits = REPORTING.test(line);
  const people = readPeople(line, from);
  if (!people) {
    const rest = line.slice(from).replace(/[\s.)\]*_]+$/u, '');
    const outlet = readOutlet(rest);
    if (outlet && !credits) return { role: 'byline', outlet: shift(outlet, from) };
    return /^(?:our|a|the)?\s*(?:staff|correspondents?|special correspondent|own correspondent|agencies|wire)\b[^.!?]{0,40}$/iu.test(rest) ? { role: 'byline', author: { start: from, end: from + rest.length } } : undefined;
  }
  const tail = line.slice(people.end);
  // "By Friday Kabul had fallen" goes on as a sentence does
  if (!credits && !/^\s*(?:$|[,;|•·/()[\]*_.–—-]|(?:for|in|at|of|from|with|and)\s+\p{Lu})/u.test(tail)) return undefined;
  if (!credits && /[.!?]\s+\S/u.test(tail)) return undefined;
  const date = dateIn(line, people.end);
  const outlet = outletIn(line, people.end);
  return { role: 'byline', author: people, ...(date && { date }), ...(outlet && { outlet }) };
}

function readPublisher(line: string): MetadataLine | undefined {
  const label = PUBLISHED_BY.exec(line);
  if (!label) return undefined;
  const outlet = readOutlet(line.slice(label[0].length).replace(/[\s.)\]]+$/u, ''));
  return outlet && { role: 'trailer', outlet: shift(outlet, label[0].length) };
}

function readDateLine(line: string): MetadataLine | undefined {
  const date = readDate(line);
  if (!date) return undefined;
  const before = line.slice(0, date.start);
  const rest = bare(before) + ' ' + bare(line.slice(date.end));
  const words = rest.replace(SEPARATORS, ' ').trim();
  const updated = /\b(?:updated|modified)\b/iu.test(before);
  const poster = /^\s*(?:posted|published|submitted)\b/iu.test(line) ? POSTER.exec(line) : null;
  if (poster && bare(line.slice(date.end, poster.index)).replace(SEPARATORS, '') === '') {
    const author = readPeople(line, poster.index + poster[0].length - (poster[1] ?? '').length);
    return author ? { role: 'byline', author, date } : { role: 'date', date };
  }
  if (words === '') return { role: 'date', date, ...(updated && { updated }) };
  const people = endsSoon(line.slice(date.end)) ? readPeople(line, line.length - line.trimStart().length) : undefined;
  if (people && /^[\s,|•·/–—-]+$/u.test(bare(line.slice(people.end, Math.max(people.end, date.start))))) return { role: 'byline', author: people, date };
  const outlet = outletIn(line, 0);
  if (outlet && words === line.slice(outlet.start, outlet.end).replace(SEPARATORS, ' ').trim()) return { role: 'outlet', outlet, date };
  return PLACE.test(words) && date.iso.length > 7 && before.trim() !== '' ? { role: 'date', date } : undefined;
}

/** "PORT LANZA, Dec 2 (AP) - A ferry sank off the coast" opens a paragraph: behind the date of a byline stand few words. */
const endsSoon = (tail: string): boolean => bare(tail).replace(SEPARATORS, ' ').trim().split(' ').length <= FEW_WORDS;

/** The words of a date line that are neither the date nor a clock, a label or a day of the week. */
function bare(text: string): string {
  return text.replace(TIMES, ' ').replace(DATE_WORDS, ' ');
}

function dateIn(line: string, from: number): ReadDate | undefined {
  const date = readDate(line.slice(from));
  return date && { ...date, start: date.start + from, end: date.end + from };
}

/** An outlet between the separators of a line. */
function outletIn(line: string, from: number): Span | undefined {
  const parts = /[^,|•·()[\]–—]+/gu;
  parts.lastIndex = from;
  for (let part = parts.exec(line); part; part = parts.exec(line)) {
    const outlet = readOutlet(part[0].replace(/^\s*(?:for|of)\s|\.\s*$/gu, (gone) => ' '.repeat(gone.length)));
    if (outlet) return shift(outlet, part.index);
  }
  return undefined;
}

/** A bare name at the head or the foot, alone or with what the person is: `Umar Farsi`, `Ana Ruiz, associate professor, …`. */
export function readNameLine(line: string): MetadataLine | undefined {
  if (line.length > LONGEST + 100) return undefined;
  const people = readPeople(line, /^[\s*_]*/u.exec(line)?.[0].length ?? 0);
  if (!people) return undefined;
  const rest = line.slice(people.end).replace(/[\s*_]+$/u, '');
  return rest === '' || saysPosition(rest) ? { role: 'byline', author: people } : undefined;
}

function unquote(line: string, from: number): Span {
  let end = line.length;
  while (end > from && /[\s)\]*_]/u.test(line.charAt(end - 1))) end--;
  const quoted = end - from >= 2 && /["'“]/u.test(line.charAt(from)) && /["'”]/u.test(line.charAt(end - 1));
  return quoted ? { start: from + 1, end: end - 1 } : { start: from, end };
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
