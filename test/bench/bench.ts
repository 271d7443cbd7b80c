// How fast is the analysis? npm run bench [-- --articles N --length UNITS --rounds N --json]
import { parseArgs } from 'node:util';
import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import { parseArticle } from '../../src/core/article/parseArticle';
import { createActorDetector } from '../../src/core/detect/actors/detectActors';
import { createAnalyzer } from '../../src/core/detect/analyze';
import { createClaimDetector } from '../../src/core/detect/claims/detectClaims';
import { createFigureDetector } from '../../src/core/detect/figures/detectFigures';
import { createTagger, tagArticle } from '../../src/core/detect/tagger';
import { generateArticles } from './generateArticles';
import { measure, type Contender } from './measure';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '40' },
    length: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const texts = generateArticles(Number(values.articles), Number(values.length));
const characters = texts.reduce((sum, text) => sum + text.length, 0);
const results = measure(contenders(texts), Number(values.rounds));
const wink = results.find(({ name }) => name === 'wink-nlp alone')?.milliseconds ?? NaN;
const table = results.map(({ name, milliseconds, rounds }) => ({
  name,
  milliseconds,
  charactersPerSecond: Math.round((characters / milliseconds) * 1000),
  timesWink: milliseconds / wink,
  rounds,
}));

if (values.json) process.stdout.write(`${JSON.stringify({ articles: texts.length, characters, node: process.version, results: table }, null, 2)}\n`);
else {
  console.log(`${texts.length} articles, ${characters} characters, best of ${values.rounds} rounds in turns, node ${process.version}`);
  console.log(`${''.padEnd(28)}${'ms'.padStart(10)}${'characters/s'.padStart(16)}${'× wink-nlp'.padStart(12)}`);
  for (const { name, milliseconds, charactersPerSecond, timesWink } of table) {
    console.log(`${name.padEnd(28)}${milliseconds.toFixed(1).padStart(10)}${charactersPerSecond.toLocaleString('en').padStart(16)}${timesWink.toFixed(2).padStart(12)}`);
  }
}

function contenders(articles: readonly string[]): Contender[] {
  const bytes = articles.map((text) => new TextEncoder().encode(text));
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const pos = (nlp.its as unknown as { readonly pos: ItsFunction<string> }).pos;
  const tagger = createTagger();
  const tag = () => articles.map((text) => tagArticle(parseArticle(text), tagger, new Map()));
  let tagged = tag();
  // Detectors may remember what they know of a line: each run gets lines of its own.
  const prepare = () => void (tagged = tag());
  const actors = createActorDetector({ registry: [] });
  const found = tagged.map((article) => actors.detect(article));
  const figures = createFigureDetector();
  const claims = createClaimDetector();
  const analyzer = createAnalyzer({ tagger });
  return [
    { name: 'reading the bytes', run: () => bytes.forEach((article) => checksum(new TextDecoder().decode(article))) },
    { name: 'wink-nlp alone', run: () => articles.forEach((text) => text.split('\n').forEach((line) => void (line && nlp.readDoc(line).tokens().out(pos)))) },
    { name: 'our tagger (wink + offsets)', run: () => articles.forEach((text) => text.split('\n').forEach((line) => tagger.tag(line))) },
    { name: 'parsing', run: () => articles.forEach((text) => parseArticle(text)) },
    { name: 'actors', prepare, run: () => tagged.forEach((article) => actors.detect(article)) },
    { name: 'figures', prepare, run: () => tagged.forEach((article) => figures.detect(article)) },
    { name: 'claims', prepare, run: () => tagged.forEach((article, i) => claims.detect(article, found[i] ?? { actors: [], entities: [] })) },
    { name: 'full analysis', run: () => articles.forEach((text) => analyzer.analyze(text)) },
  ];
}

/** Looks at every character, so that none of the reading can be left out. */
function checksum(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) | 0;
  return sum;
}
