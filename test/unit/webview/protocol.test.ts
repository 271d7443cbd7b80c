import assert from 'node:assert/strict';
import { readMessage } from '../../../src/webview/overview/protocol';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const SVG = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');

suite('webview: messages of the overview', () => {
  test('what is one is taken, and nothing more of it', () => {
    assert.deepEqual(readMessage({ say: 'ready', query: '' }), { say: 'ready', query: '' });
    assert.deepEqual(readMessage({ say: 'filter', query: 'kind:claim', also: 1 }), { say: 'filter', query: 'kind:claim' });
    assert.deepEqual(readMessage({ say: 'open', article: 'file:///a.txt', start: 0, end: 7 }), { say: 'open', article: 'file:///a.txt', start: 0, end: 7 });
    assert.deepEqual(readMessage({ say: 'save', chart: 'actors', format: 'png', bytes: PNG }), { say: 'save', chart: 'actors', format: 'png', bytes: PNG });
    assert.deepEqual(readMessage({ say: 'save', chart: 'network', format: 'svg', bytes: SVG }), { say: 'save', chart: 'network', format: 'svg', bytes: SVG });
    assert.deepEqual(readMessage({ say: 'act', action: 'rebuildIndex' }), { say: 'act', action: 'rebuildIndex' });
  });

  const WRONG: readonly unknown[] = [
    undefined,
    null,
    'filter',
    [],
    {},
    { say: 'filter' },
    { say: 'filter', query: 1 },
    { say: 'filter', query: 'x'.repeat(3000) },
    { say: 'open', article: 'file:///a.txt', start: 5, end: 1 },
    { say: 'open', article: 'file:///a.txt', start: -1, end: 1 },
    { say: 'open', article: 'file:///a.txt', start: 0.5, end: 1 },
    { say: 'open', article: ['file:///a.txt'], start: 0, end: 1 },
    { say: 'save', chart: '../actors', format: 'svg', bytes: SVG },
    { say: 'save', chart: 'actors', format: 'exe', bytes: SVG },
    { say: 'save', chart: 'actors', format: 'png', bytes: SVG },
    { say: 'save', chart: 'actors', format: 'svg', bytes: [...SVG] },
    { say: 'act', action: 'workbench.action.quit' },
    { say: 'act', action: 'toString' },
    { say: '__proto__' },
  ];
  for (const wrong of WRONG) test(`${JSON.stringify(wrong)?.slice(0, 60)} is none`, () => assert.equal(readMessage(wrong), undefined));
});
