/** What the core needs from its surroundings; the editor, the worker and the command line each bring their own. */

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}
