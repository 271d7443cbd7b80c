import * as vscode from 'vscode';
import type { RegistryFile, RegistryOperation } from '../core/registry/operations';
import type { Operation } from '../core/sidecar/model';
import { sidecarOf } from './texts';
import { reasonNotToWrite } from './writability';

/** What is to be changed in one file: the sidecar beside an article, or a registry at the root of a folder. */
export type FileChange =
  | { readonly article: vscode.Uri; readonly operations: readonly Operation[] }
  | { readonly registry: RegistryFile; readonly folder: vscode.Uri; readonly operations: readonly RegistryOperation[] };

/** The same as the journal keeps it. */
export type StoredChange =
  | { readonly article: string; readonly operations: readonly Operation[] }
  | { readonly registry: RegistryFile; readonly folder: string; readonly operations: readonly RegistryOperation[] };

export function storedChange(change: FileChange): StoredChange {
  return 'article' in change ? { ...change, article: change.article.toString() } : { ...change, folder: change.folder.toString() };
}

export function livingChange(change: StoredChange): FileChange {
  return 'article' in change ? { ...change, article: vscode.Uri.parse(change.article, true) } : { ...change, folder: vscode.Uri.parse(change.folder, true) };
}

/** The file that is written. */
export function fileOf(change: FileChange): vscode.Uri {
  return 'article' in change ? sidecarOf(change.article) : registryUri(change.folder, change.registry);
}

export function registryUri(folder: vscode.Uri, registry: RegistryFile): vscode.Uri {
  return vscode.Uri.joinPath(folder, `${registry}.yaml`);
}

export function reasonNotToChange(change: FileChange): string | undefined {
  return reasonNotToWrite(fileOf(change));
}

/** The change after a file or a folder above it has moved. */
export function followed(change: FileChange, from: vscode.Uri, to: vscode.Uri): FileChange {
  return 'article' in change ? { ...change, article: movedWith(change.article, from, to) } : { ...change, folder: movedWith(change.folder, from, to) };
}

/** The address of a file after it or a folder above it has moved. */
export function movedWith(file: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri {
  const inside = file.path === from.path || file.path.startsWith(`${from.path}/`);
  return inside && file.scheme === from.scheme && file.authority === from.authority ? to.with({ path: to.path + file.path.slice(from.path.length) }) : file;
}
