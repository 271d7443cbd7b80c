import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { parseDocument } from 'yaml';
import { amount, quoted, word } from '../../../src/core/sidecar/yamlText';
import { randomFrom, randomText } from './randomSidecar';

const PYTHON = `
import json, sys, yaml
for line in json.load(sys.stdin):
    print(json.dumps(yaml.safe_load(line)))
`;

/** What PyYAML, a reader of YAML 1.1, makes of each text; undefined where it is not installed. */
function readByPython(texts: readonly string[]): unknown[] | undefined {
  const run = spawnSync('python3', ['-c', PYTHON], { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) return undefined;
  return run.stdout.trim().split('\n').map((line) => JSON.parse(line) as unknown);
}

const readBy12 = (text: string) => parseDocument(text).toJS() as unknown;
const readBy11 = (text: string) => parseDocument(text, { version: '1.1' }).toJS() as unknown;

const WORDS = ['a', 'y', 'N', 'no', 'No', 'OFF', 'true', 'null', '~', '', '123', '1e5', '12e4567890', '0x1f', '0b01', '0o17', '017', '1_000', '2024-05-06', '12:30', '.inf', '.5', '+1', '-', '--- a', '=', '<<', 'a.b', 'a.', 'a-', 'a b', 'a:', 'a: b', 'a #b', '7hq2d0x9fe', '1f', 'e1', '1e', 'ё', '#', '&a', '*a', '!a', '[a', 'a]', 'a,b', '%', '@', '`', '"', "'", '\\', '_', '5g'];

suite('yamlText', () => {
  const random = randomFrom(9);
  const texts = [...WORDS, ...Array.from({ length: 1500 }, () => randomText(random)), ...Array.from({ length: 500 }, () => String.fromCharCode(...Array.from({ length: 8 }, () => random.below(random.chance(0.5) ? 256 : 65536))))];
  const numbers = [0, -0, 1, -1.5, 6500, 1e21, 1.5e-9, 1e-7, 123456789012345, Number.MAX_VALUE, Number.MIN_VALUE];

  test('both kinds of reader read back free text, words and numbers (the yaml package in its 1.2 and 1.1 modes)', () => {
    for (const text of texts) {
      for (const written of [quoted(text), word(text)]) {
        assert.equal(readBy12(`a: ${written}`)?.['a' as never], text, written);
        assert.deepEqual(readBy11(`[${written}]`), [text], written);
      }
      assert.ok(!/[\n\r]/.test(quoted(text)));
    }
    for (const number of numbers) {
      assert.equal(readBy12(amount(number)), number === 0 ? 0 : number);
      assert.equal(readBy11(amount(number)), number === 0 ? 0 : number);
    }
  });

  test('PyYAML reads the same', function () {
    const words = texts.flatMap((text) => [quoted(text), `[${word(text)}]`, `{${word(text.slice(0, 100))}: 1}`]);
    const read = readByPython([...words, ...numbers.map(amount)]);
    if (!read) {
      console.log('      skipped: PyYAML is not there (Debian: apt-get install python3-yaml)');
      this.skip();
    }
    const expected = [...texts.flatMap((text) => [text, [text], { [text.slice(0, 100)]: 1 }]), ...numbers.map((number) => (number === 0 ? 0 : number))];
    read.forEach((value, i) => assert.deepEqual(value, expected[i], words[i]));
  });

  test('words stay plain where that is safe', () => {
    for (const plain of ['rahmon', 'armed-group', 'k3v9q2m1xa', '7hq2d0x9fe', 'a.b', 'Anna_2']) assert.equal(word(plain), plain);
    for (const unsafe of ['no', '123', '1e5', '0x1f', 'a b', '', 'ё', '2024-05-06']) assert.equal(word(unsafe), JSON.stringify(unsafe));
  });
});
