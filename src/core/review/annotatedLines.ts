import type { Mark } from '../corpus/model';
import { formatFigure } from '../corpus/formatFigure';

/**
 * An article with the annotations of one person under the lines they begin in, for two people's to be laid side by side: what both have alike
 * comes out alike.
 * @param text of the article, any line ends; the result has LF.
 * @param marks of one annotator, in the order of the text; rejected ones are left out.
 */
export function annotatedLines(text: string, marks: readonly Mark[], nameOf: (entity: string) => string): string {
  const shown = marks.filter(({ state }) => state !== 'rejected');
  let at = 0;
  let next = 0;
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    lines.push(line.endsWith('\r') ? line.slice(0, -1) : line);
    at += line.length + 1;
    for (let mark = shown[next]; mark && mark.start < at; mark = shown[++next]) lines.push(`    ▸ ${markWords(mark, nameOf)}`);
  }
  return lines.join('\n');
}

/** A mark in a line of words: `“Ana Brod” · actor · person · Ana Brod`. */
export function markWords(mark: Mark, nameOf: (entity: string) => string): string {
  const quote = `“${mark.quote.replace(/\s+/gu, ' ')}”`;
  return [quote, ...kindWords(mark, nameOf), ...mark.tags, ...(mark.note === undefined ? [] : [mark.note.replace(/\s+/gu, ' ')])].join(' · ');
}

function kindWords(mark: Mark, nameOf: (entity: string) => string): readonly string[] {
  switch (mark.kind) {
    case 'actor':
      return ['actor', mark.type, nameOf(mark.entity)];
    case 'figure':
      return ['figure', mark.type, formatFigure(mark.value, mark.type)];
    case 'claim': {
      const { source } = mark;
      const from = source ? [`by ${source.entity === undefined ? source.quote : nameOf(source.entity)}`] : [];
      return [mark.hedged ? 'hedged claim' : 'attributed claim', ...mark.cues.map(({ quote, category }) => `${quote} (${category})`), ...from];
    }
    case 'tag':
      return ['tag'];
  }
}
