import * as vscode from 'vscode';
import type { ChartId } from '../../../webview/overview/chartIds';
import type { PictureFormat } from '../../../webview/overview/protocol';
import { nameOf } from '../../articleFiles';

export interface Picture {
  readonly chart: ChartId;
  readonly format: PictureFormat;
  readonly bytes: Uint8Array;
}

/** Asks where a picture of a chart shall go, and writes it there. */
export async function savePicture({ chart, format, bytes }: Picture): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `overview-${chart}.${format}`;
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [format.toUpperCase()]: [format] },
    title: vscode.l10n.t('Save Chart'),
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The chart could not be written to {0}: choose another place. ({1})', nameOf(target), error instanceof Error ? error.message : String(error)));
    return;
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('The chart is in {0}.', nameOf(target)));
}
