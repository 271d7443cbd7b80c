import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { applyOperations } from '../../../src/core/sidecar/writeSidecar';
import { FIELDS } from '../../../src/core/sidecar/annotationText';
import { randomAnnotation, randomFrom } from './randomSidecar';

const schemaOf = (name: string) => JSON.parse(fs.readFileSync(`media/schemas/${name}.schema.json`, 'utf8')) as { definitions?: { annotation: { properties: object } } };

function check(name: string) {
  const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, allErrors: true }).compile(schemaOf(name));
  return (yaml: string) => (validate(parse(yaml)) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`));
}

suite('JSON Schemas', () => {
  const sidecar = check('sidecar');
  const actors = check('actors');
  const codebook = check('codebook');

  test('take the files of the examples', () => {
    const files = fs.readdirSync('examples').filter((file) => file.endsWith('.annotations.yaml'));
    assert.ok(files.length >= 5);
    for (const file of files) assert.deepEqual(sidecar(fs.readFileSync(`examples/${file}`, 'utf8')), [], file);
    assert.deepEqual(actors(fs.readFileSync('examples/actors.yaml', 'utf8')), []);
    assert.deepEqual(codebook(fs.readFileSync('examples/codebook.yaml', 'utf8')), []);
  });

  test('take whatever the writer writes, and what its removal leaves', () => {
    const random = randomFrom(3);
    for (let i = 0; i < 200; i++) {
      const { type: _type, ...annotation } = randomAnnotation(random, `id${i}`);
      const written = applyOperations(undefined, [{ op: 'add', annotator: 'alice', annotation }], { sha256: 'ab' });
      assert.ok('text' in written);
      assert.deepEqual(sidecar(written.text), [], written.text);
      const emptied = applyOperations(written.text, written.inverse);
      assert.ok('text' in emptied);
      assert.deepEqual(sidecar(emptied.text), [], emptied.text);
    }
  });

  test('describe every field of an annotation', () => {
    assert.deepEqual(Object.keys(schemaOf('sidecar').definitions?.annotation.properties ?? {}).sort(), [...FIELDS].sort());
  });

  for (const [what, yaml, said] of [
    ['another version', 'version: 2', /version/],
    ['an annotation without quote', 'version: 1\nannotations: {a: [{id: x, kind: tag}]}', /quote/],
    ['an unknown kind', 'version: 1\nannotations: {a: [{id: x, kind: person, quote: y}]}', /kind/],
    ['a type of another kind', 'version: 1\nannotations: {a: [{id: x, kind: figure, type: person, quote: y}]}', /type/],
    ['a status of another making', 'version: 1\nannotations: {a: [{id: x, kind: tag, quote: y, status: maybe}]}', /status/],
    ['a section that is no list', 'version: 1\nannotations: {a: {id: x}}', /annotations\/a/],
  ] as const) {
    test(`refuse ${what}`, () => assert.match(sidecar(yaml).join('\n'), said));
  }

  test('refuse a wrong type of actor and a colour that is none', () => {
    assert.match(actors('a: {name: A, type: human}').join(), /type/);
    assert.match(codebook('a: {colour: red}').join(), /colour/);
  });
});
