import type { Place } from '../../core/corpus/overview/model';
import type { ChartMark, Drawing } from './chart';
import type { Tooltip } from './tooltip';

interface PlacedMark {
  readonly element: SVGElement;
  readonly mark: ChartMark;
}

/** Plot leaves the index of the datum on every element it draws. */
interface Drawn extends SVGElement {
  readonly __data__?: unknown;
}

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** How much farther away a mark counts as that lies to the side of the direction gone. */
const SIDEWAYS = 3;

/**
 * Makes the marks of a picture buttons: one of them is reached by Tab, the arrow keys go to the nearest in their direction,
 * Enter, Space and a click open the place. Whatever else is in the picture is for the eye alone.
 * @param keep the mark that was reached last, by its key
 * @returns focuses a mark by its key; false where there is none.
 */
export function makeMarksLive({ svg, layers }: Drawing, tooltip: Tooltip, open: (place: Place) => void, keep: string | undefined, reached: (key: string) => void): (key: string) => boolean {
  for (const part of svg.children) {
    part.removeAttribute('aria-label');
    part.setAttribute('aria-hidden', 'true');
  }
  const placed = layers.flatMap(({ className, marks }) => placeMarks(svg, className, marks));
  const focusable = placed.find(({ mark }) => mark.key === keep) ?? placed[0];
  const move = (to: PlacedMark): void => {
    for (const { element } of placed) element.tabIndex = element === to.element ? 0 : -1;
    to.element.focus();
  };
  for (const one of placed) {
    const { element, mark } = one;
    element.setAttribute('role', 'button');
    element.setAttribute('aria-label', mark.label);
    element.classList.add('mark');
    element.tabIndex = one === focusable ? 0 : -1;
    element.addEventListener('click', () => open(mark.place));
    element.addEventListener('focus', () => {
      reached(mark.key);
      tooltip.show(mark.label, element);
    });
    element.addEventListener('pointerenter', () => tooltip.show(mark.label, element));
    for (const left of ['blur', 'pointerleave']) element.addEventListener(left, tooltip.hide);
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') open(mark.place);
      else if (event.key === 'Escape') tooltip.hide();
      else {
        const to = event.key === 'Home' ? placed[0] : event.key === 'End' ? placed.at(-1) : nearest(placed, one, DIRECTIONS[event.key]);
        if (!to) return;
        move(to);
      }
      event.preventDefault();
    });
  }
  return (key) => {
    const wanted = placed.find(({ mark }) => mark.key === key);
    wanted?.element.focus({ preventScroll: true });
    return wanted !== undefined;
  };
}

function placeMarks(svg: SVGSVGElement, className: string, marks: readonly ChartMark[]): PlacedMark[] {
  const layer = svg.querySelector(`g.${className}`);
  layer?.removeAttribute('aria-hidden');
  return [...(layer?.querySelectorAll<Drawn>('*') ?? [])].flatMap((element) => {
    const mark = typeof element.__data__ === 'number' ? marks[element.__data__] : undefined;
    return mark ? [{ element, mark }] : [];
  });
}

/** The nearest mark in a direction; of marks in one place the next after this one. */
function nearest(placed: readonly PlacedMark[], from: PlacedMark, direction: readonly [number, number] | undefined): PlacedMark | undefined {
  if (!direction) return undefined;
  const [dx, dy] = direction;
  const here = middleOf(from.element);
  const order = placed.indexOf(from);
  let best: PlacedMark | undefined;
  let least = Infinity;
  placed.forEach((other, index) => {
    const there = middleOf(other.element);
    const [x, y] = [there.x - here.x, there.y - here.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy + y * dx);
    const isSame = Math.abs(x) + Math.abs(y) < 1;
    const isNext = isSame ? (dx + dy > 0 ? index > order : index < order) : along > 0.5;
    const distance = isSame ? Math.abs(index - order) / 1e6 : along + SIDEWAYS * aside;
    if (other === from || !isNext || distance >= least) return;
    least = distance;
    best = other;
  });
  return best;
}

function middleOf(element: SVGElement): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
