import * as vscode from 'vscode';
import type { Corpora } from '../corpora';
import type { SidecarStore } from '../sidecarStore';
import { registerCodebook } from './codebook/registerCodebook';
import { registerEntities } from './entities/registerEntities';
import { registerTagging } from './tagging/registerTagging';

/** All that writes what a person decides: about marks, actors and codes. */
export function registerEditing(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  return vscode.Disposable.from(registerTagging(corpora, store), registerEntities(corpora, store), registerCodebook(corpora, store));
}
