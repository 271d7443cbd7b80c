import * as vscode from 'vscode';
import type { Corpora } from '../corpora';
import type { SidecarStore } from '../sidecarStore';
import { registerEntities } from './entities/registerEntities';
import { registerTagging } from './tagging/registerTagging';

/** All that writes what a person decides: about marks and about actors. */
export function registerEditing(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  return vscode.Disposable.from(registerTagging(corpora, store), registerEntities(corpora, store));
}
