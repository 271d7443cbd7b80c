import fs from 'node:fs';
import path from 'node:path';
import { SHARD_ENDING } from '../core/corpus/shards/format';
import { mentionsByArticle } from '../core/corpus/shards/mentionsByArticle';
import { createShardBuilder } from '../core/corpus/shards/shardBuilder';
import { writeShard } from '../core/corpus/shards/writeShard';
import type { ExportChunk } from '../core/exchange/model';
import { messageOf, parseCommandLine, UsageError, type Command, type ExitCode } from './command';
import { readMentions } from './mentionSources';
import { writeFiles } from './outputFiles';

const MOST_MENTIONS = 1_000_000;

const HELP = `usage: source-annotator index --out FOLDER [--name NAME] [--mentions N] <folders, articles, .jsonl, .parquet or ->

Builds a corpus index: who is mentioned where, in files (*${SHARD_ENDING}) that the editor reads beside the open folder.
Name the folder in the setting sourceAnnotator.corpusIndex; hovering an actor then also answers from it.

It reads folders of articles with their sidecars, what "export --format jsonl" or "--format parquet" wrote, and through
standard input (-) lines of export, lines of analyze, or articles {"article": "name", "text": "…"}.
Memory is constant whatever the size: after N mentions a shard is written and the next one begun. Shards made on several
machines, each of other articles, are put into one folder.

  --out FOLDER      where to write; it is made if it is not there
  --name NAME       the shards are NAME-0001${SHARD_ENDING} and so on; those of the same name are replaced. Give each of
                    several runs into one folder its own (default: part)
  --mentions N      mentions of a shard, about 100 bytes of memory each (default: ${MOST_MENTIONS})
  --help            this text

Actors of several shards are one by their full names. Ids that hold within an article only (standard input) are
replaced by the actor's fullest name in it.
Exit code: 0 done; 1 something could not be read or written (a line on stderr each, the rest is done); 2 wrong usage.
`;

export const indexCommand: Command = {
  help: HELP,
  async run(args, io) {
    const { values, positionals } = parseCommandLine(args, { out: { type: 'string' }, name: { type: 'string', default: 'part' }, mentions: { type: 'string', default: String(MOST_MENTIONS) } });
    const { out, name } = values;
    const most = Number(values.mentions);
    if (out === undefined) throw new UsageError('Name the folder to write to with --out.');
    if (positionals.length === 0) throw new UsageError('Name what to index: folders, articles, .jsonl or .parquet files, or - for standard input.');
    if (!/^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u.test(name)) throw new UsageError('--name may hold letters, digits, “.”, “_” and “-”.');
    if (!Number.isInteger(most) || most < 1) throw new UsageError('--mentions must be a number above 0.');

    let code: ExitCode = 0;
    const complain = (problem: string) => {
      code = 1;
      io.warn(problem);
    };
    const fileOf = (number: number) => `${name}-${String(number).padStart(4, '0')}${SHARD_ENDING}`;
    let mentions = 0;
    const shards = async function* (): AsyncGenerator<ExportChunk> {
      let builder = createShardBuilder();
      let number = 1;
      const finish = function* (): Generator<ExportChunk> {
        for (const content of writeShard(builder.content())) yield { file: fileOf(number), content };
        number++;
        builder = createShardBuilder();
      };
      for await (const article of mentionsByArticle(readMentions(positionals, io, complain))) {
        for (const mention of article) builder.add(mention);
        mentions += article.length;
        if (builder.mentions >= most) yield* finish();
      }
      if (builder.mentions > 0) yield* finish();
    };
    try {
      const written = await writeFiles(shards(), (file) => path.join(out, file));
      removeOlder(out, (file) => numberOf(file, name) > written);
      io.warn(`${written} ${written === 1 ? 'shard' : 'shards'} of ${mentions.toLocaleString('en-US')} mentions in ${out}`);
    } catch (error) {
      complain(`${out} cannot be written: ${messageOf(error)}`);
    }
    return code;
  },
};

/** The number of a shard of that name; 0: it is none. */
function numberOf(file: string, name: string): number {
  return file.startsWith(`${name}-`) && file.endsWith(SHARD_ENDING) ? Number(/^\d{4,}$/.exec(file.slice(name.length + 1, -SHARD_ENDING.length))?.[0] ?? 0) : 0;
}

/** An earlier run may have had more shards: they would count a second time. */
function removeOlder(folder: string, isOlder: (file: string) => boolean): void {
  if (!fs.existsSync(folder)) return;
  for (const file of fs.readdirSync(folder)) if (isOlder(file)) fs.rmSync(path.join(folder, file));
}
