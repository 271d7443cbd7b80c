import * as vscode from 'vscode';
import type { Mark } from '../../../core/corpus/model';
import type { HighlightSetting } from '../../settings';

/**
 * How each kind of mark looks. Kinds use different CSS properties, so that one laid over another hides nothing: the line
 * under an actor or figure is `text-decoration`, a claim is a tint with a `border-bottom`, an annotation by hand is an
 * `outline`. Each differs in shape and not in colour alone.
 */
export const STYLES = ['actor', 'figure', 'hedgedClaim', 'attributedClaim', 'cue', 'accepted', 'manual'] as const;
export type Style = (typeof STYLES)[number];

/** The toggle that a style follows. */
export const SETTING_OF: Readonly<Record<Style, HighlightSetting>> = {
  actor: 'actors',
  figure: 'figures',
  hedgedClaim: 'hedgedClaims',
  attributedClaim: 'attributedClaims',
  cue: 'hedgedClaims',
  accepted: 'annotations',
  manual: 'annotations',
};

/** A contributed colour inside CSS text, where a ThemeColor cannot stand. */
const colour = (name: string) => `var(--vscode-sourceAnnotator-${name})`;
const themeColour = (name: string) => new vscode.ThemeColor(`sourceAnnotator.${name}`);

const OPTIONS: Readonly<Record<Style, vscode.DecorationRenderOptions>> = {
  actor: {
    textDecoration: `underline solid 2px ${colour('actor')}; text-underline-offset: 3px; text-decoration-skip-ink: none`,
  },
  figure: {
    textDecoration: `underline double 1px ${colour('figure')}; text-underline-offset: 3px; text-decoration-skip-ink: none`,
  },
  hedgedClaim: {
    backgroundColor: themeColour('hedgedClaimBackground'),
    border: `0 dashed ${colour('hedgedClaim')}; border-bottom-width: 1px`,
  },
  attributedClaim: {
    backgroundColor: themeColour('attributedClaimBackground'),
    border: `0 dotted ${colour('attributedClaim')}; border-bottom-width: 1px`,
  },
  cue: { textDecoration: `underline wavy 1px ${colour('hedgedClaim')}; text-underline-offset: 3px; text-decoration-skip-ink: none`, fontStyle: 'italic' },
  accepted: { fontWeight: 'bold' },
  manual: { outline: `1px solid ${colour('annotation')}` },
};

/** Where marks are seen beside the scroll bar, each kind in a lane of its own; cues and what is accepted lie on other marks. */
const LANES: ReadonlyMap<Style, vscode.OverviewRulerLane> = new Map([
  ['actor', vscode.OverviewRulerLane.Left],
  ['figure', vscode.OverviewRulerLane.Center],
  ['hedgedClaim', vscode.OverviewRulerLane.Right],
  ['attributedClaim', vscode.OverviewRulerLane.Right],
  ['manual', vscode.OverviewRulerLane.Full],
]);

/** The ruler's part of each style, apart from the rest: it shows the whole article, of which only what is near is drawn. */
export function createRulerTypes(): ReadonlyMap<Style, vscode.TextEditorDecorationType> {
  return new Map(
    [...LANES].map(([style, lane]) => [style, vscode.window.createTextEditorDecorationType({ overviewRulerColor: themeColour(style === 'manual' ? 'annotation' : style), overviewRulerLane: lane })]),
  );
}

export function createDecorationTypes(): ReadonlyMap<Style, vscode.TextEditorDecorationType> {
  return new Map(
    STYLES.map((style) => [
      style,
      vscode.window.createTextEditorDecorationType({ ...OPTIONS[style], rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed }),
    ]),
  );
}

/** The styles of a mark; a rejected one has none. */
export function stylesOf(mark: Mark): readonly Style[] {
  if (mark.state === 'rejected') return [];
  const state: readonly Style[] = mark.state === 'manual' ? ['manual'] : mark.state === 'accepted' && mark.kind !== 'claim' ? ['accepted'] : [];
  switch (mark.kind) {
    case 'actor':
    case 'figure':
      return [mark.kind, ...state];
    case 'claim':
      return [mark.hedged ? 'hedgedClaim' : 'attributedClaim', ...state];
    case 'tag':
      return ['manual'];
  }
}
