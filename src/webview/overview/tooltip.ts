import { element } from './dom';

export interface Tooltip {
  /** Shows words beside an element: under it, or above where there is no room. */
  show(words: string, beside: Element): void;
  hide(): void;
}

const DISTANCE = 8;

/** One for the page. It repeats the label of the mark, which screen readers have already. */
export function createTooltip(): Tooltip {
  const box = element('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: true });
  document.body.append(box);
  return {
    show(words, beside) {
      box.textContent = words;
      box.hidden = false;
      const mark = beside.getBoundingClientRect();
      const { width, height } = box.getBoundingClientRect();
      const left = Math.max(DISTANCE, Math.min(mark.left + mark.width / 2 - width / 2, document.documentElement.clientWidth - width - DISTANCE));
      const under = mark.bottom + DISTANCE;
      const top = under + height < innerHeight ? under : mark.top - height - DISTANCE;
      box.style.left = `${left}px`;
      box.style.top = `${Math.max(0, top)}px`;
    },
    hide() {
      box.hidden = true;
    },
  };
}
