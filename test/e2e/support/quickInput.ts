import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** The box at the top of the window: palette, quick picks, input boxes, the simple file dialog. */
export interface QuickInput {
  /** Runs a command by its whole title through the palette. */
  runCommand(title: string): Promise<void>;
  /** Opens a list or a box by a keybinding of the editor: by pressing it again where it was lost. */
  open(keys: string): Promise<void>;
  /** Types (where something is to be typed), waits until the keys are at an entry with these words, and takes it by Enter. */
  take(words: string | RegExp, typed?: string): Promise<void>;
  /** Chooses the entry with exactly this label in the list that is open, typing it first. */
  pick(label: string): Promise<void>;
  /** Types into the box that is open, without leaving it. */
  filter(text: string): Promise<void>;
  /** Clicks the entry with exactly this label. */
  choose(label: string): Promise<void>;
  /** Types an answer into the input box that is open, and Enter. */
  type(text: string): Promise<void>;
  /** Presses a key in the box that is open, such as the one of a code. */
  press(key: string): Promise<void>;
  /** Waits until an entry in view has these words. */
  listed(words: string | RegExp): Promise<void>;
  /** The entries that are in view, label and description; they come some time after the box. */
  entries(): Promise<string[]>;
  /** Waits until the box holds something like this, such as the proposal of a file dialog. */
  holds(text: RegExp): Promise<void>;
  /** Leaves the list or box by Escape. */
  giveUp(): Promise<void>;
  closed(): Promise<void>;
}

/** After this a key counts as lost, or a command as one that the palette does not know yet: it is tried again. */
const AGAIN_MS = 10_000;

export function createQuickInput(page: Page): QuickInput {
  const widget = page.locator('.quick-input-widget:visible');
  const box = widget.locator('.quick-input-box input');
  const rows = widget.locator('.quick-input-list .monaco-list-row');
  const entry = (label: string): Locator =>
    rows.filter({ has: page.locator('.quick-input-list-label .label-name', { hasText: exactly(label) }) }).first();
  const labelsOf = (some: Locator): Promise<string[]> => some.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
  /** What Enter would take: VS Code filters a list some time after the typing, and moves on to its first entry then. */
  const current = async (): Promise<string | undefined> => (await labelsOf(rows.and(page.locator('.focused'))))[0];
  /** Types until it is there: a list or box that follows another empties what was typed into the one before. */
  const typeWhole = async (text: string): Promise<void> => {
    if ((await box.inputValue({ timeout: AGAIN_MS })) !== text) await box.fill(text, { timeout: AGAIN_MS });
  };

  const quickInput: QuickInput = {
    async runCommand(title) {
      // the palette lists what is enabled when it opens: a command that is enabled a moment later is looked for again
      await eventually(async () => {
        try {
          await page.keyboard.press('F1');
          await typeWhole(`>${title}`);
          await entry(title).click({ timeout: AGAIN_MS });
          return true;
        } catch {
          await page.keyboard.press('Escape');
          return false;
        }
      }, `the command ${title}`);
    },
    async open(keys) {
      await eventually(async () => {
        await page.keyboard.press(keys);
        await box.waitFor({ timeout: AGAIN_MS });
        return true;
      }, `a list that ${keys} opens`);
    },
    async take(words, typed) {
      const taken = await eventually(async () => {
        if (typed !== undefined) await typeWhole(typed);
        const label = await current();
        return label !== undefined && has(label, words) && label;
      }, `“${String(words)}” to be what Enter takes`);
      await box.press('Enter');
      await eventually(async () => (await current()) !== taken, `the list to go once “${taken}” was taken`);
    },
    async pick(label) {
      await quickInput.filter(label);
      await quickInput.choose(label);
    },
    async filter(text) {
      await eventually(async () => {
        await typeWhole(text);
        return (await box.inputValue()) === text;
      }, `“${text}” to be typed`);
    },
    async choose(label) {
      await entry(label).click();
      await entry(label).waitFor({ state: 'hidden' });
    },
    async type(text) {
      await quickInput.filter(text);
      await box.press('Enter');
    },
    press: (key) => box.press(key),
    async listed(words) {
      await eventually(async () => (await quickInput.entries()).some((label) => has(label, words)), `“${String(words)}” in the list`);
    },
    entries: () => labelsOf(rows),
    async holds(text) {
      await eventually(async () => text.test(await box.inputValue({ timeout: AGAIN_MS })), `${String(text)} in the box`);
    },
    async giveUp() {
      await box.press('Escape');
      await quickInput.closed();
    },
    closed: () => page.locator('.quick-input-widget').waitFor({ state: 'hidden' }),
  };
  return quickInput;
}

const has = (label: string, words: string | RegExp): boolean => (typeof words === 'string' ? label.includes(words) : words.test(label));

/** @returns a pattern of the whole text; VS Code draws spaces of labels as no-break ones */
function exactly(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ \\u00a0]');
  return new RegExp(`^\\s*${escaped}\\s*$`); // an icon before a label leaves a space
}
