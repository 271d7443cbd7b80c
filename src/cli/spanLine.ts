import type { Mark } from '../core/corpus/model';
import { toldAs } from '../core/detect/factuality/toldAs';
import type { ReadSentence } from '../core/detect/factuality/model';
import type { ClaimSource, Cue } from '../core/model';

/**
 * A mark with the fields of the gold files, and the article it stands in: what `analyze --format jsonl` prints.
 * Offsets are UTF-16 units of the decoded text without byte order mark.
 */
export function spanLine(article: string, mark: Mark): string {
  const { kind, start, end, quote } = mark;
  const place = { start, end, quote };
  switch (kind) {
    case 'actor':
      return JSON.stringify({ article, kind, type: mark.type, ...place, entity: mark.entity });
    case 'figure':
      return JSON.stringify({ article, kind, type: mark.type, ...place, ...mark.value });
    case 'claim':
      return JSON.stringify({ article, kind, hedged: mark.hedged, ...place, cues: cueFields(mark.cues), ...(mark.source && { source: sourceFields(mark.source) }) });
    case 'tag':
      return JSON.stringify({ article, kind, ...place });
  }
}

/** A sentence, as `analyze --sentences` prints it; offsets as above. */
export function sentenceLine(article: string, text: string, { start, end, signals }: ReadSentence): string {
  return JSON.stringify({ article, kind: 'sentence', toldAs: toldAs(signals), start, end, quote: text.slice(start, end), signals });
}

function cueFields(cues: readonly Cue[]) {
  return cues.map(({ start, end, quote, category }) => ({ start, end, quote, category }));
}

function sourceFields({ start, end, quote, entity }: ClaimSource) {
  return { start, end, quote, entity: entity ?? null };
}
