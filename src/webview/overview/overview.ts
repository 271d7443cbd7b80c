import type { Overview } from '../../core/corpus/overview/model';
import type { MakeChart } from './chart';
import { actorsChart } from './charts/actors';
import { claimsChart } from './charts/claims';
import { differingChart } from './charts/differing';
import { hedgingChart } from './charts/hedging';
import { networkChart } from './charts/network';
import { progressChart } from './charts/progress';
import { timelineChart } from './charts/timeline';
import { createPage, type Page } from './page';
import type { ChartId } from './chartIds';
import type { FromOverview, ToOverview } from './protocol';
import { createWords } from './words';

interface ViewState {
  readonly query: string;
  readonly scroll: number;
}

/** What VS Code gives to a webview. */
declare function acquireVsCodeApi(): { postMessage(message: FromOverview): void; getState(): ViewState | undefined; setState(state: ViewState): void };

const MAKERS: Readonly<Record<ChartId, MakeChart>> = {
  actors: actorsChart,
  network: networkChart,
  claims: claimsChart,
  timeline: timelineChart,
  differing: differingChart,
  hedging: hedgingChart,
  progress: progressChart,
};

const host = acquireVsCodeApi();
let state: ViewState = host.getState() ?? { query: '', scroll: 0 };
let page: Page | undefined;
let overview: Overview | undefined;

const keep = (change: Partial<ViewState>): void => {
  state = { ...state, ...change };
  host.setState(state);
};

/** Where the page was scrolled to before it was reloaded; used once. */
let scrollTo: number | undefined = state.scroll;

const hear = (message: ToOverview): void => {
  switch (message.say) {
    case 'strings':
      page ??= createPage(MAKERS, createWords(message.strings), state.query, {
        filter: (query) => {
          keep({ query });
          host.postMessage({ say: 'filter', query });
        },
        open: ({ article, start, end }) => {
          const id = overview?.articles[article]?.id;
          if (id !== undefined) host.postMessage({ say: 'open', article: id, start, end });
        },
        save: (chart, format, bytes) => host.postMessage({ say: 'save', chart, format, bytes }),
        act: (action) => host.postMessage({ say: 'act', action }),
      });
      break;
    case 'reading':
      page?.showReading(message.done, message.total);
      break;
    case 'overview':
      // an answer to an older filter: the one to this filter follows
      if (message.query !== state.query) return;
      ({ overview } = message);
      page?.show(overview);
      if (scrollTo !== undefined) scrollBy(0, scrollTo - scrollY);
      scrollTo = undefined;
      break;
    case 'wrong':
      if (message.query === state.query) page?.showProblem(message.message);
  }
};

addEventListener('message', ({ data }: MessageEvent<ToOverview>) => hear(data));
addEventListener('scroll', () => keep({ scroll: scrollY }), { passive: true });
host.postMessage({ say: 'ready', query: state.query });
