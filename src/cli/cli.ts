import { once } from 'node:events';
import { messageOf, type Io } from './command';
import { run } from './run';

const io: Io = {
  stdin: process.stdin,
  async write(chunk) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  },
  warn: (line) => void process.stderr.write(`${line}\n`),
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
