import type * as vscode from 'vscode';

/** Long enough that a burst of keys is one analysis, short enough that marks keep up with a pause. */
const DEBOUNCE_MS = 150;

/**
 * Takes bursts of changes of a document together. Whoever asks while somebody types (outline, light bulb, highlights of
 * the same word) waits for the pause with everybody else, so that keys cost no analyses of their own.
 */
export interface Settling<T> extends vscode.Disposable {
  /** The document was changed: its pause begins anew. */
  changed(document: vscode.TextDocument): void;
  /** What `current` gives at the next pause. */
  settled(document: vscode.TextDocument): Promise<T>;
}

interface Pause<T> {
  timer?: ReturnType<typeof setTimeout>;
  readonly done: Promise<T>;
  readonly end: (value: Promise<T>) => void;
}

export function createSettling<T>(isCurrent: (document: vscode.TextDocument) => boolean, current: (document: vscode.TextDocument) => Promise<T>): Settling<T> {
  const pauses = new Map<string, Pause<T>>();

  const pauseOf = (document: vscode.TextDocument, again: boolean): Pause<T> => {
    const key = document.uri.toString();
    let pause = pauses.get(key);
    if (!pause) {
      let end: (value: Promise<T>) => void = () => undefined;
      const done = new Promise<T>((resolve) => {
        end = resolve;
      });
      pause = { done, end };
      pauses.set(key, pause);
      again = true;
    }
    if (again) {
      const { end } = pause;
      clearTimeout(pause.timer);
      pause.timer = setTimeout(() => {
        pauses.delete(key);
        end(current(document));
      }, DEBOUNCE_MS);
    }
    return pause;
  };

  return {
    changed: (document) => void pauseOf(document, true),
    settled: (document) => (isCurrent(document) ? current(document) : pauseOf(document, false).done),
    dispose() {
      for (const { timer } of pauses.values()) clearTimeout(timer);
    },
  };
}
