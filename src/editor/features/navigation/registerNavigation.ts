import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { registerActorNavigation } from './actorNavigation';
import { registerSymbols } from './symbols';
import { registerWalking } from './walkMarks';

/** Ways from a mark to others, and from a name to its marks. */
export function registerNavigation(corpora: Corpora): vscode.Disposable {
  return vscode.Disposable.from(registerActorNavigation(corpora), registerSymbols(corpora), registerWalking(corpora));
}
