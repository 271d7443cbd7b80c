import assert from 'node:assert/strict';
import { buildNetworks } from '../../../../src/core/exchange/network/buildNetworks';
import type { ExportDocument } from '../../../../src/core/exchange/model';
import { articleOf, type Said } from './claims';
import { fixture, streamed, tagging } from '../fixture';

/**
 * Worked by hand from the definitions in Leifeld (2017), "Discourse Network Analysis: Policy Debates as Dynamic Networks"
 * (congruence, conflict, average activity), Jaccard (1901) and Salton (1983), as the rDNA manual names them:
 *
 *           c1   c2   c3   statements
 *   anna    +1   +1   −1   3
 *   boris   +1   −1   −1   3
 *   clara   −2             2 (the same statement in two articles)
 */
const FIRST: readonly Said[] = [
  { actor: 'anna', codes: ['c1'] },
  { actor: 'anna', codes: ['c2'] },
  { actor: 'anna', codes: ['c3', 'against'] },
  { actor: 'boris', codes: ['c1'] },
  { actor: 'boris', codes: ['c2', 'against'] },
  { actor: 'boris', codes: ['c3', 'against'] },
  { actor: 'clara', codes: ['c1', 'against'] },
];
const DEBATE = [articleOf('a.txt', '2024-04-29', FIRST), articleOf('b.txt', '2024-05-05', [{ actor: 'clara', codes: ['c1', 'against'] }])];

async function series(documents: readonly ExportDocument[], settings: Readonly<Record<string, string>>) {
  const losses: string[] = [];
  const built = await buildNetworks(streamed(documents), { ...tagging, settings: new Map(Object.entries(settings)), tellLoss: (loss) => losses.push(loss) });
  return { ...built, losses };
}

async function weights(settings: Readonly<Record<string, string>>, documents = DEBATE): Promise<Record<string, number>> {
  const { networks } = await series(documents, settings);
  const short = (id: string) => id.replace(/^\w+:/, '');
  return Object.fromEntries((networks[0]?.edges ?? []).map(({ source, target, weight }) => [`${short(source)}–${short(target)}`, Math.round(weight * 1e6) / 1e6]));
}

suite('exchange: ties of networks', () => {
  test('congruence, conflict, their difference, shared concepts: counts', async () => {
    assert.deepEqual(await weights({ network: 'congruence' }), { 'anna–boris': 2 });
    assert.deepEqual(await weights({ network: 'conflict' }), { 'anna–boris': 1, 'anna–clara': 2, 'boris–clara': 2 });
    assert.deepEqual(await weights({ network: 'subtract' }), { 'anna–boris': 1, 'anna–clara': -2, 'boris–clara': -2 });
    assert.deepEqual(await weights({ network: 'shared' }), { 'anna–boris': 3, 'anna–clara': 2, 'boris–clara': 2 });
  });

  test('average activity: by the mean number of statements', async () => {
    assert.deepEqual(await weights({ network: 'congruence', normalization: 'average' }), { 'anna–boris': 0.666667 });
    assert.deepEqual(await weights({ network: 'conflict', normalization: 'average' }), { 'anna–boris': 0.333333, 'anna–clara': 0.8, 'boris–clara': 0.8 });
  });

  test('Jaccard: what is shared of what either has', async () => {
    // anna {c1+, c2+, c3−}, boris {c1+, c2−, c3−}: 2 of 4
    assert.deepEqual(await weights({ network: 'congruence', normalization: 'jaccard' }), { 'anna–boris': 0.5 });
    // repeated: Σ min / Σ max = 1 / (3 + 2)
    assert.deepEqual(await weights({ network: 'conflict', normalization: 'jaccard' }), { 'anna–boris': 0.25, 'anna–clara': 0.2, 'boris–clara': 0.2 });
  });

  test('cosine: by the lengths of the vectors', async () => {
    assert.deepEqual(await weights({ network: 'congruence', normalization: 'cosine' }), { 'anna–boris': 0.666667 });
    // 2 / √(3 · 4)
    assert.deepEqual(await weights({ network: 'conflict', normalization: 'cosine' }), { 'anna–boris': 0.333333, 'anna–clara': 0.57735, 'boris–clara': 0.57735 });
    assert.deepEqual((await weights({ network: 'shared', normalization: 'cosine' }))['anna–boris'], 1);
  });

  test('duplicates count once in their span of time', async () => {
    const conflict = async (duplicates: string) => (await weights({ network: 'conflict', duplicates }))['anna–clara'];
    assert.deepEqual(await Promise.all(['include', 'document', 'week', 'month', 'year', 'acrossrange'].map(conflict)), [2, 2, 1, 2, 1, 1]);
    const again = [articleOf('a.txt', undefined, [...FIRST, ...FIRST])];
    assert.equal((await weights({ network: 'congruence' }, again))['anna–boris'], 8);
    assert.equal((await weights({ network: 'congruence', duplicates: 'document' }, again))['anna–boris'], 2);
    assert.equal((await weights({ network: 'congruence', duplicates: 'week' }, again))['anna–boris'], 2, 'without a date the article is the span');
  });

  test('two-mode: all statements, those for less those against, activity, prominence', async () => {
    assert.deepEqual(await weights({ network: 'twomode' }), { 'anna–c1': 1, 'anna–c2': 1, 'anna–c3': 1, 'boris–c1': 1, 'boris–c2': 1, 'boris–c3': 1, 'clara–c1': 2 });
    assert.deepEqual(await weights({ network: 'twomode', qualifier: 'subtract' }), { 'anna–c1': 1, 'anna–c2': 1, 'anna–c3': -1, 'boris–c1': 1, 'boris–c2': -1, 'boris–c3': -1, 'clara–c1': -2 });
    assert.deepEqual((await weights({ network: 'twomode', normalization: 'activity' }))['anna–c1'], 0.333333);
    const prominence = await weights({ network: 'twomode', normalization: 'prominence' });
    assert.deepEqual([prominence['anna–c1'], prominence['clara–c1'], prominence['boris–c2']], [0.25, 0.5, 0.5]);
    const { networks } = await series(DEBATE, { network: 'twomode' });
    const stances = networks[0]?.edges.map(({ source, target, values }): unknown[] => [source, target, values.get('stance')]);
    assert.deepEqual(stances?.[0], ['actor:anna', 'code:c1', 'agree']);
    assert.deepEqual(stances?.[6], ['actor:clara', 'code:c1', 'disagree']);
  });

  test('a hedged claim counts as much as it is certain', async () => {
    const hedged = [articleOf('a.txt', undefined, [{ actor: 'anna', codes: ['c1'], certainty: 0.5 }, { actor: 'boris', codes: ['c1'], certainty: 0.9 }])];
    assert.deepEqual(await weights({ network: 'congruence' }, hedged), { 'anna–boris': 1 });
    assert.deepEqual(await weights({ network: 'congruence', certainty: 'weight' }, hedged), { 'anna–boris': 0.45 });
    assert.deepEqual(await weights({ network: 'twomode', certainty: 'weight' }, hedged), { 'anna–c1': 0.5, 'boris–c1': 0.9 });
    // (0.5 · 0.9) / ((0.5 + 0.9) / 2), 0.5 / 0.9
    assert.deepEqual(await weights({ network: 'congruence', certainty: 'weight', normalization: 'average' }, hedged), { 'anna–boris': 0.642857 });
    assert.deepEqual(await weights({ network: 'congruence', certainty: 'weight', normalization: 'jaccard' }, hedged), { 'anna–boris': 0.555556 });
  });

  test('what several people marked counts once; a consensus stands for what it was decided from', async () => {
    const article = articleOf('a.txt', undefined, [{ actor: 'anna', codes: ['c1'], id: 'mine' }, { actor: 'boris', codes: ['c1'] }]);
    const [mine, other] = article.rows;
    assert.ok(mine && other);
    const again = { ...mine, id: 'hers', annotator: 'carol' };
    assert.deepEqual(await weights({ network: 'congruence' }, [{ ...article, rows: [mine, again, other] }]), { 'anna–boris': 1 });
    const consensus = { ...mine, id: 'ours', annotator: 'consensus', from: ['mine', 'hers'], tags: ['c1', 'against'] };
    assert.deepEqual(await weights({ network: 'subtract' }, [{ ...article, rows: [mine, again, consensus, other] }]), { 'anna–boris': -1 });
    assert.deepEqual(await weights({ network: 'subtract' }, [{ ...article, rows: [mine, again, { ...consensus, state: 'rejected' }, other] }]), {});
  });

  test('claims as concepts: links join them, a contradiction is the other side, through any number of links', async () => {
    const link = (article: string, id: string, as: string) => ({ article, id, as });
    const documents = [
      articleOf('a.txt', undefined, [{ actor: 'anna', id: 'one' }, { actor: 'boris', id: 'two', links: [link('a.txt', 'one', 'contradicts')] }]),
      articleOf('b.txt', undefined, [{ actor: 'clara', id: 'three', links: [link('a.txt', 'two', 'contradicts')] }, { actor: 'dora', id: 'four', links: [link('b.txt', 'three', 'supports')] }, { actor: 'emil', id: 'alone' }]),
    ];
    assert.deepEqual(await weights({ network: 'congruence', concepts: 'claims' }, documents), { 'anna–clara': 1, 'anna–dora': 1, 'clara–dora': 1 });
    assert.deepEqual(await weights({ network: 'conflict', concepts: 'claims' }, documents), { 'anna–boris': 1, 'boris–clara': 1, 'boris–dora': 1 });
    const { networks } = await series(documents, { network: 'twomode', concepts: 'claims' });
    assert.deepEqual(networks[0]?.nodes.filter(({ id }) => id.startsWith('claim:')).map(({ id }) => id), ['claim:a.txt#one', 'claim:b.txt#alone']);
  });

  test('co-occurrence in sentences, paragraphs and articles', async () => {
    // anna in sentences 1 and 3, boris in 2 and 4; 1 to 3 are the first paragraph
    const text = 'Anna came. Boris left. Anna stayed.\nBoris slept.';
    const [model] = fixture().rows;
    assert.ok(model);
    const rows = ['Anna', 'Boris', 'Anna', 'Boris'].map((quote, i) => {
      const start = [0, 11, 23, 36][i] ?? 0;
      const span = { start, end: start + quote.length, startCodePoint: start, endCodePoint: start + quote.length, quote };
      return { ...model, ...span, id: `m${i}`, kind: 'actor' as const, entity: quote.toLowerCase(), pieces: [span] };
    });
    assert.deepEqual(rows.map(({ start, end, quote }) => text.slice(start, end) === quote), [true, true, true, true]);
    const documents = [{ ...fixture('a.txt'), text, rows }];
    assert.deepEqual(await weights({ unit: 'sentence' }, documents), {});
    assert.deepEqual(await weights({ unit: 'paragraph' }, documents), { 'anna–boris': 1 });
    assert.deepEqual(await weights({ unit: 'article' }, documents), { 'anna–boris': 1 });
    // anna is in 1 of 2 paragraphs, boris in both
    assert.deepEqual(await weights({ normalization: 'jaccard' }, documents), { 'anna–boris': 0.5 });
    assert.deepEqual(await weights({ normalization: 'cosine' }, documents), { 'anna–boris': 0.707107 });
  });

  test('a network for each window of the calendar; what has no date is told', async () => {
    const documents = [...DEBATE, articleOf('c.txt', '2024', FIRST), articleOf('d.txt', undefined, FIRST)];
    const ids = async (window: string) => {
      const { networks, losses } = await series(documents, { network: 'conflict', window });
      return { windows: networks.map((network) => [network.window?.id, network.edges.length]), losses: losses.filter((loss) => loss.includes('window')).map((loss) => loss.split(' ')[0]) };
    };
    assert.deepEqual(await ids('month'), { windows: [['2024-04', 3], ['2024-05', 0]], losses: ['2'] });
    assert.deepEqual(await ids('week'), { windows: [['2024-W18', 3]], losses: ['2'] });
    assert.deepEqual(await ids('year'), { windows: [['2024', 3]], losses: ['1'] });
    assert.deepEqual(await ids('day'), { windows: [['2024-04-29', 3], ['2024-05-05', 0]], losses: ['2'] });
  });

  test('nodes without a tie are kept on demand', async () => {
    const nodes = async (settings: Readonly<Record<string, string>>) => (await series(DEBATE, { network: 'congruence', ...settings })).networks.map((network) => network.nodes.map(({ id }) => id));
    assert.deepEqual(await nodes({}), [['actor:anna', 'actor:boris']]);
    assert.deepEqual(await nodes({ isolates: 'yes' }), [['actor:anna', 'actor:boris', 'actor:clara']]);
    assert.deepEqual(await nodes({ isolates: 'yes', window: 'month' }), [['actor:anna', 'actor:boris', 'actor:clara'], ['actor:anna', 'actor:boris', 'actor:clara']]);
  });
});
