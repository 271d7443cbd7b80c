import * as vscode from 'vscode';
import type { ArticleMarks } from '../../../core/corpus/model';
import type { Span } from '../../../core/model';
import { articleFiles } from '../../articleFiles';
import type { Corpora } from '../../corpora';
import type { DrawnArticle, DrawnStore, Ranges } from '../../drawnStore';
import { rangeOf } from '../../positions';
import { affects, settings } from '../../settings';
import { createDecorationTypes, createRulerTypes, SETTING_OF, STYLES, type Style, stylesOf } from './styles';

/** Marks this far outside the visible lines are drawn too, so that scrolling a little shows no bare text. */
const MARGIN_LINES = 100;
/** The ruler is some hundred pixels high: of marks of one style closer to each other than this share of the article one is enough. */
const RULER_PARTS = 1000;
/** What is drawn is kept for the next window when nothing has been drawn for so long. */
const AT_REST_MS = 2000;

export interface Highlights extends vscode.Disposable {
  /** What was drawn last, by style. */
  drawn(article: vscode.Uri): Ranges;
  /** What the ruler beside the scroll bar shows, by style: of the whole article. */
  onRuler(article: vscode.Uri): Ranges;
}

/** Draws the marks of every visible editor; repaints when marks, visible lines or toggles change. Before the first are there, what the window before drew. */
export function registerHighlights(corpora: Corpora, drawnStore: () => Promise<DrawnStore>): Highlights {
  const types = createDecorationTypes();
  const rulerTypes = createRulerTypes();
  const drawn = new Map<string, Ranges>();
  const onRuler = new Map<string, Ranges>();
  /** Marks have come: the worker is there. */
  let isAwake = false;
  /** Editors that the window before was asked about. */
  const asked = new WeakSet<vscode.TextEditor>();
  let resting: ReturnType<typeof setTimeout> | undefined;

  /** Marks of an older text are not drawn: the decorations there are move with the edits until new ones come. */
  const marksOf = ({ document }: vscode.TextEditor): ArticleMarks | 'none' | undefined => {
    const corpus = corpora.of(document.uri);
    return corpus.isCurrent(document) ? (corpus.index.article(document.uri.toString()) ?? 'none') : undefined;
  };
  const draw = (editor: vscode.TextEditor, as: typeof types, ranges: ReadonlyMap<string, readonly vscode.Range[]>): Ranges => {
    const shown: Record<string, readonly vscode.Range[]> = {};
    for (const [style, type] of as) {
      shown[style] = settings.highlight(SETTING_OF[style]) ? (ranges.get(style) ?? []) : [];
      editor.setDecorations(type, shown[style]);
    }
    return shown;
  };
  /** Once in each editor, until marks come: they are newer than any that were kept. */
  const paintAsBefore = async (editor: vscode.TextEditor): Promise<void> => {
    const { document } = editor;
    if (isAwake || asked.has(editor) || !articleFiles.isArticle(document)) return;
    asked.add(editor);
    const before = await (await drawnStore()).read(document);
    if (!before || isAwake || document.isClosed) return;
    const article = document.uri.toString();
    drawn.set(article, draw(editor, types, new Map(Object.entries(before.near))));
    onRuler.set(article, draw(editor, rulerTypes, new Map(Object.entries(before.ruler))));
  };
  const keep = async (): Promise<void> => {
    const articles = vscode.window.visibleTextEditors.flatMap(({ document }): DrawnArticle[] => {
      const [near, ruler] = [drawn, onRuler].map((each) => each.get(document.uri.toString()));
      return near && ruler && corpora.of(document.uri).isCurrent(document) ? [{ document, version: document.version, near, ruler }] : [];
    });
    if (articles.length > 0) await (await drawnStore()).write(articles);
  };
  const painted = (): void => {
    isAwake = true;
    clearTimeout(resting);
    resting = setTimeout(() => void keep().catch(() => undefined), AT_REST_MS); // a part that cannot be loaded is said where somebody asks for it
  };
  const paintNear = (editor: vscode.TextEditor): void => {
    const marks = marksOf(editor);
    if (!marks) return void paintAsBefore(editor).catch(() => undefined);
    drawn.set(editor.document.uri.toString(), draw(editor, types, marks === 'none' ? new Map() : rangesNear(editor, marks)));
    painted();
  };
  const paint = (editor: vscode.TextEditor): void => {
    paintNear(editor);
    const marks = marksOf(editor);
    if (marks) onRuler.set(editor.document.uri.toString(), draw(editor, rulerTypes, marks === 'none' ? new Map() : rangesOnRuler(editor, marks)));
  };

  const all = (): void => vscode.window.visibleTextEditors.forEach(paint);
  const changed = (uri: vscode.Uri): void =>
    vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri.toString()).forEach(paint);

  all();
  const listening = [
    corpora.onDidChange(changed),
    vscode.window.onDidChangeVisibleTextEditors(all),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      drawn.delete(uri.toString());
      onRuler.delete(uri.toString());
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => paintNear(textEditor)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affects(event, 'highlights')) all();
    }),
  ];
  return {
    drawn: (article) => drawn.get(article.toString()) ?? {},
    onRuler: (article) => onRuler.get(article.toString()) ?? {},
    dispose() {
      clearTimeout(resting);
      for (const part of [...types.values(), ...rulerTypes.values(), ...listening]) part.dispose();
    },
  };
}

function rangesNear(editor: vscode.TextEditor, { marks }: ArticleMarks): Map<Style, vscode.Range[]> {
  const { document, visibleRanges } = editor;
  const first = visibleRanges[0]?.start.line ?? 0;
  const last = visibleRanges.at(-1)?.end.line ?? document.lineCount;
  const from = document.offsetAt(new vscode.Position(Math.max(0, first - MARGIN_LINES), 0));
  const to = document.offsetAt(new vscode.Position(last + MARGIN_LINES, 0));
  const ranges = new Map<Style, vscode.Range[]>(STYLES.map((style) => [style, []]));
  const isNear = ({ start, end }: Span): boolean => start <= to && end >= from;
  for (const mark of marks) {
    if (!isNear(mark) && !mark.segments?.some(isNear)) continue; // a piece may stand far from the first one
    for (const style of stylesOf(mark)) {
      for (const piece of [mark, ...(mark.segments ?? [])]) ranges.get(style)?.push(rangeOf(document, piece));
    }
    if (mark.kind === 'claim' && mark.hedged && mark.state !== 'rejected') {
      for (const cue of mark.cues) if (cue.category !== 'attribution') ranges.get('cue')?.push(rangeOf(document, cue));
    }
  }
  return ranges;
}

function rangesOnRuler({ document }: vscode.TextEditor, { marks }: ArticleMarks): Map<Style, vscode.Range[]> {
  const part = Math.max(1, (marks.at(-1)?.end ?? 0) / RULER_PARTS);
  const ranges = new Map<Style, vscode.Range[]>(STYLES.map((style) => [style, []]));
  const reached = new Map<Style, number>();
  for (const mark of marks) {
    for (const style of stylesOf(mark)) {
      if (mark.end < (reached.get(style) ?? 0) + part) continue;
      reached.set(style, mark.end);
      for (const piece of [mark, ...(mark.segments ?? [])]) ranges.get(style)?.push(rangeOf(document, piece));
    }
  }
  return ranges;
}
