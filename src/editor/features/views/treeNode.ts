import * as vscode from 'vscode';
import type { MarkAddress } from '../../activeArticle';
import type { ReviewAddress } from '../review/reviewItems';

/** Names an actor of a folder, so that a command can find it again. */
export interface EntityAddress {
  readonly folder: vscode.Uri;
  readonly entity: string;
}

/** The actor whose line of a tree a command was called on. */
export function entityOfNode(value: unknown): EntityAddress | undefined {
  return typeof value === 'object' && value !== null && 'entity' in value && typeof value.entity === 'object' ? (value as TreeNode).entity : undefined;
}

/** A line of a tree; its children are made when it is opened. */
export interface TreeNode {
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: string;
  /** Spoken by a screen reader in place of label and description. */
  readonly spoken?: string;
  /** The place it opens. */
  readonly place?: MarkAddress;
  /** A place that is no mark's. */
  readonly location?: vscode.Location;
  /** What menus know it by (`viewItem`). */
  readonly kind?: string;
  /** The actor that menus of the view are about. */
  readonly entity?: EntityAddress;
  /** The annotation that menus of the view are about. */
  readonly review?: ReviewAddress;
  /** Words of the label to stress: [start, end]. */
  readonly stressed?: readonly [number, number];
  readonly children?: () => readonly TreeNode[];
  /** In place of them where they take long to work out. */
  readonly later?: () => Promise<readonly TreeNode[]>;
}

/** The lines below one. */
export async function childrenOf({ later, children }: TreeNode): Promise<TreeNode[]> {
  return [...((await later?.()) ?? children?.() ?? [])];
}

export function treeItem({ label, description, tooltip, icon, spoken, place, location, kind, stressed, children, later }: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    { label, ...(stressed && { highlights: [[...stressed]] }) },
    children || later ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  if (description !== undefined) item.description = description;
  if (tooltip !== undefined) item.tooltip = tooltip;
  if (icon !== undefined) item.iconPath = new vscode.ThemeIcon(icon);
  if (spoken !== undefined) item.accessibilityInformation = { label: spoken };
  if (place) item.command = { title: vscode.l10n.t('Open'), command: 'sourceAnnotator.open', arguments: [place] };
  if (location) item.command = { title: vscode.l10n.t('Open'), command: 'vscode.open', arguments: [location.uri, { selection: location.range }] };
  if (kind !== undefined) item.contextValue = kind;
  return item;
}
