// VS Code's workbench as a person uses it: one object a part of the window, all of them waiting, none of them sleeping.
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { outDir } from '../support/paths.mjs';
import { eventually } from './support/eventually';
import { createEditorPart, type EditorPart } from './support/editorPart';
import { createQuickInput, type QuickInput } from './support/quickInput';
import { createMessages, type Messages } from './support/messages';
import { createViews, type Views } from './support/views';

const START_LIMIT_MS = 120_000;
/** After this another file was opened than the one that was chosen. */
const AGAIN_MS = 10_000;

export interface Workbench {
  readonly page: Page;
  /** The copy of examples/ that is open: an absolute path. */
  readonly folder: string;
  readonly editor: EditorPart;
  readonly quickInput: QuickInput;
  readonly messages: Messages;
  readonly views: Views;
  /** Waits until the window is there, and the article in it. */
  ready(article?: string): Promise<void>;
  /** Runs a command by its whole title, such as `Source Annotator: Export Annotations…`, through the palette. */
  runCommand(title: string): Promise<void>;
  /** Opens a file of the folder by its name in the folder. */
  openFile(name: string): Promise<void>;
  /** Switches the colour theme and waits until it is drawn. */
  useTheme(theme: Theme): Promise<void>;
  /** Changes settings of the folder and the theme with them; they count once the theme is seen, so it has to be another one than before. */
  changeSettings(settings: Readonly<Record<string, unknown>>, theme: Theme): Promise<void>;
  /** Looks at what is on the screen in each theme: changed by the settings file, so that lists and cards stay open meanwhile. */
  inThemes(themes: readonly Theme[], look: (theme: Theme) => Promise<void>): Promise<void>;
  /** Takes the name that the save dialog proposes. */
  acceptSave(name: string): Promise<void>;
  read(name: string): string;
  write(name: string, text: string): void;
  /** Writes out/screenshots/NAME.png. */
  screenshot(name: string): Promise<void>;
}

/** How each theme names itself in VS Code's list and in settings, and the class the workbench wears in it. */
const THEMES = {
  dark: { label: 'Dark Modern', setting: 'Default Dark Modern', css: 'vs-dark' },
  light: { label: 'Light Modern', setting: 'Default Light Modern', css: 'vs' },
  'high contrast dark': { label: 'Dark High Contrast', setting: 'Default High Contrast', css: 'hc-black' },
  'high contrast light': { label: 'Light High Contrast', setting: 'Default High Contrast Light', css: 'hc-light' },
} as const;
export type Theme = keyof typeof THEMES;

export function createWorkbench(page: Page, folder: string): Workbench {
  const quickInput = createQuickInput(page);
  const editor = createEditorPart(page, folder, quickInput);
  const changeSettings: Workbench['changeSettings'] = async (settings, theme) => {
    const file = path.join(folder, '.vscode/settings.json');
    const before = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify({ ...before, ...settings, 'workbench.colorTheme': THEMES[theme].setting }, null, 2));
    await page.locator(`.monaco-workbench.${THEMES[theme].css}`).waitFor();
    // the parts of the window take their colours one after the other, the status bar last
    const statusBar = page.locator('.part.statusbar');
    await eventually(async () => (await statusBar.evaluate(isDark)) === /dark|black/.test(THEMES[theme].css), `the theme ${theme} in the status bar`);
  };
  return {
    page,
    folder,
    editor,
    quickInput,
    messages: createMessages(page),
    views: createViews(page),
    async ready(article) {
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: START_LIMIT_MS });
      if (article) await editor.shows(article, START_LIMIT_MS);
    },
    runCommand: (title) => quickInput.runCommand(title),
    async openFile(name) {
      // the list is sorted anew while it fills: a click may meet another file of nearly the same name
      await eventually(async () => {
        await quickInput.open('Control+P');
        await quickInput.pick(path.basename(name));
        await editor.shows(name, AGAIN_MS);
        return true;
      }, `${name} to be opened`);
    },
    async useTheme(theme) {
      const { label, css } = THEMES[theme];
      await quickInput.runCommand('Preferences: Color Theme');
      await quickInput.pick(label);
      await page.locator(`.monaco-workbench.${css}`).waitFor();
    },
    changeSettings,
    async inThemes(themes, look) {
      for (const theme of themes) {
        await changeSettings({}, theme);
        await look(theme);
      }
    },
    async acceptSave(name) {
      // the dialog fills in its proposal later than it opens
      await quickInput.holds(new RegExp(`/${name.replaceAll('.', '\\.')}$`));
      await quickInput.press('Enter');
    },
    read: (name) => fs.readFileSync(path.join(folder, name), 'utf8'),
    write: (name, text) => fs.writeFileSync(path.join(folder, name), text),
    async screenshot(name) {
      await page.screenshot({ path: path.join(outDir, 'screenshots', `${name}.png`) });
    },
  };
}

/** Runs in the page: whether an element's words are light, for a dark ground (which may be another element's); undefined while it fades over. */
function isDark(element: Element): boolean | undefined {
  if (element.getAnimations().length > 0) return undefined;
  const [red = 0, green = 0, blue = 0] = (/\d+(?:, \d+)*/.exec(getComputedStyle(element).color)?.[0] ?? '').split(', ').map(Number);
  return red + green + blue > 384;
}
