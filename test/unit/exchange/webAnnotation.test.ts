import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { AnySchemaObject, ValidateFunction } from 'ajv-draft-04';
import Ajv from 'ajv-draft-04';
import jsonld, { type Options } from 'jsonld';
import { webAnnotationFormat } from '../../../src/core/exchange/webAnnotation';
import { exported, fixture, sliceCodePoints, TEXT } from './fixture';
import type { RemoteDocument } from 'jsonld/jsonld-spec';
import { schemaFolder } from './schemas';

interface Selector {
  readonly type: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
}
interface Target {
  readonly source: string;
  readonly selector: readonly [Selector, Selector];
}
interface Body {
  readonly type: string;
  readonly purpose: string;
  readonly value: string;
  readonly source: string;
}
interface WebAnnotation {
  readonly id: string;
  readonly motivation: string;
  readonly body: Body | readonly Body[];
  readonly target: string | Target | readonly Target[];
}
interface Collection {
  readonly '@context': string;
  readonly total: number;
  readonly first: { readonly items: readonly WebAnnotation[] };
}

async function collection(): Promise<Collection> {
  const { files } = await exported(webAnnotationFormat, [fixture('a.txt'), fixture('b c.txt')]);
  return JSON.parse(files.get('annotations.jsonld') ?? '') as Collection;
}

const listed = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : [value as T]);

suite('exchange: W3C Web Annotation', () => {
  test('the text re-slices with code-point positions, and quotes stand where they say', async () => {
    const { first, total } = await collection();
    assert.equal(total, first.items.length);
    let checked = 0;
    for (const target of first.items.flatMap(({ target }) => listed(target))) {
      if (typeof target === 'string') continue;
      const [quote, position] = target.selector;
      assert.deepEqual([quote.type, position.type], ['TextQuoteSelector', 'TextPositionSelector']);
      assert.equal(sliceCodePoints(TEXT, position.start, position.end), quote.exact);
      assert.ok(TEXT.includes(quote.prefix + quote.exact + quote.suffix));
      assert.ok(quote.prefix !== '' && quote.suffix !== '');
      checked++;
    }
    assert.ok(checked >= 2 * fixture().rows.length);
  });

  test('ids are unique, links lead to ids, the discontinuous span has two targets', async () => {
    const { first } = await collection();
    const ids = new Set(first.items.map(({ id }) => id));
    assert.equal(ids.size, first.items.length);
    const links = first.items.filter(({ motivation }) => motivation === 'linking');
    assert.equal(links.length, 4);
    const inside = links.filter((link) => listed(link.body).some(({ value }) => value === 'figure'));
    for (const { body, target } of inside) {
      assert.ok(typeof target === 'string' && ids.has(target));
      assert.ok(ids.has(listed(body).find(({ purpose }) => purpose === 'linking')?.source ?? ''));
    }
    assert.equal(first.items.filter(({ target }) => listed(target).length === 2).length, 2);
    assert.deepEqual((await collection()).first.items.map(({ id }) => id), [...ids], 'the same ids in every export');
  });

  test('losses are told', async () => {
    assert.deepEqual((await exported(webAnnotationFormat)).losses.length, 1);
  });

  test("every annotation satisfies the MUSTs of W3C's JSON Schemas", async function () {
    const folder = schemaFolder('w3c');
    if (folder === undefined) {
      console.log("      skipped: W3C's schemas are absent; name the folder that holds w3c/ in SCHEMAS_DIR");
      this.skip();
    }
    const checks = mustChecks(folder);
    assert.ok(checks.length > 40);
    assert.ok(checks.some(({ validate, expected }) => validate({ type: 'Annotation' }) !== expected), 'the checks can fail');
    for (const item of (await collection()).first.items) {
      const annotation = { '@context': 'http://www.w3.org/ns/anno.jsonld', ...item };
      for (const { name, validate, expected, message } of checks) {
        assert.equal(validate(annotation), expected, `${name}: ${message}\n${JSON.stringify(annotation, null, 1)}`);
      }
    }
  });

  test('is JSON-LD without a term that gets lost', async function () {
    const folder = schemaFolder('w3c');
    if (folder === undefined) {
      console.log('      skipped: the context anno.jsonld is absent; name the folder that holds w3c/ in SCHEMAS_DIR');
      this.skip();
    }
    const context = JSON.parse(fs.readFileSync(path.join(folder, 'anno.jsonld'), 'utf8')) as RemoteDocument['document'];
    const documentLoader = (url: string) => {
      assert.equal(url, 'http://www.w3.org/ns/anno.jsonld');
      return Promise.resolve({ documentUrl: url, document: context });
    };
    const options: Options.ToRdf & { readonly safe: boolean } = { documentLoader, format: 'application/n-quads', safe: true };
    const nquads: unknown = await jsonld.toRDF({ ...(await collection()) }, options);
    assert.ok(typeof nquads === 'string');
    assert.match(nquads, /<http:\/\/www\.w3\.org\/ns\/oa#exact> "=1\+1"/);
    assert.match(nquads, /<http:\/\/www\.w3\.org\/ns\/oa#hasSource> <urn:source-annotator:b%20c\.txt>/);
  });
});

interface Check {
  readonly name: string;
  readonly validate: ValidateFunction;
  readonly expected: boolean;
  readonly message: string;
}

/** The assertions that W3C's test suite lists as musts. */
function mustChecks(folder: string): Check[] {
  const ajv = new Ajv({ strict: false, logger: false });
  const read = (file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as AnySchemaObject;
  for (const file of fs.readdirSync(path.join(folder, 'definitions')).filter((name) => name.endsWith('.json'))) ajv.addSchema(read(`definitions/${file}`), file);
  const musts = read('annotations/annotationMusts.test') as unknown as { assertions: string[] };
  return musts.assertions.map((name) => {
    const schema = read(name);
    delete schema.id;
    return {
      name,
      validate: ajv.compile(schema),
      expected: (schema.expectedResult as string) === 'valid',
      message: String(schema.errorMessage),
    };
  });
}
