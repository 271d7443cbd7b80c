import type * as vscode from 'vscode';
import type { Log } from '../core/ports';

/** The extension's own page among the outputs. */
export interface ExtensionLog extends Log, vscode.Disposable {
  show(): void;
}

/**
 * Once it is disposed it says nothing any more: a channel of VS Code that is closed throws instead, and what is cut off while a window
 * closes (a worker's answer, a file half written) would end in errors that nobody is there to catch.
 */
export function createLog(channel: ExtensionLog): ExtensionLog {
  let closed = false;
  return {
    info: (message) => closed || channel.info(message),
    warn: (message) => closed || channel.warn(message),
    error: (message, ...error) => closed || channel.error(message, ...error),
    show: () => channel.show(),
    dispose() {
      closed = true;
      channel.dispose();
    },
  };
}
