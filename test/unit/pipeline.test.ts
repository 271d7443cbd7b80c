import assert from 'node:assert/strict';
import { createPipeline } from '../../src/core/pipeline';
import { createPacking } from '../../src/worker/packing';

const TEXT = 'A quay for Halvern\n\nThe mayor of Halvern opened a new quay on Monday. He allegedly met Zorvald there, and both went to the harbour.\n';

suite('pipeline', () => {
  test('what is set for one corpus counts there alone, and no longer than it is set', () => {
    const pipeline = createPipeline();
    createPacking(pipeline).prepare();
    const read = (corpus: string) => {
      const { marks, entities } = pipeline.process({ corpus, article: `${corpus}.txt`, text: TEXT, live: false }).marks;
      return { cues: marks.flatMap((mark) => (mark.kind === 'claim' ? mark.cues.map(({ category }) => category) : [])), origins: entities.map(({ origin }) => origin) };
    };
    const plain = read('plain');
    assert.deepEqual(plain, { cues: ['distancing'], origins: ['text'] });
    pipeline.configure('own', 'zorvald-the-great:\n  name: Zorvald\n  type: person\n', { add: {}, remove: ['allegedly'] });
    pipeline.configure('plain', undefined, { add: {}, remove: [] });
    assert.deepEqual(read('own'), { cues: [], origins: ['registry'] });
    assert.deepEqual(read('plain'), plain);
    pipeline.configure('own', undefined);
    assert.deepEqual(read('own'), plain);
  });
});
