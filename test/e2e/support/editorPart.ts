import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readDecoratedSpans, type DecoratedSpan } from './decoratedSpans';
import { eventually, WAIT_LIMIT_MS } from './eventually';
import type { QuickInput } from './quickInput';

/** After this a card, or the caret where it was sent, is tried for again. */
const AGAIN_MS = 5_000;
const HOVER_LIMIT_MS = 120_000;

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
    const before = text.slice(0, at).split(/\r\n|\r|\n/); // the editor's lines
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  };
  /** What is pressed before the editor has the keyboard back goes nowhere. */
  const keyboardIsHere = () => page.locator('.part.editor .editor-group-container.active .monaco-editor.focused').first().waitFor();
  const goToPlace = async (line: number, column: number): Promise<void> => {
    await quickInput.open('Control+G');
    await quickInput.take(new RegExp(`\\bline ${line}\\b.*\\bcolumn ${column}\\b`), `:${line}:${column}`);
    await quickInput.closed();
    await keyboardIsHere();
    await selection.filter({ hasText: new RegExp(`^Ln ${line}, Col `) }).waitFor();
  };

  const editor: EditorPart = {
    async shows(name, limitMs = WAIT_LIMIT_MS) {
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
      // the second key of a pair is lost where VS Code has forgotten the first meanwhile
      await eventually(async () => {
        await goToPlace(line, column);
        await page.keyboard.press('Control+K');
        await page.keyboard.press('Control+B'); // Set Selection Anchor
        await goToPlace(line + lines.length - 1, (lines.length > 1 ? 1 : column) + (lines.at(-1) ?? '').length);
        await page.keyboard.press('Control+K');
        await page.keyboard.press('Control+K'); // Select from Anchor to Cursor
        await selection.filter({ hasText: `(${[...words].length} selected)` }).waitFor({ timeout: AGAIN_MS });
        return true;
      }, `“${words}” to be selected`);
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
          await card.waitFor({ timeout: AGAIN_MS });
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
    position: () => selection.innerText({ timeout: AGAIN_MS }),
  };
  return editor;
}
