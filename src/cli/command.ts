import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The surroundings of a command; tests bring their own. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Resolves when more may be written. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** One line for people, on stderr. */
  warn(line: string): void;
  /** Shown only where somebody watches. Resolves when the event loop had its turn. */
  progress(done: number, total: number): Promise<void>;
}

/** 0: done. 1: done, but something was wrong with the data (a line on stderr for each). 2: the command line is wrong. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly help: string;
  /** @throws UsageError */
  run(args: readonly string[], io: Io): Promise<ExitCode>;
}

/** The command line cannot be understood; the message says what to write instead. */
export class UsageError extends Error {}

/** node's parseArgs, its complaints turned into a UsageError. */
export function parseCommandLine<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // "Unknown option '--x'. To specify a positional …": the first sentence says it
    throw new UsageError((error instanceof Error ? error.message : String(error)).split(/\.\s/)[0] + '.', { cause: error });
  }
}

/** @throws UsageError naming the words that may stand there. */
export function oneOf<T extends string>(words: readonly T[], given: string, option: string): T {
  const word = words.find((known) => known === given);
  if (word === undefined) throw new UsageError(`--${option} ${given} is not known; write one of ${words.join(', ')}.`);
  return word;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
