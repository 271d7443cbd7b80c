import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../../src/core/detect/analyze';
import type { CueChanges } from '../../../../src/core/detect/model';
import { createTagger } from '../../../../src/core/detect/tagger';

suite('claims: cues of the user', () => {
  const tagger = createTagger();
  const cuesOf = (text: string, cues?: CueChanges) =>
    createAnalyzer({ tagger, ...(cues && { cues }) })
      .analyze(`A headline for the day\n\n${text}\n`)
      .suggestions.flatMap((found) => (found.kind === 'claim' ? found.cues.map(({ quote, category }) => `${quote} ${category}`) : []));

  test('an added one hedges its clause, in its category', () => {
    const text = 'As the waterfront has it, the bridge will close in May.';
    assert.deepEqual(cuesOf(text).filter((cue) => cue.includes('waterfront')), []);
    assert.deepEqual(cuesOf(text, { add: { 'As the waterfront has it': 'hearsay' }, remove: [] }), ['As the waterfront has it hearsay']);
  });

  test('a removed phrase or verb is no cue any more, the others stay', () => {
    const text = 'The bridge will apparently close. The mayor said that it may open again.';
    assert.deepEqual(cuesOf(text), ['apparently appearance', 'said attribution', 'may modal']);
    assert.deepEqual(cuesOf(text, { add: {}, remove: ['apparently', 'say'] }), ['may modal']);
  });

  test('an unknown category and an empty phrase are passed over', () => {
    const add = { '': 'doubt', perhapsy: 'nonsense' } as unknown as CueChanges['add'];
    assert.deepEqual(cuesOf('It perhapsy rained.', { add, remove: [''] }), []);
  });
});
