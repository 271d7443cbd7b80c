// Measures the detectors against gold files: npm run evaluate -- --articles DIR --gold DIR [--errors] [--json]
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createCorpusIndex } from '../../src/core/corpus/corpusIndex';
import { createAnalyzer } from '../../src/core/detect/analyze';
import { createTagger } from '../../src/core/detect/tagger';
import { createSentenceReader } from '../../src/core/detect/factuality/readSentences';
import { withClaims } from '../../src/core/detect/factuality/withClaims';
import { differences, entityDifferences } from '../../src/core/evaluate/errors';
import { factualityText, parseJudgedSentence, type JudgedSentence } from '../../src/core/evaluate/factuality';
import { parseGold } from '../../src/core/evaluate/gold';
import type { JudgedArticle } from '../../src/core/evaluate/model';
import { differencesText, reportText } from '../../src/core/evaluate/report';
import { score } from '../../src/core/evaluate/score';

const USAGE = `usage: npm run evaluate -- --articles DIR --gold DIR [--errors] [--json]
       npm run evaluate -- --sentences FILE [--errors]

Runs the detectors over the articles that have a gold file (same name, .jsonl) and prints how well they agree.
  --errors  lists every miss, false hit and difference with its context
  --json    prints the scores (and with --errors the list) as JSON
  --sentences  measures how well sentences that are not all fact are found: FILE has a line {"text": "…", "factual": false} a sentence
`;

function main(): number {
  const { values } = parseArgs({
    options: { articles: { type: 'string' }, gold: { type: 'string' }, sentences: { type: 'string' }, errors: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.sentences !== undefined) {
    process.stdout.write(judgeSentences(values.sentences, values.errors === true));
    return 0;
  }
  if (values.help || values.articles === undefined || values.gold === undefined) {
    process.stderr.write(USAGE);
    return values.help ? 0 : 2;
  }
  const judged = judge(values.articles, values.gold);
  const scores = score(judged);
  const errors = values.errors ? { spans: differences(judged), entities: entityDifferences(judged) } : undefined;
  if (values.json) process.stdout.write(JSON.stringify({ scores, ...(errors && { errors }) }, null, 2) + '\n');
  else process.stdout.write((errors ? differencesText(errors.spans, errors.entities) + '\n' : '') + reportText(scores));
  return 0;
}

function judgeSentences(file: string, withErrors: boolean): string {
  const tagger = createTagger();
  const analyzer = createAnalyzer({ tagger });
  const read = createSentenceReader(tagger);
  const errors: string[] = [];
  const judged = fs.readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line): JudgedSentence => {
    const { text, factual } = parseJudgedSentence(line);
    const article = `${HEADLINE}\n\n${text}\n`;
    const claims = analyzer.analyze(article).suggestions.filter((span) => span.kind === 'claim');
    const signals = withClaims(read(article), claims).flatMap((sentence) => sentence.signals);
    const found = signals.map(({ kind }) => kind);
    if (factual === found.some((kind) => kind !== 'attributed')) errors.push(`${factual ? 'false hit' : 'miss'}\t${text}\t${signals.map(({ kind, quote }) => `${kind}: ${quote}`).join('; ')}\n`);
    return { factual, found };
  });
  return (withErrors ? errors.join('') + '\n' : '') + factualityText(judged);
}

/** So that the sentence is the body's and not taken for a headline; it tells nothing itself. */
const HEADLINE = 'Report';

function judge(articles: string, gold: string): JudgedArticle[] {
  const tagger = createTagger();
  const analyzer = createAnalyzer({ tagger });
  const index = createCorpusIndex();
  const goldFiles = fs.readdirSync(gold).filter((name) => name.endsWith('.jsonl')).sort();
  if (goldFiles.length === 0) throw new Error(`No .jsonl file in ${gold}.`);
  const judged = goldFiles.map((goldFile) => {
    const article = findArticle(articles, path.basename(goldFile, '.jsonl'));
    const text = new TextDecoder('utf-8').decode(fs.readFileSync(path.join(articles, article)));
    const analysis = analyzer.analyze(text);
    const sentences = analysis.article.lines.flatMap((line) =>
      tagger.tag(line.text).sentences.map(({ start, end }) => ({ start: line.start + start, end: line.start + end })),
    );
    index.set({ article, metadata: {}, entities: analysis.entities, marks: [], orphans: [] }, '');
    return { article, text, sentences, gold: readGold(path.join(gold, goldFile), text), found: analysis.suggestions };
  });
  // ids through the whole folder, as cards and exports show them
  return judged.map((article) => ({
    ...article,
    found: article.found.map((span) => (span.kind === 'actor' ? { ...span, entity: index.entityOf(article.article, span.entity)?.id ?? span.entity } : span)),
  }));
}

function readGold(file: string, text: string) {
  try {
    return parseGold(fs.readFileSync(file, 'utf8'), text);
  } catch (error) {
    throw new Error(`${file}, ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function findArticle(folder: string, name: string): string {
  const file = [name, ...['.txt', '.md', '.article'].map((extension) => name + extension)].find((candidate) => fs.existsSync(path.join(folder, candidate)));
  if (file === undefined) throw new Error(`${folder} has no article for the gold file ${name}.jsonl (looked for ${name}.txt, .md and .article).`);
  return file;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
