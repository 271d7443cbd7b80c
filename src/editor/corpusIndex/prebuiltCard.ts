import type * as vscode from 'vscode';
import type { Card } from '../../core/corpus/cardModel';
import type { ReferenceSection } from '../../core/corpus/crossReferences';
import type { Mark } from '../../core/corpus/model';
import { cardWithPrebuilt, prebuiltReferences, type PrebuiltActor } from '../../core/corpus/shards/prebuiltRows';
import type { Corpora } from '../corpora';
import { within } from '../within';

/** An index on a slow drive is not waited for longer: a card comes without it. */
const PATIENCE_MS = 400;
/** Places on a card: its first lines say how many there are. */
const ROWS = 3;
/** Places in the view: a page that is read in a moment. */
const PAGE = 100;

/** The card of an actor with what a prebuilt corpus index knows of it, where there is one; any other card as it is. */
export async function withPrebuilt(corpora: Corpora, article: vscode.Uri, mark: Mark, card: Card): Promise<Card> {
  const found = await within(PATIENCE_MS, lookUp(corpora, article, mark, ROWS));
  return found ? cardWithPrebuilt(card, found) : card;
}

/** The same for the view of cross-references: a page of places. */
export async function prebuiltSections(corpora: Corpora, article: vscode.Uri, mark: Mark): Promise<readonly ReferenceSection[]> {
  const found = await lookUp(corpora, article, mark, PAGE);
  return found ? [prebuiltReferences(found)] : [];
}

async function lookUp(corpora: Corpora, article: vscode.Uri, mark: Mark, mostRows: number): Promise<PrebuiltActor | undefined> {
  const entity = mark.kind === 'actor' ? corpora.of(article).index.entityOf(article.toString(), mark.entity) : undefined;
  return entity && corpora.prebuilt.lookUp(article, entity, mostRows);
}
