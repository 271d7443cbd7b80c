import assert from 'node:assert/strict';
import { teiFormat } from '../../../src/core/exchange/tei';
import { exported, fixture } from './fixture';
import { schemaFolder, validateXml } from './schemas';

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const unescaped = (xml: string) => xml.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '?');

/** The text of the paragraphs, and where in it each element and each stand-off span stands, by xml:id. */
function readTei(xml: string) {
  let text = '';
  const places = new Map<string, { start: number; end: number; name: string }>();
  const anchors = new Map<string, number>();
  const open: string[] = [];
  const body = xml.slice(xml.indexOf('<body>') + '<body>'.length, xml.indexOf('</body>'));
  for (const [, tag, words] of body.matchAll(/<([^>]+)>|([^<]+)/g)) {
    if (words !== undefined) {
      if (open.length > 0) text += unescaped(words);
    } else if (tag?.startsWith('/')) {
      const id = open.pop() ?? '';
      const place = places.get(id);
      if (place) place.end = text.length;
      if (tag === '/p') text += ' ';
    } else if (tag) {
      const id = / ?xml:id="([^"]+)"/.exec(tag)?.[1] ?? '';
      const name = tag.split(' ')[0] ?? '';
      if (tag.endsWith('/')) anchors.set(id, text.length);
      else {
        open.push(id);
        if (id !== '') places.set(id, { start: text.length, end: NaN, name });
      }
    }
  }
  assert.equal(open.length, 0);
  for (const [, id = '', type = '', from = '', to = ''] of xml.matchAll(/<span xml:id="([^"]+)" type="(\w+)"[^>]* from="#([^"]+)" to="#([^"]+)"\/>/g)) {
    places.set(id, { start: anchors.get(from) ?? NaN, end: anchors.get(to) ?? NaN, name: type });
  }
  return { text, places };
}

suite('exchange: TEI', () => {
  const xmlOf = async (name = 'a.txt') => (await exported(teiFormat, [fixture(name)])).files.get(name.replace(/\.txt$/, '.xml')) ?? '';
  const flat = (words: string) => words.replace(/\s+/g, ' ');

  test('elements and anchors hold the very words', async () => {
    const { text, places } = readTei(await xmlOf());
    const wanted = fixture().rows.flatMap((row) => [...row.pieces, ...row.cues, ...(row.source ? [row.source] : [])].map(({ quote }) => flat(quote)));
    assert.deepEqual([...places.values()].map(({ start, end }) => flat(text.slice(start, end))).sort(), wanted.sort());
    const named = (name: string) => [...places.values()].filter((place) => place.name === name).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(named('persName'), ['Mirzo Dau\u0301rbekov', 'Selim Orhanov']);
    assert.deepEqual(named('num'), ['about 1,200']);
    assert.deepEqual(named('date'), ['שלום']);
  });

  test('every reference leads to an id, ids are unique', async () => {
    const xml = await xmlOf();
    const ids = [...xml.matchAll(/ xml:id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    const references = [...xml.matchAll(/ (?:ref|ana|who|from|to|target)="([^"]+)"/g)].flatMap(([, list = '']) => list.split(' '));
    assert.ok(references.length > 15);
    for (const reference of references) assert.ok(ids.includes(reference.slice(1)), reference);
  });

  test('is valid against tei_all', async function () {
    const folder = schemaFolder('tei');
    if (folder === undefined) {
      console.log("      skipped: tei_all.rng is absent; name the folder that holds tei/ in SCHEMAS_DIR");
      this.skip();
    }
    const empty = { ...fixture('empty.txt'), text: '', rows: [], orphans: [], entities: [] };
    const { files } = await exported(teiFormat, [fixture('a.txt'), empty]);
    const wrong = (files.get('a.xml') ?? '').replaceAll('persName', 'personName');
    const problems = await validateXml(new Map([...files, ['wrong.xml', wrong]]), folder, 'tei_all.rng');
    assert.deepEqual(problems.filter((problem) => !problem.includes('wrong.xml')), []);
    assert.ok(problems.length > 0, 'the check can fail');
  });
});
