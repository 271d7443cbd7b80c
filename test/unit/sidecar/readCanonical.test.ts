import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readCanonical } from '../../../src/core/sidecar/readCanonical';
import { readByYaml, readSidecar } from '../../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../../src/core/sidecar/writeSidecar';
import { randomAnnotation, randomFile, randomFrom, type Random } from './randomSidecar';

const HEAD = 'version: 1\nannotations:\n  alice:\n';
const ITEM = '    - id: k3v9q2m1xa\n      kind: tag\n      quote: "x"\n';
const SPECIAL = [...'\0\t\n\r "#&*-:[]{}|!%@`?>,~<=.\\\'_+0null\u2028\ufeff\ud800\u0085é'];

/** A sidecar as the extension writes it. */
function written(random: Random): string {
  const operations = Array.from({ length: random.below(6) }, (_, n) => {
    const annotator = random.pick(['alice', 'bob', 'Anna Müller', 'no', '12', 'a.b-c', '- x: "y"', '\u202e']);
    return { op: 'add', annotator, annotation: randomAnnotation(random, `id${n}abcdefg`) } as const;
  });
  const progress = ['alice', 'no', '12', 'null', 'Anna Müller'].filter(() => random.chance(0.1)).map((annotator) => ({ op: 'progress', annotator, state: random.pick(['done', 'reviewed'] as const) }) as const);
  const result = applyOperations(undefined, [...operations, ...progress], random.chance(0.7) ? { sha256: 'ab'.repeat(32) } : {});
  assert.ok('text' in result);
  return result.text.replace(/\n(?= +- |  \S)/g, () => (random.chance(0.1) ? `\n${' '.repeat(random.below(8))}# of “this”: [\n` : '\n'));
}

function mutated(random: Random, text: string): string {
  let result = text;
  for (let n = random.below(3); n >= 0; n--) {
    const at = random.below(result.length + 1);
    const by = random.chance(0.3) ? '' : random.chance(0.8) ? random.pick(SPECIAL) : result.slice(at, at + random.below(60));
    result = result.slice(0, at) + by + result.slice(at + random.below(3));
  }
  return result;
}

suite('readCanonical', () => {
  test('reads all that the extension writes, as the YAML parser does', () => {
    const random = randomFrom(11);
    for (let n = 0; n < 600; n++) {
      const text = written(random);
      const fast = readCanonical(text);
      // an empty list or map is written by nobody; “annotations: {}” is left by the last one’s removal
      if (!fast) assert.match(text, /\[\]|\{\}|^annotations: *$|^  "?(?:12|null|Anna Müller)"?: (?:done|reviewed)$/m, text);
      else assert.deepEqual({ sidecar: fast, problems: [] }, readByYaml(text), text);
    }
  });

  test('reads the examples without the YAML parser', () => {
    const sidecars = fs.readdirSync('examples').filter((name) => name.endsWith('.annotations.yaml'));
    assert.ok(sidecars.length > 0);
    for (const name of sidecars) {
      const text = fs.readFileSync(path.join('examples', name), 'utf8').replace(/\r\n/g, '\n');
      assert.deepEqual({ sidecar: readCanonical(text), problems: [] }, readByYaml(text), name);
    }
  });

  test('gives what the YAML parser gives, whatever stands in the file', () => {
    const random = randomFrom(12);
    let fast = 0;
    for (let n = 0; n < 2500; n++) {
      const text = random.chance(0.15) ? randomFile(random).text : mutated(random, written(random));
      if (!readCanonical(text)) continue;
      fast++;
      assert.deepEqual(readSidecar(text), readByYaml(text), JSON.stringify(text));
    }
    assert.ok(fast > 150, `only ${fast} of the files were read fast`);
  });

  test('reads how far the annotators are, before or behind “article”', () => {
    const progress = 'progress:\n  alice: done\n  bob: reviewed\n';
    const article = 'article:\n  title: "By hand"\n';
    for (const head of [progress, progress + article, article + progress]) {
      const text = `version: 1\n${head}annotations:\n  alice:\n${ITEM}`;
      assert.ok(readCanonical(text)?.progress, text);
      assert.deepEqual({ sidecar: readCanonical(text), problems: [] }, readByYaml(text));
    }
  });

  test('gives way at the first surprise', () => {
    assert.ok(readCanonical(HEAD + ITEM));
    const odd: Readonly<Record<string, string>> = {
      'a comment behind a value': HEAD + ITEM.replace('tag', 'tag  # mine'),
      'a field of the user’s own': `${HEAD}${ITEM}      mood: grim\n`,
      'another order': HEAD + '    - kind: tag\n      id: k3v9q2m1xa\n      quote: "x"\n',
      'an id used twice': HEAD + ITEM + ITEM,
      'an unknown kind': HEAD + ITEM.replace('tag', 'mood'),
      'no quote': HEAD + ITEM.replace('      quote: "x"\n', ''),
      'CRLF': (HEAD + ITEM).replaceAll('\n', '\r\n'),
      'progress that does not exist': `version: 1\nprogress:\n  alice: tired\nannotations:\n  alice:\n${ITEM}`,
      'an anchor': HEAD + ITEM.replace('"x"', '&a "x"'),
      'a newer version': (HEAD + ITEM).replace('version: 1', 'version: 2'),
      'lists without end': `${HEAD}${ITEM}      tags: ${'['.repeat(100_000)}\n`,
    };
    for (const [what, text] of Object.entries(odd)) assert.equal(readCanonical(text), undefined, what);
  });
});
