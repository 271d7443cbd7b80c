import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import { slugOf } from '../../../core/corpus/nameVariants';

interface EntityItem extends vscode.QuickPickItem {
  readonly id: string;
}

/** The actor that goes by this very name, else a new one. */
export function entityNamed(index: CorpusIndex, name: string): string {
  const lower = name.toLowerCase();
  return index.entities().find(({ names }) => names.some((known) => known.toLowerCase() === lower))?.id ?? newEntityId(name);
}

function newEntityId(name: string): string {
  return slugOf(name) || 'unnamed';
}

/**
 * Asks which actor a name stands for. The likeliest stands first and is taken by Enter: an actor of that name, else a new one.
 * @returns the entity's id; undefined when the user cancels.
 */
export function pickEntity(index: CorpusIndex, name: string, type: string | undefined): Promise<string | undefined> {
  const known = index.entities().map((entity): EntityItem => ({
    id: entity.id,
    label: entity.name,
    description: entity.type,
    detail: entity.names.filter((other) => other !== entity.name).slice(0, 5).join(' · '),
  }));
  const lower = name.toLowerCase();
  const named = known.filter(({ label, detail }) => label.toLowerCase() === lower || (detail?.toLowerCase().split(' · ').includes(lower) ?? false));
  const fresh = (label: string): EntityItem => ({ id: newEntityId(label), label: `$(add) ${label}`, description: vscode.l10n.t('new actor'), alwaysShow: true });
  const rest = known.filter((item) => !named.includes(item)).sort((a, b) => Number(b.description === type) - Number(a.description === type));

  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<EntityItem>();
    picker.title = vscode.l10n.t('Which actor is “{0}”?', name);
    picker.placeholder = vscode.l10n.t('Enter takes the first; type to search or to name a new actor.');
    picker.matchOnDetail = true;
    const show = (typed: string) => {
      picker.items = typed ? [...known, fresh(typed)] : [...named, fresh(name), ...rest];
    };
    show('');
    picker.onDidChangeValue((value) => show(value.trim()));
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.id);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
