import type { Overview } from '../../core/corpus/overview/model';
import type { MakeChart } from './chart';
import { button, element } from './dom';
import { createFilterBar } from './filterBar';
import { type ChartId, CHARTS } from './chartIds';
import type { OverviewAction } from './protocol';
import { createSection, type SectionActions } from './section';
import { createTooltip } from './tooltip';
import type { Words } from './words';

/** All that is seen: the filter, and the charts under it. */
export interface Page {
  show(overview: Overview): void;
  showProblem(message: string): void;
  showReading(done: number, total: number): void;
}

export interface PageActions extends SectionActions {
  filter(query: string): void;
  act(action: OverviewAction): void;
}

export function createPage(makers: Readonly<Record<ChartId, MakeChart>>, words: Words, query: string, actions: PageActions): Page {
  const { strings } = words;
  const tooltip = createTooltip();
  const filterBar = createFilterBar(query, words, actions.filter);
  const sections = CHARTS.map((id) => createSection(id, makers[id], words, tooltip, actions));
  const jumps = element('nav', { 'aria-label': strings.jumpTo }, ...CHARTS.map((id, at) => button(strings.charts[id].heading, () => sections[at]?.goTo(), { class: 'link' })));
  const charts = element('div', { class: 'charts', hidden: true }, ...sections.map((section) => section.element));
  const nothing = element('div', { class: 'nothing', hidden: true }, element('p', {}, strings.nothingFound), button(strings.clearFilter, filterBar.clear));
  const noArticles = element(
    'div',
    { class: 'nothing', hidden: true },
    element('p', {}, strings.noArticles),
    ...(['openFolder', 'articleSettings', 'rebuildIndex'] as const).map((action) => button(strings[action], () => actions.act(action), { class: action === 'openFolder' ? undefined : 'second' })),
  );
  const reading = element('p', { class: 'reading', role: 'status' });
  document.body.append(
    element('header', { class: 'top' }, element('h1', {}, strings.title)),
    filterBar.element,
    jumps,
    element('main', {}, element('p', { id: 'keys', class: 'spoken' }, strings.keys), reading, nothing, noArticles, charts),
  );
  let width = innerWidth;
  new ResizeObserver(() => {
    if (innerWidth === width) return;
    width = innerWidth;
    for (const section of sections) section.redraw();
  }).observe(document.body);
  return {
    show(overview) {
      const { allArticles, articles, marks } = overview.selected;
      const scroll = scrollY;
      reading.textContent = '';
      filterBar.showCounts(overview.selected);
      noArticles.hidden = allArticles > 0;
      nothing.hidden = allArticles === 0 || articles + marks > 0;
      charts.hidden = jumps.hidden = articles === 0;
      for (const section of sections) section.show(overview);
      scrollBy(0, scroll - scrollY);
    },
    showProblem: filterBar.showProblem,
    showReading(done, total) {
      reading.textContent = done < total ? words.fill(strings.reading, words.number(done), words.number(total)) : '';
    },
  };
}
