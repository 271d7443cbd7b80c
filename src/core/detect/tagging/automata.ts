/** wink-nlp's finite automata as tables: a row for each state, a column for each symbol that any of them knows. */
export interface Automata {
  /** 0 for a symbol that none of them knows. At most 255. */
  columnOf(symbol: number): number;
  readonly machines: readonly Automaton[];
}

export interface Automaton {
  /**
   * Finds patterns from left to right, greedily.
   * @param columns of the text's symbols, `length` of them; IGNORED ones are passed over.
   * @param found where the marked part of a pattern begins, and the pattern's name.
   */
  recognize(columns: Uint8Array, length: number, found: (start: number, name: string) => void): void;
}

/** A column that no symbol has. */
export const IGNORED = 255;
/** Behind the last symbol, and whatever symbol comes: as wink-nlp 2.4.0 numbers them in its models. */
const END = 2070000;
const OTHERWISE = '2070003';
/** A pattern of this name is found to keep others from being found. */
const NO_PATTERN = '0';

type Table<T> = Readonly<Record<string, T | undefined>>;
/** As `exportJSON` of wink-nlp's automaton.js writes it: states and their next ones, names of the last ones, which part of a pattern is meant. */
type Written = readonly [unknown, number, Table<Table<number>>, Table<string>, Table<readonly [number, number]>];

export function readAutomata(written: readonly string[]): Automata {
  const models = written.map((json) => JSON.parse(json) as Written);
  const columns = new Map<string, number>();
  for (const [, , states] of models) {
    for (const next of Object.values(states)) for (const symbol of Object.keys(next ?? {})) if (symbol !== OTHERWISE && !columns.has(symbol)) columns.set(symbol, columns.size + 1);
  }
  if (columns.size >= IGNORED) throw new Error('The language model has more symbols than fit into a byte.');
  const columnOf = (symbol: number): number => columns.get(String(symbol)) ?? 0;
  return { columnOf, machines: models.map((model) => createAutomaton(model, columns, columnOf(END))) };
}

function createAutomaton([, lastState, states, names, marks]: Written, columns: ReadonlyMap<string, number>, endColumn: number): Automaton {
  const width = columns.size + 1;
  const table = new Uint16Array((lastState + 1) * width);
  const otherwise = new Uint16Array(lastState + 1);
  for (const [state, next] of Object.entries(states)) {
    for (const [symbol, to = 0] of Object.entries(next ?? {})) {
      if (symbol === OTHERWISE) otherwise[Number(state)] = to;
      else table[Number(state) * width + (columns.get(symbol) ?? 0)] = to;
    }
  }
  const nameOf = Array.from({ length: lastState + 1 }, (_, state) => names[state]);
  const markOf = Array.from({ length: lastState + 1 }, (_, state) => marks[state]?.[0] ?? 0);

  return {
    // The order of the steps is that of `recognize` in wink-nlp's automaton.js, also in what looks odd: the state outlives the inner loop.
    recognize(symbols, length, found) {
      let first = 0;
      let state = 0;
      let shorter = 0;
      let shorterEnd = 0;
      const take = (last: number) => {
        const name = nameOf[last];
        if (name !== undefined && name !== NO_PATTERN) found(first + (markOf[last] ?? 0), name);
      };
      for (let at = 0; at <= length; at++) {
        for (let ahead = at, going = true; going && ahead <= length; ahead++) {
          const column = ahead === length ? endColumn : (symbols[ahead] ?? 0);
          if (column === IGNORED) continue;
          let next = table[state * width + column] ?? 0;
          if (state === 0 && next !== 0) first = ahead;
          if (nameOf[next] !== undefined) {
            take(next);
            at = ahead;
            going = false;
            next = 0;
            shorter = 0;
          } else if (next === 0) {
            if (shorter !== 0) {
              take(shorter);
              at = shorterEnd;
              shorter = 0;
            }
            going = false;
          }
          state = next;
          const instead = otherwise[state] ?? 0;
          if (instead !== 0) {
            shorterEnd = ahead;
            shorter = instead;
          }
        }
      }
    },
  };
}
