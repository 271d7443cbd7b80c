/** A stretch of text in one line that the same decorations cover. */
export interface DecoratedSpan {
  readonly text: string;
  /** Such as `underline dotted`. */
  readonly underline: string;
  readonly colour: string;
  readonly background: string;
  /** Classes of the decorations, equal for spans of the same decoration types. */
  readonly classes: string;
}

/**
 * Runs inside the page. VS Code gives the text of an extension's decoration inline classes `ced-…`, and cuts it where
 * syntax tokens end; neighbours with the same classes are one span again here.
 * @param lines the element that holds the lines of an editor
 */
export function readDecoratedSpans(lines: Element): DecoratedSpan[] {
  const spans: DecoratedSpan[] = [];
  for (const line of lines.querySelectorAll('.view-line')) {
    let open: { text: string; classes: string } | undefined;
    for (const piece of line.querySelectorAll(':scope > span > span')) {
      const classes = [...piece.classList].filter((name) => name.startsWith('ced-')).sort().join(' ');
      const text = piece.textContent.replaceAll('\u00a0', ' ');
      const before = spans.at(-1);
      if (classes === '') {
        open = undefined;
      } else if (open?.classes === classes && before) {
        spans[spans.length - 1] = { ...before, text: before.text + text };
      } else {
        const style = getComputedStyle(piece);
        spans.push({ text, classes, underline: `${style.textDecorationLine} ${style.textDecorationStyle}`, colour: style.textDecorationColor, background: style.backgroundColor });
        open = { text, classes };
      }
    }
  }
  return spans;
}
