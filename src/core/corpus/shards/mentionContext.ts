import type { ContextLine } from '../excerpts';
import type { Mention } from './mention';

/** UTF-16 units kept of what stands on either side, and of the name itself: a stranger's file may hold megabytes there. */
const MOST_AROUND = 120;
const MOST_NAME = 300;
/** As much as our exports give: less than this means that the text begins or ends there. */
const WHOLE = 30;

/** A mention as a line of context: on one line, cut at words, an ellipsis where the text goes on. */
export function mentionContext({ before, quote, after }: Pick<Mention, 'before' | 'quote' | 'after'>): ContextLine {
  const left = beforeName(before.slice(-MOST_AROUND));
  const name = flat(quote.slice(0, MOST_NAME)).trim();
  const right = afterName(after.slice(0, MOST_AROUND));
  return { text: left + name + right, match: { start: left.length, end: left.length + name.length } };
}

function beforeName(text: string): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  if (line.length < text.length || text.length < WHOLE) return flat(line).trimStart();
  return `… ${flat(line.slice(line.search(/\s|$/u))).trimStart()}`;
}

function afterName(text: string): string {
  const feed = text.search(/[\r\n]/u);
  if (feed >= 0 || text.length < WHOLE) return flat(text.slice(0, feed < 0 ? undefined : feed)).trimEnd();
  let end = text.length;
  while (end > 0 && text.charAt(end - 1).trim() !== '') end--;
  return `${flat(text.slice(0, end)).trimEnd()} …`;
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
