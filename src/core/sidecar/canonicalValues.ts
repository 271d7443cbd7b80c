/** A value of a canonical sidecar, as `yamlText` and `annotationText` write it. */
export type CanonicalValue = CanonicalScalar | readonly CanonicalValue[] | CanonicalMap;
export type CanonicalMap = ReadonlyMap<string, CanonicalValue>;

export interface CanonicalScalar {
  readonly words: string;
  /** Without quotation marks. */
  readonly plain: boolean;
}

/** Reads one value behind another. Where anything stands otherwise than the extension writes it, `value` gives undefined. */
export interface ValueScanner {
  /** Where the next value begins; behind the value once it is read. */
  at: number;
  value(): CanonicalValue | undefined;
}

const WORD = /[A-Za-z0-9_][\w.-]*/y;
/** In brackets numbers stand too. */
const WORD_OR_NUMBER = /-?[A-Za-z0-9_][\w.+-]*/y;
/** What YAML takes for no value at all. */
const NOTHING = /^null$/i;
const HEX = /^[0-9a-f]+$/;
/** An annotation is no deeper: a list of maps. */
const DEEPEST = 3;
const ESCAPES: ReadonlyMap<string, string> = new Map([['"', '"'], ['\\', '\\'], ['n', '\n'], ['t', '\t'], ['r', '\r'], ['0', '\0']]);
const ESCAPED_LENGTHS: ReadonlyMap<string, number> = new Map([['x', 2], ['u', 4]]);

export function valueScanner(text: string): ValueScanner {
  const word = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = scanner.at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return undefined;
    scanner.at += found.length;
    return found;
  };
  // looked for once and not for each value: most files hold none
  let escape = nextEscape(text, 0);
  const quoted = (): CanonicalScalar | undefined => {
    const start = scanner.at + 1;
    let end = text.indexOf('"', start);
    if (escape < start) escape = nextEscape(text, start);
    let words: string | undefined;
    if (escape > end) words = end < 0 ? undefined : text.slice(start, end);
    else {
      end = closingQuote(text, escape);
      words = end < 0 ? undefined : unescape(text.slice(start, end));
    }
    if (words === undefined || text.slice(start, end).includes('\n')) return undefined;
    scanner.at = end + 1;
    return { words, plain: false };
  };
  const take = (expected: string): boolean => {
    if (!text.startsWith(expected, scanner.at)) return false;
    scanner.at += expected.length;
    return true;
  };
  const plainKey = (): string | undefined => {
    const key = word(WORD);
    return key === undefined || NOTHING.test(key) ? undefined : key;
  };
  const list = (depth: number): readonly CanonicalValue[] | undefined => {
    const items: CanonicalValue[] = [];
    do {
      const item = read(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    } while (take(', '));
    return take(']') ? items : undefined;
  };
  const map = (depth: number): CanonicalMap | undefined => {
    const fields = new Map<string, CanonicalValue>();
    do {
      const key = text[scanner.at] === '"' ? quoted()?.words : plainKey();
      if (key === undefined || fields.has(key) || !take(': ')) return undefined;
      const value = read(depth + 1);
      if (value === undefined) return undefined;
      fields.set(key, value);
    } while (take(', '));
    return take('}') ? fields : undefined;
  };
  const read = (depth: number): CanonicalValue | undefined => {
    if (depth > DEEPEST) return undefined;
    switch (text[scanner.at]) {
      case '"':
        return quoted();
      case '[':
        scanner.at++;
        return list(depth);
      case '{':
        scanner.at++;
        return map(depth);
      default: {
        const words = word(depth === 0 ? WORD : WORD_OR_NUMBER);
        return words === undefined || NOTHING.test(words) ? undefined : { words, plain: true };
      }
    }
  };
  const scanner: ValueScanner = { at: 0, value: () => read(0) };
  return scanner;
}

function nextEscape(text: string, from: number): number {
  const at = text.indexOf('\\', from);
  return at < 0 ? Infinity : at;
}

/** The quotation mark behind `from` that no backslash stands before; -1: none. */
function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text[at];
    if (unit === '"') return at;
    if (unit === '\\') at++;
  }
  return -1;
}

/** Undefined where it holds an escape that the extension does not write. */
function unescape(text: string): string | undefined {
  let words = '';
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    const sign = text.charAt(at + 1);
    const length = ESCAPED_LENGTHS.get(sign);
    const digits = length === undefined ? '' : text.slice(at + 2, at + 2 + length);
    const plain = length === undefined ? ESCAPES.get(sign) : digits.length === length && HEX.test(digits) ? String.fromCharCode(parseInt(digits, 16)) : undefined;
    if (plain === undefined) return undefined;
    words += text.slice(from, at) + plain;
    from = at + 2 + digits.length;
  }
  // as YamlSource.words gives it
  return (words + text.slice(from)).replaceAll('\r\n', '\n');
}
