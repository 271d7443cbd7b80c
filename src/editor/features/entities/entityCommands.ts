import * as vscode from 'vscode';
import { ACTOR_TYPES } from '../../../core/model';
import { type EntityPlan, mergeEntities, promoteEntity, type Refused, renameEntity, setEntityFields, splitAlias } from '../../../core/registry/planEntities';
import type { FileChange } from '../../changes';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';
import { entityOfNode } from '../views/treeNode';
import { askRole, pickRole } from './askRole';
import { type EntityIn, pickActor, whichEntity } from './whichEntity';

/** The commands on actors: each edits `actors.yaml` and the sidecars as one step that can be undone. No article is ever written. */
export function entityCommands(corpora: Corpora, store: SidecarStore) {
  const carryOut = async ({ folder }: EntityIn, plan: EntityPlan | Refused, label: string): Promise<boolean> => {
    if ('reason' in plan) return say(plan.reason);
    if ('taken' in plan) return say(vscode.l10n.t('There is an actor “{0}” already: use Merge Actors to make one of the two.', plan.taken));
    const changes: readonly FileChange[] = [
      ...(plan.actors.length > 0 ? [{ registry: 'actors', folder, operations: plan.actors } as const] : []),
      ...[...plan.sidecars].map(([article, operations]) => ({ article: vscode.Uri.parse(article, true), operations })),
    ];
    if (changes.length === 0) return say(vscode.l10n.t('Nothing changes.'));
    return store.applyAll(changes, label);
  };

  const rename = async (at: EntityIn, name: string) => carryOut(at, renameEntity(at.index, at.entity, name), vscode.l10n.t('Rename “{0}” to “{1}”', at.entity.name, name.trim()));

  const on = (title: string, act: (at: EntityIn, selected: unknown) => Promise<unknown>) => async (given: unknown, selected: unknown) => {
    const at = await whichEntity(corpora, given, title);
    if (at) await act(at, selected);
  };

  const askName = async (at: EntityIn): Promise<void> => {
    const name = await vscode.window.showInputBox({ title: vscode.l10n.t('Rename “{0}”', at.entity.name), value: at.entity.name, prompt: vscode.l10n.t('The old name stays as an alias. Annotations and actors.yaml change, articles do not.'), ignoreFocusOut: true });
    if (name !== undefined && name.trim() !== at.entity.name) await rename(at, name);
  };

  const merge = async (at: EntityIn, selected: unknown): Promise<void> => {
    const { entity, index } = at;
    const others = Array.isArray(selected) ? selected.flatMap((node) => entityOfNode(node)?.entity ?? []).filter((id) => id !== entity.id) : [];
    const other = others.length === 1 && others[0] !== undefined ? index.entity(others[0]) : await pickActor(index, vscode.l10n.t('“{0}” is the same actor as …', entity.name), entity);
    if (!other) return;
    const items = [entity, other].sort((a, b) => b.mentions - a.mentions).map((kept) => ({ label: kept.name, description: vscode.l10n.t('{0} mentions', kept.mentions), kept }));
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which name do both keep?'), placeHolder: vscode.l10n.t('The other one becomes an alias.'), ignoreFocusOut: true });
    if (!picked) return;
    const gone = picked.kept === entity ? other : entity;
    await carryOut(at, mergeEntities(index, gone, picked.kept), vscode.l10n.t('Merge “{0}” into “{1}”', gone.name, picked.kept.name));
  };

  const split = async (at: EntityIn): Promise<void> => {
    const { entity, index } = at;
    const names = entity.names.filter((name) => name !== entity.name);
    if (names.length === 0) return void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” has no other name.', entity.name));
    const alias = await vscode.window.showQuickPick(names, { title: vscode.l10n.t('Which name is another actor than “{0}”?', entity.name), ignoreFocusOut: true });
    if (alias !== undefined) await carryOut(at, splitAlias(index, entity, alias), vscode.l10n.t('Split “{0}” off “{1}”', alias, entity.name));
  };

  const setType = async (at: EntityIn): Promise<void> => {
    const type = await vscode.window.showQuickPick(ACTOR_TYPES.map((each) => ({ label: each, ...(each === at.entity.type && { description: vscode.l10n.t('now') }) })), { title: vscode.l10n.t('What is “{0}”?', at.entity.name), ignoreFocusOut: true });
    if (type) await carryOut(at, setEntityFields(at.entity, { type: type.label }), vscode.l10n.t('Type of “{0}”', at.entity.name));
  };

  const setWikidata = async (at: EntityIn): Promise<void> => {
    const typed = await vscode.window.showInputBox({
      title: vscode.l10n.t('Wikidata id of “{0}”', at.entity.name),
      value: at.entity.known?.wikidata ?? '',
      ignoreFocusOut: true, // the id is looked up in a browser meanwhile
      prompt: vscode.l10n.t('Such as Q42, or the address of its page on wikidata.org; empty takes it away. Nothing is looked up on the network.'),
      validateInput: (words) => (words.trim() === '' || wikidataId(words) !== undefined ? undefined : vscode.l10n.t('A Wikidata id is a Q and a number.')),
    });
    if (typed !== undefined) await carryOut(at, setEntityFields(at.entity, { wikidata: wikidataId(typed) ?? null }), vscode.l10n.t('Wikidata id of “{0}”', at.entity.name));
  };

  const addRole = async (at: EntityIn): Promise<void> => {
    const role = await askRole(at.entity.name);
    if (role) await carryOut(at, setEntityFields(at.entity, { roles: [...(at.entity.known?.roles ?? []), role] }), vscode.l10n.t('Role of “{0}”', at.entity.name));
  };

  const removeRole = async (at: EntityIn): Promise<void> => {
    const roles = at.entity.known?.roles ?? [];
    const gone = await pickRole(at.entity.name, roles);
    if (gone) await carryOut(at, setEntityFields(at.entity, { roles: roles.filter((role) => role !== gone) }), vscode.l10n.t('Role of “{0}”', at.entity.name));
  };

  const promote = (at: EntityIn) => carryOut(at, promoteEntity(at.entity), vscode.l10n.t('Add “{0}” to actors.yaml', at.entity.name));

  return {
    renameActor: on(vscode.l10n.t('Rename which actor?'), askName),
    mergeActors: on(vscode.l10n.t('Merge which actor?'), merge),
    splitAlias: on(vscode.l10n.t('Split a name off which actor?'), split),
    setActorType: on(vscode.l10n.t('Set the type of which actor?'), setType),
    linkWikidata: on(vscode.l10n.t('Wikidata id of which actor?'), setWikidata),
    addRole: on(vscode.l10n.t('Add a role to which actor?'), addRole),
    removeRole: on(vscode.l10n.t('Remove a role of which actor?'), removeRole),
    promoteActor: on(vscode.l10n.t('Add which actor to actors.yaml?'), promote),
    /** What F2 asks for, with the actor and the name at hand. */
    rename,
  };
}

/** Tells why nothing was done. */
function say(message: string): false {
  void vscode.window.showInformationMessage(message);
  return false;
}

/** `Q42`, also out of an address. */
function wikidataId(words: string): string | undefined {
  return /^(?:https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q[1-9]\d{0,11})$/u.exec(words.trim())?.[1];
}
