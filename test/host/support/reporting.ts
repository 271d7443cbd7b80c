import * as vscode from 'vscode';
import { countsOf, formatCounts } from '../../support/counts.mjs';

/** In the browser host every console line passes through VS Code's own log; this mark tells the tests' lines from the rest. */
const MARK = '\u2063';

type Print = (...args: readonly unknown[]) => void;

/** Prints through the console of the extension host so that the runner outside recognises the line. */
const print = (line: string): void => console.log(vscode.env.uiKind === vscode.UIKind.Web ? MARK + line : line);

/** mocha's reporters print printf-style; the console of the extension host does not expand that. */
function expand(args: readonly unknown[]): string {
  const [format = '', ...rest] = args.map(String);
  const text = format.replace(/%[sdioOj%]/g, (code) => (code === '%%' ? '%' : (rest.shift() ?? code)));
  return [text, ...rest].join(' ');
}

/** Makes mocha's reporters print marked lines. `base` is Mocha.reporters.Base. */
export function printThroughHost(base: { consoleLog: Print }): void {
  base.consoleLog = (...args) => expand(args).split('\n').forEach(print);
}

/**
 * Ends a run: prints the counts, which tell the runner outside that the extension host lived to the end.
 * @throws Error when tests failed, as VS Code's test API wants it
 */
export function finish(stats: Parameters<typeof countsOf>[0]): void {
  const counts = countsOf(stats);
  print(formatCounts(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
}

/** What `npm run test:host -- --grep WORDS` asked for, if anything. */
export const requestedGrep = (): string | undefined => vscode.workspace.getConfiguration('sourceAnnotatorTests').get<string>('grep');
