import path from 'node:path';
import { createPipeline } from '../core/pipeline';
import type { MarkState } from '../core/corpus/model';
import { openParquetHere as openParquet } from '../core/exchange/parquet/parquetFile';
import { EXPORT_FORMATS } from '../core/exchange/formats';
import type { ExportFormat } from '../core/exchange/model';
import { findArticles } from './articleFiles';
import { messageOf, oneOf, parseCommandLine, UsageError, type Command, type ExitCode } from './command';
import { readCodes } from './corpusFolder';
import { readDocuments } from './documents';
import { writeFiles } from './outputFiles';
import { optionHelp, queryOf, searchHelp, settingsOf } from './exportOptions';

const HELP = `usage: source-annotator export --format FORMAT [--out FILE OR FOLDER] [options] <folders or files>

Writes the annotations of the sidecars and what the detectors find in the articles.

${EXPORT_FORMATS.map(({ id, label, description }) => `  ${id.padEnd(14)} ${label}: ${description}`).join('\n')}

  --format FORMAT   one of the above
  --out PATH        where to write; a folder for formats of several files. Without it one file goes to standard output
  --states LIST     which to write, of suggested, accepted, rejected, manual (commas between). Default: all that the
                    format can hold. "accepted,manual" leaves out what nobody has judged
  --option ID=VALUE one of the format's own options, listed below; may be given several times
  --where QUERY     only what meets a search, and only articles that hold some of it; fields and values as in
${searchHelp('                    ')}
                    All terms must hold; "-" before one is "not", commas are "or", words alone are looked for in the text
  --base IRI        what names of articles are resolved against in formats with IRIs, ending in /, # or :
  --help            this text

Articles are named relative to the folder given (several folders or files: as given). actors.yaml
and codebook.yaml of the folders are read.

Options of the formats (the first value is the default):
${optionHelp()}

Exit code: 0 done; 1 something could not be read (a line on stderr each, the rest is done); 2 wrong usage.
`;

export const exportCommand: Command = {
  help: HELP,
  async run(args, io) {
    const { values, positionals } = parseCommandLine(args, {
      format: { type: 'string' },
      out: { type: 'string' },
      states: { type: 'string' },
      base: { type: 'string' },
      option: { type: 'string', multiple: true },
      where: { type: 'string' },
    });
    if (values.format === undefined) throw new UsageError('Name the format with --format.');
    const wanted = oneOf(EXPORT_FORMATS.map(({ id }) => id), values.format, 'format');
    const format = EXPORT_FORMATS.find(({ id }) => id === wanted);
    if (!format || positionals.length === 0) throw new UsageError('Name the folder with the articles.');
    const settings = settingsOf(format, values.option ?? []);
    const isFolder = format.layout === 'folder' || format.isFolderWith?.(settings) === true;
    if (isFolder && values.out === undefined) throw new UsageError(`${format.label} is several files; name a folder for them with --out.`);
    if (values.base !== undefined && !/^[a-z][a-z0-9+.-]*:.*[/#:]$/i.test(values.base)) throw new UsageError('--base must be an IRI that ends with /, # or :.');

    let code: ExitCode = 0;
    const complain = (problem: string) => {
      code = 1;
      io.warn(problem);
    };
    const states = statesOf(format, values.states);
    const query = values.where === undefined ? undefined : queryOf(values.where);
    const files = findArticles(positionals, complain);
    const documents = readDocuments(files, positionals, { states, query }, complain, io);
    const folders = [...new Set(files.map(({ folder }) => folder))];
    const codes = [...new Map(folders.flatMap((folder) => readCodes(folder, complain)).map((code) => [code.id, code])).values()];
    const pipeline = createPipeline();
    const tagLines = (lines: readonly string[]) => Promise.resolve(pipeline.tagLines(lines));
    const readSentences = (text: string) => Promise.resolve(pipeline.readSentences(text));
    const chunks = format.export(documents, { tagLines, readSentences, openParquet, codes, settings, ...(values.base !== undefined && { baseIri: values.base }), tellLoss: (loss) => io.warn(loss) });
    const { out } = values;
    if (out === undefined) {
      for await (const { content } of chunks) await io.write(content);
    } else {
      try {
        await writeFiles(chunks, (file) => (isFolder ? path.join(out, file) : out));
      } catch (error) {
        complain(`${out} cannot be written: ${messageOf(error)}`);
      }
    }
    return code;
  },
};

const STATES: readonly MarkState[] = ['suggested', 'accepted', 'rejected', 'manual'];

function statesOf(format: ExportFormat, list: string | undefined): readonly MarkState[] {
  if (list === undefined) return format.states;
  const states = list.split(',').map((word) => oneOf(STATES, word.trim(), 'states'));
  const impossible = states.find((state) => !format.states.includes(state));
  if (impossible !== undefined) throw new UsageError(`${format.label} cannot say that something is ${impossible}; leave it out of --states.`);
  return states;
}
