import assert from 'node:assert/strict';
import v8 from 'node:v8';
import vm from 'node:vm';
import fc from 'fast-check';
import { FIGURE_RULES } from '../../../src/core/corpus/compareFigures';
import { createCorpusIndex, type CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import type { ClaimMark, FigureMark } from '../../../src/core/corpus/model';
import { keptArticles, readKeptIndex, writeKeptIndex } from '../../../src/core/corpus/kept/keptIndex';
import type { ArticleStamp } from '../../../src/core/corpus/kept/stamps';
import { finished } from '../../../src/core/finished';
import type { KnownActor } from '../../../src/core/sidecar/registryModel';
import { assertGrowth } from '../../bench/growth';
import { allFigures, marked, type MarkedText } from './support';

const may = marked('news/may.txt', 'Ferries stay in port\nMay 3, 2019\n\nAna Ruiz said on Friday that 40 ferries were lost in the storm off Port Ansel. “We know of no sabotage at the pier,” Ruiz said.\n', [
  { actor: 'Ana Ruiz', entity: 'ruiz' },
  { actor: 'Ruiz', entity: 'ruiz', nth: 1 },
  { actor: 'Port Ansel', entity: 'port-ansel', type: 'state' },
  { figure: '40', value: { min: 40, max: 40, of: 'ferries' } },
  { claim: '40 ferries were lost in the storm off Port Ansel', cues: [['attribution', 'said', 0.9]], source: 'Ana Ruiz', entity: 'ruiz' },
  { claim: 'We know of no sabotage at the pier', source: 'Ruiz', entity: 'ruiz' },
]);
const june = marked('news/june.txt', 'Harbour reopens\nJune 7, 2019\n\nThe harbour is open. Marlow claims that sabotage at the pier sank 55 ferries in the storm off Port Ansel, and that Ana Ruiz lied.\n', [
  { actor: 'Marlow', entity: 'marlow' },
  { actor: 'Ana Ruiz', entity: 'ruiz' },
  { figure: '55', value: { min: 55, max: 55, of: 'ferries' } },
  { claim: 'sabotage at the pier sank 55 ferries in the storm off Port Ansel', cues: [['distancing', 'claims', 0.45]], source: 'Marlow', entity: 'marlow' },
  { claim: 'Ana Ruiz lied', cues: [['distancing', 'claims', 0.45]], source: 'Marlow', entity: 'marlow' },
]);
const undated = marked('notes.txt', 'Some notes on the ferries\n\nEverybody in town knows Ana Ruiz, and nobody has read what she wrote.\n', [{ actor: 'Ana Ruiz', entity: 'ruiz' }]);

function indexOf(articles: readonly MarkedText[], registry: readonly KnownActor[] = []): CorpusIndex {
  const index = createCorpusIndex(registry);
  for (const { marks, text } of articles) index.set(marks, text);
  return index;
}
const figure = ({ marks }: MarkedText): FigureMark => marks.marks.find((mark) => mark.kind === 'figure')!;
const claim = ({ marks }: MarkedText, words: string): ClaimMark => marks.marks.find((mark): mark is ClaimMark => mark.kind === 'claim' && mark.quote.includes(words))!;
const places = (index: CorpusIndex, entity: string): [string, string[]][] => index.mentions(entity).map(({ article, marks }) => [article, marks.map(({ quote }) => quote)]);

/** Everything the index answers, so that two of them can be compared. */
function answers(index: CorpusIndex): unknown {
  return {
    articles: index.articles(),
    entities: index.entities(),
    mentions: index.entities().map(({ id }) => places(index, id)),
    figures: allFigures(index).map(({ entry, mark }) => [entry.article, mark.quote, index.comparableFigures(entry.article, mark, FIGURE_RULES).map((other) => [other.relation, other.mark.quote])]),
    claims: index.entities().map(({ id }) => [index.claimsBy(id), finished(index.claimsAbout(id))].map((all) => all.map(({ entry, mark }) => [entry.article, mark.quote]))),
    similar: index.articles().flatMap(({ article }) => index.article(article)!.marks.flatMap((mark) => (mark.kind === 'claim' ? [index.similarClaims(article, mark).map((other) => [other.mark.quote, other.contradicts, other.similarity])] : []))),
  };
}

suite('corpus index', () => {
  test('gathers an entity’s mentions by article and date', () => {
    const index = indexOf([undated, june, may]);
    const [ruiz] = index.entities();
    assert.deepEqual([ruiz?.name, ruiz?.type, ruiz?.names, ruiz?.mentions, ruiz?.articles, ruiz?.firstDate, ruiz?.lastDate], ['Ana Ruiz', 'person', ['Ana Ruiz', 'Ruiz'], 4, 3, '2019-05-03', '2019-06-07']);
    assert.deepEqual(places(index, ruiz?.id ?? ''), [['news/may.txt', ['Ana Ruiz', 'Ruiz']], ['news/june.txt', ['Ana Ruiz']], ['notes.txt', ['Ana Ruiz']]]);
    assert.equal(index.entityOf('notes.txt', 'ruiz')?.id, ruiz?.id);
  });

  test('calls a state by the name its id is made of, an abbreviation by its full name', () => {
    const text = 'Ansel authorities said so. Anselia and the PAO, the Port Ansel Office, agreed.\n';
    const index = indexOf([
      marked('a.txt', text, [
        { actor: 'Ansel authorities', entity: 'anselia', type: 'state' },
        { actor: 'Anselia', entity: 'anselia', type: 'state' },
        { actor: 'PAO', entity: 'pao', type: 'organization' },
        { actor: 'Port Ansel Office', entity: 'pao', type: 'organization' },
      ]),
    ]);
    assert.deepEqual(['anselia', 'pao'].map((id) => index.entityOf('a.txt', id)?.name), ['Anselia', 'Port Ansel Office']);
  });

  test('gives a line of context and a position without the text', () => {
    const index = indexOf([may]);
    const [first, second] = index.mentions(index.entityOf('news/may.txt', 'ruiz')!.id)[0]!.marks;
    assert.deepEqual(index.context('news/may.txt', first!), { text: 'Ana Ruiz said on Friday that 40 ferries were lost in the storm off …', match: { start: 0, end: 8 } });
    const context = index.context('news/may.txt', second!)!;
    assert.equal(context.text, '… storm off Port Ansel. “We know of no sabotage at the pier,” Ruiz said.');
    assert.equal(context.text.slice(context.match.start, context.match.end), 'Ruiz');
    assert.deepEqual(index.position('news/may.txt', second!.start), { line: 3, character: may.text.split('\n')[3]!.lastIndexOf('Ruiz') });
    assert.equal(index.context('news/may.txt', { start: 21, end: 24 }), undefined, 'the dateline is not kept');
  });

  test('actors.yaml names the entity, by alias too, and may come later', () => {
    const index = indexOf([may, june, undated]);
    index.setRegistry([{ id: 'minister-ruiz', name: 'Ana María Ruiz', aliases: ['ana ruiz'], type: 'person', description: 'Minister', line: 0 }, { id: 'nobody', name: 'Nobody', aliases: [], line: 4 }]);
    const ruiz = index.entity('minister-ruiz');
    assert.deepEqual([ruiz?.name, ruiz?.mentions, ruiz?.known?.description], ['Ana María Ruiz', 4, 'Minister']);
    assert.deepEqual(ruiz?.names, ['Ana María Ruiz', 'ana ruiz', 'Ana Ruiz', 'Ruiz']);
    assert.equal(index.entity('nobody')?.mentions, 0);
    index.setRegistry([]);
    assert.equal(index.entity('minister-ruiz'), undefined);
  });

  test('compares figures of the same thing, differing ones first', () => {
    const index = indexOf([may, june]);
    assert.deepEqual(index.comparableFigures('news/may.txt', figure(may), FIGURE_RULES).map(({ entry, mark, relation }) => [entry.article, mark.quote, relation]), [['news/june.txt', '55', 'differ']]);
    assert.deepEqual(allFigures(index).map(({ mark }) => mark.quote), ['40', '55']);
  });

  test('finds claims by and about an actor, and the same claim contradicted', () => {
    const index = indexOf([june, may]);
    const marlow = index.entityOf('news/june.txt', 'marlow')!.id;
    const ruiz = index.entityOf('news/may.txt', 'ruiz')!.id;
    assert.deepEqual(index.claimsBy(marlow).map(({ mark }) => mark.quote), ['sabotage at the pier sank 55 ferries in the storm off Port Ansel', 'Ana Ruiz lied']);
    assert.deepEqual(index.claimsBy(ruiz).length, 2);
    assert.deepEqual(finished(index.claimsAbout(ruiz)).map(({ mark }) => mark.quote), ['Ana Ruiz lied']);
    const similar = index.similarClaims('news/june.txt', claim(june, 'sabotage'));
    assert.deepEqual(similar.map(({ mark, contradicts }) => [mark.quote, contradicts]), [['We know of no sabotage at the pier', true], ['40 ferries were lost in the storm off Port Ansel', false]]);
  });

  test('a rejected mark is kept and counts nowhere; a span marked by two counts once', () => {
    const actor = may.marks.marks.find(({ quote }) => quote === 'Ana Ruiz')!;
    const [rejected, twice] = (['rejected', 'accepted'] as const).map((state) => ({ ...may.marks, marks: [{ ...actor, state, annotator: 'alice' }, ...(state === 'accepted' ? [{ ...actor, state, annotator: 'bob' }] : [])] }));
    assert.deepEqual(indexOf([{ marks: rejected!, text: may.text }]).entities(), []);
    assert.equal(indexOf([{ marks: rejected!, text: may.text }]).article('news/may.txt')?.marks.length, 1);
    assert.equal(indexOf([{ marks: twice!, text: may.text }]).entities()[0]?.mentions, 1);
  });

  test('finds entities by the words typed, accents and case aside', () => {
    const index = indexOf([may, june], [{ id: 'x', name: 'Óscar Núñez', aliases: [], line: 0 }]);
    assert.deepEqual(index.findEntities('RUIZ').map(({ name }) => name), ['Ana Ruiz']);
    assert.deepEqual(index.findEntities('oscar nun').map(({ id }) => id), ['x']);
    assert.deepEqual(index.findEntities('nun osc').map(({ id }) => id), ['x'], 'in any order');
    assert.equal(index.findEntities('').length, 4);
    assert.equal(index.findEntities('', 2).length, 2);
  });

  test('lists orphans with their article', () => {
    const orphan = { annotator: 'alice', annotation: { id: 'a', kind: 'tag', quote: 'gone' }, line: 3, candidates: [] } as const;
    const index = indexOf([{ ...june, marks: { ...june.marks, orphans: [orphan] } }, may]);
    assert.deepEqual(index.orphans(), [{ article: 'news/june.txt', orphan }]);
  });

  test('renames an article with all that hangs on it', () => {
    const index = indexOf([may, june]);
    index.rename('news/may.txt', 'old/may.txt');
    assert.equal(index.article('news/may.txt'), undefined);
    assert.deepEqual(index.comparableFigures('news/june.txt', figure(june), FIGURE_RULES).map(({ entry }) => entry.article), ['old/may.txt']);
    index.rename('nothing.txt', 'something.txt');
    assert.equal(index.size, 2);
  });

  test('after any changes it answers like one made anew', () => {
    const shorter = { ...may, marks: { ...may.marks, marks: may.marks.marks.slice(0, 3), entities: may.marks.entities.slice(0, 1) } };
    const states = [may, june, undated, shorter];
    const change = fc.oneof(fc.nat(states.length - 1), fc.constantFrom('remove news/may.txt', 'remove news/june.txt', 'ask'));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const index = createCorpusIndex();
        const now = new Map<string, MarkedText>();
        for (const step of changes) {
          if (step === 'ask') answers(index);
          else if (typeof step === 'string') {
            index.remove(step.slice(7));
            now.delete(step.slice(7));
          } else {
            const state = states[step]!;
            index.set(state.marks, state.text);
            now.set(state.marks.article, state);
          }
        }
        assert.deepEqual(answers(index), answers(indexOf([...now.values()])));
      }),
      { numRuns: 60 },
    );
  });

  test('what it keeps ready of actors in many articles is what their articles say', () => {
    const NAMES = Array.from({ length: 14 }, (_, n) => `news/${n}.txt`);
    const registry: KnownActor[] = [{ id: 'ana', name: 'Ana Ruiz', aliases: ['Marlow'], line: 0 }];
    const silent = { ...june, marks: { ...june.marks, entities: [...june.marks.entities, { id: 'port-ansel', type: 'state', names: ['Port Ansel'], origin: 'text' } as const] } };
    const undone = { ...may, marks: { ...may.marks, marks: may.marks.marks.map((mark) => (mark.kind === 'actor' ? { ...mark, state: 'rejected' as const } : mark)) } };
    // whom a mere surname means hangs on what other articles say
    const surname = marked('', 'Some notes\n\nRuiz was there.\n', [{ actor: 'Ruiz', entity: 'ruiz' }]);
    const namesake = marked('', 'More notes\n\nBo Ruiz was there.\n', [{ actor: 'Bo Ruiz', entity: 'ruiz' }]);
    const states = [may, june, undated, silent, undone, surname, namesake];
    const named = (state: number, article: string): MarkedText => ({ ...states[state]!, marks: { ...states[state]!.marks, article } });
    const name = fc.nat(NAMES.length - 1);
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.record({ set: name, state: fc.nat(states.length - 1) }) },
      fc.record({ remove: name }),
      fc.record({ rename: name, to: name }),
      fc.record({ known: fc.boolean() }),
      { weight: 3, arbitrary: fc.constant('ask' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        // all there from the beginning, or too few would ever be for anything to be kept
        const now = new Map(NAMES.map((article) => [article, named(0, article)]));
        const index = indexOf([...now.values()]);
        let known: readonly KnownActor[] = [];
        for (const each of steps) {
          if (each === 'ask') answers(index);
          else if ('known' in each) index.setRegistry((known = each.known ? registry : []));
          else if ('remove' in each) {
            index.remove(NAMES[each.remove]!);
            now.delete(NAMES[each.remove]!);
          } else if ('rename' in each) {
            const [from, to] = [NAMES[each.rename]!, NAMES[each.to]!];
            const moved = now.get(from);
            index.rename(from, to);
            if (!moved) continue;
            now.delete(from);
            now.set(to, { ...moved, marks: { ...moved.marks, article: to } });
          } else {
            const state = named(each.state, NAMES[each.set]!);
            index.set(state.marks, state.text);
            now.set(state.marks.article, state);
          }
        }
        assert.deepEqual(answers(index), answers(indexOf([...now.values()], known)));
      }),
      { numRuns: 15 },
    );
  });

  test('answers the same after a thousand changes of one article, when its numbers start anew', () => {
    const index = indexOf([june, may]);
    for (let n = 0; n < 2500; n++) {
      index.set(may.marks, may.text);
      if (n % 500 === 0) index.similarClaims('news/june.txt', claim(june, 'sabotage'));
    }
    assert.deepEqual(answers(index), answers(indexOf([june, may])));
  });

  test('what was asked before all numbers start anew names the articles that were meant', () => {
    const index = indexOf([undated, june, may]);
    const before = index.mentions('ruiz');
    const claims = index.claimsBy('ruiz');
    const names = before.map(({ article }) => article);
    assert.deepEqual(names, ['news/may.txt', 'news/june.txt', 'notes.txt']);
    index.remove('notes.txt');
    index.remove('news/june.txt');
    for (let n = 0; n < 2500; n++) index.set({ ...june.marks, article: 'other.txt' }, june.text);
    assert.deepEqual(before.map(({ article }) => article), names);
    assert.deepEqual(before.map(({ spans, marks, metadata }) => [spans.length, marks.length, metadata.date?.iso]), [[2, 2, '2019-05-03'], [0, 0, undefined], [0, 0, undefined]]);
    assert.deepEqual(claims.map(({ entry }) => entry.article), ['news/may.txt', 'news/may.txt']);
  });

  test('goes on from an index that was kept, with what came, changed and went since', () => {
    const index = indexOf([may, june, undated]);
    const stamp: ArticleStamp = { article: { mtime: 1_700_000_000_123, size: 512 }, sidecar: { mtime: 0, size: 3 } };
    const kept = readKeptIndex('ours', writeKeptIndex('ours', finished(index.keep(() => stamp))));
    assert.ok(kept);
    assert.deepEqual(keptArticles(kept).map((each) => [each.article, each.stamp]), ['news/may.txt', 'news/june.txt', 'notes.txt'].map((name) => [name, stamp]));

    const again = createCorpusIndex();
    for (const _ of again.goOnFrom(kept, () => []));
    assert.deepEqual(answers(again), answers(index));

    // what went before it was kept stays away, also for what comes after; and it is kept once more
    index.remove('notes.txt');
    index.set(june.marks, june.text);
    index.remove('news/june.txt');
    const short = readKeptIndex('', writeKeptIndex('', finished(index.keep(() => undefined))));
    assert.ok(short);
    const third = createCorpusIndex();
    for (const _ of third.goOnFrom(short, () => []));
    third.set(undated.marks, undated.text);
    third.set(june.marks, june.text);
    const fourth = readKeptIndex('', writeKeptIndex('', finished(third.keep(() => undefined))));
    assert.ok(fourth);
    for (const _ of third.goOnFrom(fourth, () => []));
    assert.deepEqual(answers(third), answers(indexOf([may, undated, june])));

    // an article that is there already, with another text than was kept, stays; one that is not wanted any more does not come
    const newer = marked('notes.txt', 'A new note that Ana Ruiz wrote.\n', [{ actor: 'Ana Ruiz', entity: 'ruiz' }]);
    const late = indexOf([newer]);
    const unwanted: string[] = [];
    for (const _ of late.goOnFrom(kept, () => unwanted)) unwanted.push('news/june.txt');
    assert.deepEqual(answers(late), answers(indexOf([may, newer])));
    late.set(june.marks, june.text);
    assert.deepEqual(answers(late), answers(indexOf([may, newer, june])));
    assert.deepEqual(late.context('notes.txt', newer.marks.marks[0]!), { text: 'A new note that Ana Ruiz wrote.', match: { start: 16, end: 24 } });
  });

  test('leaves out many articles of an index that was kept, as if they had never been there', () => {
    // of those that go last nothing is found by figures or claims, so that all numbers start anew while these have others
    const gone = Array.from({ length: 1500 }, (_, n) => {
      const { marks, text } = n < 1200 ? undated : june;
      return { text, marks: { ...marks, article: `gone/${n}.txt` } };
    });
    const index = indexOf([may, ...gone, undated, june]);
    const keep = (of: CorpusIndex) => readKeptIndex('', writeKeptIndex('', finished(of.keep(() => undefined))))!;
    const left = createCorpusIndex();
    finished(left.goOnFrom(keep(index), () => gone.map(({ marks }) => marks.article).reverse()));
    // before anybody has asked it something
    const keptAgain = createCorpusIndex();
    finished(keptAgain.goOnFrom(keep(left), () => []));
    for (const each of [left, keptAgain]) assert.deepEqual(answers(each), answers(indexOf([may, undated, june])));
    left.set(gone[1300]!.marks, june.text);
    assert.deepEqual(answers(left), answers(indexOf([may, undated, june, gone[1300]!])));
  });

  test('takes hostile ids and texts', () => {
    fc.assert(
      fc.property(fc.constantFrom('__proto__', 'constructor', '', '\ud800'), fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(80), fc.nat(80), (id, text, a, b) => {
        const start = Math.min(a, b, text.length);
        const end = Math.min(Math.max(a, b), text.length);
        const quote = text.slice(start, end);
        const base = { start, end, quote, state: 'suggested', tags: [], links: [], replies: [] } as const;
        const index = createCorpusIndex([{ id, name: quote, aliases: [id], line: 0 }]);
        index.set({ article: id, metadata: {}, entities: [{ id, type: 'person', names: [quote], origin: 'text' }], marks: [{ ...base, kind: 'claim', hedged: true, cues: [], source: { start, end, quote, entity: id } }, { ...base, kind: 'actor', type: 'person', entity: id }, { ...base, kind: 'figure', type: 'count', value: { of: id } }], orphans: [] }, text);
        answers(index);
        const context = index.context(id, { start, end });
        assert.ok(context && !/[\r\n]/.test(context.text));
        assert.equal(index.article(id)?.marks[0]?.quote, quote);
      }),
      { numRuns: 200 },
    );
  });

  test('holds no article texts', () => {
    v8.setFlagsFromString('--expose-gc');
    const collect = vm.runInNewContext('gc') as () => void;
    const used = (): number => {
      collect();
      return process.memoryUsage().heapUsed / 1e6;
    };
    const index = createCorpusIndex();
    const before = used();
    for (let n = 0; n < 30; n++) {
      const text = Buffer.from(`${may.text}${'ä filler line that nobody marks\n'.repeat(30_000)}${n}`).toString();
      index.set({ ...may.marks, article: `${n}.txt`, marks: may.marks.marks.map((mark) => ({ ...mark, quote: text.slice(mark.start, mark.end) })) }, text);
    }
    const held = used() - before;
    // line starts are held: 30 × 30,000 × 4 bytes; the texts would be 60 MB
    assert.ok(held < 10, `${held.toFixed(1)} MB held`);
    assert.equal(index.size, 30);
  });

  test('twice the articles take about twice the time', async () => {
    const articles = (count: number): MarkedText[] =>
      Array.from({ length: count }, (_, n) => ({ ...may, marks: { ...may.marks, article: `${n}.txt`, entities: may.marks.entities.map((entity) => ({ ...entity, names: [...entity.names, `Name Number ${n % 97}`] })) } }));
    const ask = (all: readonly MarkedText[]): void => {
      const index = indexOf(all);
      index.entities();
      index.mentions(index.entityOf('0.txt', 'ruiz')?.id ?? '');
      index.comparableFigures('0.txt', figure(may), FIGURE_RULES);
      index.similarClaims('0.txt', claim(may, 'sabotage'));
    };
    const [few, many] = [articles(1500), articles(3000)];
    await assertGrowth('an index', () => ask(few), () => ask(many), { most: 2.6, rounds: 3 });
  });
});
