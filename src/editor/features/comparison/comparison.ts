import * as vscode from 'vscode';
import type { Mark } from '../../../core/corpus/model';
import { isDecided } from '../../../core/review/adjudicate';
import { CONSENSUS } from '../../../core/review/consensus';
import { compareAnnotators, type Pairing } from '../../../core/review/compareAnnotators';
import type { Corpora } from '../../corpora';

/** Two annotators side by side on one article. */
export interface Compared {
  readonly article: vscode.Uri;
  readonly a: string;
  readonly b: string;
}

export interface ComparedPairing {
  readonly pairing: Pairing;
  /** The consensus has it already. */
  readonly decided: boolean;
}

/** What is being compared now, worked out anew with every change of the article or its sidecar. */
export interface Comparison extends vscode.Disposable {
  readonly compared: Compared | undefined;
  /** In the order of the text. */
  readonly pairings: readonly ComparedPairing[];
  readonly marks: readonly Mark[];
  /** One side is the consensus itself: there is nothing to decide. */
  readonly withConsensus: boolean;
  nameOf(entity: string): string;
  begin(compared: Compared): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

export function createComparison(corpora: Corpora): Comparison {
  const changed = new vscode.EventEmitter<void>();
  let compared: Compared | undefined;
  let marks: readonly Mark[] = [];
  let pairings: readonly ComparedPairing[] = [];

  const entityOf = (local: string) => {
    const article = compared?.article;
    return article && corpora.of(article).index.entityOf(article.toString(), local);
  };
  const update = (): void => {
    const article = compared && corpora.of(compared.article).index.article(compared.article.toString());
    marks = article?.marks ?? [];
    pairings = compared ? compareAnnotators(marks, compared.a, compared.b, (local) => entityOf(local)?.id ?? local).map((pairing) => ({ pairing, decided: isDecided(pairing, marks) })) : [];
    void vscode.commands.executeCommand('setContext', 'sourceAnnotator.comparing', compared !== undefined);
    void vscode.commands.executeCommand('setContext', 'sourceAnnotator.adjudicating', compared !== undefined && compared.b !== CONSENSUS);
    changed.fire();
  };
  const listening = corpora.onDidChange((uri) => {
    if (uri.toString() === compared?.article.toString()) update();
  });

  return {
    get compared() {
      return compared;
    },
    get pairings() {
      return pairings;
    },
    get marks() {
      return marks;
    },
    get withConsensus() {
      return compared?.b === CONSENSUS;
    },
    nameOf: (entity) => entityOf(entity)?.name ?? entity,
    async begin(wanted) {
      compared = wanted;
      await corpora.current(await vscode.workspace.openTextDocument(wanted.article));
      update();
    },
    onDidChange: changed.event,
    dispose() {
      listening.dispose();
      changed.dispose();
    },
  };
}
