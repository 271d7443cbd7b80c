import { ACTOR_TYPES, type LocalEntity } from '../../model';
import { createByteTable, type KeptBytes } from '../columns/byteTable';
import { byteWriter } from '../packing/bytes';
import type { Symbols } from '../packing/symbols';

/** What articles know of their actors, each of it once for the folder and by number: an id, a type, an origin and names are ten bytes. */
export interface LocalEntities {
  readonly size: number;
  /** The number of an entity; equal ones have the same. */
  number(entity: LocalEntity): number;
  at(number: number): LocalEntity;
  /** The number that its id has among the symbols. */
  id(number: number): number;
  all(): KeptBytes;
}

const ORIGINS = ['registry', 'gazetteer', 'text'] as const satisfies readonly LocalEntity['origin'][];

/** @param kept is changed from now on. */
export function createLocalEntities(symbols: Symbols, kept?: KeptBytes): LocalEntities {
  const table = createByteTable(kept);
  const writer = byteWriter();
  /** Where the next number is read: a reader for each entity would be most of the time. */
  let at = 0;
  const whole = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = table.memory[at++] ?? 0;
      if (byte < 128) return value + byte * factor;
      value += (byte - 128) * factor;
    }
  };
  return {
    get size() {
      return table.size;
    },
    number({ id, type, names, origin }) {
      writer.whole(symbols.number(id));
      writer.whole(ORIGINS.length * ACTOR_TYPES.indexOf(type) + ORIGINS.indexOf(origin));
      for (const name of names) writer.whole(symbols.number(name));
      const bytes = writer.take();
      return table.number(bytes, bytes.length);
    },
    at(number) {
      at = table.start(number);
      const end = table.end(number);
      const id = symbols.text(whole());
      const kind = whole();
      const names: string[] = [];
      while (at < end) names.push(symbols.text(whole()));
      const type = ACTOR_TYPES[Math.floor(kind / ORIGINS.length)] ?? 'organization';
      return { id, type, names, origin: ORIGINS[kind % ORIGINS.length] ?? 'text' };
    },
    id(number) {
      at = table.start(number);
      return whole();
    },
    all: () => table.all(),
  };
}
