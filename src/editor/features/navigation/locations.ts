import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { Span } from '../../../core/model';

/** The range of a span of an article that need not be open. */
export function indexedRange(index: CorpusIndex, article: string, { start, end }: Span): vscode.Range {
  const from = index.position(article, start);
  const to = index.position(article, end);
  return new vscode.Range(from?.line ?? 0, from?.character ?? 0, to?.line ?? 0, to?.character ?? 0);
}

/** Where an entity is named, article by article in the order of their dates. */
export function mentionLocations(index: CorpusIndex, entity: string): readonly vscode.Location[] {
  return index.mentions(entity).flatMap(({ article, spans }) => spans.map((span) => locationOf(index, article, span)));
}

function locationOf(index: CorpusIndex, article: string, span: Span): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(article), indexedRange(index, article, span));
}
