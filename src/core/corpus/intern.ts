import type { LocalEntity } from '../model';
import type { Symbols } from './packing/symbols';

/**
 * One object for all equal strings and entities of an index: names and ids come up a million times in a folder.
 * The strings are copies: a slice of an article's text would keep that whole text in memory.
 */
export interface Intern {
  text<T extends string>(text: T): T;
  entity(entity: LocalEntity): LocalEntity;
}

export function createIntern(symbols: Symbols): Intern {
  const entities = new Map<string, LocalEntity>();
  const intern = <T extends string>(text: T): T => symbols.text(symbols.number(text)) as T;
  return {
    text: intern,
    entity({ id, type, names, origin }) {
      const key = JSON.stringify([id, type, origin, ...names]);
      const same = entities.get(key);
      if (same) return same;
      const own = { id: intern(id), type: intern(type), names: names.map(intern), origin: intern(origin) };
      entities.set(key, own);
      return own;
    },
  };
}
