import assert from 'node:assert/strict';
import { lazily } from '../../src/editor/lazily';

suite('code that is loaded when it is first needed', () => {
  test('is loaded once', async () => {
    let loads = 0;
    const load = lazily(() => Promise.resolve(++loads));
    assert.deepEqual([await load(), await load()], [1, 1]);
  });

  test('that cannot be loaded is one sentence with what to do next, and is tried again', async () => {
    let tries = 0;
    const load = lazily(() => (++tries === 1 ? Promise.reject(new Error("Cannot find module './parts/x.js'\nRequire stack:\n- a.js")) : Promise.resolve('there')));
    await assert.rejects(load, { message: 'A part of Source Annotator could not be loaded: reload the window, and install the extension again if that does not help (Cannot find module \'./parts/x.js\').' });
    assert.equal(await load(), 'there');
  });
});
