import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Anchored } from '../../../src/core/anchor/anchor';
import { parseArticle } from '../../../src/core/article/parseArticle';
import { placeMarks } from '../../../src/core/corpus/placeMarks';
import type { Analysis } from '../../../src/core/detect/model';
import type { Suggestion } from '../../../src/core/model';
import type { Annotation } from '../../../src/core/sidecar/model';
import { spanOf } from './support';

const TEXT = 'Minister Ana Ruiz claimed that 40 ferries may sail. Ruiz denied it later.\nShe said no more.';

function suggestion(kind: 'actor' | 'figure' | 'claim', quote: string): Suggestion {
  const span = spanOf(TEXT, quote);
  const reason = { rule: `${kind}/test` };
  switch (kind) {
    case 'actor':
      return { ...span, kind, type: 'person', entity: 'ruiz', reason };
    case 'figure':
      return { ...span, kind, type: 'count', value: { min: 40, max: 40, of: 'ferries' }, reason };
    case 'claim':
      return { ...span, kind, hedged: true, cues: [{ ...spanOf(TEXT, 'may'), category: 'modal', strength: 0.55 }], source: { ...spanOf(TEXT, 'Ana Ruiz'), entity: 'ruiz' }, reason };
  }
}

const analysis: Analysis = {
  article: parseArticle(TEXT),
  suggestions: [suggestion('actor', 'Ana Ruiz'), suggestion('claim', '40 ferries may sail'), suggestion('figure', '40')],
  entities: [{ id: 'ruiz', type: 'person', names: ['Ana Ruiz', 'Ruiz'], origin: 'text' }],
};

let made = 0;
function annotated(annotator: string, kind: Annotation['kind'], quote: string, more: Partial<Annotation> = {}, nth = 0): Anchored {
  return { owned: { annotator, line: made, annotation: { id: `id${made++}`, kind, quote, ...more } }, place: { span: spanOf(TEXT, quote, nth), score: 1, how: 'exact' } };
}
const brief = (anchored: readonly Anchored[]): string[] => placeMarks(analysis, anchored).marks.map(({ kind, quote, state, annotator }) => [kind, quote, state, ...(annotator === undefined ? [] : [annotator])].join(' / '));

suite('placeMarks', () => {
  test('without annotations every suggestion is a mark', () => {
    assert.deepEqual(brief([]), ['actor / Ana Ruiz / suggested', 'claim / 40 ferries may sail / suggested', 'figure / 40 / suggested']);
  });

  test('an accepted suggestion is the annotation, with the detector’s reason and what it left unsaid', () => {
    const { marks } = placeMarks(analysis, [annotated('alice', 'figure', '40', { status: 'accepted', note: 'sic', tags: ['fleet'] })]);
    const figure = marks.find(({ kind }) => kind === 'figure');
    assert.equal(marks.length, 3);
    assert.deepEqual([figure?.state, figure?.annotator, figure?.reason?.rule, figure?.note, figure?.tags], ['accepted', 'alice', 'figure/test', 'sic', ['fleet']]);
    assert.deepEqual(figure?.kind === 'figure' && [figure.type, figure.value], ['count', { min: 40, max: 40, of: 'ferries' }]);
  });

  test('a rejected suggestion stays in the list and takes the suggestion away', () => {
    assert.deepEqual(brief([annotated('alice', 'actor', 'Ana Ruiz', { status: 'rejected' })]), ['actor / Ana Ruiz / rejected / alice', 'claim / 40 ferries may sail / suggested', 'figure / 40 / suggested']);
  });

  test('a mark by hand replaces a suggestion of its kind on its span and no other', () => {
    assert.deepEqual(brief([annotated('bob', 'tag', 'Ana Ruiz'), annotated('bob', 'claim', '40 ferries may sail')]), [
      'tag / Ana Ruiz / manual / bob',
      'actor / Ana Ruiz / suggested',
      'claim / 40 ferries may sail / manual / bob',
      'figure / 40 / suggested',
    ]);
  });

  test('a person’s extent overrules an overlapping suggestion, a rejected one does not', () => {
    assert.deepEqual(brief([annotated('bob', 'actor', 'Minister Ana Ruiz')])[0], 'actor / Minister Ana Ruiz / manual / bob');
    assert.equal(brief([annotated('bob', 'actor', 'Minister Ana Ruiz')]).length, 3);
    assert.equal(brief([annotated('bob', 'actor', 'Minister Ana Ruiz', { status: 'rejected' })]).length, 4);
    assert.equal(brief([annotated('bob', 'claim', '40 ferries')]).length, 4, 'claims nest');
  });

  test('several annotators of one span have a mark each', () => {
    assert.deepEqual(brief([annotated('alice', 'actor', 'Ana Ruiz', { status: 'rejected' }), annotated('bob', 'actor', 'Ana Ruiz', { status: 'accepted' })]).slice(0, 2), [
      'actor / Ana Ruiz / rejected / alice',
      'actor / Ana Ruiz / accepted / bob',
    ]);
  });

  test('an orphan is listed and hides nothing', () => {
    const orphan: Anchored = { owned: { annotator: 'alice', line: 7, annotation: { id: 'x', kind: 'actor', quote: 'Anna Ruis' } }, place: { orphan: true, candidates: [{ start: 9, end: 17 }] } };
    const placed = placeMarks(analysis, [orphan]);
    assert.equal(placed.marks.length, 3);
    assert.deepEqual(placed.orphans, [{ annotator: 'alice', annotation: orphan.owned.annotation, line: 7, candidates: [{ start: 9, end: 17 }] }]);
  });

  test('an entity that a person names holds for the folder; a mark by hand without one joins the name’s', () => {
    const said = placeMarks(analysis, [annotated('alice', 'actor', 'She', { entity: 'ana-ruiz', type: 'person' })]);
    assert.deepEqual(said.entities.map(({ id, origin, names }) => [id, origin, names]), [['ruiz', 'text', ['Ana Ruiz', 'Ruiz']], ['ana-ruiz', 'registry', []]]);
    const unsaid = placeMarks(analysis, [annotated('alice', 'actor', 'Ruiz', {}, 1)]).marks.find(({ state }) => state === 'manual');
    assert.equal(unsaid?.kind === 'actor' && unsaid.entity, 'ruiz');
  });

  test('a rejected name makes no entity', () => {
    assert.deepEqual(placeMarks(analysis, [annotated('alice', 'actor', 'Minister', { status: 'rejected', entity: 'minister' })]).entities, analysis.entities);
  });

  test('finds cues and source of an annotated claim by their words, on the claim’s own line', () => {
    const { marks } = placeMarks(analysis, [
      annotated('bob', 'claim', '40 ferries', { cues: [{ category: 'distancing', quote: 'claimed' }, { category: 'modal', quote: 'may' }, { category: 'attribution', quote: 'said' }], source: { quote: 'Ana Ruiz' } }),
    ]);
    const claim = marks.find(({ state }) => state === 'manual');
    assert.ok(claim?.kind === 'claim' && claim.hedged);
    assert.deepEqual(claim.cues.map(({ start, end }) => TEXT.slice(start, end)), ['claimed', 'may', ''], 'said stands on another line');
    assert.equal(TEXT.slice(claim.source?.start, claim.source?.end), 'Ana Ruiz');
    assert.ok(claim.cues.every(({ strength }) => strength > 0 && strength < 1));
  });

  test('an attribution alone does not hedge', () => {
    const { marks } = placeMarks(analysis, [annotated('bob', 'claim', 'no more', { cues: [{ category: 'attribution', quote: 'said' }] })]);
    assert.equal(marks.find(({ state }) => state === 'manual')?.kind === 'claim' && marks.some((mark) => mark.kind === 'claim' && mark.state === 'manual' && !mark.hedged), true);
  });

  test('never loses an annotation, keeps marks in order, shows no suggestion twice', () => {
    const kinds = fc.constantFrom('actor' as const, 'figure' as const, 'claim' as const, 'tag' as const);
    const status = fc.constantFrom(undefined, 'accepted' as const, 'rejected' as const);
    const one = fc.tuple(kinds, status, fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 30 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (all) => {
        const anchored = all.map(([kind, state, start, length, orphan], line): Anchored => {
          const span = { start, end: Math.min(TEXT.length, start + length) };
          const annotation: Annotation = { id: `a${line}`, kind, quote: TEXT.slice(span.start, span.end), ...(state && { status: state }) };
          return { owned: { annotator: 'fay', line, annotation }, place: orphan ? { orphan: true, candidates: [] } : { span, score: 1, how: 'exact' } };
        });
        const { marks, orphans } = placeMarks(analysis, anchored);
        assert.deepEqual([...marks.flatMap(({ annotation }) => annotation?.id ?? []), ...orphans.map(({ annotation }) => annotation.id)].sort(), anchored.map(({ owned }) => owned.annotation.id).sort());
        marks.forEach((mark, index) => {
          const next = marks[index + 1];
          assert.ok(!next || mark.start < next.start || (mark.start === next.start && mark.end >= next.end));
          assert.equal(mark.quote, TEXT.slice(mark.start, mark.end));
        });
        for (const { kind, start, end } of analysis.suggestions) {
          const there = marks.filter((mark) => mark.kind === kind && mark.start === start && mark.end === end);
          assert.ok(there.length <= 1 || there.every(({ state }) => state !== 'suggested'));
        }
      }),
    );
  });
});
