import assert from 'node:assert/strict';
import type { Mark } from '../../../src/core/corpus/model';
import type { Annotation } from '../../../src/core/sidecar/model';
import { applyOperations } from '../../../src/core/sidecar/writeSidecar';
import { readSidecar } from '../../../src/core/sidecar/readSidecar';
import { piecesOf } from '../../../src/core/tagging/pieces';
import { type Author, mergeMarks, splitMark, withPieces } from '../../../src/core/tagging/reshape';

const TEXT = 'Ministers Ada Holm and Per Dahl of the Coast Guard may resign, they said.';
let made = 0;
const carol: Author = { name: 'carol', newId: () => `new${++made}`.padEnd(10, 'x'), entityOf: () => undefined };

const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

/** An actor or claim that somebody annotated, or a suggestion. */
function mark(words: string, annotator: string | undefined, extra: Partial<Annotation> & { kind?: 'actor' | 'claim' } = {}): Mark {
  const { kind = 'actor', ...fields } = extra;
  const annotation: Annotation = { id: words.replace(/\W/g, '').padEnd(10, 'x').slice(0, 10), kind, quote: words, ...fields };
  const base = { ...at(words), quote: words, tags: annotation.tags ?? [], links: annotation.links ?? [], replies: [], ...(annotation.note !== undefined && { note: annotation.note }) };
  const owned = annotator === undefined ? { state: 'suggested' as const } : { state: 'manual' as const, annotation, annotator };
  return kind === 'actor' ? { ...base, ...owned, kind, type: 'person', entity: 'holm' } : { ...base, ...owned, kind, hedged: true, cues: [] };
}

/** The sidecar after the operations, of one that holds the annotated marks. */
function after(marks: readonly Mark[], operations: Parameters<typeof applyOperations>[1]): readonly (Annotation & { readonly by: string })[] {
  const before = applyOperations(undefined, marks.flatMap(({ annotation, annotator }) => (annotation && annotator !== undefined ? [{ op: 'add', annotator, annotation }] as const : [])));
  assert.ok('text' in before);
  const written = applyOperations(before.text, operations);
  assert.ok('text' in written, JSON.stringify(written));
  const undone = applyOperations(written.text, written.inverse);
  assert.equal('text' in undone && undone.text, before.text, 'undone byte for byte');
  return (readSidecar(written.text).sidecar?.annotations ?? []).map(({ annotator, annotation }) => ({ ...annotation, by: annotator }));
}

const quotes = (annotations: readonly Annotation[]) => annotations.map(({ quote }) => quote);

suite('reshaping marks', () => {
  test('one’s own annotation is changed in place, of a suggestion or another’s there is a new one', () => {
    const own = mark('Holm', 'carol', { entity: 'holm', before: 'x', segments: [{ quote: 'gone' }] });
    const [changed] = after([own], withPieces(TEXT, own, [at('Ada Holm')], carol));
    assert.deepEqual([changed?.id, changed?.quote, changed?.entity, changed?.segments], [own.annotation?.id, 'Ada Holm', 'holm', undefined]);
    const bobs = mark('Holm', 'bob', { entity: 'holm', replies: [{ by: 'x', text: 'y' }] });
    const both = after([bobs], withPieces(TEXT, bobs, [at('Ada Holm')], carol));
    assert.deepEqual(both.map(({ by, quote, replies }) => [by, quote, replies?.length]), [['bob', 'Holm', 1], ['carol', 'Ada Holm', undefined]]);
    const suggested = mark('Holm', undefined);
    assert.deepEqual(after([], withPieces(TEXT, suggested, [at('Ada Holm')], carol)).map(({ quote, status, entity }) => [quote, status, entity]), [['Ada Holm', undefined, 'holm']]);
  });

  test('a suggested claim that gets other words is rejected, for it would stay beside', () => {
    const claim = mark('may resign', undefined, { kind: 'claim' });
    const written = after([], withPieces(TEXT, claim, [at('the Coast Guard may resign')], carol));
    assert.deepEqual(written.map(({ quote, status }) => [quote, status]).sort(), [['may resign', 'rejected'], ['the Coast Guard may resign', undefined]]);
  });

  test('pieces are stored in order, touching ones as one', () => {
    const own = mark('Per', 'carol');
    const [annotation] = after([own], withPieces(TEXT, own, [at('Dahl'), at('Ada'), at('Ada Holm'), at('Guard')], carol));
    assert.deepEqual([annotation?.quote, annotation?.segments?.map(({ quote }) => quote)], ['Ada Holm', ['Dahl', 'Guard']]);
    assert.deepEqual(piecesOf({ ...own, segments: [at('Ada')] }), [at('Ada'), at('Per')]);
  });

  test('splits at the word under the caret; halves find their actor anew', () => {
    const own = mark('Ada Holm and Per Dahl', 'carol', { entity: 'holm', tags: ['a'], note: 'n', links: [{ to: 'x', as: 'y' }] });
    const halves = after([own], splitMark(TEXT, own, TEXT.indexOf('Per') + 1, carol) ?? []);
    assert.deepEqual(quotes(halves), ['Ada Holm and', 'Per Dahl']);
    assert.deepEqual(halves.map(({ entity, tags, links }) => [entity, tags, links?.length]), [[undefined, ['a'], 1], [undefined, ['a'], undefined]]);
    assert.equal(splitMark(TEXT, own, own.start, carol), undefined);
    assert.equal(splitMark(TEXT, own, own.end, carol), undefined);
  });

  test('merges marks into one; tags and notes are joined, links follow', () => {
    const [ada, per] = [mark('Ada Holm', 'carol', { tags: ['a'], note: 'one' }), mark('Per Dahl', 'carol', { tags: ['b', 'a'], note: 'two' })];
    const other = mark('may resign', 'carol', { kind: 'claim', links: [{ to: per.annotation?.id ?? '', as: 'supports' }] });
    const merged = after([ada, per, other], mergeMarks(TEXT, [per, ada], carol, [ada, per, other]));
    assert.deepEqual(quotes(merged), ['Ada Holm and Per Dahl', 'may resign']);
    assert.deepEqual([merged[0]?.tags, merged[0]?.note, merged[1]?.links], [['a', 'b'], 'one\ntwo', [{ to: ada.annotation?.id, as: 'supports' }]]);
    const suggestions = after([], mergeMarks(TEXT, [mark('Ada Holm', undefined), mark('Per Dahl', undefined)], carol, []));
    assert.deepEqual(quotes(suggestions), ['Ada Holm and Per Dahl']);
  });
});
