import * as vscode from 'vscode';
import { createExcerpts } from '../../../core/corpus/excerpts';
import type { Mark } from '../../../core/corpus/model';
import type { Operation } from '../../../core/sidecar/model';
import { type Choice, draftAnnotation, judgedAnnotation } from '../../../core/tagging/draft';
import { type Occurrence, occurrencesIn } from '../../../core/tagging/occurrences';
import { type Author, isOwn } from '../../../core/tagging/reshape';
import { trimSpan } from '../../../core/tagging/words';
import { type ArticleEditor, activeArticle, marksAt } from '../../activeArticle';
import { codesFor } from '../../codebook';
import type { FileChange } from '../../changes';
import type { Corpora } from '../../corpora';
import { pickMany } from '../../pickMany';
import { spanOf } from '../../positions';
import type { SidecarStore } from '../../sidecarStore';
import { articleLabel } from '../views/markNodes';
import { authorIn } from './author';
import { type CurrentArticle, currentArticle } from './currentArticle';
import { pickChoice } from './pickChoice';
import { pickEntity } from './pickEntity';

/** What is to be found, and what it is to become. */
interface Search {
  readonly quote: string;
  readonly names: readonly string[];
  readonly choice: Choice;
  /** The mark under the caret, where the search began there. */
  readonly mark: Mark | undefined;
}

interface Hit {
  readonly article: CurrentArticle;
  readonly place: Occurrence;
}

type HitItem = vscode.QuickPickItem & { readonly hit?: Hit };

/** `Tag All Occurrences…`: a name or figure through the article or the folder, after a preview, as one step. */
export function taggingAllCommand(corpora: Corpora, store: SidecarStore): () => Promise<void> {
  const searchFrom = async (article: ArticleEditor): Promise<Search | undefined> => {
    const { document, editor, marks } = article;
    const { index } = corpora.of(document.uri);
    const text = document.getText();
    const selected = editor.selection.isEmpty ? undefined : trimSpan(text, spanOf(document, editor.selection));
    const around = marksAt(marks, document.offsetAt(editor.selection.active)).filter(({ state }) => state !== 'rejected');
    const mark = around.find((found) => (selected ? found.start === selected.start && found.end === selected.end : found.kind !== 'claim'));
    if (mark?.kind === 'actor') {
      const entity = index.entityOf(document.uri.toString(), mark.entity);
      return { quote: mark.quote, names: [...new Set([mark.quote, ...(entity?.names ?? [])])], choice: { kind: 'actor', type: mark.type, entity: entity?.id ?? mark.entity }, mark };
    }
    if (mark?.kind === 'figure') return { quote: mark.quote, names: [mark.quote], choice: { kind: 'figure', type: mark.type }, mark };
    const word = document.getWordRangeAtPosition(editor.selection.active);
    const span = mark ?? selected ?? (word && spanOf(document, word));
    if (!span) return void vscode.window.showInformationMessage(vscode.l10n.t('Select the words to annotate, or put the caret into a word.'));
    const quote = text.slice(span.start, span.end);
    const choice = mark?.kind === 'tag' && mark.tags[0] !== undefined ? { kind: 'tag' as const, tag: mark.tags[0] } : await pickChoice(vscode.l10n.t('Tag every “{0}” as', quote), await codesFor(document.uri), undefined, undefined);
    const entity = choice?.kind === 'actor' ? await pickEntity(index, quote, choice.type) : undefined;
    if (!choice || (choice.kind === 'actor' && entity === undefined)) return undefined;
    return { quote, names: [quote], choice: { ...choice, ...(entity !== undefined && { entity }) }, mark };
  };

  const find = (search: Search, uris: readonly vscode.Uri[], author: Author) =>
    vscode.window.withProgress({ location: uris.length > 1 ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for “{0}”', search.quote), cancellable: true }, async (progress, token) => {
      const hits: Hit[] = [];
      for (const uri of uris) {
        if (token.isCancellationRequested) return undefined;
        const article = await currentArticle(corpora, uri);
        progress.report({ increment: 100 / uris.length });
        if (!article) continue;
        const alike = search.mark?.kind === 'figure' ? search.mark : undefined;
        const places = occurrencesIn(article.text, article.marks, search.choice.kind, search.names, alike, (mark) => isOwn(mark, author) && saysTheSame(mark, search.choice));
        hits.push(...places.map((place) => ({ article, place })));
      }
      return hits;
    });

  return async () => {
    const active = await activeArticle(corpora);
    if (!active) return;
    const author = await authorIn(corpora, active.document.uri);
    const search = author && (await searchFrom(active));
    if (!author || !search) return;
    const uris = await pickScope(active.document.uri, corpora);
    const hits = uris && (await find(search, uris, author));
    if (!hits) return;
    if (hits.length === 0) return void vscode.window.showInformationMessage(vscode.l10n.t('There is no “{0}” left to tag.', search.quote));
    const chosen = await preview(search, hits);
    if (!chosen || chosen.length === 0) return;
    const changes = changesFor(chosen, search.choice, author);
    const label = vscode.l10n.t('Tag {0} occurrences of “{1}”', chosen.length, search.quote);
    if (await store.applyAll(changes, label)) {
      void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” tagged {1} times. Undo Annotation takes it back.', search.quote, chosen.length));
    }
  };
}

/** An annotation that says this already need not be made again; a tag is asked about by its code. */
function saysTheSame(mark: Mark, { kind, tag }: Choice): boolean {
  return mark.state !== 'rejected' && (kind !== 'tag' || (tag !== undefined && mark.tags.includes(tag)));
}

async function pickScope(article: vscode.Uri, corpora: Corpora): Promise<readonly vscode.Uri[] | undefined> {
  const picked = await vscode.window.showQuickPick([{ label: vscode.l10n.t('In This Article'), folder: false }, { label: vscode.l10n.t('In the Folder'), folder: true }], { title: vscode.l10n.t('Tag all occurrences') });
  if (!picked?.folder) return picked && [article];
  const { index } = await corpora.whole(article);
  return index.articles().map((each) => vscode.Uri.parse(each.article, true));
}

/** Every hit in its line of context, by article; what is unlikely is not ticked. */
async function preview({ quote, choice }: Search, hits: readonly Hit[]): Promise<readonly Hit[] | undefined> {
  const items: HitItem[] = [];
  let last: CurrentArticle | undefined;
  for (const hit of hits) {
    const { article, place } = hit;
    if (article !== last) items.push({ label: articleLabel(article.uri.toString(), article.marks.metadata), kind: vscode.QuickPickItemKind.Separator });
    last = article;
    const excerpts = createExcerpts(article.text, [place]);
    items.push({
      label: excerpts.context(place)?.text ?? place.quote,
      description: vscode.l10n.t('line {0}', excerpts.position(place.start).line + 1),
      ...(!place.likely && { detail: vscode.l10n.t('“{0}”: part of a longer mark, or another thing counted', place.quote) }),
      picked: place.likely,
      hit,
    });
  }
  const picked = await pickMany(items, {
    matchOnDescription: true,
    title: vscode.l10n.t('Tag {0} occurrences of “{1}” as {2}', hits.length, quote, choice.type ?? choice.tag ?? choice.kind),
    placeholder: vscode.l10n.t('Space unticks a line, Enter tags the rest; type to see fewer.'),
  });
  return picked?.flatMap(({ hit }) => hit ?? []);
}

function changesFor(hits: readonly Hit[], choice: Choice, author: Author): readonly FileChange[] {
  const articles = [...new Set(hits.map(({ article }) => article))];
  return articles.map((article): FileChange => ({
    article: article.uri,
    operations: hits.filter((hit) => hit.article === article).map(({ place }) => operationFor(article, place, choice, author)),
  }));
}

/** Accepts the suggestion that stands there; else makes an annotation by hand. */
function operationFor({ text, marks }: CurrentArticle, place: Occurrence, choice: Choice, author: Author): Operation {
  const suggested = marks.marks.find((mark) => mark.state === 'suggested' && mark.kind === choice.kind && mark.start === place.start && mark.end === place.end);
  const annotation = suggested ? { ...judgedAnnotation(text, suggested, 'accepted', choice.entity), ...(choice.type !== undefined && { type: choice.type }) } : draftAnnotation(text, place, choice, marks);
  return { op: 'add', annotator: author.name, annotation };
}
