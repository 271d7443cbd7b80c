import assert from 'node:assert/strict';
import { createLog } from '../../src/editor/log';

suite('log', () => {
  test('is silent once it is closed, where a channel of VS Code throws', () => {
    const said: string[] = [];
    let closed = false;
    const say = (message: string) => {
      if (closed) throw new Error('Channel has been closed');
      said.push(message);
    };
    const log = createLog({ info: say, warn: say, error: say, show: () => undefined, dispose: () => (closed = true) });
    log.info('in time');
    log.dispose();
    log.info('too late');
    log.warn('too late');
    log.error('too late', new Error('the worker was stopped'));
    assert.deepEqual([closed, said], [true, ['in time']]);
  });
});
