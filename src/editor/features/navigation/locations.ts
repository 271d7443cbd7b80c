import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { Position } from '../../../core/corpus/excerpts';
import type { Span } from '../../../core/model';
import { inSlices } from '../../inSlices';

/** The range of a span of an article that need not be open. */
export function indexedRange(index: CorpusIndex, article: string, { start, end }: Span): vscode.Range {
  const from = index.position(article, start);
  const to = index.position(article, end);
  return new vscode.Range(from?.line ?? 0, from?.character ?? 0, to?.line ?? 0, to?.character ?? 0);
}

/** Where an entity is named first, by the date of the article. */
export function firstMention(index: CorpusIndex, entity: string): vscode.Location | undefined {
  for (const [first] of locationsByArticle(index, entity)) if (first) return first;
  return undefined;
}

/** Where an entity is named, by the date of the article. The editor gets its turn in between. @param isWanted asked then. */
export async function mentionLocations(index: CorpusIndex, entity: string, isWanted: () => boolean = () => true): Promise<vscode.Location[]> {
  const found: vscode.Location[] = [];
  await inSlices(locationsByArticle(index, entity), isWanted, (some) => {
    for (const location of some) found.push(location);
  });
  return found;
}

/** Worked out as far as they are asked for. */
function* locationsByArticle(index: CorpusIndex, entity: string): Generator<readonly vscode.Location[]> {
  for (const { article, spans } of index.mentions(entity)) {
    const uri = vscode.Uri.parse(article);
    const at = index.positions(article);
    yield at ? spans.map(({ start, end }) => new vscode.Location(uri, new vscode.Range(positionOf(at(start)), positionOf(at(end))))) : [];
  }
}

function positionOf({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}
