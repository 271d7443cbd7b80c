import type { CST } from 'yaml';

/**
 * The parser recurses, and a stack that overflows while the engine compiles a regular expression ends the whole program, not only the
 * parse. No sidecar is nested deeper than ten.
 */
const DEEPEST = 200;

/** Where the lines alone nest too deeply (by indentation, or `- - - …` in one line); undefined: nowhere. Linear, before any parsing. */
export function tooDeepByLines(text: string): number | undefined {
  const columns: number[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    let at = start;
    while (at < end && text[at] === ' ') at++;
    if (at < end && text[at] !== '\r') {
      while (columns.length > 0 && (columns.at(-1) ?? 0) >= at - start) columns.pop();
      columns.push(at - start);
      while ((text[at] === '-' || text[at] === '?') && text[at + 1] === ' ') {
        at += 2;
        while (text[at] === ' ') at++;
        columns.push(at - start);
      }
      if (columns.length > DEEPEST) return start;
    }
    start = end + 1;
  }
  return undefined;
}

/** Where the parsed tokens nest too deeply; undefined: nowhere. */
export function tooDeepByTokens(tokens: readonly CST.Token[]): number | undefined {
  const stack: (readonly [token: CST.Token, depth: number])[] = tokens.map((token) => [token, 0]);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [token, depth] = next;
    if (depth > DEEPEST) return 'offset' in token ? token.offset : 0;
    if ('value' in token && typeof token.value === 'object') stack.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) stack.push([key, depth + 1]);
      if (value) stack.push([value, depth + 1]);
    }
  }
  return undefined;
}
