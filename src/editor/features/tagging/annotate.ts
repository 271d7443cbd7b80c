import * as vscode from 'vscode';
import type { Operation } from '../../../core/sidecar/model';
import type { Mark } from '../../../core/corpus/model';
import { MARK_KINDS, type MarkKind, type Span } from '../../../core/model';
import type { Code } from '../../../core/sidecar/registryModel';
import { type Author, changed, isOwn } from '../../../core/tagging/reshape';
import { trimSpan } from '../../../core/tagging/words';
import { type ArticleEditor, activeArticle, marksAt } from '../../activeArticle';
import { codesFor } from '../../codebook';
import type { Corpora } from '../../corpora';
import { spanOf } from '../../positions';
import type { SidecarStore } from '../../sidecarStore';
import { type Choice, draftAnnotation } from '../../../core/tagging/draft';
import { askAttributes } from './askAttributes';
import { authorIn } from './author';
import { pickByKey } from './pickByKey';
import { pickChoice } from './pickChoice';
import { entityNamed, pickEntity } from './pickEntity';

/** The commands that make annotations by hand of what is selected. */
export function annotatingCommands(corpora: Corpora, store: SidecarStore) {
  let last: Choice | undefined;

  type Choose = (article: ArticleEditor, quote: string) => Promise<Choice | undefined>;

  const annotate = async (choose: Choose): Promise<void> => {
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
    const author = await authorIn(corpora, article.document.uri);
    if (!author) return;
    const operations = spans.flatMap((span): readonly Operation[] => {
      const coded = choice.kind === 'tag' ? markToCode(article, span, author) : undefined;
      if (coded) return withCode(text, coded, choice, author);
      return [{ op: 'add', annotator: author.name, annotation: draftAnnotation(text, span, choice, article.marks) }];
    });
    await store.apply(article.document.uri, operations, vscode.l10n.t('Annotate “{0}” as {1}', quote, choice.type ?? choice.tag ?? choice.kind));
  };

  const withEntity = async ({ document }: ArticleEditor, quote: string, choice: Choice | undefined): Promise<Choice | undefined> => {
    if (choice?.kind !== 'actor') return choice;
    const entity = await pickEntity(corpora.of(document.uri).index, quote, choice.type);
    return entity === undefined ? undefined : { ...choice, entity };
  };

  const withAttributes = async (codes: readonly Code[], choice: Choice | undefined): Promise<Choice | undefined> => {
    const code = choice?.kind === 'tag' ? codes.find(({ id }) => id === choice.tag) : undefined;
    if (!choice || !code || code.attributes.length === 0) return choice;
    const attributes = await askAttributes(code);
    return attributes && { ...choice, attributes };
  };

  /** A keybinding may say the choice: then nothing is asked, which makes one key one tag. */
  const chosenOrPicked = (kind?: MarkKind) => (given: unknown) =>
    annotate(isChoice(given) && (!kind || given.kind === kind) ? () => Promise.resolve(given) : pickAmong(kind));

  const pickAmong = (kind?: MarkKind): Choose => async (article, quote) => {
    const codes = await codesFor(article.document.uri);
    const choice = await pickChoice(vscode.l10n.t('Annotate “{0}”', quote), codes, last?.kind === (kind ?? last?.kind) ? last : undefined, kind);
    return withAttributes(codes, await withEntity(article, quote, choice));
  };

  const byKey: Choose = async (article, quote) => {
    const codes = await codesFor(article.document.uri);
    if (codes.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There are no codes yet: write some into codebook.yaml at the top of the folder.'));
      return undefined;
    }
    const code = await pickByKey(vscode.l10n.t('Tag “{0}”', quote), codes);
    return code && withAttributes(codes, { kind: 'tag', tag: code.id });
  };

  /** The same tag once more, without a question: another name is another actor. */
  const again: Choose = ({ document }, quote) => {
    if (last?.kind !== 'actor') return Promise.resolve(last);
    return Promise.resolve({ ...last, entity: entityNamed(corpora.of(document.uri).index, quote) });
  };

  const repeat = () => {
    if (last) return annotate(again);
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no last annotation in this window yet: choose one with Annotate Selection.'));
    return undefined;
  };

  return {
    annotateSelection: chosenOrPicked(),
    annotateAsActor: chosenOrPicked('actor'),
    annotateAsFigure: chosenOrPicked('figure'),
    annotateAsClaim: chosenOrPicked('claim'),
    repeatLastAnnotation: repeat,
    tagByKey: () => annotate(byKey),
  };
}

/** The annotation or claim that stands on these very words: a code is laid on it instead of beside it. */
function markToCode({ marks }: ArticleEditor, { start, end }: Span, author: Author): Mark | undefined {
  const here = marks.marks.filter((mark) => mark.start === start && mark.end === end && !mark.segments && mark.state !== 'rejected');
  return here.find((mark) => isOwn(mark, author)) ?? here.find((mark) => mark.kind === 'claim' && mark.state === 'suggested');
}

function withCode(text: string, mark: Mark, { tag, attributes = [] }: Choice, author: Author): readonly Operation[] {
  const tags = [...new Set([...mark.tags, ...(tag === undefined ? [] : [tag])])];
  const kept = (mark.annotation?.attributes ?? []).filter(({ code }) => code !== tag);
  const all = [...kept, ...attributes];
  return changed(text, mark, { tags, attributes: all.length > 0 ? all : undefined }, author);
}

function isChoice(value: unknown): value is Choice {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, type, entity, tag } = value as Partial<Record<keyof Choice, unknown>>;
  const isText = (field: unknown) => field === undefined || typeof field === 'string';
  return MARK_KINDS.some((known) => known === kind) && isText(type) && isText(entity) && isText(tag);
}

/** What is selected, without white space at its ends; where nothing is, the mark or else the word under the caret. Two carets in one word mean it once. */
function selectedSpans({ editor, document, marks }: ArticleEditor): readonly Span[] {
  const text = document.getText();
  const spans = editor.selections.flatMap((selection): Span | readonly Span[] => {
    if (!selection.isEmpty) return trimSpan(text, spanOf(document, selection)) ?? [];
    const caret = document.offsetAt(selection.active);
    const mark = marksAt(marks, caret).find(({ kind }) => kind === 'actor' || kind === 'figure');
    if (mark) return [{ start: mark.start, end: mark.end }];
    const word = document.getWordRangeAtPosition(selection.active);
    return word ? (trimSpan(text, spanOf(document, word)) ?? []) : [];
  });
  return [...new Map(spans.map((span) => [`${span.start} ${span.end}`, span])).values()];
}
