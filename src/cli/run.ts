import { analyzeCommand } from './analyze';
import { UsageError, type Command, type ExitCode, type Io } from './command';
import { exportCommand } from './export';
import { mergeCommand } from './merge';

const COMMANDS: readonly Command[] = [analyzeCommand, exportCommand, mergeCommand];

const HELP = `usage: source-annotator <command> [options]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

source-annotator <command> --help says more.
`;

/** Runs one command of the command line: `args` are the words behind the program's name. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    await io.write(HELP);
    return 0;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (!command) {
    io.warn(`${name === undefined ? 'Name a command.' : `There is no command ${name}.`}\n\n${HELP.trimEnd()}`);
    return 2;
  }
  if (asksForHelp(rest)) {
    await io.write(command.help);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.warn(`${error.message}\nsource-annotator ${command.name} --help says more.`);
    return 2;
  }
}

/** Words behind `--` are names of files. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((word) => word === '--help' || word === '-h');
}
