import assert from 'node:assert/strict';
import type { ActorMark, Mark, TagMark } from '../../../src/core/corpus/model';
import { agreement } from '../../../src/core/review/agreement';
import { codedArticle } from '../../../src/core/review/codedArticle';
import type { AgreementReport, Coefficient } from '../../../src/core/review/model';
import { unitsOf } from '../../../src/core/review/units';

const TEXT = 'Orlov met Dr. Maro in Selka. The Falcons blame Orlov.\r\n\r\nNothing was said. Maro left, said Orlov.\r\n';

function at(quote: string, nth = 1) {
  let start = -1;
  for (let i = 0; i < nth; i++) start = TEXT.indexOf(quote, start + 1);
  assert.ok(start >= 0);
  return { start, end: start + quote.length, quote };
}

let ids = 0;
function by(annotator: string, kind: 'actor' | 'tag', span: ReturnType<typeof at>, tags: readonly string[], rejected = false) {
  const id = `id${ids++}`;
  return { ...span, kind, annotator, annotation: { id, kind, quote: span.quote }, state: rejected ? ('rejected' as const) : ('manual' as const), tags, links: [], replies: [] };
}
const actor = (annotator: string, span: ReturnType<typeof at>, { type = 'person', tags = [], rejected = false }: { type?: ActorMark['type']; tags?: readonly string[]; rejected?: boolean } = {}): ActorMark => ({
  ...by(annotator, 'actor', span, tags, rejected), kind: 'actor', type, entity: span.quote.toLowerCase(),
});
const tag = (annotator: string, span: ReturnType<typeof at>, ...tags: readonly string[]): TagMark => ({ ...by(annotator, 'tag', span, tags), kind: 'tag' });

const article = (marks: readonly Mark[], name = 'a.txt') => codedArticle(name, TEXT, { marks, orphans: [] }, (id) => id);
const number = (of: Coefficient) => ('value' in of ? Number(of.value.toFixed(4)) : of.why);
const rowOf = (report: AgreementReport, id: string) => {
  const row = report.rows.find((one) => one.id === id);
  assert.ok(row, `no row ${id}`);
  return row;
};

suite('agreement: report', () => {
  const marks = [
    actor('alice', at('Orlov')),
    actor('bob', at('Orlov')),
    actor('alice', at('Maro')),
    actor('bob', at('Dr. Maro')),
    actor('alice', at('Falcons'), { type: 'armed-group' }),
    actor('bob', at('Falcons'), { type: 'organization' }),
    actor('alice', at('Orlov', 3)),
    actor('bob', at('Selka'), { type: 'state', rejected: true }),
    { kind: 'actor', type: 'state', entity: 'selka', ...at('Selka'), state: 'suggested', tags: [], links: [], replies: [] } as const,
  ];
  const report = agreement([article(marks)]);

  test('F of equal and of overlapping marks; rejected and unjudged ones are no marks', () => {
    const { marks: counts, exact, overlap } = rowOf(report, 'actor');
    assert.deepEqual(report.annotators, ['alice', 'bob']);
    assert.deepEqual(counts, [4, 3]);
    // equal: Orlov, Falcons; overlapping: Maro besides. F = 2·hits / (4 + 3)
    assert.deepEqual([number(exact), number(overlap)], [0.5714, 0.8571]);
    assert.deepEqual([number(rowOf(report, 'actor: person').exact), number(rowOf(report, 'actor: armed-group').exact)], [0.4, 0]);
  });

  test('the disagreements behind it, with lines and both sides', () => {
    const told = rowOf(report, 'actor').spans.map(({ what, line, sides }) => [what, line, sides.map(({ annotator, quote }) => `${annotator}: ${quote}`).join(' | ')]);
    assert.deepEqual(told, [
      ['extent', 0, 'alice: Maro | bob: Dr. Maro'],
      ['only one', 2, 'alice: Orlov'],
    ]);
    assert.deepEqual(rowOf(report, 'actor: armed-group').spans.map(({ what, sides }) => [what, sides.map(({ codes }) => codes.join())]), [
      ['code', ['actor: armed-group', 'actor: organization']],
    ]);
  });

  test('κ and α count sentences, by hand', () => {
    // sentences: 1 both, 2 both, 3 nobody, 4 alice alone
    assert.equal(unitsOf(TEXT, 'sentence').length, 4);
    const { kappa, alpha, units } = rowOf(report, 'actor');
    // κ: Po 3/4, Pe (3·2 + 1·2) / 16 = 1/2
    assert.equal(number(kappa), 0.5);
    // α: 8 values, 5 yes and 3 no; Do 2/8, De 2·5·3 / (8·7)
    assert.equal(number(alpha), Number((1 - 0.25 / (30 / 56)).toFixed(4)));
    assert.deepEqual(units.map(({ quote, line, marked, unmarked }) => [quote, line, marked, unmarked]), [['Maro left, said Orlov.', 2, ['alice'], ['bob']]]);
  });

  test('labels of the words that both marked', () => {
    const [types, entities] = report.labels;
    assert.deepEqual([types?.id, number(types?.same ?? { why: '' }), entities?.id, number(entities?.same ?? { why: '' })], ['type of actors', 0.5, 'entity of actors', 1]);
    assert.deepEqual(types?.differing.map(({ quote, labels }) => [quote, labels.map(({ label }) => label)]), [['Falcons', ['armed-group', 'organization']]]);
    assert.equal(number(entities?.kappa ?? { why: '' }), 1);
  });

  test('overall κ is pooled over the codes, overall F counts all marks', () => {
    const all = rowOf(report, 'all');
    assert.equal(number(all.exact), 0.5714);
    // codes: armed-group (1 of alice, in sentence 2), organization (1 of bob, ibid.), person (alice 1, 4; bob 1)
    const [po, pe] = [(3 / 4 + 3 / 4 + 3 / 4) / 3, ((3 / 4) + (3 / 4) + (2 * 1 + 2 * 3) / 16) / 3];
    assert.equal(number(all.kappa), Number(((po - pe) / (1 - pe)).toFixed(4)));
    assert.deepEqual(report.rows.map(({ id }) => id), ['all', 'actor', 'actor: armed-group', 'actor: organization', 'actor: person']);
  });
});

suite('agreement: tags, several articles, several annotators', () => {
  test('a tag on the same words is the same on a mark of any kind', () => {
    const report = agreement([article([actor('alice', at('Falcons'), { tags: ['blame'] }), tag('bob', at('Falcons'), 'blame'), tag('bob', at('Orlov'), 'blame')])]);
    assert.equal(number(rowOf(report, 'tag: blame').exact), Number((2 / 3).toFixed(4)));
    assert.equal(number(rowOf(report, 'actor').exact), 0);
  });

  test('tags alone, where nobody made a mark of kind tag', () => {
    const report = agreement([article([actor('alice', at('Falcons'), { tags: ['blame'] }), actor('bob', at('Falcons'))])]);
    assert.deepEqual(rowOf(report, 'tag: blame').spans.map(({ what, sides }) => [what, sides.length]), [['code', 2]]);
  });

  test('only articles that two of them annotated count; whoever rejected something, or is done, took part', () => {
    const one = article([actor('alice', at('Orlov')), actor('bob', at('Orlov'), { rejected: true }), actor('consensus', at('Selka'))], 'one.txt');
    const done = codedArticle('done.txt', TEXT, { marks: [actor('alice', at('Selka'))], orphans: [], progress: [{ annotator: 'bob', state: 'done' }] }, () => undefined);
    const alone = article([actor('alice', at('Orlov'))], 'alone.txt');
    const report = agreement([one, alone, done, article([], 'none.txt')]);
    assert.deepEqual([report.articles.map(({ name, units }) => [name, units]), report.alone], [[['one.txt', 4], ['done.txt', 4]], ['alone.txt']]);
    assert.deepEqual(report.annotators, ['alice', 'bob'], 'the consensus is nobody');
    assert.deepEqual(rowOf(report, 'actor').marks, [2, 0]);
    assert.equal(number(rowOf(report, 'actor').exact), 0);
  });

  test('three annotators: α over all, κ the mean of pairs, αu where all took part', () => {
    const both = article([actor('alice', at('Orlov')), actor('bob', at('Orlov')), actor('cleo', at('Maro', 2))], 'all.txt');
    const two = article([actor('alice', at('Orlov')), actor('bob', at('Orlov'))], 'two.txt');
    const report = agreement([both, two]);
    const row = rowOf(report, 'actor: person');
    assert.deepEqual(row.pairs.map(({ annotators, kappa }) => [annotators.join(), number(kappa)]), [['alice,bob', 1], ['alice,cleo', -0.3333], ['bob,cleo', -0.3333]]);
    assert.equal(number(row.kappa), 0.1111);
    assert.ok('value' in row.unitized && row.unitized.n === TEXT.length);
    // α by hand: 20 values, 16 no and 4 no … units with yes: all.txt 1 (2 of 3), all.txt 4 (1 of 3), two.txt 1 (2 of 2)
    const observed = ((2 * 1 * 2) / 2 + (1 * 2 * 2) / 2) / 20;
    assert.equal(number(row.alpha), Number((1 - observed / ((2 * 5 * 15) / (20 * 19))).toFixed(4)));
    const selected = agreement([both, two], { annotators: ['alice', 'bob'] });
    assert.deepEqual([selected.articles.length, number(rowOf(selected, 'all').exact)], [2, 1]);
  });

  test('what has no number says why', () => {
    const report = agreement([article([actor('alice', at('Orlov')), actor('bob', at('Orlov')), actor('cleo', at('Selka'), { type: 'state' })])]);
    const [pair] = rowOf(report, 'actor: state').pairs;
    assert.deepEqual([pair?.annotators, pair?.exact, pair?.kappa, pair?.unitized], [['alice', 'bob'], { why: 'nobody marked any' }, { why: 'nobody marked any' }, { why: 'nobody marked any' }]);
    assert.deepEqual(agreement([]).rows.map(({ id, exact }) => [id, exact]), [['all', { why: 'nobody marked any' }]]);
  });

  test('units: lines and words too; long texts without a sentence end', () => {
    assert.deepEqual(unitsOf(TEXT, 'line').map(({ start, end }) => TEXT.slice(start, end).length), [53, 40]);
    assert.deepEqual(unitsOf('It’s 1,200 km²… ok', 'word').map(({ start, end }) => 'It’s 1,200 km²… ok'.slice(start, end)), ['It’s', '1,200', 'km²', 'ok']);
    assert.equal(unitsOf('a '.repeat(200_000), 'sentence').length, 1);
  });
});
