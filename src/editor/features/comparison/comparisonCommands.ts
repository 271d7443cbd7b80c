import * as vscode from 'vscode';
import { decide, type Decision } from '../../../core/review/adjudicate';
import { CONSENSUS } from '../../../core/review/consensus';
import { startOf } from '../../../core/review/compareAnnotators';
import { annotatorsOf } from '../../../core/review/progress';
import { newId } from '../../../core/sidecar/newId';
import { activeArticle } from '../../activeArticle';
import { annotatorName } from '../../annotator';
import type { Corpora } from '../../corpora';
import { rangeOf } from '../../positions';
import type { SidecarStore } from '../../sidecarStore';
import { createComparison, type ComparedPairing } from './comparison';
import { type ComparisonNode, createComparisonView } from './comparisonView';
import { markWords } from '../../../core/review/annotatedLines';
import { createSideBySide } from './sideBySide';

/** Comparing two annotators on an article, and deciding what goes into the consensus. */
export function comparisonCommands(corpora: Corpora, store: SidecarStore, parts: vscode.Disposable[]) {
  const comparison = createComparison(corpora);
  const view = createComparisonView(comparison);
  const sideBySide = createSideBySide(comparison);
  parts.push(comparison, view, sideBySide);

  const begin = async (article: vscode.Uri, a: string, b: string): Promise<void> => {
    await comparison.begin({ article, a, b });
    await view.show();
  };

  const compare = async (): Promise<void> => {
    const article = await activeArticle(corpora);
    if (!article) return;
    const names = annotatorsOf([article.marks]);
    if (names.length < 2) {
      void vscode.window.showInformationMessage(vscode.l10n.t('It takes two annotators to compare: this article has {0}.', names[0] ?? vscode.l10n.t('none')));
      return;
    }
    const a = names.length === 2 ? names[0] : await vscode.window.showQuickPick([...names], { title: vscode.l10n.t('Compare whom?') });
    if (a === undefined) return;
    const others = names.filter((name) => name !== a);
    const b = others.length === 1 ? others[0] : await vscode.window.showQuickPick(others, { title: vscode.l10n.t('Compare {0} with whom?', a) });
    if (b !== undefined) await begin(article.document.uri, a, b);
  };

  const showConsensusChanges = async (): Promise<void> => {
    const article = await activeArticle(corpora);
    const me = article && (await annotatorName(article.document.uri));
    if (!article || !me) return;
    if (!article.marks.marks.some(({ annotator }) => annotator === CONSENSUS)) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been decided for this article yet.'));
      return;
    }
    await begin(article.document.uri, me, CONSENSUS);
  };

  const write = async (decisions: readonly (readonly [ComparedPairing, Decision])[], label: string): Promise<void> => {
    const { compared, marks, withConsensus } = comparison;
    if (!compared || withConsensus) return;
    const operations = decisions.flatMap(([{ pairing }, decision]) => decide(pairing, decision, marks, () => newId(Math.random)));
    if (operations.length > 0) await store.apply(compared.article, operations, label);
  };
  const quoteOf = ({ pairing: { a, b } }: ComparedPairing) => (a ?? b)?.quote ?? '';
  const decideFor = (compared: ComparedPairing, decision: Decision) => write([[compared, decision]], vscode.l10n.t('Decide on “{0}”', quoteOf(compared)));

  /** The place the caret is in, else the first one behind it that is undecided. */
  const placeAtCaret = (): ComparedPairing | undefined => {
    const { compared, pairings } = comparison;
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === compared?.article.toString());
    const caret = editor?.document.offsetAt(editor.selection.active) ?? 0;
    const open = pairings.filter(({ pairing, decided }) => pairing.difference !== 'same' && !decided);
    const around = open.find(({ pairing: { a, b } }) => [a, b].some((mark) => mark && mark.start <= caret && caret <= mark.end));
    return around ?? open.find(({ pairing }) => startOf(pairing) >= caret) ?? open[0];
  };

  const goTo = async (place: ComparedPairing | undefined): Promise<void> => {
    const mark = place?.pairing.a ?? place?.pairing.b;
    if (!comparison.compared || !place || !mark) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no undecided difference left.'));
      return;
    }
    const document = await vscode.workspace.openTextDocument(comparison.compared.article);
    await vscode.window.showTextDocument(document, { selection: rangeOf(document, mark) });
    await view.reveal(place);
  };

  const step = (direction: 1 | -1) => async (): Promise<void> => {
    const { compared, pairings, withConsensus } = comparison;
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === compared?.article.toString());
    const caret = editor?.document.offsetAt(editor.selection.start) ?? -1;
    const open = pairings.filter(({ pairing, decided }) => pairing.difference !== 'same' && (withConsensus || !decided));
    const start = ({ pairing: { a, b } }: ComparedPairing) => (a ?? b)?.start ?? 0;
    await goTo(direction === 1 ? (open.find((place) => start(place) > caret) ?? open[0]) : (open.findLast((place) => start(place) < caret) ?? open.at(-1)));
  };

  const decideHere = async (node: ComparisonNode | undefined): Promise<void> => {
    const place = node && node.line !== 'group' ? node.compared : placeAtCaret();
    const { compared, nameOf, withConsensus } = comparison;
    if (!compared || withConsensus) return;
    if (!place) return goTo(undefined);
    const { a, b } = place.pairing;
    const nothing = vscode.l10n.t('nothing here');
    const choices: readonly (vscode.QuickPickItem & { readonly decision: Decision })[] = [
      { label: compared.a, description: a ? markWords(a, nameOf) : nothing, decision: 'a' },
      { label: compared.b, description: b ? markWords(b, nameOf) : nothing, decision: 'b' },
      ...(a && b ? [{ label: vscode.l10n.t('Neither'), description: vscode.l10n.t('nothing goes into the consensus here'), decision: 'neither' as const }] : []),
    ];
    const chosen = await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Who is right about “{0}”?', quoteOf(place)) });
    if (!chosen) return;
    await decideFor(place, chosen.decision);
    const next = placeAtCaret();
    if (next) await goTo(next);
  };

  const takeSide = async (node: ComparisonNode | undefined): Promise<void> => {
    if (node?.line === 'side') await decideFor(node.compared, node.side);
  };
  const takeNeither = async (node: ComparisonNode | undefined): Promise<void> => {
    if (node?.line === 'place') await decideFor(node.compared, 'neither');
  };
  const adoptAgreed = async (): Promise<void> => {
    const agreed = comparison.pairings.filter(({ pairing, decided }) => pairing.difference === 'same' && !decided);
    if (agreed.length === 0) void vscode.window.showInformationMessage(vscode.l10n.t('All that is agreed is in the consensus already.'));
    else await write(agreed.map((place) => [place, 'a'] as const), vscode.l10n.t('Adopt {0} agreed annotations', agreed.length));
  };

  return {
    compareAnnotators: compare,
    showConsensusChanges,
    showSideBySide: () => sideBySide.show(),
    nextDifference: step(1),
    previousDifference: step(-1),
    decideDifference: decideHere,
    takeSide,
    takeNeither,
    adoptAgreed,
  };
}
