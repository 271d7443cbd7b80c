import * as vscode from 'vscode';
import type { CueChanges } from '../core/detect/model';

const SECTION = 'sourceAnnotator';

/** The settings as the manifest describes them; read afresh each time, so a change counts at once. */
export const settings = {
  include: (scope: vscode.ConfigurationScope | undefined): readonly string[] => get(scope, 'include', ['**/*.{txt,md,article}']),
  exclude: (scope: vscode.ConfigurationScope | undefined): readonly string[] => get(scope, 'exclude', []),
  /** Copied: what the configuration gives is a proxy, which no worker can be sent. */
  cues: (scope: vscode.ConfigurationScope | undefined): CueChanges => ({ add: { ...get(scope, 'cues.add', {}) }, remove: [...get<readonly string[]>(scope, 'cues.remove', [])] }),
  /** A folder of shards (docs/corpus-index.md); empty: none. */
  corpusIndex: (scope: vscode.ConfigurationScope | undefined): string => get(scope, 'corpusIndex', '').trim(),
  annotator: (): string => get<string>(undefined, 'annotator', '').trim(),
  highlight: (name: HighlightSetting): boolean => get(undefined, `highlights.${name}`, true),
  async setHighlight(name: HighlightSetting, shown: boolean): Promise<void> {
    await vscode.workspace.getConfiguration(SECTION).update(`highlights.${name}`, shown, vscode.ConfigurationTarget.Global);
  },
  async setAnnotator(name: string): Promise<void> {
    await vscode.workspace.getConfiguration(SECTION).update('annotator', name, vscode.ConfigurationTarget.Global);
  },
};

export type HighlightSetting = 'actors' | 'figures' | 'hedgedClaims' | 'attributedClaims' | 'annotations';

export function affects(event: vscode.ConfigurationChangeEvent, name: string): boolean {
  return event.affectsConfiguration(`${SECTION}.${name}`);
}

function get<T>(scope: vscode.ConfigurationScope | undefined, name: string, otherwise: T): T {
  return vscode.workspace.getConfiguration(SECTION, scope).get<T>(name) ?? otherwise;
}
