import type { ClaimSource, ClaimSuggestion, Suggestion } from '../core/model';

/**
 * A suggestion with the fields of the gold files, and the article it stands in: what `analyze --format jsonl` prints.
 * Offsets are UTF-16 units of the decoded text without byte order mark.
 */
export function spanLine(article: string, suggestion: Suggestion): string {
  const { kind, start, end, quote } = suggestion;
  const place = { start, end, quote };
  switch (kind) {
    case 'actor':
      return JSON.stringify({ article, kind, type: suggestion.type, ...place, entity: suggestion.entity });
    case 'figure':
      return JSON.stringify({ article, kind, type: suggestion.type, ...place, ...suggestion.value });
    case 'claim':
      return JSON.stringify({ article, kind, hedged: suggestion.hedged, ...place, cues: cueFields(suggestion), ...(suggestion.source && { source: sourceFields(suggestion.source) }) });
  }
}

function cueFields({ cues }: ClaimSuggestion) {
  return cues.map(({ start, end, quote, category }) => ({ start, end, quote, category }));
}

function sourceFields({ start, end, quote, entity }: ClaimSource) {
  return { start, end, quote, entity: entity ?? null };
}
