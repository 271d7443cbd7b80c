import assert from 'node:assert/strict';
import { bCubed } from '../../../src/core/evaluate/bCubed';
import { differences, entityDifferences } from '../../../src/core/evaluate/errors';
import { parseGold } from '../../../src/core/evaluate/gold';
import type { Judged, JudgedArticle } from '../../../src/core/evaluate/model';
import { differencesText, reportText } from '../../../src/core/evaluate/report';
import { score } from '../../../src/core/evaluate/score';
import { rates, tallyCharacters, tallyExact, tallyOverlap } from '../../../src/core/evaluate/tally';
import type { ActorType, CueCategory, FigureValue } from '../../../src/core/model';

const span = (start: number, end: number) => ({ start, end });

suite('evaluate: tallies', () => {
  test('exact: same start and end, each place once', () => {
    assert.deepEqual(tallyExact([span(0, 3), span(5, 8), span(5, 8)], [span(0, 3), span(5, 9)]), { gold: 2, found: 2, goldHits: 1, foundHits: 1 });
  });

  test('overlap: touching is not overlapping; one long span can answer for several', () => {
    const gold = [span(0, 3), span(4, 6), span(10, 12)];
    assert.deepEqual(tallyOverlap(gold, [span(2, 5), span(12, 14)]), { gold: 3, found: 2, goldHits: 2, foundHits: 1 });
    // a nested span far before must not hide the long one around it
    assert.deepEqual(tallyOverlap([span(0, 50), span(1, 2)], [span(40, 41)]), { gold: 2, found: 1, goldHits: 1, foundHits: 1 });
  });

  test('characters: unions on both sides', () => {
    const tally = tallyCharacters([span(0, 10), span(5, 12), span(20, 30)], [span(8, 22), span(29, 40)]);
    assert.deepEqual(tally, { gold: 22, found: 25, goldHits: 7, foundHits: 7 });
  });

  test('rates: 2 of 4 found are right, 2 of 3 wanted were found', () => {
    const { precision, recall, f } = rates({ gold: 3, found: 4, goldHits: 2, foundHits: 2 });
    assert.deepEqual([precision, recall], [1 / 2, 2 / 3]);
    assert.ok(Math.abs(f - 4 / 7) < 1e-12);
    assert.equal(rates({ gold: 0, found: 0, goldHits: 0, foundHits: 0 }).f, 1);
    assert.equal(rates({ gold: 0, found: 2, goldHits: 0, foundHits: 0 }).f, 0);
  });
});

suite('evaluate: B³', () => {
  // gold {1 2 3 4 5} {6 7} {8 9 a b c}, found {1 2 3 4 5} {6 7 8 9 a b c}: the worked example of Bagga and Baldwin
  const gold = 'AAAAABBCCCCC';
  const example = [...gold].map((entity, i) => ({ gold: entity, found: i < 5 ? 'x' : 'y' }));

  test('the example of the paper: precision 0.76, recall 1', () => {
    const { precision, recall } = bCubed(example);
    assert.ok(Math.abs(precision - 16 / 21) < 1e-12);
    assert.equal(recall, 1);
  });

  test('mentions of one side only weigh on that side', () => {
    // gold A: two mentions, one missed; found x: the other one and a false one
    const { precision, recall } = bCubed([{ gold: 'A', found: 'x' }, { gold: 'A' }, { found: 'x' }]);
    assert.deepEqual([precision, recall], [1 / 4, 1 / 4]);
  });
});

const TEXT = 'Mr Orlov may fine 20 men, Vesna said. It rained. Orlov left.';
const SENTENCES = [span(0, 37), span(38, 48), span(49, 60)];
const at = (quote: string, from = 0) => {
  const start = TEXT.indexOf(quote, from);
  return { start, end: start + quote.length, quote };
};
const actor = (quote: string, type: ActorType, entity: string, from = 0): Judged => ({ kind: 'actor', ...at(quote, from), type, entity });
const figure = (quote: string, value: FigureValue): Judged => ({ kind: 'figure', ...at(quote), type: 'count', value });
const claim = (quote: string, cues: readonly [string, CueCategory][], source?: string): Judged => ({
  kind: 'claim',
  ...at(quote),
  hedged: cues.some(([, category]) => category !== 'attribution'),
  cues: cues.map(([cue, category]) => ({ ...at(cue), category })),
  ...(source !== undefined && { source: at(source) }),
});

const judged: JudgedArticle = {
  article: 'a.txt',
  text: TEXT,
  sentences: SENTENCES,
  gold: [
    actor('Orlov', 'person', 'orlov'),
    actor('Vesna', 'organization', 'vesna'),
    actor('Orlov', 'person', 'orlov', 40),
    figure('20', { min: 20, max: 20, of: 'men' }),
    claim('Mr Orlov may fine 20 men', [['may', 'modal'], ['said', 'attribution']], 'Vesna'),
  ],
  found: [
    actor('Orlov', 'person', 'orlov-1'),
    actor('Vesna', 'person', 'vesna'),
    actor('Orlov left', 'person', 'orlov-2', 40),
    figure('20', { min: 20, max: 20, approximate: true }),
    claim('may fine 20 men', [['may', 'likelihood'], ['said', 'attribution'], ['rained', 'doubt']], 'Vesna said'),
  ],
};

suite('evaluate: score', () => {
  const { actors, figures, claims } = score([judged]);

  test('actors', () => {
    assert.deepEqual(actors.all.exact, { gold: 3, found: 3, goldHits: 2, foundHits: 2 });
    assert.deepEqual(actors.all.overlap, { gold: 3, found: 3, goldHits: 3, foundHits: 3 });
    assert.deepEqual(actors.typed, { gold: 3, found: 3, goldHits: 1, foundHits: 1 });
    assert.deepEqual(actors.rightTypes, { right: 1, of: 2 });
    assert.equal(actors.entities.f, 1);
    // gold clusters {Orlov, Orlov} {Vesna}: recall (1/2 + 1) / 3; each found cluster is pure, one of three is no mention
    assert.deepEqual([actors.entitiesOfAll.precision, actors.entitiesOfAll.recall], [2 / 3, 1 / 2]);
  });

  test('figures: approximate is part of the value, the counted noun is not', () => {
    assert.deepEqual(figures.rightTypes, { right: 1, of: 1 });
    assert.deepEqual(figures.rightValues, { right: 0, of: 1 });
    const same: JudgedArticle = { ...judged, found: [figure('20', { min: 20, max: 20, of: '' })] };
    assert.deepEqual(score([same]).figures.rightValues, { right: 1, of: 1 });
  });

  test('claims', () => {
    assert.deepEqual(claims.hedgeCues.exact, { gold: 1, found: 2, goldHits: 1, foundHits: 1 });
    assert.deepEqual(claims.cues.exact, { gold: 2, found: 3, goldHits: 2, foundHits: 2 });
    assert.deepEqual(claims.rightCategories, { right: 1, of: 2 });
    assert.deepEqual(claims.sources.exact, { gold: 1, found: 1, goldHits: 0, foundHits: 0 });
    assert.deepEqual(claims.sources.overlap, { gold: 1, found: 1, goldHits: 1, foundHits: 1 });
    assert.deepEqual(claims.sourceOfCue, { right: 0, of: 1 });
    assert.deepEqual(claims.characters, { gold: 24, found: 15, goldHits: 15, foundHits: 15 });
    // the first sentence is hedged on both sides, the second one only in what was found
    assert.deepEqual(claims.hedgedSentences, { gold: 1, found: 2, goldHits: 1, foundHits: 1 });
  });

  test('entities are compared through all articles', () => {
    const second: JudgedArticle = { ...judged, article: 'b.txt', gold: [actor('Orlov', 'person', 'orlov')], found: [actor('Orlov', 'person', 'other')] };
    // {a, b} of one entity found as two: precision 1, recall 1/2 each; Vesna alone: 1
    assert.deepEqual(score([judged, second]).actors.entities.recall, (1 / 2 + 1 / 2 + 1) / 3);
    assert.deepEqual(entityDifferences([judged, second]), [
      { error: 'split', entity: 'orlov', parts: [{ entity: 'orlov-1', mentions: 1, names: ['Orlov'] }, { entity: 'other', mentions: 1, names: ['Orlov'] }] },
    ]);
  });

  test('gold against itself is perfect', () => {
    const perfect = score([{ ...judged, found: judged.gold }]);
    assert.equal(rates(perfect.actors.typed).f, 1);
    assert.equal(rates(perfect.claims.characters).f, 1);
    assert.deepEqual(perfect.figures.rightValues, { right: 1, of: 1 });
    assert.deepEqual(differences([{ ...judged, found: judged.gold }]), []);
  });
});

suite('evaluate: differences', () => {
  const list = differences([judged]).map(({ what, error, detail, context }) => [what, error, detail, context]);

  test('each miss, false hit and difference once, in its context', () => {
    assert.deepEqual(list.filter(([what]) => what !== 'claim'), [
      ['cue', 'differs', 'modal → likelihood', 'Mr Orlov [may] fine 20 men, Vesna said. It rained. Orlov left.'],
      ['figure', 'differs', 'count 20 → count ~20', 'Mr Orlov may fine [20] men, Vesna said. It rained. Orlov left.'],
      ['actor', 'differs', 'organization → person', 'Mr Orlov may fine 20 men, [Vesna] said. It rained. Orlov left.'],
      ['source', 'missed boundary', '', 'Mr Orlov may fine 20 men, [Vesna] said. It rained. Orlov left.'],
      ['source', 'false boundary', '', 'Mr Orlov may fine 20 men, [Vesna said]. It rained. Orlov left.'],
      ['cue', 'false', 'doubt', 'Mr Orlov may fine 20 men, Vesna said. It [rained]. Orlov left.'],
      ['actor', 'missed boundary', 'person', 'Mr Orlov may fine 20 men, Vesna said. It rained. [Orlov] left.'],
      ['actor', 'false boundary', 'person', 'Mr Orlov may fine 20 men, Vesna said. It rained. [Orlov left].'],
    ]);
    assert.deepEqual(list.filter(([what]) => what === 'claim').map(([, error]) => error), ['missed boundary', 'false boundary']);
  });

  test('the report names every measure', () => {
    const report = reportText(score([judged]));
    assert.match(report, /^actors +0\.667 +0\.667 +0\.667 +1\.000/m);
    assert.match(report, /right categories +0\.500 {2}\(1 of 2\)/);
    assert.match(differencesText(differences([judged]), []), /^a\.txt:9\tcue\tdiffers\tmodal → likelihood\t/m);
  });
});

suite('evaluate: gold files', () => {
  test('reads the three kinds', () => {
    const lines = [
      { kind: 'actor', type: 'person', ...at('Orlov'), entity: 'orlov' },
      { kind: 'figure', type: 'count', ...at('20'), min: 20, max: 20, of: 'men' },
      { kind: 'claim', hedged: true, ...at('Mr Orlov may fine 20 men'), cues: [{ ...at('may'), category: 'modal' }], source: { ...at('Vesna'), entity: null } },
    ];
    const read = parseGold(lines.map((line) => JSON.stringify(line)).join('\r\n') + '\n', TEXT);
    assert.deepEqual(read.map(({ kind }) => kind), ['actor', 'figure', 'claim']);
    assert.deepEqual(read[1], figure('20', { min: 20, max: 20, of: 'men' }));
    assert.deepEqual(read[2], claim('Mr Orlov may fine 20 men', [['may', 'modal']], 'Vesna'));
  });

  test('says which line is wrong and why', () => {
    assert.throws(() => parseGold('\n{"kind":"actor","start":0,"end":2,"quote":"Ms","type":"person","entity":"x"}', TEXT), /^Error: line 2: the quote "Ms" is not what stands at 0-2: "Mr"$/);
    assert.throws(() => parseGold('{', TEXT), /line 1/);
    assert.throws(() => parseGold('{"kind":"actor","start":0,"end":2,"quote":"Mr","type":"robot","entity":"x"}', TEXT), /type must be one of person/);
  });
});
