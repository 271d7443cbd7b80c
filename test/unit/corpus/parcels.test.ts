import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { FIGURE_RULES } from '../../../src/core/corpus/compareFigures';
import { createCorpusIndex, type CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { SEATS } from '../../../src/core/corpus/packing/parcelReceiver';
import { readKeptIndex, writeKeptIndex } from '../../../src/core/corpus/kept/keptIndex';
import { finished } from '../../../src/core/finished';
import { createPipeline, type ArticleRequest } from '../../../src/core/pipeline';
import { createPacking, type Packing } from '../../../src/worker/packing';
import { allFigures, readOut } from './support';

const EXAMPLES = 'examples';

/** Everything an index can be asked, of all that is in it. */
function answersOf(index: CorpusIndex) {
  const entities = index.entities();
  const articles = index.articles();
  const of = <T>(ask: (id: string) => T) => entities.map(({ id }) => ask(id));
  const marks = articles.map(({ article }) => index.article(article));
  return readOut({
    ...{ articles, entities, marks },
    mentions: of(index.mentions),
    claims: [of(index.claimsBy), of((id) => finished(index.claimsAbout(id)))],
    rest: [allFigures(index), index.orphans(), [...index.linkedMarks()].sort((a, b) => (a.article < b.article ? -1 : a.article > b.article ? 1 : 0))],
    ofMarks: marks.flatMap((each) =>
      (each?.marks ?? []).map((mark) => [
        index.context(each?.article ?? '', mark),
        index.position(each?.article ?? '', mark.end),
        mark.kind === 'figure' ? [index.comparableFigures(each?.article ?? '', mark, FIGURE_RULES), index.figuresIn(each?.article ?? '', mark)] : null,
        mark.kind === 'claim' ? index.similarClaims(each?.article ?? '', mark) : null,
      ]),
    ),
  });
}

function take(index: CorpusIndex, worker: Packing, seat: number, request: ArticleRequest): void {
  const { receiver } = index;
  const pack = () => worker.pack(receiver.sessionOf(seat), request)?.parcel;
  if (!pack()) worker.open(request.corpus, receiver.opening(seat)); // the parcel of an open session gets lost here: it must not matter
  for (let parcel = pack(), tries = 0; ; parcel = pack(), tries++) {
    assert.ok(tries < 3);
    // as a message between threads: plain data, a copy
    const received = parcel && receiver.receive(seat, structuredClone(parcel));
    if (received) return assert.ok(index.setReceived(received));
    worker.open(request.corpus, receiver.opening(seat));
  }
}

suite('parcels of packed articles', () => {
  const pipeline = createPipeline();
  const requests = fs
    .readdirSync(EXAMPLES)
    .filter((name) => /\.(txt|md|article)$/.test(name))
    .map((article): ArticleRequest => {
      const sidecar = path.join(EXAMPLES, `${article}.annotations.yaml`);
      const text = fs.readFileSync(path.join(EXAMPLES, article), 'utf8');
      return { corpus: '', article, text, live: false, ...(fs.existsSync(sidecar) && { sidecar: fs.readFileSync(sidecar, 'utf8') }) };
    });
  const onHost = createCorpusIndex();
  for (const request of requests) onHost.set(pipeline.process(request).marks, request.text);
  const expected = answersOf(onHost);
  const workers = Array.from({ length: SEATS }, () => createPacking(pipeline));
  const takeInTurns = (index: CorpusIndex, articles: readonly ArticleRequest[]): void =>
    articles.forEach((request, n) => {
      const worker = workers[n % SEATS];
      if (worker) take(index, worker, n % SEATS, request);
    });

  test('make the index that packing in place makes, from all workers and some articles packed in place', () => {
    assert.ok(requests.length > SEATS + 1);
    const index = createCorpusIndex();
    requests.forEach((request, n) => {
      const seat = n % (SEATS + 1);
      const worker = workers[seat];
      if (worker) take(index, worker, seat, request);
      else index.set(pipeline.process(request).marks, request.text);
    });
    assert.deepEqual(answersOf(index), expected);
    // an article that comes again, from another worker, takes the place of the first
    takeInTurns(index, requests.slice(1));
    assert.deepEqual(answersOf(index), expected);
  });

  test('are read by the tables they came with after the index was kept, and by those of the next session’s workers', () => {
    const half = requests.length >> 1;
    const first = createCorpusIndex();
    takeInTurns(first, requests.slice(0, half));
    const kept = readKeptIndex('', writeKeptIndex('', finished(first.keep(() => undefined))));
    assert.ok(kept);
    const index = createCorpusIndex();
    const packedBefore = requests[half];
    assert.ok(packedBefore);
    takeInTurns(index, [packedBefore]);
    for (const step of index.goOnFrom(kept, () => [packedBefore.article])) assert.equal(step, undefined);
    takeInTurns(index, requests.slice(half + 1));
    assert.deepEqual(answersOf(index), expected);
  });

  test('of tables that were replaced are asked for again', () => {
    const index = createCorpusIndex();
    const [request] = requests;
    assert.ok(request);
    const worker = createPacking(pipeline);
    worker.open('', index.receiver.opening(0));
    const parcel = worker.pack(index.receiver.sessionOf(0), request)?.parcel;
    const received = parcel && index.receiver.receive(0, parcel);
    assert.ok(parcel && received);
    const kept = readKeptIndex('', writeKeptIndex('', finished(onHost.keep(() => undefined))));
    assert.ok(kept);
    assert.equal([...index.goOnFrom(kept, () => [])].length > 0, true);
    assert.equal(index.setReceived(received), false);
    assert.equal(index.receiver.receive(0, parcel), undefined);
    assert.equal(worker.pack(index.receiver.sessionOf(0), request), undefined);
    assert.deepEqual(answersOf(index), expected);
  });
});
