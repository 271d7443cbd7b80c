import type * as vscode from 'vscode';
import type { FormatSettings } from '../../../core/exchange/formatOptions';

/** What was chosen at the last exports of this workspace. */
export interface RememberedExports {
  readonly lastFormat: string | undefined;
  settingsOf(format: string): FormatSettings;
  remember(format: string, settings: FormatSettings): Promise<void>;
}

const KEY = 'export';

interface Stored {
  readonly format?: string;
  /** Pairs of option and value by the id of the format. */
  readonly settings?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

export function rememberedExports(state: vscode.Memento): RememberedExports {
  const stored = (): Stored => state.get<Stored>(KEY, {});
  return {
    get lastFormat() {
      return stored().format;
    },
    settingsOf: (format) => new Map(stored().settings?.[format]),
    async remember(format, settings) {
      await state.update(KEY, { format, settings: { ...stored().settings, [format]: [...settings] } } satisfies Stored);
    },
  };
}
