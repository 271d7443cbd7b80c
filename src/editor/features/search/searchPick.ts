import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import { SEARCH_FIELDS } from '../../../core/corpus/search/fields';
import { QueryError } from '../../../core/corpus/search/parseQuery';
import { annotationQuery, searchAnnotations, type SearchHit } from '../../../core/corpus/search/searchAnnotations';
import type { Corpora } from '../../corpora';
import { inSlices } from '../../inSlices';
import { indexedRange } from '../navigation/locations';
import { shortened } from '../review/reviewItems';

/** A hit is a line that opens its place; the others help to write the query, or take it as it stands. */
interface SearchItem extends vscode.QuickPickItem {
  readonly hit?: SearchHit & { readonly range: vscode.Range };
  /** What is put into the box. */
  readonly example?: string;
  readonly takesQuery?: boolean;
}

export interface SearchOptions {
  readonly title: string;
  readonly query: string;
  /** The line that takes the query itself, with the number found; undefined: a hit is to be chosen. */
  readonly take?: (count: number) => string;
  readonly buttons?: readonly vscode.QuickInputButton[];
  readonly onButton?: (button: vscode.QuickInputButton, query: string) => void;
}

/** What was chosen: a place, or the query as it stands. */
export interface Searched { readonly query: string; readonly place?: vscode.Location }

/** How many hits are listed; the rest is counted. */
const LISTED = 200;
/** A pause in typing. */
const PAUSE_MS = 120;

/** Asks for a query, and lists what it finds while it is typed. @returns undefined when it was left. */
export async function pickSearch(corpora: Corpora, { title, query, take, buttons = [], onButton }: SearchOptions): Promise<Searched | undefined> {
  const pick = vscode.window.createQuickPick<SearchItem>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Words, or fields such as kind:claim actor:NAME certainty<0.5 status:accepted');
  pick.buttons = buttons;
  pick.value = query;
  pick.ignoreFocusOut = true;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const search = async (): Promise<void> => {
    const turn = ++asked;
    pick.busy = true;
    const outcome = await found(corpora, pick.value, take, () => turn !== asked);
    if (turn !== asked || !outcome) return;
    pick.items = outcome.items;
    pick.title = [title, ...(outcome.said === undefined ? [] : [outcome.said])].join(' · ');
    pick.busy = false;
  };
  return new Promise((resolve) => {
    const done = (outcome: Searched | undefined): void => {
      asked++;
      clearTimeout(timer);
      resolve(outcome);
      pick.dispose();
    };
    pick.onDidChangeValue(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void search(), PAUSE_MS);
    });
    pick.onDidTriggerButton((button) => {
      const { value } = pick;
      done(undefined);
      onButton?.(button, value);
    });
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.hit) done({ query: pick.value, place: new vscode.Location(vscode.Uri.parse(item.hit.article, true), item.hit.range) });
      else if (item?.takesQuery) done({ query: pick.value });
      else if (item?.example !== undefined) {
        pick.value = `${pick.value.trimEnd()} ${item.example}`.trimStart();
        void search();
      }
    });
    pick.onDidHide(() => done(undefined));
    pick.show();
    void search();
  });
}

interface Listing {
  readonly items: readonly SearchItem[];
  /** How many there are, for the title. */
  readonly said?: string;
}

/** @returns undefined when a newer query was typed. */
async function found(corpora: Corpora, query: string, take: SearchOptions['take'], isOutdated: () => boolean): Promise<Listing | undefined> {
  if (query.trim() === '') return { items: examples() };
  let test;
  try {
    test = annotationQuery(query);
  } catch (error) {
    if (error instanceof QueryError) return { items: [{ label: error.message, iconPath: new vscode.ThemeIcon('info'), alwaysShow: true }] };
    throw error;
  }
  const items: SearchItem[] = [];
  let count = 0;
  for (const { index } of await corpora.everything()) {
    const list = (hit: SearchHit) => void (++count <= LISTED && items.push(hitItem(index, hit)));
    await inSlices(searchAnnotations(index, test, pathOf), () => !isOutdated(), list);
    if (isOutdated()) return undefined;
  }
  if (count === 0) return { items: [{ label: vscode.l10n.t('Nothing meets this search.'), iconPath: new vscode.ThemeIcon('info'), alwaysShow: true }] };
  const taking: SearchItem[] = take ? [{ label: take(count), iconPath: new vscode.ThemeIcon('check'), alwaysShow: true, takesQuery: true }] : [];
  return { items: [...taking, ...items], said: count > LISTED ? vscode.l10n.t('{0} found, the first {1} are listed', count, LISTED) : vscode.l10n.t('{0} found', count) };
}

function examples(): SearchItem[] {
  return [...SEARCH_FIELDS.values()].map(({ example }) => ({ label: example, iconPath: new vscode.ThemeIcon('filter'), alwaysShow: true, example }));
}

const ICONS = { actor: 'person', figure: 'graph', claim: 'comment', tag: 'tag' } as const;

function hitItem(index: CorpusIndex, hit: SearchHit): SearchItem {
  const { article, mark, orphan } = hit;
  const kind = mark?.kind ?? orphan?.annotation.kind ?? 'tag';
  const span = mark ?? { start: 0, end: 0 };
  const range = indexedRange(index, article, span);
  const tags = mark?.tags ?? orphan?.annotation.tags ?? [];
  const state = mark?.state === 'manual' ? vscode.l10n.t('by hand') : (mark?.state ?? vscode.l10n.t('without a place'));
  const what = [kind, ...tags, state, ...[mark?.annotator ?? orphan?.annotator].filter((name) => name !== undefined)].join(' · ');
  return {
    label: shortened(mark?.quote ?? orphan?.annotation.quote ?? ''),
    description: mark ? `${pathOf(article)}:${range.start.line + 1}` : pathOf(article),
    detail: `${what}  ${mark ? (index.context(article, mark)?.text ?? '') : ''}`,
    iconPath: new vscode.ThemeIcon(ICONS[kind]),
    alwaysShow: true,
    hit: { ...hit, range },
  };
}

function pathOf(article: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(article, true));
}
