import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readDecoratedSpans, type DecoratedSpan } from './decoratedSpans';
import { eventually } from './eventually';
import type { QuickInput } from './quickInput';

const HOVER_AGAIN_MS = 4_000;
const HOVER_LIMIT_MS = 40_000;

/** The active text editor. Words are looked up in the file on disk, so save before looking for words you have typed. */
export interface EditorPart {
  /** Waits until the editor shows this file. */
  shows(name: string, limitMs?: number): Promise<void>;
  /** Puts the caret before the nth (from 0) occurrence of some words and scrolls it into view. */
  goTo(words: string, nth?: number): Promise<void>;
  select(words: string, nth?: number): Promise<void>;
  /** Hovers the nth occurrence and gives the text of the card; hovers again until `expected` is in it, where given. */
  hover(words: string, options?: { readonly nth?: number; readonly expected?: string | RegExp }): Promise<string>;
  /** What decorations of extensions cover in the lines in view, once there is any. */
  decoratedSpans(): Promise<DecoratedSpan[]>;
  type(text: string): Promise<void>;
  save(): Promise<void>;
  /** The text of the caret's item in the status bar, such as `Ln 3, Col 7 (4 selected)`. */
  position(): Promise<string>;
}

export function createEditorPart(page: Page, folder: string, quickInput: QuickInput): EditorPart {
  const activeTab = page.locator('.part.editor .tab.active.selected');
  const selection = page.locator('#status\\.editor\\.selection');
  const textArea = page.locator('.part.editor .editor-group-container.active .monaco-editor .view-lines').first();

  const openFile = async (): Promise<string> => path.join(folder, (await activeTab.getAttribute('data-resource-name')) ?? '');
  const place = async (words: string, nth: number): Promise<{ readonly line: number; readonly column: number }> => {
    const file = await openFile();
    const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    let at = -1;
    for (let left = nth; left >= 0; left--) {
      at = text.indexOf(words, at + 1);
      if (at < 0) throw new Error(`“${words}” does not occur ${nth + 1} times in ${path.basename(file)}.`);
    }
    const before = text.slice(0, at).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  };
  const goToPlace = async (line: number, column: number): Promise<void> => {
    await page.keyboard.press('Control+G');
    await quickInput.type(`:${line}:${column}`);
    await quickInput.closed();
    await eventually(async () => (await selection.innerText()).startsWith(`Ln ${line}, Col `), `the caret in line ${line}`);
  };

  const editor: EditorPart = {
    async shows(name, limitMs = 15_000) {
      await page.locator(`.part.editor .tab.active.selected[data-resource-name="${path.basename(name)}"]`).waitFor({ timeout: limitMs });
      await textArea.locator('.view-line').first().waitFor({ timeout: limitMs });
    },
    async goTo(words, nth = 0) {
      const { line, column } = await place(words, nth);
      await goToPlace(line, column);
    },
    async select(words, nth = 0) {
      const { line, column } = await place(words, nth);
      const lines = words.split('\n');
      await goToPlace(line, column);
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+B'); // Set Selection Anchor
      await goToPlace(line + lines.length - 1, (lines.length > 1 ? 1 : column) + (lines.at(-1) ?? '').length);
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+K'); // Select from Anchor to Cursor
      await eventually(async () => (await selection.innerText()).includes('selected'), `“${words}” to be selected`);
    },
    async hover(words, { nth = 0, expected = /\S/ } = {}) {
      await editor.goTo(words, nth);
      const cursor = page.locator('.part.editor .editor-group-container.active .cursors-layer .cursor').first();
      const anyCard = page.locator('.monaco-resizable-hover:visible');
      const card = anyCard.filter({ hasText: expected });
      return eventually(
        async () => {
          const caret = await cursor.boundingBox(); // each time: the text moves aside when the gutter for comments comes
          if (!caret) throw new Error('The editor shows no caret.');
          const y = caret.y + caret.height / 2;
          // VS Code keeps a card that is open as it is, whatever the extension knows by now.
          await page.mouse.move(caret.x + 60, y + 120);
          await page.keyboard.press('Escape');
          await anyCard.waitFor({ state: 'hidden' });
          await page.mouse.move(caret.x + 5, y, { steps: 5 });
          await card.waitFor({ timeout: HOVER_AGAIN_MS });
          return card.innerText();
        },
        `a card on “${words}” with ${String(expected)}`,
        HOVER_LIMIT_MS,
      );
    },
    async decoratedSpans() {
      return eventually(async () => {
        const spans = await textArea.evaluate(readDecoratedSpans);
        return spans.length > 0 && spans;
      }, 'decorations in the editor');
    },
    async type(text) {
      await page.keyboard.type(text);
    },
    async save() {
      await page.keyboard.press('Control+S');
      await page.locator('.part.editor .tab.active.selected:not(.dirty)').waitFor();
    },
    position: () => selection.innerText(),
  };
  return editor;
}
