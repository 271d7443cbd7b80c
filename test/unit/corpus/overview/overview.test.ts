import assert from 'node:assert/strict';
import { createCorpusIndex } from '../../../../src/core/corpus/corpusIndex';
import type { ArticleMarks, Mark } from '../../../../src/core/corpus/model';
import type { Overview, Place } from '../../../../src/core/corpus/overview/model';
import { overviewOf } from '../../../../src/core/corpus/overview/overview';
import { QueryError } from '../../../../src/core/corpus/search/parseQuery';
import { marked, type MarkedText } from '../support';

/** Three articles of two outlets; in the last one a figure that contradicts the first. */
const WIRE = marked(
  'wire.txt',
  'Blast kills forty\n\nMay 5, 2024\n\nHALVERN (Northern Wire) - Mirzo Daurbekov accused the Grey Falcons. The blast killed 40 workers in Selka in 2023.\nThe Grey Falcons may attack again, Mirzo Daurbekov said.\n',
  [
    { actor: 'Mirzo Daurbekov', entity: 'daurbekov' },
    { actor: 'Grey Falcons', entity: 'falcons', type: 'armed-group' },
    { actor: 'Selka', entity: 'selka', type: 'organization' },
    { figure: '40 workers', value: { min: 40, max: 40, of: 'workers' } },
    { figure: '2023', type: 'date', value: { min: '2023', max: '2023' } },
    { actor: 'Grey Falcons', entity: 'falcons', type: 'armed-group', nth: 1 },
    { claim: 'The Grey Falcons may attack again', cues: [['modal', 'may', 0.5]], source: 'Mirzo Daurbekov', entity: 'daurbekov' },
  ],
);
const LATER = marked(
  'later.txt',
  'Who gains\n\nMay 20, 2024\n\nThe blast in Selka killed 90 workers, an official said.\n',
  [
    { actor: 'Selka', entity: 'selka', type: 'organization' },
    { figure: '90 workers', value: { min: 90, max: 90, of: 'workers' } },
    { claim: 'The blast in Selka killed 90 workers', cues: [['attribution', 'said', 0.9]], source: 'an official' },
  ],
);
const UNDATED = marked('undated.txt', 'A town\n\nMirzo Daurbekov met Selim Orhanov. Nobody denies it.\n', [
  { actor: 'Mirzo Daurbekov', entity: 'daurbekov' },
  { actor: 'Selim Orhanov', entity: 'orhanov' },
]);

/** The same article with marks judged: those whose words are given, by an annotator. */
function judged({ marks, text }: MarkedText, state: 'accepted' | 'rejected', annotator: string, words: readonly string[], progress?: ArticleMarks['progress']): MarkedText {
  const change = (mark: Mark): Mark => (words.includes(mark.quote) ? { ...mark, state, annotator, annotation: { id: 'aaaaaaaaaa', kind: mark.kind, quote: mark.quote } } : mark);
  return { marks: { ...marks, marks: marks.marks.map(change), ...(progress && { progress }) }, text };
}

function overview(articles: readonly MarkedText[], query = ''): Required<Overview> {
  const index = createCorpusIndex();
  for (const { marks, text } of articles) index.set(marks, text);
  return finished(overviewOf([{ index, folder: '', nameOf: (article) => article }], query, () => false));
}

function finished(work: ReturnType<typeof overviewOf>): Required<Overview> {
  for (let step = work.next(); ; step = work.next()) {
    if (!step.done) continue;
    const { differing } = step.value;
    assert.ok(differing);
    return { ...step.value, differing };
  }
}

const all = [WIRE, LATER, UNDATED];
const texts = new Map(all.map(({ marks, text }) => [marks.article, text]));
const wordsAt = ({ articles }: Overview, { article, start, end }: Place): string => (texts.get(articles[article]?.id ?? '') ?? '').slice(start, end);

suite('corpus: overview', () => {
  test('actors by articles: counts, and the first place of each', () => {
    const made = overview(all);
    const { actors, articles, cells } = made.actors;
    assert.deepEqual(actors.map(({ name, type, mentions }) => [name, type, mentions]), [['Grey Falcons', 'armed-group', 2], ['Mirzo Daurbekov', 'person', 2], ['Selka', 'organization', 2], ['Selim Orhanov', 'person', 1]]);
    assert.deepEqual(articles.map((article) => made.articles[article]?.id), ['wire.txt', 'later.txt', 'undated.txt']);
    const falcons = cells.find(({ actor }) => actor === 0);
    assert.deepEqual([falcons?.count, falcons?.article], [2, 0]);
    for (const { actor, place } of cells) assert.equal(wordsAt(made, place), actors[actor]?.name);
    assert.deepEqual(made.selected, { articles: 3, marks: 12, allArticles: 3 });
  });

  test('ties are made by paragraphs', () => {
    const { network } = overview(all);
    const named = network.ties.map(({ source, target, count }) => [...[network.nodes[source]?.name, network.nodes[target]?.name].sort(), count]);
    assert.deepEqual(named.sort(), [
      ['Grey Falcons', 'Mirzo Daurbekov', 1],
      ['Grey Falcons', 'Selka', 1],
      ['Mirzo Daurbekov', 'Selim Orhanov', 1],
      ['Mirzo Daurbekov', 'Selka', 1],
    ]);
  });

  test('the timeline holds articles and the dates they name', () => {
    const made = overview(all);
    const { rows, window, undated } = made.timeline;
    assert.deepEqual(rows.map(({ published, dates }) => [new Date(published.from).toISOString().slice(0, 10), dates.map(({ value, from, to }) => [value, new Date(from).toISOString().slice(0, 10), new Date(to).toISOString().slice(0, 10)])]), [
      ['2024-05-05', [['2023', '2023-01-01', '2023-12-31']]],
      ['2024-05-20', []],
    ]);
    assert.equal(undated, 1);
    assert.deepEqual(window && [window.from, window.to].map((day) => new Date(day).toISOString().slice(0, 10)), ['2023-01-01', '2024-05-20']);
    assert.equal(wordsAt(made, rows[0]?.place ?? { article: 0, start: 0, end: 0 }), 'May 5, 2024');
  });

  test('claims by source and certainty; a source without an actor goes by its words', () => {
    const { sources } = overview(all).claims;
    assert.deepEqual(sources.map(({ name, total, grades }) => [name, total, grades.map((cell) => cell?.count ?? 0)]), [
      ['Mirzo Daurbekov', 1, [0, 0, 1, 0, 0]],
      ['an official', 1, [1, 0, 0, 0, 0]],
    ]);
  });

  test('hedging by outlet, with Wilson’s interval', () => {
    const { outlets } = overview(all).hedging;
    assert.deepEqual(outlets.map(({ name, claims, hedged }) => `${name ?? 'no outlet'} ${hedged}/${claims}`).sort(), ['Northern Wire 1/1', 'no outlet 0/1']);
    // 1 of 1: by the formula the lower end is 1 / (1 + z²)
    const wire = outlets.find(({ name }) => name === 'Northern Wire');
    assert.ok(Math.abs((wire?.low ?? 0) - 1 / (1 + 1.959964 ** 2)) < 1e-9);
    assert.equal(wire?.high, 1);
  });

  test('figures that differ, the smallest first', () => {
    const made = overview(all);
    const { groups } = made.differing;
    assert.deepEqual(groups.map(({ name, figures }) => [name, figures.map(({ short }) => short)]), [['workers', ['40', '90']]]);
    assert.deepEqual(groups[0]?.figures.map(({ place }) => wordsAt(made, place)), ['40 workers', '90 workers']);
    assert.match(groups[0]?.figures[0]?.context ?? '', /killed 40 workers/);
  });

  test('progress: who has begun what', () => {
    const begun = judged(WIRE, 'accepted', 'alice', ['Mirzo Daurbekov', 'Selka'], [{ annotator: 'bob', state: 'done' }]);
    const { annotators, rows, untouched } = overview([begun, LATER]).progress;
    assert.deepEqual(annotators, ['alice', 'bob']);
    assert.deepEqual(rows.map(({ cells }) => cells.map(({ state, count }) => [state, count])), [[['in work', 2], ['done', 0]]]);
    assert.equal(untouched, 1);
  });

  test('rejected suggestions count nowhere, unless they are asked for', () => {
    const rejected = [judged(WIRE, 'rejected', 'alice', ['Selka', '40 workers']), LATER];
    const made = overview(rejected);
    assert.deepEqual(made.actors.actors.map(({ name, mentions }) => [name, mentions]), [['Grey Falcons', 2], ['Mirzo Daurbekov', 1], ['Selka', 1]]);
    assert.deepEqual(made.differing.groups, []);
    assert.deepEqual(overview(rejected, 'status:rejected').actors.actors.map(({ name }) => name), ['Selka']);
  });

  test('a span that two people marked counts once', () => {
    const alice = judged(LATER, 'accepted', 'alice', ['Selka']);
    const twice = { text: LATER.text, marks: { ...alice.marks, marks: alice.marks.marks.flatMap((mark): Mark[] => (mark.quote === 'Selka' ? [mark, { ...mark, annotator: 'bob' }] : [mark])) } };
    assert.equal(overview([twice]).actors.actors[0]?.mentions, 1);
    assert.equal(overview([twice], 'annotator:bob').actors.actors[0]?.mentions, 1);
    assert.deepEqual(overview([twice], 'annotator:bob').progress.annotators, ['bob']);
  });

  test('the filter narrows every part', () => {
    const figures = overview(all, 'kind:figure');
    assert.deepEqual([figures.actors.cells, figures.network.ties, figures.claims.sources, figures.hedging.outlets], [[], [], [], []]);
    assert.deepEqual(figures.differing.groups.length, 1);
    const later = overview(all, 'date>2024-05-10');
    assert.deepEqual(later.articles.map(({ id }) => id), ['later.txt']);
    assert.deepEqual([later.actors.actors.map(({ name }) => name), later.network.ties, later.timeline.rows.length, later.claims.sources.length, later.differing.groups, later.progress.rows], [['Selka'], [], 1, 1, [], []]);
    assert.deepEqual(later.selected, { articles: 1, marks: 3, allArticles: 3 });
    assert.deepEqual(overview(all, 'text:nowhere').selected, { articles: 0, marks: 0, allArticles: 3 });
  });

  test('an actor is shown with those it appears with, who meet the rest of the filter', () => {
    const tiesOf = (query: string) => {
      const { nodes, ties } = overview(all, query).network;
      return ties.map(({ source, target }) => [nodes[source]?.name, nodes[target]?.name].sort().join(' – ')).sort();
    };
    assert.deepEqual(tiesOf('actor:falcons'), ['Grey Falcons – Mirzo Daurbekov', 'Grey Falcons – Selka']);
    assert.deepEqual(tiesOf('actor:falcons type:organization'), []);
    assert.deepEqual(tiesOf('actor:falcons article:later'), []);
    assert.deepEqual(tiesOf('type:person'), ['Mirzo Daurbekov – Selim Orhanov']);
  });

  test('two folders keep their actors apart', () => {
    const sources = [WIRE, UNDATED].map(({ marks, text }, at) => {
      const index = createCorpusIndex();
      index.set(marks, text);
      return { index, folder: `folder ${at}`, nameOf: (article: string) => article };
    });
    const { actors } = finished(overviewOf(sources, 'actor:daurbekov kind:actor', () => false));
    assert.deepEqual(actors.actors.map(({ name, mentions }) => [name, mentions]), [['Mirzo Daurbekov', 1], ['Mirzo Daurbekov', 1]]);
  });

  test('all but the compared figures is told first; what was not compared is counted', () => {
    const index = createCorpusIndex();
    for (const { marks, text } of all) index.set(marks, text);
    const steps = [...overviewOf([{ index, folder: '', nameOf: (article) => article }], '', () => true)].filter((step) => step !== undefined);
    assert.deepEqual(steps.map(({ selected, differing }) => [selected.marks, differing]), [[12, undefined]]);
    assert.deepEqual(finished(overviewOf([{ index, folder: '', nameOf: (article) => article }], '', () => true)).differing, { groups: [], moreGroups: 0, unseen: 2 });
  });

  test('a filter that cannot be understood says so', () => {
    assert.throws(() => overview(all, 'kind:verb'), QueryError);
  });

  test('what is too much to be read is counted', () => {
    const syllables = ['Ba', 'ko', 'ri', 'tu', 'me', 'zo', 'la', 'nif'];
    const towns = Array.from({ length: 60 }, (_, at) => `${syllables[at % 8]}${syllables[at >> 3]}${syllables[(at * 5 + 3) % 8]}`.toLowerCase().replace(/^./, (first) => first.toUpperCase()));
    const text = `Title\n\nMay 5, 2024\n\n${towns.join(' and ')}\n`;
    const many = Array.from({ length: 70 }, (_, at) => marked(`many-${at}.txt`, text, towns.map((actor) => ({ actor, entity: actor.toLowerCase(), type: 'state' }))));
    const { actors, network } = overview(many);
    assert.deepEqual([actors.actors.length, actors.moreActors, actors.articles.length, actors.moreArticles], [40, 20, 40, 30]);
    assert.deepEqual([network.nodes.length + network.moreNodes, network.ties.length, network.ties.length + network.moreTies], [60, 60, (60 * 59) / 2]);
    assert.ok(network.nodes.length <= 24 && network.nodes.every((_, node) => network.ties.some(({ source, target }) => source === node || target === node)), 'nobody floats about');
  });
});
