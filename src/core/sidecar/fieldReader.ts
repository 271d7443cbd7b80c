import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Problem } from './model';
import type { YamlSource } from './yamlSource';

/** Drops fields that are undefined. */
export function compact<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  const kept: Partial<T> = {};
  for (const key of Object.keys(fields) as (keyof T)[]) if (fields[key] !== undefined) kept[key] = fields[key];
  return kept as T;
}

/** Typed access to the fields of a map. A field that is absent or null is undefined; a broken one too, with one warning. */
export interface Fields {
  has(name: string): boolean;
  text(name: string, emptyToo?: boolean): string | undefined;
  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined;
  /** A text of a certain form; `wanted` says it in words. */
  matching(name: string, form: RegExp, wanted: string): string | undefined;
  flag(name: string): boolean | undefined;
  /** A number where it stands plain; ISO text where it is quoted or a date. */
  amount(name: string, dated: boolean): number | string | undefined;
  /** A list of texts; one text stands for a list of one. */
  texts(name: string): readonly string[] | undefined;
  list<T>(name: string, read: (fields: Fields) => T | undefined): readonly T[] | undefined;
  map<T>(name: string, read: (fields: Fields) => T | undefined): T | undefined;
  /** A map of ids to fields, or a list of fields with an `id` each; absent: none. */
  entries<T>(name: string, read: (id: string, fields: Fields) => T): readonly T[];
  /** Every field as it stands: plain numbers, true and false as such, all else as text. What is no single value is left out with a warning. */
  plainValues(): readonly (readonly [name: string, value: string | number | boolean])[];
  /** A text or a map of fields. */
  either<T>(name: string, plain: (words: string) => T, read: (fields: Fields) => T | undefined): T | undefined;
}

export function fieldReader(source: YamlSource, map: YAMLMap, warn: (problem: Problem) => void): Fields {
  const values = new Map<string, Node>();
  for (const { key, value } of map.items) {
    const name = source.words(key);
    const node = source.resolve(value);
    if (name !== undefined && node && !isNothing(source, node)) values.set(name, node);
  }
  const broken = (name: string, node: Node, wanted: string) => {
    warn(source.problem(`The field “${name}” is left out: ${wanted}.`, 'warning', node));
    return undefined;
  };

  function text(name: string, emptyToo = false): string | undefined {
    const node = values.get(name);
    if (!node) return undefined;
    const words = source.words(node);
    if (words === undefined) return broken(name, node, 'it should be a text, best in double quotation marks');
    return words === '' && !emptyToo ? broken(name, node, 'it is empty') : words;
  }
  function inner<T>(name: string, node: Node, read: (fields: Fields) => T | undefined, wanted: string): T | undefined {
    if (!isMap(node)) return broken(name, node, wanted);
    let told = false;
    const result = read(fieldReader(source, node, (problem) => {
      told = true;
      warn(problem);
    }));
    return result ?? (told ? undefined : broken(name, node, wanted));
  }
  function list<T>(name: string, read: (fields: Fields) => T | undefined): readonly T[] | undefined {
    const node = values.get(name);
    if (!node) return undefined;
    if (!isSeq(node)) return broken(name, node, 'it should be a list');
    return node.items.flatMap((item) => {
      const entry = source.resolve(item);
      if (!entry) return [];
      const value = inner(name, entry, read, 'an entry lacks a field it needs');
      return value === undefined ? [] : [value];
    });
  }
  return {
    has: (name: string) => values.has(name),
    text,
    list,
    oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
      const words = text(name);
      const found = allowed.find((value) => value === words);
      const node = values.get(name);
      if (words !== undefined && found === undefined && node) broken(name, node, `it should be one of ${allowed.join(', ')}`);
      return found;
    },
    matching(name: string, form: RegExp, wanted: string): string | undefined {
      const words = text(name);
      const node = values.get(name);
      return words === undefined || form.test(words) || !node ? words : broken(name, node, wanted);
    },
    flag(name: string): boolean | undefined {
      const words = text(name)?.toLowerCase();
      if (words === 'true' || words === 'false') return words === 'true';
      const node = values.get(name);
      return words !== undefined && node ? broken(name, node, 'it should be true or false') : undefined;
    },
    amount(name: string, dated: boolean): number | string | undefined {
      const words = text(name);
      const node = values.get(name);
      if (words === undefined || !node) return undefined;
      if (dated || (isScalar(node) && node.type !== 'PLAIN')) return words;
      const number = numberIn(words);
      return Number.isFinite(number) ? number : broken(name, node, 'it should be a number');
    },
    texts(name: string): readonly string[] | undefined {
      const node = values.get(name);
      if (!node) return undefined;
      if (isScalar(node)) return [source.words(node) ?? ''];
      if (!isSeq(node)) return broken(name, node, 'it should be a list');
      return node.items.flatMap((item) => {
        const words = source.words(item);
        if (words === undefined) broken(name, source.resolve(item) ?? node, 'an entry is not a text');
        return words === undefined ? [] : [words];
      });
    },
    map<T>(name: string, read: (fields: Fields) => T | undefined): T | undefined {
      const node = values.get(name);
      return node && inner(name, node, read, 'it should hold fields of its own');
    },
    entries<T>(name: string, read: (id: string, fields: Fields) => T): readonly T[] {
      const node = values.get(name);
      if (!node) return [];
      if (isSeq(node)) {
        return list(name, (fields) => {
          const id = fields.text('id');
          return id === undefined ? undefined : read(id, fields);
        }) ?? [];
      }
      if (!isMap(node)) return broken(name, node, 'it should be a list of fields') ?? [];
      return node.items.flatMap(({ key, value }) => {
        const id = source.words(key);
        const entry = source.resolve(value);
        const result = id === undefined || !entry ? undefined : inner(name, entry, (fields) => read(id, fields), 'an entry should hold fields');
        return result === undefined ? [] : [result];
      });
    },
    plainValues() {
      return [...values].flatMap(([name, node]) => {
        const words = source.words(node);
        if (words === undefined) broken(name, node, 'it should be a single value');
        return words === undefined ? [] : [[name, isScalar(node) && node.type === 'PLAIN' ? plainValue(words) : words] as const];
      });
    },
    either<T>(name: string, plain: (words: string) => T, read: (fields: Fields) => T | undefined): T | undefined {
      const node = values.get(name);
      if (!node) return undefined;
      const words = source.words(node);
      return words === undefined ? inner(name, node, read, 'it should be a text or hold a “quote”') : plain(words);
    },
  };
}

/** NaN: no number. */
function numberIn(words: string): number {
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(words) ? Number(words) : NaN;
}

/** What a plain scalar means to YAML: a number, a truth value, else its words. */
export function plainValue(words: string): string | number | boolean {
  if (words === 'true' || words === 'false') return words === 'true';
  const number = numberIn(words);
  return Number.isFinite(number) ? number : words;
}

function isNothing(source: YamlSource, node: Node): boolean {
  return isScalar(node) && node.type === 'PLAIN' && source.words(node) === undefined;
}
