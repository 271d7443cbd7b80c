import { UsageError, type Command, type ExitCode, type Io } from './command';

interface KnownCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Only the command that runs is loaded: most bring the language model, which takes a while. */
  load(): Promise<Command>;
}

const COMMANDS: readonly KnownCommand[] = [
  { name: 'analyze', summary: 'find actors, figures and claims in articles', load: async () => (await import('./analyze')).analyzeCommand },
  { name: 'export', summary: 'write annotations in a format that other tools read', load: async () => (await import('./export')).exportCommand },
  { name: 'index', summary: 'build a corpus index, which the editor asks about corpora too large to open', load: async () => (await import('./indexCorpus')).indexCommand },
  { name: 'import', summary: 'read annotations of other tools into the sidecars of a folder', load: async () => (await import('./import')).importCommand },
  { name: 'check', summary: 'check sidecars, actors.yaml and codebook.yaml against each other and the articles', load: async () => (await import('./check')).checkCommand },
  { name: 'agree', summary: 'say how far annotators agree, and where they do not', load: async () => (await import('./agree')).agreeCommand },
  { name: 'merge', summary: 'merge three versions of a sidecar, as a merge driver of git', load: async () => (await import('./merge')).mergeCommand },
];

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
  const known = COMMANDS.find((one) => one.name === name);
  if (!known) {
    io.warn(`${name === undefined ? 'Name a command.' : `There is no command ${name}.`}\n\n${HELP.trimEnd()}`);
    return 2;
  }
  const command = await known.load();
  if (asksForHelp(rest)) {
    await io.write(command.help);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.warn(`${error.message}\nsource-annotator ${known.name} --help says more.`);
    return 2;
  }
}

/** Words behind `--` are names of files. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((word) => word === '--help' || word === '-h');
}
