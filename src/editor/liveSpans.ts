import * as vscode from 'vscode';
import { createSpanTracker, type SpanTracker } from '../core/anchor/moveSpans';
import { trackingKey, type TrackedPlace } from '../core/anchor/tracked';
import type { ArticleMarks, Mark } from '../core/corpus/model';
import type { Span } from '../core/model';
import { openDocument } from './texts';

/** Follows the annotations of open articles through edits, undo and redo. */
export interface LiveSpans extends vscode.Disposable {
  /** Where the edits have moved the annotations of this very version; undefined where nothing is known. */
  tracked(article: vscode.Uri, version: number | undefined): readonly TrackedPlace[] | undefined;
  /** Takes over where anchoring has placed the annotations of a version. */
  settle(article: vscode.Uri, version: number | undefined, text: string, marks: ArticleMarks): void;
}

/** Each edit costs a look at the whole text: longer ones are left to anchoring. */
const LONGEST_TEXT = 1_000_000;

interface Followed {
  version: number;
  readonly tracker: SpanTracker;
  /** For each annotation how many pieces it has. */
  readonly pieces: Map<string, number>;
}

export function createLiveSpans(): LiveSpans {
  const followed = new Map<string, Followed>();

  const listening = [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const known = followed.get(document.uri.toString());
      if (!known) return;
      known.version = document.version;
      if (contentChanges.length === 0) return;
      const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, end: rangeOffset + rangeLength, text }));
      known.tracker.change(changes, document.getText());
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void followed.delete(uri.toString())),
  ];

  return {
    tracked(article, version) {
      const known = followed.get(article.toString());
      if (!known || known.version !== version) return undefined;
      return [...known.pieces].map(([key, count]) => ({
        key,
        spans: Array.from({ length: count }, (_, piece) => known.tracker.spans.get(pieceId(key, piece)) ?? { start: 0, end: 0 }),
      }));
    },
    settle(article, version, text, { marks }) {
      const id = article.toString();
      const placed = marks.flatMap((mark) => placeOf(mark) ?? []);
      let known = followed.get(id);
      if (version === undefined || text.length > LONGEST_TEXT || (!known && placed.length === 0)) return;
      if (!known) {
        if (openDocument(article)?.version !== version) return; // edits since then were not followed
        known = { version, tracker: createSpanTracker(text, []), pieces: new Map() };
        followed.set(id, known);
      }
      if (known.version !== version) return;
      for (const { key, spans } of placed) {
        known.pieces.set(key, spans.length);
        for (const [piece, span] of spans.entries()) {
          const before = known.tracker.spans.get(pieceId(key, piece));
          if (before?.start !== span.start || before.end !== span.end) known.tracker.set(pieceId(key, piece), span);
        }
      }
    },
    dispose() {
      for (const part of listening) part.dispose();
    },
  };
}

function placeOf({ annotation, annotator, start, end, segments = [] }: Mark): { readonly key: string; readonly spans: readonly Span[] } | undefined {
  if (!annotation || annotator === undefined) return undefined;
  return { key: trackingKey({ annotator, annotation }), spans: [{ start, end }, ...segments] };
}

function pieceId(key: string, piece: number): string {
  return `${piece} ${key}`;
}
