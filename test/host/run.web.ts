// The mocha entry inside the web worker extension host: one bundle with mocha's browser build and every suite that needs no node.
import 'mocha/mocha';
import { loadSuites } from 'host-suites';
import { finish, printThroughHost, requestedGrep } from './support/reporting';

/** Long enough for a test that waits in vain to say what for. */
const TEST_LIMIT_MS = 180_000;

interface BrowserMochaGlobals {
  readonly Mocha: typeof Mocha;
  readonly mocha: BrowserMocha;
}

export async function run(): Promise<void> {
  // mocha's browser build reads location.search; a worker of the extension host has no location.
  if (!('location' in globalThis)) Object.defineProperty(globalThis, 'location', { value: { search: '' }, configurable: true, writable: true });
  const { Mocha: { reporters }, mocha } = globalThis as unknown as BrowserMochaGlobals;
  const grep = requestedGrep();
  mocha.setup({ ui: 'tdd', reporter: reporters.Spec, color: false, timeout: TEST_LIMIT_MS, ...(grep ? { grep } : {}) });
  printThroughHost(reporters.Base);
  loadSuites();
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  finish(stats);
}
