import type { PiecedText } from './article/piecedText';
import { correctedMetadata } from './corpus/metadata';
import type { MarksChange } from './corpus/marksChange';
import { suggestedMark } from './corpus/placeMarks';
import type { LiveAnalysis, TextReplacement } from './detect/liveAnalysis';
import type { Analysis } from './detect/model';

/** An article open in an editor, as the pipeline holds it. */
export interface LiveArticle {
  /** Brings it to a text that may differ anywhere. */
  become(text: string): Analysis;
  /** What edits, one after the other, change in the marks of an article without annotations. */
  edit(edits: readonly TextReplacement[]): MarksChange;
}

export function createLiveArticle(live: LiveAnalysis): LiveArticle {
  /** Of each line how many suggestions it has. */
  let counts = countsOf(live);
  return {
    become(text) {
      const difference = differenceOf(live.article.text.whole(), text);
      if (difference) live.edit(difference);
      const whole = live.whole();
      counts = countsOf(live);
      return whole;
    },
    edit(edits) {
      const before = live.article;
      const { replaced, lines, sameEntities } = live.edit(joined(before.text, edits));
      const { from, oldTo, to } = replaced;
      const old = counts;
      counts = new Int32Array(live.article.lines.length);
      counts.set(old.subarray(0, from));
      counts.set(old.subarray(oldTo), to);
      const splices: { from: number; to: number; marks: ReturnType<typeof suggestedMark>[] }[] = [];
      /** Up to here the marks of the list before are counted. */
      let mark = 0;
      let oldLine = 0;
      for (const line of lines) {
        // the lines that were replaced stand, in the list before, at the first of those that replaced them
        const inside = line >= from && line < to;
        const start = line < from ? line : inside ? (line === from ? from : oldTo) : line - to + oldTo;
        const end = inside ? oldTo : start + 1;
        mark += sum(old, oldLine, start);
        const gone = sum(old, start, end);
        oldLine = end;
        const marks = live.suggestions(line).map(suggestedMark);
        counts[line] = marks.length;
        const last = splices.at(-1);
        if (last?.to === mark) {
          last.to += gone;
          for (const one of marks) last.marks.push(one);
        } else splices.push({ from: mark, to: mark + gone, marks });
        mark += gone;
      }
      return {
        splices,
        moved: { from: before.lines[oldTo]?.start ?? before.text.length + 1, by: live.article.text.length - before.text.length },
        metadata: correctedMetadata(live.article, undefined),
        ...(!sameEntities && { entities: live.entities }),
      };
    },
  };
}

function countsOf(live: LiveAnalysis): Int32Array {
  return Int32Array.from(live.article.lines, (_, line) => live.count(line));
}

function sum(counts: Int32Array, from: number, to: number): number {
  let total = 0;
  for (let line = from; line < to; line++) total += counts[line] ?? 0;
  return total;
}

/** The one replacement that makes one text of another; undefined where they are equal. */
function differenceOf(before: string, after: string): TextReplacement | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < most - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** Edits that follow one another as one edit: of the stretch of text that they touch. */
function joined(text: PiecedText, edits: readonly TextReplacement[]): TextReplacement {
  const [first] = edits;
  if (first && edits.length === 1) return first;
  let now = text;
  let start = text.length;
  /** How much of the text behind the last change is untouched. */
  let tail = text.length;
  for (const edit of edits) {
    start = Math.min(start, edit.start);
    tail = Math.min(tail, now.length - edit.end);
    now = now.replace(edit.start, edit.end, edit.text);
  }
  start = Math.min(start, text.length - tail);
  return { start, end: text.length - tail, text: now.slice(start, now.length - tail) };
}
