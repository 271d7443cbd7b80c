export type Comparison = ':' | '<' | '<=' | '>' | '>=';

/** One condition; all of a query must hold. */
export interface Term {
  /** As written before the sign; `text` for words that stand alone. */
  readonly field: string;
  readonly comparison: Comparison;
  /** Alternatives: one of them must match. */
  readonly values: readonly string[];
  /** Written with a `-` before it: must not match. */
  readonly negated: boolean;
}

/** The query cannot be understood; the message is one plain sentence that says what to write. */
export class QueryError extends Error {}

/**
 * `kind:claim actor:falcons certainty<0.5 -status:rejected text:"border post"`: terms with white space between, each a
 * field, a sign and values with commas between; words alone are looked for in the text. A value with white space, commas or
 * signs stands in double quotes (a `"` in it is written `\"`).
 * @throws QueryError
 */
export function parseQuery(query: string): Term[] {
  const terms: Term[] = [];
  const rest = scanner(query);
  for (rest.skipSpace(); !rest.done(); rest.skipSpace()) {
    const negated = rest.take(/-/y) !== undefined;
    const head = rest.take(/[\p{L}]+(?:<=|>=|[:<>=])/uy);
    const sign = head === undefined ? ':' : (/[:<>=]+$/.exec(head)?.[0] ?? ':');
    const field = head === undefined ? 'text' : head.slice(0, -sign.length).toLowerCase();
    const values = [readValue(rest, query)];
    while (head !== undefined && rest.take(/,/y) !== undefined) values.push(readValue(rest, query));
    terms.push({ field, comparison: sign === '=' ? ':' : (sign as Comparison), values, negated });
  }
  return terms;
}

type Scanner = ReturnType<typeof scanner>;

function scanner(text: string) {
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) at += found.length;
    return found;
  };
  return { take, skipSpace: () => void take(/\s*/y), done: () => at >= text.length, before: () => text.slice(0, at) };
}

function readValue(rest: Scanner, query: string): string {
  if (rest.take(/"/y) !== undefined) {
    const inside = rest.take(/(?:[^"\\]|\\.)*/sy) ?? '';
    if (rest.take(/"/y) === undefined) throw new QueryError(`A quotation mark is not closed: ${query.slice(rest.before().length - inside.length - 1)}`);
    return inside.replace(/\\(.)/gs, '$1');
  }
  const word = rest.take(/[^\s",]+/y);
  if (word !== undefined) return word;
  const before = rest.before().trim();
  throw new QueryError(before === '' ? 'A word or a field such as kind:claim must stand here.' : `A word must follow after ${before}`);
}
