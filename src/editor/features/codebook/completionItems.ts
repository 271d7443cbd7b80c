import * as vscode from 'vscode';
import { LINK_TYPES } from '../../../core/corpus/links';
import { completionContext, type Completable } from '../../../core/sidecar/completionContext';
import { word } from '../../../core/sidecar/yamlText';
import { codebookFor } from '../../codebook';
import type { Corpora } from '../../corpora';
import { actorsListed } from '../entities/listedActors';

/** What may stand at a place of a sidecar or codebook; undefined where nothing is known of it. Of very many actors those that what is typed finds: asked again as it grows. */
export async function completionsAt(corpora: Corpora, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionList | undefined> {
  const text = document.getText(new vscode.Range(new vscode.Position(0, 0), position));
  const wanted = completionContext(text.split(/\r?\n/));
  const range = document.getWordRangeAtPosition(position, /[\p{L}\p{N}_.-]+/u);
  if (!wanted) return undefined;
  const typed = range ? document.getText(new vscode.Range(range.start, position)) : '';
  const { items, isIncomplete = false } = wanted === 'entity' ? await actorItems(document.uri, corpora, typed) : { items: await itemsFor(wanted, document.uri) };
  return new vscode.CompletionList(items.map((each) => Object.assign(each, range && { range })), isIncomplete);
}

async function actorItems(file: vscode.Uri, corpora: Corpora, typed: string): Promise<{ readonly items: readonly vscode.CompletionItem[]; readonly isIncomplete?: boolean }> {
  const { index } = await corpora.whole(file);
  const items = actorsListed(index, typed).map(({ entity: { id, name, type, mentions, names } }, position) => item(id, `${name} · ${type} · ${mentions}`, names.join(' · '), vscode.CompletionItemKind.Reference, position));
  return { items, isIncomplete: items.length < index.entities().length };
}

async function itemsFor(wanted: Exclude<Completable, 'entity'>, file: vscode.Uri): Promise<readonly vscode.CompletionItem[]> {
  const { codes, links } = await codebookFor(file);
  if (wanted === 'link') {
    return [...LINK_TYPES.map((id) => ({ id, label: id, definition: '' })), ...links].map(({ id, label, definition }, position) => item(id, label, definition ?? '', vscode.CompletionItemKind.EnumMember, position));
  }
  const offered = wanted === 'attribute' ? codes.filter(({ attributes }) => attributes.length > 0) : codes;
  return offered.map(({ id, label, definition }, position) => item(id, label, definition ?? '', vscode.CompletionItemKind.EnumMember, position));
}

function item(id: string, detail: string, documentation: string, kind: vscode.CompletionItemKind, position: number): vscode.CompletionItem {
  const made = new vscode.CompletionItem({ label: id, description: detail }, kind);
  made.insertText = word(id);
  made.filterText = `${id} ${detail}`;
  made.documentation = documentation; // plain text: it is the user's own
  made.sortText = String(position).padStart(6, '0');
  return made;
}
