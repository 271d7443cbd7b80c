import type { SelectedCounts } from '../../core/corpus/overview/model';
import { button, element } from './dom';
import type { Words } from './words';

/** The filter above the charts: the query language of *Search Annotations*. */
export interface FilterBar {
  readonly element: HTMLElement;
  /** What the charts show now. */
  showCounts(counts: SelectedCounts): void;
  /** The filter cannot be understood. */
  showProblem(message: string): void;
  clear(): void;
}

/** A pause in typing. */
const PAUSE_MS = 200;

export function createFilterBar(query: string, words: Words, changed: (query: string) => void): FilterBar {
  const { strings } = words;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const box = element('input', { id: 'filter', type: 'text', value: query, placeholder: strings.filterHint, spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'problem' });
  const conditions = element('select', { 'aria-label': strings.addCondition }, element('option', { value: '' }, strings.addCondition), ...strings.conditions.map((condition) => element('option', { value: condition }, condition)));
  const status = element('p', { class: 'status', role: 'status' });
  const problem = element('p', { id: 'problem', class: 'problem', role: 'alert' });
  const tell = (): void => {
    clearTimeout(timer);
    changed(box.value);
  };
  const clear = (): void => {
    box.value = '';
    box.focus();
    tell();
  };
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE_MS);
  });
  conditions.addEventListener('change', () => {
    if (conditions.value === '') return;
    box.value = `${box.value.trimEnd()} ${conditions.value}`.trimStart();
    conditions.value = '';
    box.focus();
    tell();
  });
  const row = element('div', { class: 'filter-row' }, element('label', { for: 'filter' }, strings.filter), box, conditions, button(strings.clearFilter, clear, { class: 'quiet' }));
  const form = element('form', { class: 'filter', role: 'search' }, row, problem, status);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    tell();
  });
  const understood = (message: string): void => {
    problem.textContent = message;
    if (message === '') box.removeAttribute('aria-invalid');
    else box.setAttribute('aria-invalid', 'true');
  };
  return {
    element: form,
    showCounts({ articles, marks, allArticles }) {
      understood('');
      const [found, within] = [words.count(marks, strings.marks), words.count(articles, strings.articles)];
      const nothingToCount = allArticles === 0;
      status.textContent = nothingToCount ? '' : articles === allArticles ? words.fill(strings.shown, found, within) : words.fill(strings.shownOf, found, words.number(articles), words.count(allArticles, strings.articles));
    },
    showProblem: understood,
    clear,
  };
}
