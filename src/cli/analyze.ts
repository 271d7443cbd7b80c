import type { ArticleMarks, Mark } from '../core/corpus/model';
import type { ReadSentence } from '../core/detect/factuality/model';
import { withClaims } from '../core/detect/factuality/withClaims';
import { createPipeline, type Pipeline } from '../core/pipeline';
import { findArticles, type ArticleFile } from './articleFiles';
import { readRecord } from './articleRecord';
import { messageOf, oneOf, parseCommandLine, UsageError, type Command, type ExitCode, type Io } from './command';
import { createCorpusReader } from './corpusFolder';
import { lines } from './lines';
import { sentenceLine, spanLine } from './spanLine';
import { articleText } from './spanText';
import { inTwoPasses } from './twoPasses';

const HELP = `usage: source-annotator analyze [--format jsonl|text] [--sentences] <files or folders>
       source-annotator analyze [--format jsonl|text] [--sentences] -

Finds actors, figures and claims. Folders are walked for .txt, .md and .article files.
With - it reads JSON Lines {"article": "name", "text": "…"} from standard input and writes the spans
article by article as they come, in constant memory: for corpora of any size, with GNU parallel, Spark or Hadoop.

  --format jsonl   one span a line: article, kind, type, start, end, quote, and the fields of its kind.
                   Offsets are UTF-16 units of the decoded text, without byte order mark (default)
  --format text    for people: by article, line:column, what it is
  --sentences      also one line a sentence (kind: sentence): toldAs is ["fact"], or how else its events are told (attributed, hedged,
                   negated, intended, demanded, enabled, open), and signals are the words that tell so
  --help           this text

Ids of actors are one through all the files given, and those of actors.yaml in a folder given; through standard input
they hold within an article.
Exit code: 0 done; 1 an article could not be read (a line on stderr each, the rest is done); 2 wrong usage.
`;

const FORMATS = ['jsonl', 'text'] as const;
type Format = (typeof FORMATS)[number];

export const analyzeCommand: Command = {
  help: HELP,
  async run(args, io) {
    const { values, positionals } = parseCommandLine(args, { format: { type: 'string', default: 'jsonl' }, sentences: { type: 'boolean' } });
    const format = oneOf(FORMATS, values.format, 'format');
    if (positionals.length === 0) throw new UsageError('Name the files or folders to analyze, or - to read them from standard input.');
    if (positionals.includes('-') && positionals.length > 1) throw new UsageError('- (standard input) cannot be combined with files.');
    const pipeline = createPipeline();
    const readSentences = values.sentences === true ? (text: string) => pipeline.readSentences(text) : () => [];
    const show: Show = (name, text, marks) => shown(name, text, marks, format, readSentences(text));
    return positionals.includes('-') ? analyzeStream(pipeline, show, io) : analyzeFiles(positionals, pipeline, show, io);
  },
};

type Show = (name: string, text: string, marks: ArticleMarks) => string;

async function analyzeFiles(paths: readonly string[], pipeline: Pipeline, show: Show, io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const complain = (problem: string) => {
    code = 1;
    io.warn(problem);
  };
  const corpus = createCorpusReader(pipeline);
  const read = (file: ArticleFile, pass: 1 | 2) => {
    const article = corpus.read(file, file.path, 'suggestions only', pass === 1 ? complain : () => undefined);
    return article && { name: file.path, ...article };
  };
  const files = findArticles(paths, complain);
  let done = 0;
  for (const { article, entityOf } of inTwoPasses(files, () => corpus.registry(), read)) {
    const { name, text, marks } = article;
    const idOf = (localId: string) => entityOf(name, localId)?.id ?? localId;
    await io.write(show(name, text, { ...marks, marks: marks.marks.map((mark) => withEntities(mark, idOf)) }));
    await io.progress(++done, files.length);
  }
  return code;
}

function withEntities(mark: Mark, idOf: (localId: string) => string): Mark {
  if (mark.kind === 'actor') return { ...mark, entity: idOf(mark.entity) };
  if (mark.kind === 'claim' && mark.source?.entity !== undefined) return { ...mark, source: { ...mark.source, entity: idOf(mark.source.entity) } };
  return mark;
}

async function analyzeStream(pipeline: Pipeline, show: Show, io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  let number = 0;
  for await (const line of lines(io.stdin)) {
    number++;
    if (line.trim() === '') continue;
    try {
      const { article, text } = readRecord(JSON.parse(line));
      const { marks } = pipeline.process({ corpus: '', article, text, live: false });
      await io.write(show(article, text, marks));
    } catch (error) {
      code = 1;
      io.warn(`standard input, line ${number}: ${messageOf(error)}`);
    }
  }
  return code;
}

function shown(name: string, text: string, marks: ArticleMarks, format: Format, read: readonly ReadSentence[]): string {
  const sentences = withClaims(read, marks.marks.filter((mark) => mark.kind === 'claim'));
  if (format === 'text') return articleText(name, text, marks, sentences);
  return [...marks.marks.map((mark) => spanLine(name, mark)), ...sentences.map((sentence) => sentenceLine(name, text, sentence))].map((line) => `${line}\n`).join('');
}
