import assert from 'node:assert/strict';
import { canTakeTheirs, takeTheirs } from '../../../src/core/sidecar/decideConflicts';
import { mergeSidecars } from '../../../src/core/sidecar/mergeSidecars';
import { readSidecar } from '../../../src/core/sidecar/readSidecar';

const file = (bob: string, title = 'Old') => `version: 1\narticle:\n  title: "${title}"\nannotations:\n  alice:\n    - id: aaaaaaaaaa\n      kind: tag\n      quote: "one"   # mine\n${bob}`;
const item = (more: string) => `  bob:\n    - id: bbbbbbbbbb\n      kind: tag\n      quote: "two"\n${more}`;
const NOBODY = '';

function conflictsOf(base: string, ours: string, theirs: string) {
  const merged = mergeSidecars(base, ours, theirs);
  assert.ok('text' in merged, JSON.stringify(merged));
  return merged;
}
function taken(text: string, conflicts: Parameters<typeof takeTheirs>[1]): string {
  const result = takeTheirs(text, conflicts);
  assert.ok('text' in result, JSON.stringify(result));
  return result.text;
}
const bobOf = (text: string) => readSidecar(text).sidecar?.annotations.find(({ annotator }) => annotator === 'bob')?.annotation;

suite('deciding conflicts', () => {
  test('puts their field in, or takes it away, and changes nothing else', () => {
    const { text, conflicts } = conflictsOf(file(item('      note: "old"\n')), file(item('      note: "ours"\n')), file(item('      note: "theirs"\n')));
    assert.equal(conflicts.length, 1);
    assert.ok(conflicts.every(canTakeTheirs));
    assert.equal(taken(text, []), text);
    assert.equal(taken(text, conflicts), text.replace('"ours"', '"theirs"'));

    const removed = conflictsOf(file(item('      note: "old"\n')), file(item('      note: "ours"\n')), file(item('')));
    assert.equal(bobOf(taken(removed.text, removed.conflicts))?.note, undefined);
  });

  test('an annotation that one side removed and the other changed comes back, or goes', () => {
    const base = file(item('      note: "old"\n'));
    const [gone, changed] = [file(NOBODY), file(item('      note: "new"\n'))];
    const back = conflictsOf(base, gone, changed);
    assert.equal(bobOf(back.text), undefined);
    assert.equal(bobOf(taken(back.text, back.conflicts))?.note, 'new');
    const away = conflictsOf(base, changed, gone);
    assert.equal(bobOf(away.text)?.note, 'new');
    assert.equal(bobOf(taken(away.text, away.conflicts)), undefined);
  });

  test('decides what a person corrected of the article', () => {
    const { text, conflicts } = conflictsOf(file(NOBODY), file(NOBODY, 'Ours: “a”'), file(NOBODY, 'Theirs'));
    assert.deepEqual(conflicts.map(({ field }) => field), ['title']);
    assert.equal(readSidecar(taken(text, conflicts)).sidecar?.article.title, 'Theirs');
  });

  test('keys of the user’s own are left to the user', () => {
    const { conflicts } = conflictsOf(file(item('      mood: 1\n')), file(item('      mood: 2\n')), file(item('      mood: 3\n')));
    assert.deepEqual(conflicts.map(({ field }) => field), ['mood']);
    assert.deepEqual(conflicts.map(canTakeTheirs), [false]);
  });
});
