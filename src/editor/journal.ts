import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import type { Change } from '../core/sidecar/model';
import { newId } from '../core/sidecar/newId';
import type { StoredChange } from './changes';

/** What is being written: kept until it has been read back. */
export interface JournalEntry {
  readonly label: string;
  readonly changes: readonly StoredChange[];
}

/** An entry that was begun and never finished: the editor was killed meanwhile. */
export interface LeftOver {
  readonly entry: JournalEntry;
  /** Forgets it. */
  done(): Promise<void>;
}

export interface Journal {
  /** @returns forgets the entry: it is written and read back, or the user knows that it is not. */
  begin(entry: JournalEntry): Promise<() => Promise<void>>;
  /** The entries of earlier runs, the oldest first. */
  leftOver(): Promise<readonly LeftOver[]>;
}

/**
 * One small file an operation, since writing over a file is not safe and removing one is.
 * @param storage the extension's own folder; it need not be there yet.
 */
export function createJournal(storage: vscode.Uri, log: Log): Journal {
  const folder = vscode.Uri.joinPath(storage, 'journal');
  const own = new Set<string>();
  let count = 0;
  const remover = (name: string) => async () => {
    try {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name));
    } catch (error) {
      log.error('An entry of the journal could not be removed; it will be looked at again at the next start.', error);
    }
  };

  return {
    async begin(entry) {
      const name = `${Date.now()}-${String(count++).padStart(6, '0')}-${newId(Math.random)}.json`;
      own.add(name);
      try {
        await vscode.workspace.fs.createDirectory(folder);
        await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(encode(entry)));
        return remover(name);
      } catch (error) {
        log.error('The journal could not be written; the annotation is written without it.', error);
        return () => Promise.resolve();
      }
    },
    async leftOver() {
      const names = await namesIn(folder);
      const found: LeftOver[] = [];
      for (const name of names.filter((entry) => !own.has(entry)).sort()) {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
        const entry = decode(new TextDecoder().decode(bytes));
        if (entry) found.push({ entry, done: remover(name) });
        else await remover(name)(); // killed while it was written: the annotation was never begun
      }
      return found;
    },
  };
}

async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return []; // nothing was ever written
  }
}

/** JSON knows no `undefined`, which takes a field away. */
const TAKEN_AWAY = { $: 'undefined' } as const;

function encode({ label, changes }: JournalEntry): string {
  return JSON.stringify({ label, changes: changes.map((change) => ('article' in change ? withOperations(change, (set) => Object.fromEntries(Object.entries(set).map(([name, value]) => [name, value ?? TAKEN_AWAY]))) : change)) });
}

function decode(text: string): JournalEntry | undefined {
  try {
    const { label, changes } = JSON.parse(text) as JournalEntry; // of our own writing, in our own folder
    return { label, changes: changes.map((change) => ('article' in change ? withOperations(change, decodeChange) : change)) };
  } catch {
    return undefined;
  }
}

function withOperations(change: Extract<StoredChange, { article: string }>, convert: (set: Change) => Change): StoredChange {
  return { ...change, operations: change.operations.map((operation) => (operation.op === 'change' ? { ...operation, set: convert(operation.set) } : operation)) };
}

function decodeChange(set: Change): Change {
  return Object.fromEntries(Object.entries(set).map(([name, value]) => [name, isTakenAway(value) ? undefined : value]));
}

function isTakenAway(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$' in value && value.$ === TAKEN_AWAY.$;
}
