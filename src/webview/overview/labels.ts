/** The font of labels in charts, as overview.css has it. */
const FONT_SIZE = 12;
const context = document.createElement('canvas').getContext('2d');

/** In CSS pixels, as a label of a chart. */
export function widthOf(text: string): number {
  if (!context) return text.length * 7;
  context.font = `${FONT_SIZE}px ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(text).width;
}

/** Cut at the end, with an ellipsis, to what fits. */
export function fitting(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(`${characters.slice(0, middle).join('')}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`;
}

/** Of labels of one column: what the widest of them takes, no more than `most`. */
export function columnWidth(labels: readonly string[], most: number): number {
  return Math.ceil(Math.min(most, labels.reduce((widest, label) => Math.max(widest, widthOf(label)), 0)));
}
