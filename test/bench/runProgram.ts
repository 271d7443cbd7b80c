import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

const PROGRAM = path.resolve('dist/cli.js');
/** Run inside the program: says at its end what it took. */
const REPORT = `process.on('exit', () => process.stderr.write(' usage ' + JSON.stringify(process.resourceUsage())))`;

export interface Usage {
  readonly wallMs: number;
  /** Of all its threads. */
  readonly cpuMs: number;
  /** Most memory it had at a time. */
  readonly bytes: number;
}

/**
 * Runs the built command line, and says what it took. `input` and `output` are paths.
 * @param heapMb what its heap is held to, where garbage that nobody collected yet should not count as memory; it dies where it needs more.
 */
export async function runProgram(args: readonly string[], { input, output, heapMb }: { readonly input?: string; readonly output?: string; readonly heapMb?: number } = {}): Promise<Usage> {
  const start = performance.now();
  const files = [input === undefined ? ('ignore' as const) : fs.openSync(input, 'r'), output === undefined ? ('ignore' as const) : fs.openSync(output, 'w')];
  const [from = 'ignore', to = 'ignore'] = files;
  const child = spawn(process.execPath, [...(heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`]), `--import=data:text/javascript,${encodeURIComponent(REPORT)}`, PROGRAM, ...args], { stdio: [from, to, 'pipe'] });
  for (const file of files) if (typeof file === 'number') fs.closeSync(file);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const [code] = (await once(child, 'close')) as [number];
  const report = /^([^]*) usage (\{.*\})$/.exec(said);
  if (code !== 0 || !report) throw new Error(`source-annotator ${args.join(' ')} ended with ${code}: ${said}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(report[2] ?? '{}') as NodeJS.ResourceUsage;
  return { wallMs: performance.now() - start, cpuMs: (userCPUTime + systemCPUTime) / 1000, bytes: maxRSS * 1024 };
}
