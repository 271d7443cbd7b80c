import type { Overview, Place } from '../../core/corpus/overview/model';
import type { Chart, MakeChart } from './chart';
import { button, element } from './dom';
import { makeMarksLive } from './marks';
import { pictureBytes } from './picture';
import type { ChartId } from './chartIds';
import { PICTURE_FORMATS, type PictureFormat } from './protocol';
import type { Tooltip } from './tooltip';
import type { Words } from './words';

/** A chart with its heading, its notes, its table and the buttons that save it. */
export interface Section {
  readonly element: HTMLElement;
  show(overview: Overview): void;
  /** Draws anew for the width there is now. */
  redraw(): void;
  goTo(): void;
}

export interface SectionActions {
  open(place: Place): void;
  save(chart: ChartId, format: PictureFormat, bytes: Uint8Array): void;
}

/** Long tables are for an export; this one says the same as the picture. */
const MOST_ROWS = 500;

export function createSection(id: ChartId, makeChart: MakeChart, words: Words, tooltip: Tooltip, actions: SectionActions): Section {
  const { strings } = words;
  const { heading, about, empty } = strings.charts[id];
  const title = element('h2', { id: `heading-${id}`, tabindex: -1 }, heading);
  const picture = element('div', { class: 'picture' });
  const notes = element('p', { class: 'notes' });
  const table = element('div', { class: 'table', tabindex: 0, role: 'region', 'aria-label': `${strings.asTable}: ${heading}` });
  const details = element('details', {}, element('summary', {}, strings.asTable), table);
  const save = (format: PictureFormat) => () => {
    const svg = picture.querySelector('svg');
    if (svg) void pictureBytes(svg, heading, format).then((bytes) => actions.save(id, format, bytes));
  };
  const labels: Readonly<Record<PictureFormat, string>> = { svg: strings.saveSvg, png: strings.savePng };
  const buttons = element('div', { class: 'buttons' }, ...PICTURE_FORMATS.map((format) => button(labels[format], save(format), { class: 'quiet', 'aria-label': `${labels[format]}: ${heading}` })));
  const whole = element('section', { id, class: `chart chart-${id}`, 'aria-labelledby': title.id }, element('header', {}, title, buttons), element('p', { class: 'about' }, about), picture, notes, details);
  let shown: { readonly chart: Chart; readonly overview: Overview } | undefined;
  let reached: string | undefined;

  const draw = (): void => {
    if (!shown || picture.clientWidth === 0) return;
    const { chart } = shown;
    const hadFocus = picture.contains(document.activeElement);
    whole.classList.toggle('is-empty', chart.isEmpty);
    buttons.hidden = details.hidden = chart.isEmpty;
    if (chart.isEmpty) {
      picture.replaceChildren(element('p', { class: 'empty' }, chart.empty ?? empty));
      notes.textContent = '';
      if (hadFocus) title.focus({ preventScroll: true });
      return;
    }
    const drawing = chart.draw(picture.clientWidth);
    drawing.svg.setAttribute('role', 'group');
    drawing.svg.setAttribute('aria-label', heading);
    drawing.svg.setAttribute('aria-describedby', 'keys');
    tooltip.hide();
    const focus = makeMarksLive(drawing, tooltip, actions.open, reached, (key) => (reached = key));
    picture.replaceChildren(drawing.svg);
    notes.textContent = [...drawing.notes, ...chart.notes].join(' · ');
    if (hadFocus && !(reached !== undefined && focus(reached))) title.focus({ preventScroll: true });
  };
  const fillTable = (): void => {
    if (details.open && shown) table.replaceChildren(tableOf(shown.chart, heading, words, actions.open));
  };
  details.addEventListener('toggle', fillTable);
  return {
    element: whole,
    show(overview) {
      shown = { chart: makeChart(overview, words), overview };
      draw();
      fillTable();
    },
    redraw: draw,
    goTo() {
      title.scrollIntoView({ block: 'start' });
      title.focus({ preventScroll: true });
    },
  };
}

function tableOf({ table: { columns, rows } }: Chart, heading: string, words: Words, open: (place: Place) => void): HTMLTableElement {
  const cellOf = (value: string | number) => element('td', { class: typeof value === 'number' ? 'number' : undefined }, typeof value === 'number' ? words.number(value) : value);
  const caption = [heading, ...words.said(rows.length - MOST_ROWS, words.strings.more.rows)].join(', ');
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', { scope: 'col' }, column)))),
    element(
      'tbody',
      {},
      ...rows.slice(0, MOST_ROWS).map(({ cells: [first = '', ...rest], place }) =>
        element('tr', {}, element('th', { scope: 'row' }, button(String(first), () => open(place), { class: 'link' })), ...rest.map(cellOf)),
      ),
    ),
  );
}
