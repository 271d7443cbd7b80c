import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

const AGAIN_MS = 5_000;

export interface TreeRow {
  readonly text: string;
  /** 1 for the top. */
  readonly level: number;
  readonly expanded: boolean | undefined;
}

/** The side bar: view containers and their trees. */
export interface Views {
  /** Shows a container by its name in the activity bar, such as `Source Annotator`. */
  open(container: string): Promise<void>;
  /** The rows in view of the tree of a view, such as `Actors`; they come some time after the view. */
  rows(view: string): Promise<TreeRow[]>;
  /** The row of a view that has these words. */
  row(view: string, words: string | RegExp): Locator;
  /** The row of a view that the keys go to. */
  focused(view: string): Locator;
  /** Presses a button that a row shows under the pointer. */
  press(view: string, words: string | RegExp, button: string): Promise<void>;
  /** Opens the menu of a row that has an entry of these words. */
  openMenu(view: string, words: string | RegExp, entry: string): Promise<void>;
  /** An item of the status bar that has these words. */
  statusItem(words: string | RegExp): Locator;
}

export function createViews(page: Page): Views {
  const pane = (view: string): Locator =>
    page.locator('.part.sidebar .pane, .part.panel .pane', { has: page.locator('.pane-header', { has: page.getByRole('heading', { name: view }).or(page.getByText(view, { exact: true })) }) }).first();
  const rowOf = (view: string, words: string | RegExp): Locator => pane(view).locator('.monaco-list-row', { hasText: words }).first();
  return {
    async open(container) {
      const tab = page.locator(`.part.activitybar .action-item:has(.action-label[aria-label^="${container}"])`).first();
      await tab.waitFor();
      if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
      await page.locator('.part.sidebar .composite.title', { hasText: new RegExp(container, 'i') }).waitFor();
    },
    rows: (view) =>
      pane(view).locator('.monaco-list-row').evaluateAll((all) =>
        all.map((row) => {
          const expanded = row.getAttribute('aria-expanded');
          return { text: row.textContent.replace(/\s+/g, ' ').trim(), level: Number(row.getAttribute('aria-level')), expanded: expanded === null ? undefined : expanded === 'true' };
        }),
      ),
    row: rowOf,
    focused: (view) => pane(view).locator('.monaco-list-row.focused'),
    async press(view, words, button) {
      const row = rowOf(view, words);
      // a list that is drawn anew under the pointer takes the button away again
      await eventually(async () => {
        await row.hover();
        await row.locator(`.action-label[aria-label^="${button}"]`).click({ timeout: AGAIN_MS });
        return true;
      }, `the button ${button}`);
    },
    async openMenu(view, words, entry) {
      const row = rowOf(view, words);
      // a menu goes when anything else takes the keyboard, as a view does that has just been opened
      await eventually(async () => {
        await row.click({ button: 'right', timeout: AGAIN_MS });
        await page.locator('.context-view .action-item', { hasText: entry }).first().waitFor({ timeout: AGAIN_MS });
        return true;
      }, `the menu with ${entry}`);
    },
    statusItem: (words) => page.locator('.part.statusbar .statusbar-item', { hasText: words }).first(),
  };
}
