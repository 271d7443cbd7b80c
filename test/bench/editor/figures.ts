/** What hostProbe.ts measures inside an extension host, in milliseconds. */
export interface HostFigures {
  /** Loading the code and `activate()`, as VS Code itself measured it. */
  readonly activationMs: number;
  /** What the thread of the host used of the processor meanwhile, for whatever. */
  readonly activationProcessorMs: number;
  readonly folder?: FolderFigures;
}

/** From asking for an article, in milliseconds. */
export interface Opened {
  /** VS Code shows its text. */
  readonly shownMs: number;
  /** Its marks are drawn. */
  readonly marksMs: number;
}

/** In bytes: of the whole process with its workers, and of the host's own heap and buffers. */
export interface HostMemory {
  readonly process: number;
  readonly host: number;
}

export interface LongestTask {
  readonly wallMs: number;
  /** No more than so much is ours on a busy machine. */
  readonly processorMs: number;
}

export interface FolderFigures {
  readonly articles: number;
  /** The longest task of the host while nothing happened: what the machine does to any figure. */
  readonly idleTaskMs: number;
  /** While the first article is opened, which nothing of the folder is read before. */
  readonly opening: LongestTask;
  readonly reading: LongestTask;
  /** From opening the first article of the window to its marks: the worker and the language model are loaded meanwhile. */
  readonly firstMarks: Opened;
  /** The same of others, while the folder is being read. */
  readonly whileReading: readonly Opened[];
  readonly indexMs: number;
  /** The moment the folder is read. */
  readonly memory: HostMemory;
  /** When those that helped have ended, and V8 has let go of what reading left behind. */
  readonly restingMemory: HostMemory;
  /** Of the actor whose card is asked for. */
  readonly mentions: number;
  readonly hoverMs: readonly number[];
  readonly constantMs: readonly number[];
}

/** The value that so large a share of the figures does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
