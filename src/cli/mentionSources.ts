import fs from 'node:fs';
import { corpusIdOf } from '../core/corpus/shards/joinKeys';
import { mentionOf, type Mention } from '../core/corpus/shards/mention';
import { exportDocument } from '../core/exchange/document';
import { jsonLinesOf } from '../core/exchange/jsonLines';
import type { ExportDocument } from '../core/exchange/model';
import { createPipeline } from '../core/pipeline';
import { findArticles, type Complain } from './articleFiles';
import { readRecord } from './articleRecord';
import { messageOf, type Io } from './command';
import { readDocuments } from './documents';
import { lines } from './lines';
import { parquetRows } from './parquetRows';

const JSON_LINES = /\.(jsonl|ndjson)$/i;
const PARQUET = /\.parquet$/i;
/** Rejected ones are no mentions. */
const STATES = ['suggested', 'accepted', 'manual'] as const;

/** The mentions of actors in what the command line names: folders and articles, JSON Lines, Parquet, `-` for standard input. */
export async function* readMentions(given: readonly string[], io: Io, complain: Complain): AsyncGenerator<Mention> {
  const tables = given.filter((path) => path === '-' || JSON_LINES.test(path) || PARQUET.test(path));
  for (const path of tables) {
    try {
      yield* PARQUET.test(path) ? ofRows(parquetRows(path), `${path}, row`, complain) : ofLines(path === '-' ? io.stdin : fs.createReadStream(path), path === '-' ? 'standard input' : path, complain);
    } catch (error) {
      complain(`${path}: ${messageOf(error)}`);
    }
  }
  const articles = given.filter((path) => !tables.includes(path));
  if (articles.length === 0) return;
  const documents = readDocuments(findArticles(articles, complain), articles, { states: STATES, query: undefined }, complain, io);
  for await (const document of documents) yield* mentionsIn(document);
}

/** Lines of `export --format jsonl` and of `analyze`, and articles `{"article": …, "text": …}`, which are analysed here. */
async function* ofLines(chunks: AsyncIterable<Uint8Array>, where: string, complain: Complain): AsyncGenerator<Mention> {
  const pipeline = createPipeline();
  const read = (line: string): readonly Mention[] => {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('text' in value)) return [mentionOf(value)].filter((mention) => mention !== undefined);
    const { article, text } = readRecord(value);
    const { marks } = pipeline.process({ corpus: '', article, text, live: false });
    const locals = new Map(marks.entities.map((local) => [local.id, local]));
    const entityOf = (id: string) => {
      const local = locals.get(id);
      return local && { id: corpusIdOf(local), name: local.names[0] ?? id, type: local.type, names: local.names };
    };
    return [...mentionsIn(exportDocument({ name: article, text, marks, states: STATES, entityOf }))];
  };
  let number = 0;
  for await (const line of lines(chunks)) {
    number++;
    if (line.trim() === '') continue;
    let mentions: readonly Mention[] = [];
    try {
      mentions = read(line);
    } catch (error) {
      complain(`${where}, line ${number}: ${messageOf(error)}`);
    }
    yield* mentions;
  }
}

async function* ofRows(rows: AsyncIterable<unknown>, where: string, complain: Complain): AsyncGenerator<Mention> {
  let number = 0;
  for await (const row of rows) {
    number++;
    try {
      const mention = mentionOf(row);
      if (mention) yield mention;
    } catch (error) {
      complain(`${where} ${number}: ${messageOf(error)}`);
    }
  }
}

function* mentionsIn(document: ExportDocument): Generator<Mention> {
  for (const line of jsonLinesOf(document)) {
    const mention = mentionOf(line);
    if (mention) yield mention;
  }
}
