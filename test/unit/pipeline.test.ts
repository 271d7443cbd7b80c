import assert from 'node:assert/strict';
import { NO_TABLES } from '../../src/core/corpus/packing/tables';
import { createPipeline } from '../../src/core/pipeline';
import { createPacking } from '../../src/worker/packing';
import { createServer } from '../../src/worker/serve';

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

  test('goes on from the state that is named, of this pipeline alone', () => {
    const [older, newer] = [createPipeline(100), createPipeline(200)];
    const open = { corpus: '', article: 'a.txt', text: TEXT, live: true };
    const state = older.process(open).state!;
    const insertion = { start: 0, end: 0, text: '# ' };
    assert.deepEqual(older.edit({ ...open, state, edits: [] }), { change: undefined, state });
    assert.equal(newer.edit({ ...open, state, edits: [insertion] }), undefined);
    assert.ok(newer.process(open).state! > state);
    assert.equal(newer.edit({ ...open, state, edits: [insertion] }), undefined);
    const edited = older.edit({ ...open, state, edits: [insertion] })!;
    assert.ok(edited.change && edited.state > state);
    assert.equal(older.edit({ ...open, state, edits: [] }), undefined, 'that state is over');
    older.configure('', 'zorvald-the-great:\n  name: Zorvald\n  type: person\n');
    assert.equal(older.edit({ ...open, state: edited.state, edits: [] }), undefined, 'what it was found by has changed');
  });

  test('the states of a worker that takes another’s place are larger', () => {
    const pack = (): number => {
      const serve = createServer();
      serve({ id: 1, question: { ask: 'openPacking', corpus: '', opening: { session: 's', tables: NO_TABLES } } });
      const answer = serve({ id: 2, question: { ask: 'pack', session: 's', request: { corpus: '', article: 'a.txt', text: TEXT, live: true } } });
      return (answer as { value: { state: number } }).value.state;
    };
    const first = pack();
    for (const began = Date.now(); Date.now() <= began + 1; ); // as the new one is never started within the same moment
    assert.ok(pack() > first);
  });
});
