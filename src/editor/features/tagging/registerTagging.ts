import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';
import { registerAnnotating } from './annotate';
import { registerJudging } from './judge';
import { registerJudgingMany } from './judgeMany';
import { registerLinking } from './linkMarks';
import { registerReshaping } from './reshapeMarks';
import { registerTaggingAll } from './tagAll';

/** The commands that make, judge, change and remove annotations. */
export function registerTagging(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  return vscode.Disposable.from(
    registerAnnotating(corpora, store),
    registerJudging(corpora, store),
    registerJudgingMany(corpora, store),
    registerReshaping(corpora, store),
    registerTaggingAll(corpora, store),
    registerLinking(corpora, store),
  );
}
