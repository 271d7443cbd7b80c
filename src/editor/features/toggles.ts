import * as vscode from 'vscode';
import { type HighlightSetting, settings } from '../settings';

const TOGGLES: Readonly<Record<string, HighlightSetting>> = {
  toggleActors: 'actors',
  toggleFigures: 'figures',
  toggleHedgedClaims: 'hedgedClaims',
  toggleAttributedClaims: 'attributedClaims',
  toggleAnnotations: 'annotations',
};

/** Switches the highlighting of each kind on and off; what is drawn follows the settings. */
export function registerToggles(): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(TOGGLES).map(([command, name]) =>
      vscode.commands.registerCommand(`sourceAnnotator.${command}`, () => settings.setHighlight(name, !settings.highlight(name))),
    ),
  );
}
