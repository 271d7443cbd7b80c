import * as vscode from 'vscode';
import type { ArticleMarks } from '../core/corpus/model';
import type { TextReplacement } from '../core/detect/liveAnalysis';

/** What the worker said last of an open article, and the edits since: so that a keystroke costs a message of a few bytes. */
export interface LiveEdits extends vscode.Disposable {
  /** Undefined where the edits since the last answer are not all known. */
  since(article: vscode.Uri, version: number): EditsSince | undefined;
  /** Takes over an answer. @param state as the worker names it; undefined: it cannot go on from there. */
  settle(article: vscode.Uri, version: number, state: number | undefined, marks: ArticleMarks): void;
}

export interface EditsSince {
  readonly state: number;
  readonly marks: ArticleMarks;
  /** One after the other. */
  readonly edits: readonly TextReplacement[];
}

interface Followed {
  readonly state: number;
  readonly marks: ArticleMarks;
  readonly version: number;
  readonly events: { readonly version: number; readonly edits: readonly TextReplacement[] }[];
}

/** Nobody asked for so many changes: the text is sent as a whole next time. */
const MOST_EVENTS = 500;

export function createLiveEdits(): LiveEdits {
  const followed = new Map<string, Followed>();
  const listening = [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const key = document.uri.toString();
      const known = followed.get(key);
      if (!known || contentChanges.length === 0) return;
      // all offsets are of the text before the event: from the last to the first they stay true
      const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, end: rangeOffset + rangeLength, text })).sort((a, b) => b.start - a.start);
      if (known.events.push({ version: document.version, edits }) > MOST_EVENTS) followed.delete(key);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void followed.delete(uri.toString())),
  ];
  return {
    since(article, version) {
      const known = followed.get(article.toString());
      if (!known) return undefined;
      const events = known.events.filter((event) => event.version <= version);
      // other line ends come as a version without changes
      const complete = version === known.version + events.length && events.every((event, index) => event.version === known.version + index + 1);
      return complete ? { state: known.state, marks: known.marks, edits: events.flatMap(({ edits }) => edits) } : undefined;
    },
    settle(article, version, state, marks) {
      const key = article.toString();
      const known = followed.get(key);
      if (state === undefined) followed.delete(key);
      else if (!known || known.version < version || known.state < state) followed.set(key, { state, marks, version, events: known?.events.filter((event) => event.version > version) ?? [] });
    },
    dispose() {
      for (const part of listening) part.dispose();
    },
  };
}
