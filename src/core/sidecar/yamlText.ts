/**
 * Scalars as YAML text that a YAML 1.1 reader (PyYAML, Ruby, R) and a YAML 1.2 reader take for the same string.
 */

/**
 * Escaped: what YAML forbids raw, what 1.1 takes for a line break (NEL, LS, PS), the byte order mark, lone surrogates, and
 * the marks that change the direction of what is read (they could make a file look other than it is).
 */
const TO_ESCAPE = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SHORT: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0' };

/** Free text: always in double quotes, on one line. */
export function quoted(text: string): string {
  return `"${text.replace(TO_ESCAPE, (character) => SHORT[character] ?? escape(character.charCodeAt(0)))}"`;
}

function escape(unit: number): string {
  return unit < 0x100 ? `\\x${unit.toString(16).padStart(2, '0')}` : `\\u${unit.toString(16).padStart(4, '0')}`;
}

const RESERVED = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);
/** Begins like a word (but e5 is a number to some), or has a letter that stands in no number (hexadecimal, octal, binary, exponent, infinity). */
const WORD = /^(?!e\d+$)(?:[a-z_][\w.-]*|[0-9][0-9a-z]*[g-np-wyz][0-9a-z]*)$/i;

/** An identifier (id, kind, tag, name of an annotator): plain where both kinds of reader take it for a string. */
export function word(text: string): string {
  return WORD.test(text) && !text.endsWith('.') && !RESERVED.has(text.toLowerCase()) ? text : quoted(text);
}

/** A finite number; an exponent gets the point that YAML 1.1 wants. */
export function amount(value: number): string {
  const text = String(value === 0 ? 0 : value);
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}
