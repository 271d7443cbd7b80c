import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { messageOf, type Io } from './command';
import { run } from './run';

const watched = process.stderr.isTTY;
const CLEAR = '\r\u001b[K';

const io: Io = {
  stdin: process.stdin,
  async write(chunk) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  },
  warn: (line) => void process.stderr.write(`${watched ? CLEAR : ''}${line}\n`),
  async progress(done, total) {
    if (watched) process.stderr.write(done < total ? `${CLEAR}${done} of ${total} articles` : CLEAR);
    await setImmediate();
  },
};

// Whoever reads has seen enough (`| head`): stop, and do not call it an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  io.warn(`Cannot write the output: ${error.message}`);
  process.exit(1);
});

run(process.argv.slice(2), io).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    io.warn(`Unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : messageOf(error)}`);
    process.exitCode = 1;
  },
);
