// Starting and ending other programs, alike on Linux, macOS and Windows.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import readline from 'node:readline';

const windows = process.platform === 'win32';

/** A tenth of the time of what is not nice, where both want it at once. */
const NICENESS = 10;

/**
 * The command line that runs npm: the npm that started us where there is one, so that its version and settings stay the same.
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand(args) {
  const npm = process.env['npm_execpath'];
  if (npm?.endsWith('.js') || npm?.endsWith('.cjs')) return { command: process.execPath, args: [npm, ...args], shell: false };
  return { command: 'npm', args: [...args], shell: windows };
}

/**
 * Runs a program to its end. With `onLine` its standard output comes line by line; else it goes straight to the terminal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, limitMs?: number, givesWay?: boolean, onLine?: (line: string) => void }} [options]
 *   after `limitMs` it is ended; `givesWay`: it gets the time of the processor that others leave, and ends with us (not on Windows)
 * @returns {Promise<number>} its exit code; 1 when a signal ended it or it could not be started
 */
export function run(command, args, { cwd, env, shell = false, limitMs, givesWay = false, onLine } = {}) {
  return new Promise((resolve) => {
    const nice = givesWay && !windows;
    const [program, ...rest] = nice ? ['nice', '-n', String(NICENESS), command, ...args] : [command, ...args];
    const child = spawn(program, rest, { cwd, env, shell, timeout: limitMs, detached: nice, stdio: ['inherit', onLine ? 'pipe' : 'inherit', 'inherit'] });
    const endWithUs = () => endTreeNow(child);
    if (nice) {
      yieldAsGroup(child.pid);
      process.once('exit', endWithUs);
      child.once('close', () => process.off('exit', endWithUs));
    }
    if (onLine && child.stdout) readline.createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', onLine);
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Linux shares the processor among the sessions of a machine first, and by niceness only within each: the whole session has to be nice.
 * @param {number | undefined} pid that leads a session of its own
 */
function yieldAsGroup(pid) {
  try {
    fs.writeFileSync(`/proc/${pid}/autogroup`, String(NICENESS));
  } catch {
    // Another system, or one without such groups: niceness is enough there.
  }
}

/**
 * Ends a program that was started with `detached: true`, and all its children; by force after three seconds.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function endTree(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const { pid } = child;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (windows) {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    await gone;
    return;
  }
  signalGroup(pid, 'SIGTERM');
  const force = setTimeout(() => signalGroup(pid, 'SIGKILL'), 3000);
  await gone;
  clearTimeout(force);
}

/**
 * The same by force and without waiting: for a handler of the process's own end.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endTreeNow(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
  else signalGroup(child.pid, 'SIGKILL');
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}

/**
 * Calls `stop` once when the terminal or the system asks us to end, or when the npm that started us has gone; then ends.
 * @param {() => Promise<void>} stop
 * @param {{ exitCode?: number }} [options] `exitCode` to end with; else the usual one of the signal
 */
export function onStopSignal(stop, { exitCode } = {}) {
  let stopping = false;
  const end = (/** @type {number} */ code) => {
    if (stopping) return;
    stopping = true;
    void stop().finally(() => process.exit(exitCode ?? code));
  };
  const codes = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
  for (const [signal, code] of Object.entries(codes)) process.on(signal, () => end(code));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end(codes.SIGHUP); // a killed shell passes no signal on
  }, 1000).unref();
}
