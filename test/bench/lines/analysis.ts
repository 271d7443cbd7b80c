import compromise from 'compromise';
import { parseArticle } from '../../../src/core/article/parseArticle';
import { createActorDetector } from '../../../src/core/detect/actors/detectActors';
import { createAnalyzer } from '../../../src/core/detect/analyze';
import { createClaimDetector } from '../../../src/core/detect/claims/detectClaims';
import { createFigureDetector } from '../../../src/core/detect/figures/detectFigures';
import { createTagger, tagArticle } from '../../../src/core/detect/tagger';
import type { KnownActor } from '../../../src/core/sidecar/registryModel';
import { generateArticles, seededRandom } from '../generateArticles';
import type { BenchLine } from '../line';
import { measure, type Contender } from '../measure';
import { winkAlone } from '../winkAlone';

const ARTICLES = 40;
const LENGTH = 5000;
/** Characters a second that the whole analysis sustains on one core. */
const SLOWEST = 300_000;

/** What an analysis costs, whole and by stage, beside wink-nlp alone over the same text. */
export async function analysisLines(rounds: number): Promise<BenchLine[]> {
  const texts = generateArticles(ARTICLES, LENGTH);
  const times = await measure(contenders(texts), rounds);
  const peer = { name: 'wink-nlp alone', value: times('wink') };
  const floor = { name: 'decoding', value: times('decoding') };
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const stage = (name: string): BenchLine => ({ work: `stage of it: ${name}`, unit: 'ms', ours: times(name), peer });
  return [
    { work: `full analysis of ${ARTICLES} articles of 5 kB, registry of 50,000 names`, unit: 'ms', ours: times('50,000 names'), floor, peer, reach: { times: 1.7, of: 'peer' } },
    { work: 'the same beside 500 names', unit: 'ms', ours: times('50,000 names'), peer: { name: '500 names', value: times('500 names') }, reach: { times: 1.2, of: 'peer' } },
    { work: 'the same beside compromise', unit: 'ms', ours: times('50,000 names'), peer: { name: 'compromise (people, places, organizations)', value: times('compromise') } },
    { work: `the same, at least ${SLOWEST.toLocaleString('en')} characters a second`, unit: 'ms', ours: times('50,000 names'), reach: { most: (characters / SLOWEST) * 1000 } },
    ...['parsing', 'tagging', 'actors', 'figures', 'claims'].map(stage),
  ];
}

function contenders(texts: readonly string[]): Contender[] {
  const bytes = texts.map((text) => new TextEncoder().encode(text));
  const wink = winkAlone();
  const tagger = createTagger();
  const tag = () => texts.map((text) => tagArticle(parseArticle(text), tagger, new Map()));
  let tagged = tag();
  // Detectors may remember what they know of a line: each run gets lines of its own.
  const prepare = () => void (tagged = tag());
  const actors = createActorDetector({ registry: [] });
  const found = tagged.map((article) => actors.detect(article));
  const figures = createFigureDetector();
  const claims = createClaimDetector();
  const few = createAnalyzer({ tagger, registry: generateActors(500) });
  const many = createAnalyzer({ tagger, registry: generateActors(50_000) });
  return [
    { name: 'decoding', run: () => bytes.forEach((article) => checksum(new TextDecoder().decode(article))) },
    { name: 'wink', run: () => texts.forEach(wink) },
    { name: 'compromise', run: () => texts.forEach((text) => void compromise(text).topics().out('array')) },
    { name: 'tagging', run: tag },
    { name: 'parsing', run: () => texts.forEach((text) => parseArticle(text)) },
    { name: 'actors', prepare, run: () => tagged.forEach((article) => actors.detect(article)) },
    { name: 'figures', prepare, run: () => tagged.forEach((article) => figures.detect(article)) },
    { name: 'claims', prepare, run: () => tagged.forEach((article, i) => claims.detect(article, found[i] ?? { actors: [], entities: [] })) },
    { name: '500 names', run: () => texts.forEach((text) => few.analyze(text)) },
    { name: '50,000 names', run: () => texts.forEach((text) => many.analyze(text)) },
  ];
}

/** A registry of people made of syllables, so that few of them stand in the articles. */
function generateActors(count: number): KnownActor[] {
  const random = seededRandom(count);
  const syllables = 'ba cor del fen gar hol im jur kel lor mar nim or pel qua ros sem tul ur vel wen xan yor zel'.split(' ');
  const word = () => {
    const name = Array.from({ length: 2 + Math.floor(random() * 2) }, () => syllables[Math.floor(random() * syllables.length)]).join('');
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
  return Array.from({ length: count }, (_, line) => ({ id: `actor-${line}`, name: `${word()} ${word()}`, aliases: [], line }));
}

/** Looks at every character, so that none of the reading can be left out. */
function checksum(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) | 0;
  return sum;
}
