import { ImportError } from './model';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * JSON of a stranger. Values are looked at by name only and never copied as a whole, so a key cannot become part of an
 * object's making; a file that tries is refused all the same.
 * @param where begins the message: `a.json`, `a.jsonl, line 7`.
 * @throws ImportError
 */
export function readJson(text: string, where: string): unknown {
  if (/"__proto__"\s*:/.test(text)) throw new ImportError(`${where} holds a key “__proto__”, which no annotation tool writes: nothing is imported from it.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : '';
    throw new ImportError(`${where} is not valid JSON (${reason}): export it again.`, { cause: error });
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON-LD says one value or a list of them. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The value of an own key. */
export function fieldOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
