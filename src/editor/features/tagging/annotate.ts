import * as vscode from 'vscode';
import type { Operation } from '../../../core/sidecar/model';
import { MARK_KINDS, type MarkKind, type Span } from '../../../core/model';
import { type ArticleEditor, activeArticle, marksAt } from '../../activeArticle';
import { annotatorName } from '../../annotator';
import { codesFor } from '../../codebook';
import type { Corpora } from '../../corpora';
import { spanOf } from '../../positions';
import type { SidecarStore } from '../../sidecarStore';
import { type Choice, draftAnnotation } from './draft';
import { pickChoice } from './pickChoice';
import { pickEntity } from './pickEntity';

/** The commands that make annotations by hand of what is selected. */
export function registerAnnotating(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  let last: Choice | undefined;

  const annotate = async (choose: (article: ArticleEditor, quote: string) => Promise<Choice | undefined>): Promise<void> => {
    const article = await activeArticle(corpora);
    if (!article) return;
    const spans = selectedSpans(article);
    const text = article.document.getText();
    const first = spans[0];
    if (!first) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Select the words to annotate, or put the caret into a word.'));
      return;
    }
    const quote = text.slice(first.start, first.end);
    const choice = await choose(article, quote);
    if (!choice) return;
    last = choice;
    const annotator = await annotatorName();
    if (!annotator) return;
    const operations = spans.map((span): Operation => ({ op: 'add', annotator, annotation: draftAnnotation(text, span, choice, article.marks) }));
    await store.apply(article.document.uri, operations, vscode.l10n.t('Annotate “{0}” as {1}', quote, choice.type ?? choice.tag ?? choice.kind));
  };

  const withEntity = async ({ document }: ArticleEditor, quote: string, choice: Choice | undefined): Promise<Choice | undefined> => {
    if (choice?.kind !== 'actor') return choice;
    const entity = await pickEntity(corpora.of(document.uri).index, quote, choice.type);
    return entity === undefined ? undefined : { ...choice, entity };
  };

  /** A keybinding may say the choice: then nothing is asked, which makes one key one tag. */
  const chosenOrPicked = (kind?: MarkKind) => (given: unknown) =>
    annotate(isChoice(given) && (!kind || given.kind === kind) ? () => Promise.resolve(given) : pickAmong(kind));

  const pickAmong = (kind?: MarkKind) => async (article: ArticleEditor, quote: string) => {
    const codes = await codesFor(article.document.uri);
    const choice = await pickChoice(vscode.l10n.t('Annotate “{0}”', quote), codes, last?.kind === (kind ?? last?.kind) ? last : undefined, kind);
    return withEntity(article, quote, choice);
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('sourceAnnotator.annotateSelection', chosenOrPicked()),
    vscode.commands.registerCommand('sourceAnnotator.annotateAsActor', chosenOrPicked('actor')),
    vscode.commands.registerCommand('sourceAnnotator.annotateAsFigure', chosenOrPicked('figure')),
    vscode.commands.registerCommand('sourceAnnotator.annotateAsClaim', chosenOrPicked('claim')),
  );
}

function isChoice(value: unknown): value is Choice {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, type, entity, tag } = value as Partial<Record<keyof Choice, unknown>>;
  const isText = (field: unknown) => field === undefined || typeof field === 'string';
  return MARK_KINDS.some((known) => known === kind) && isText(type) && isText(entity) && isText(tag);
}

/** What is selected, without white space at its ends; where nothing is, the mark or else the word under the caret. */
function selectedSpans({ editor, document, marks }: ArticleEditor): readonly Span[] {
  const text = document.getText();
  return editor.selections.flatMap((selection): readonly Span[] => {
    if (!selection.isEmpty) return trimmed(text, spanOf(document, selection));
    const caret = document.offsetAt(selection.active);
    const mark = marksAt(marks, caret).find(({ kind }) => kind === 'actor' || kind === 'figure');
    if (mark) return [{ start: mark.start, end: mark.end }];
    const word = document.getWordRangeAtPosition(selection.active);
    return word ? trimmed(text, spanOf(document, word)) : [];
  });
}

function trimmed(text: string, { start, end }: Span): readonly Span[] {
  const quote = text.slice(start, end);
  const from = start + (quote.length - quote.trimStart().length);
  const to = end - (quote.length - quote.trimEnd().length);
  return from < to ? [{ start: from, end: to }] : [];
}
