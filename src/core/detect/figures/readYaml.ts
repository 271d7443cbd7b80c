/** Narrows lexicon data (YAML, unknown) to typed maps and sets. A lexicon is part of the program: a wrong shape throws at load. */

type Table = ReadonlyMap<string, unknown>;

export function table(data: unknown): Table {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error('The lexicon wants a mapping here.');
  return new Map<string, unknown>(Object.entries(data));
}

export function words(data: unknown): readonly string[] {
  if (!Array.isArray(data)) throw new Error('The lexicon wants a list here.');
  return data.map(String);
}

export function wordSet(data: unknown): ReadonlySet<string> {
  return new Set(words(data));
}

export function numbers(data: unknown): ReadonlyMap<string, number> {
  return new Map([...table(data)].map(([word, value]) => [word, Number(value)]));
}

export function strings(data: unknown): ReadonlyMap<string, string> {
  return new Map([...table(data)].map(([word, value]) => [word, String(value)]));
}
