import type * as vscode from 'vscode';
import type { CueChanges } from '../core/detect/model';
import { registryUri } from './changes';
import { readBytes } from './files';
import { settings } from './settings';

/** What the marks of a folder's articles hang on, beside each article and its sidecar. */
export interface Basis {
  /** The text of `actors.yaml`. */
  readonly actors: string | undefined;
  readonly cues: CueChanges;
}

export async function readBasis(folder: vscode.WorkspaceFolder | undefined): Promise<Basis> {
  const bytes = folder && (await readBytes(registryUri(folder.uri, 'actors')));
  return { actors: bytes && new TextDecoder().decode(bytes), cues: settings.cues(folder) };
}
