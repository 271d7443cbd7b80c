import compromise from 'compromise';
import { parseArticle } from '../../../src/core/article/parseArticle';
import { createActorDetector } from '../../../src/core/detect/actors/detectActors';
import { createAnalyzer } from '../../../src/core/detect/analyze';
import { createClaimDetector } from '../../../src/core/detect/claims/detectClaims';
import { createFigureDetector } from '../../../src/core/detect/figures/detectFigures';
import { createTagger, tagArticle, type Tagger } from '../../../src/core/detect/tagger';
import type { KnownActor } from '../../../src/core/sidecar/registryModel';
import { generateArticles, seededRandom } from '../generateArticles';
import type { BenchLine } from '../line';
import { measure, type Contender } from '../measure';
import { winkAlone } from '../winkAlone';

const ARTICLES = 40;
const LENGTH = 5000;
/** The whole analysis is much code: V8's compiler has seen enough of it only after some rounds, and they are short. */
const WARMING = 4;
/** Characters a second that the whole analysis sustains on one core. */
const SLOWEST = 300_000;

/** What an analysis costs, whole and by stage, beside wink-nlp alone over the same text. */
export async function analysisLines(rounds: number): Promise<BenchLine[]> {
  const texts = generateArticles(ARTICLES, LENGTH);
  const tagger = createTagger();
  const readAlone = winkAlone();
  const wink: Contender = { name: 'wink', run: () => texts.forEach(readAlone) };
  const { whole, many } = wholeAnalyses(texts, tagger);
  // Apart, and behind: compromise leaves so much behind that collecting it was timed with others, and the stages hold what is read of all articles
  // at once, after which V8 goes on to allocate all of its kind as if it were to stay.
  const times = await measure([wink, ...whole], rounds * WARMING);
  const others = await measure([many, { name: 'compromise', run: () => texts.forEach((text) => void compromise(text).topics().out('array')) }], rounds);
  const stages = await measure([wink, ...stagesOf(texts, tagger)], rounds);
  const peer = { name: 'wink-nlp alone', value: times('wink') };
  const floor = { name: 'decoding', value: times('decoding') };
  const ours = times('50,000 names');
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const stage = (name: string): BenchLine => ({ work: `stage of it: ${name}`, unit: 'ms', ours: stages(name), peer: { name: 'wink-nlp alone', value: stages('wink') } });
  return [
    { work: `full analysis of ${ARTICLES} articles of 5 kB, registry of 50,000 names`, unit: 'ms', ours, floor, peer, reach: { times: 1.7, of: 'peer' } },
    { work: 'the same beside 500 names', unit: 'ms', ours, peer: { name: '500 names', value: times('500 names') }, reach: { times: 1.2, of: 'peer' } },
    { work: 'the same beside compromise', unit: 'ms', ours: others('50,000 names'), peer: { name: 'compromise (people, places, organizations)', value: others('compromise') } },
    { work: `the same, at least ${SLOWEST.toLocaleString('en')} characters a second`, unit: 'ms', ours, reach: { most: (characters / SLOWEST) * 1000 } },
    ...['parsing', 'tagging', 'actors', 'figures', 'claims'].map(stage),
  ];
}

function wholeAnalyses(texts: readonly string[], tagger: Tagger): { readonly whole: readonly Contender[]; readonly many: Contender } {
  const bytes = texts.map((text) => new TextEncoder().encode(text));
  const analyses = (names: number): Contender => {
    const { analyze } = createAnalyzer({ tagger, registry: generateActors(names) });
    return { name: `${names.toLocaleString('en')} names`, run: () => texts.forEach((text) => analyze(text)) };
  };
  const many = analyses(50_000);
  return { whole: [{ name: 'decoding', run: () => bytes.forEach((article) => checksum(new TextDecoder().decode(article))) }, analyses(500), many], many };
}

function stagesOf(texts: readonly string[], tagger: Tagger): Contender[] {
  const tag = () => texts.map((text) => tagArticle(parseArticle(text), tagger, new Map()));
  let tagged = tag();
  // Detectors may remember what they know of a line: each run gets lines of its own.
  const prepare = () => void (tagged = tag());
  const actors = createActorDetector({ registry: [] });
  const found = tagged.map((article) => actors.detect(article));
  const figures = createFigureDetector();
  const claims = createClaimDetector();
  return [
    { name: 'tagging', run: tag },
    { name: 'parsing', run: () => texts.forEach((text) => parseArticle(text)) },
    { name: 'actors', prepare, run: () => tagged.forEach((article) => actors.detect(article)) },
    { name: 'figures', prepare, run: () => tagged.forEach((article) => figures.detect(article)) },
    { name: 'claims', prepare, run: () => tagged.forEach((article, i) => claims.detect(article, found[i] ?? { actors: [], entities: [] })) },
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
