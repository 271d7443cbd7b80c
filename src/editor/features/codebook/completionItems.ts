import * as vscode from 'vscode';
import { LINK_TYPES } from '../../../core/corpus/links';
import { completionContext, type Completable } from '../../../core/sidecar/completionContext';
import { word } from '../../../core/sidecar/yamlText';
import { codebookFor } from '../../codebook';
import type { Corpora } from '../../corpora';

/** What may stand at a place of a sidecar or codebook; undefined where nothing is known of it. */
export async function completionsAt(corpora: Corpora, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[] | undefined> {
  const text = document.getText(new vscode.Range(new vscode.Position(0, 0), position));
  const wanted = completionContext(text.split(/\r?\n/));
  const range = document.getWordRangeAtPosition(position, /[\p{L}\p{N}_.-]+/u);
  return wanted && (await itemsFor(wanted, document.uri, corpora)).map((item) => Object.assign(item, range && { range }));
}

async function itemsFor(wanted: Completable, file: vscode.Uri, corpora: Corpora): Promise<vscode.CompletionItem[]> {
  if (wanted === 'entity') {
    const { index } = await corpora.whole(file);
    return index.entities().map(({ id, name, type, mentions, names }, position) => item(id, `${name} · ${type} · ${mentions}`, names.join(' · '), vscode.CompletionItemKind.Reference, position));
  }
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
