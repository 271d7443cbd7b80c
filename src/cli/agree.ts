import fs from 'node:fs';
import { agreement } from '../core/review/agreement';
import { codedArticle } from '../core/review/codedArticle';
import { UNITS, type AgreementReport, type CodedArticle } from '../core/review/model';
import { agreementCsv } from '../core/review/reportCsv';
import { agreementMarkdown } from '../core/review/reportMarkdown';
import { agreementText } from '../core/review/reportText';
import { articleName, findArticles } from './articleFiles';
import { oneOf, parseCommandLine, UsageError, type Command, type ExitCode } from './command';
import { createCorpusReader } from './corpusFolder';

const HELP = `usage: source-annotator agree [options] <folders or files>

Says how far annotators agree: F of equal and of overlapping marks, Cohen's κ, Krippendorff's α and αu, for every kind and code and overall,
with the disagreements behind each number (docs/agreement.md). An article counts where two of them annotated it.

  --annotators LIST  whom to compare, commas between; "consensus" is the adjudicated section. Default: all but the consensus
  --unit UNIT        what κ and α count: sentence (default), line or word
  --format FORMAT    text (default), markdown, csv or json
  --json             the same as --format json: all numbers and all disagreements
  --disagreements    list every disagreement, in text
  --help             this text

Exit code: 0 done; 1 something could not be read (a line on stderr each, the rest is done); 2 wrong usage.
`;

const FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

export const agreeCommand: Command = {
  help: HELP,
  async run(args, io) {
    const { values, positionals } = parseCommandLine(args, {
      annotators: { type: 'string' },
      unit: { type: 'string', default: 'sentence' },
      format: { type: 'string', default: 'text' },
      json: { type: 'boolean', default: false },
      disagreements: { type: 'boolean', default: false },
    });
    const unit = oneOf(UNITS, values.unit, 'unit');
    const format = values.json ? 'json' : oneOf(FORMATS, values.format, 'format');
    if (positionals.length === 0) throw new UsageError('Name the folder with the articles.');
    const annotators = values.annotators?.split(',').map((name) => name.trim()).filter((name) => name !== '');
    if (annotators && new Set(annotators).size < 2) throw new UsageError('--annotators needs two names or more, with commas between.');
    let code: ExitCode = 0;
    const complain = (problem: string) => {
      code = 1;
      io.warn(problem);
    };
    const corpus = createCorpusReader();
    const files = findArticles(positionals, complain).filter(({ path }) => fs.existsSync(`${path}.annotations.yaml`));
    const articles: CodedArticle[] = [];
    for (const [done, file] of files.entries()) {
      const name = articleName(file, positionals);
      const read = corpus.read(file, name, 'with sidecar', complain);
      if (read) articles.push(codedArticle(name, read.text, read.marks, () => undefined));
      await io.progress(done + 1, files.length);
    }
    const known = new Set(articles.flatMap((article) => article.annotators));
    for (const name of annotators ?? []) if (!known.has(name)) complain(`${name} has annotated nothing here; the sidecars name ${[...known].sort().join(', ') || 'nobody'}.`);
    await io.write(show(agreement(articles, { unit, ...(annotators && { annotators }) }), format, values.disagreements));
    return code;
  },
};

function show(report: AgreementReport, format: (typeof FORMATS)[number], disagreements: boolean): string {
  switch (format) {
    case 'text':
      return agreementText(report, disagreements);
    case 'markdown':
      return agreementMarkdown(report);
    case 'csv':
      return agreementCsv(report);
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`;
  }
}
