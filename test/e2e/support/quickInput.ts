import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** The box at the top of the window: palette, quick picks, input boxes, the simple file dialog. */
export interface QuickInput {
  /** Runs a command by its whole title through the palette. */
  runCommand(title: string): Promise<void>;
  /** Chooses the entry with exactly this label in the pick that is open, typing it first. */
  pick(label: string): Promise<void>;
  /** Types into the box that is open, without leaving it. */
  filter(text: string): Promise<void>;
  /** Clicks the entry with exactly this label. */
  choose(label: string): Promise<void>;
  /** Types an answer into the input box that is open, and Enter. */
  type(text: string): Promise<void>;
  /** The entries that are in view: label and description. */
  entries(): Promise<string[]>;
  /** The message under the box, such as a validation error. */
  message(): Promise<string>;
  closed(): Promise<void>;
}

/** The palette has listed its commands by then. */
const LISTED_MS = 5000;

export function createQuickInput(page: Page): QuickInput {
  const widget = page.locator('.quick-input-widget:visible');
  const box = widget.locator('.quick-input-box input');
  const rows = widget.locator('.quick-input-list .monaco-list-row');
  const entry = (label: string): Locator =>
    rows.filter({ has: page.locator('.quick-input-list-label .label-name', { hasText: exactly(label) }) }).first();

  const quickInput: QuickInput = {
    async runCommand(title) {
      // the palette lists what is enabled when it opens: a command that is enabled a moment later is looked for again
      await eventually(async () => {
        await page.keyboard.press('F1');
        await quickInput.filter(`>${title}`);
        return entry(title).click({ timeout: LISTED_MS }).then(
          () => true,
          () => page.keyboard.press('Escape').then(() => false),
        );
      }, `the command ${title}`, 45_000);
    },
    async pick(label) {
      await quickInput.filter(label);
      await quickInput.choose(label);
    },
    async filter(text) {
      await box.waitFor();
      await box.fill(text);
    },
    choose: (label) => entry(label).click(),
    async type(text) {
      await quickInput.filter(text);
      await box.press('Enter');
    },
    async entries() {
      await rows.first().waitFor();
      return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
    },
    message: () => widget.locator('.quick-input-message').innerText(),
    closed: () => page.locator('.quick-input-widget').waitFor({ state: 'hidden' }),
  };
  return quickInput;
}

/** @returns a pattern of the whole text; VS Code draws spaces of labels as no-break ones */
function exactly(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ \\u00a0]');
  return new RegExp(`^\\s*${escaped}\\s*$`); // an icon before a label leaves a space
}
