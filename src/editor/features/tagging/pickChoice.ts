import * as vscode from 'vscode';
import { ACTOR_TYPES, FIGURE_TYPES, type MarkKind } from '../../../core/model';
import type { Code } from '../../../core/sidecar/registryModel';
import type { Choice } from '../../../core/tagging/draft';

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice?: Choice;
}

/**
 * Asks what a span is: kind and type in one list, so that a few letters and Enter do it. The choice made last stands first.
 * @param kind asks for a type of this kind alone.
 * @returns undefined when the user cancels.
 */
export async function pickChoice(
  title: string,
  codes: readonly Code[],
  last: Choice | undefined,
  kind: MarkKind | undefined,
): Promise<Choice | undefined> {
  const items = choiceItems(codes).filter(({ choice }) => !kind || choice?.kind === kind);
  const again = last && items.find(({ choice }) => choice && sameChoice(choice, last));
  const recent: ChoiceItem[] = again
    ? [separator(vscode.l10n.t('Last choice')), again, ...items.filter((item) => item !== again)]
    : items;
  const picked = await vscode.window.showQuickPick(recent, {
    title,
    placeHolder: vscode.l10n.t('What is it? Type a few letters of the kind, type or tag.'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.choice;
}

function choiceItems(codes: readonly Code[]): readonly ChoiceItem[] {
  return [
    separator(vscode.l10n.t('Actor')),
    ...ACTOR_TYPES.map((type) => ({ label: ACTOR_LABELS()[type], description: vscode.l10n.t('actor'), choice: { kind: 'actor', type } as const })),
    separator(vscode.l10n.t('Figure')),
    ...FIGURE_TYPES.map((type) => ({ label: FIGURE_LABELS()[type], description: vscode.l10n.t('figure'), choice: { kind: 'figure', type } as const })),
    separator(vscode.l10n.t('Claim')),
    { label: vscode.l10n.t('Hedged claim'), description: vscode.l10n.t('claim'), choice: { kind: 'claim', hedged: true } },
    { label: vscode.l10n.t('Attributed claim'), description: vscode.l10n.t('claim'), choice: { kind: 'claim', hedged: false } },
    ...(codes.length > 0 ? [separator(vscode.l10n.t('Tags of the codebook'))] : []),
    ...codes.map(({ id, label, definition }) => ({
      label,
      description: vscode.l10n.t('tag'),
      ...(definition && { detail: definition }),
      choice: { kind: 'tag', tag: id } as const,
    })),
  ];
}

const ACTOR_LABELS = () => ({
  person: vscode.l10n.t('Person'),
  state: vscode.l10n.t('State'),
  organization: vscode.l10n.t('Organization'),
  'armed-group': vscode.l10n.t('Armed group'),
  people: vscode.l10n.t('People'),
});

const FIGURE_LABELS = () => ({
  count: vscode.l10n.t('Count'),
  money: vscode.l10n.t('Money'),
  percent: vscode.l10n.t('Percentage'),
  measure: vscode.l10n.t('Measure'),
  date: vscode.l10n.t('Date'),
});

function separator(label: string): ChoiceItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function sameChoice(a: Choice, b: Choice): boolean {
  return a.kind === b.kind && a.type === b.type && a.hedged === b.hedged && a.tag === b.tag;
}
