import path from 'node:path';
import { countPlan, describePlan, summarisePlan } from '../core/exchange/import/describePlan';
import { IMPORT_FORMATS, readImport } from '../core/exchange/import/importFormats';
import type { ImportedFile } from '../core/exchange/import/model';
import { planArticle } from '../core/exchange/import/planArticle';
import { planImport } from '../core/exchange/import/planImport';
import type { ImportPlan } from '../core/exchange/import/planModel';
import { sidecarNameOf } from '../core/sidecar/names';
import { articleName, findArticles, readArticle, type ArticleFile, type Complain } from './articleFiles';
import { messageOf, oneOf, parseCommandLine, UsageError, type Command, type ExitCode, type Io } from './command';
import { readYaml } from './corpusFolder';
import { readImportFiles } from './importFiles';
import { writePlan } from './writePlan';

const HELP = `usage: source-annotator import [options] <folder> <files or folders to import>

Reads annotations of other tools and adds them to the sidecars of the articles in <folder>; codes go to its codebook.yaml,
actors to its actors.yaml. Articles are never written.

${IMPORT_FORMATS.map(({ id, label, description }) => `  ${id.padEnd(14)} ${label}: ${description}`).join('\n')}

  --format FORMAT   one of the above; without it the format is recognised
  --annotator NAME  whose section takes what the files give nobody's name for
  --article PATH    the article (relative to <folder>) that is meant by names which no article has, such as the address
                    of a web page
  --dry-run         only say what would be written: a page of text on standard output
  --json            the summary (with --dry-run: the plan) as JSON on standard output
  --help            this text

Importing the same files again adds nothing. What has no sure place in today's text is added all the same and stands in
the view Needs Review. docs/importing.md says what is taken over from each format.
Exit code: 0 done; 1 nothing was written, or something of the files is not in the folder (a line on stderr each); 2 wrong usage.
`;

export const importCommand: Command = {
  help: HELP,
  async run(args, io) {
    const { values, positionals } = parseCommandLine(args, {
      format: { type: 'string' },
      annotator: { type: 'string' },
      article: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const [folder, ...paths] = positionals;
    if (folder === undefined || paths.length === 0) throw new UsageError('Name the folder with the articles, then the files to import.');
    const format = values.format === undefined ? undefined : oneOf(IMPORT_FORMATS.map(({ id }) => id), values.format, 'format');
    const read = attempt(() => readImport(readImportFiles(paths), format));
    if ('problem' in read) return refuse(read.problem, io);
    if (values.annotator === undefined && read.imported.articles.some(({ annotations }) => annotations.some(({ annotator }) => annotator === undefined))) {
      throw new UsageError(`The files name no annotator for some annotations: name one with --annotator.`);
    }
    const corpus = openFolder(folder, io);
    if (values.article !== undefined && !corpus.articles.includes(values.article)) throw new UsageError(`There is no article ${values.article} in ${folder}.`);
    const plan = await makePlan(read.imported, corpus, values.annotator ?? '', values.article);
    if (values['dry-run'] === true) {
      await io.write(values.json === true ? `${JSON.stringify(plan, (key, value: unknown) => (key === 'positions' ? undefined : value))}\n` : describePlan(plan, `${paths.join(', ')}: ${read.format}`));
      return codeOf(plan, corpus, io);
    }
    const refused = await writePlan(plan, folder, corpus.fileOf, corpus.textOf, (done, total) => io.progress(done, total));
    if (refused !== undefined) return refuse(`${refused} Nothing was imported.`, io);
    await io.write(values.json === true ? `${JSON.stringify({ ...countPlan(plan), notes: plan.notes })}\n` : `${summarisePlan(plan)}.\n`);
    if (values.json !== true) for (const note of plan.notes) io.warn(note);
    return codeOf(plan, corpus, io);
  },
};

function refuse(sentence: string, io: Io): ExitCode {
  io.warn(sentence);
  return 1;
}

/** Files that cannot be read are told like those that cannot be understood. */
function attempt<T>(read: () => T): T | { readonly problem: string } {
  try {
    return read();
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

interface Folder {
  readonly path: string;
  readonly articles: readonly string[];
  fileOf(article: string): string;
  /** What was read last. */
  textOf(article: string): string | undefined;
  readonly complain: Complain;
}

function openFolder(folder: string, io: Io): Folder & { read(article: string): { readonly text: string; readonly sidecar: string | undefined } | undefined } {
  const complain = (problem: string) => io.warn(problem);
  const files = new Map(findArticles([folder], complain).map((file): [string, ArticleFile] => [articleName(file, [folder]), file]));
  const texts = new Map<string, string>();
  const fileOf = (article: string) => files.get(article)?.path ?? path.join(folder, article);
  return {
    path: folder,
    articles: [...files.keys()],
    fileOf,
    textOf: (article) => texts.get(article),
    complain,
    read(article) {
      const file = files.get(article);
      const text = file && readArticle(file, complain);
      if (text === undefined) return undefined;
      texts.set(article, text);
      return { text, sidecar: readYaml(sidecarNameOf(fileOf(article)), complain) };
    },
  };
}

async function makePlan(imported: ImportedFile, corpus: ReturnType<typeof openFolder>, annotator: string, article: string | undefined): Promise<ImportPlan> {
  const port = {
    articles: corpus.articles,
    read: (name: string) => Promise.resolve(corpus.read(name)),
    registry: (file: string) => Promise.resolve(readYaml(path.join(corpus.path, `${file}.yaml`), corpus.complain)),
  };
  const plan = await planImport(imported, port, { annotator, planArticle });
  if (!plan) throw new Error('A plan that nobody stops is always made.');
  if (article === undefined || plan.missing.length === 0) return plan;
  const chosen = new Map(plan.missing.map(({ name }) => [name, article]));
  return (await planImport(imported, port, { annotator, planArticle, chosen })) ?? plan;
}

/** Tells what of the files found no place to go. */
function codeOf(plan: ImportPlan, corpus: Folder, io: Io): ExitCode {
  for (const { name, annotations, candidates } of plan.missing) {
    io.warn(`${name}: ${candidates.length > 0 ? `could be ${candidates.join(' or ')}` : 'no such article in the folder'}; its ${annotations} annotations are left out.`);
  }
  const problems = [
    ...plan.articles.flatMap(({ article, problem }) => (problem ? [{ file: sidecarNameOf(corpus.fileOf(article)), problem }] : [])),
    ...plan.registries.flatMap(({ file, problem }) => (problem ? [{ file: path.join(corpus.path, `${file}.yaml`), problem }] : [])),
  ];
  for (const { file, problem } of problems) io.warn(`${file}:${problem.line + 1}: ${problem.message} Nothing was added there.`);
  return plan.missing.length + problems.length > 0 ? 1 : 0;
}
