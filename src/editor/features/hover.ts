import * as vscode from 'vscode';
import { CARD_COMMANDS, type CardCommand } from '../../core/corpus/cardModel';
import { addressOf, marksAt } from '../activeArticle';
import { knownAnnotator } from '../annotator';
import type { Corpora } from '../corpora';
import { lazily } from '../lazily';
import { rangeOf } from '../positions';
import { ARTICLES } from '../selector';

const cardMaking = lazily(async () => ({
  ...(await import('../../core/corpus/cards')),
  ...(await import('../../core/corpus/markdown')),
  ...(await import('../corpusIndex/prebuiltCard')),
}));

/** What a link of a card may run, and nothing else: article and sidecar text is untrusted. */
const ALLOWED = ['sourceAnnotator.open', ...CARD_COMMANDS.map((id) => `sourceAnnotator.${id}`)];

const TITLES = (): Readonly<Record<CardCommand, string>> => ({
  accept: vscode.l10n.t('Accept'),
  reject: vscode.l10n.t('Reject'),
  change: vscode.l10n.t('Change…'),
  delete: vscode.l10n.t('Delete'),
  addNote: vscode.l10n.t('Note…'),
  comment: vscode.l10n.t('Comment…'),
  showAllMentions: vscode.l10n.t('All Mentions'),
  openSidecar: vscode.l10n.t('Open Sidecar'),
});

/** A card waits this long for the folder to be read, and then shows what is known by now. */
const PATIENCE_MS = 500;

/** More cards than this under one place would fill the screen. */
const MOST_CARDS = 3;

/** The card of the mark under the pointer, made on demand from what is indexed by now. */
export function registerHover(corpora: Corpora): vscode.Disposable {
  return vscode.languages.registerHoverProvider(ARTICLES, {
    async provideHover(document, position) {
      const article = await corpora.current(document);
      if (!article) return undefined;
      const whole = await corpora.wholeWithin(document.uri, PATIENCE_MS);
      const { index } = corpora.of(document.uri);
      const viewer = await knownAnnotator();
      const { cardFor, renderCard, withPrebuilt } = await cardMaking();
      const marks = marksAt(article, document.offsetAt(position)).filter(({ state }) => state !== 'rejected');
      const first = marks[0];
      if (!first) return undefined;
      const shown = await Promise.all(marks.slice(0, MOST_CARDS).map(async (mark) => ({ mark, card: await withPrebuilt(corpora, document.uri, mark, cardFor(index, article.article, mark, viewer)) })));
      const cards = shown.map(({ mark, card }) => {
        const address = addressOf(article.article, mark);
        const text = new vscode.MarkdownString(
          renderCard(
            card,
            (where, { start, end }) => commandUri('sourceAnnotator.open', { article: where, start, end, kind: mark.kind }),
            (command) => ({ title: TITLES()[command], uri: commandUri(`sourceAnnotator.${command}`, address) }),
          ),
        );
        if (!whole) text.appendMarkdown(`\n\n*${vscode.l10n.t('The folder is still being read: more mentions may follow.')}*`);
        text.isTrusted = { enabledCommands: ALLOWED };
        text.supportHtml = false;
        return text;
      });
      return new vscode.Hover(cards, rangeOf(document, first));
    },
  });
}

function commandUri(command: string, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}
