import assert from 'node:assert/strict';
import { casJsonFormat } from '../../../src/core/exchange/casJson';
import { exported, fixture } from './fixture';

type Structure = Readonly<Record<string, unknown>> & { readonly '%ID': number; readonly '%TYPE': string; readonly begin: number; readonly end: number };
interface Cas {
  readonly '%TYPES': Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly '%FEATURE_STRUCTURES': readonly Structure[];
  readonly '%VIEWS': { readonly _InitialView: { readonly '%SOFA': number; readonly '%MEMBERS': readonly number[] } };
}

suite('exchange: UIMA CAS JSON', () => {
  const read = async () => {
    const { files, losses } = await exported(casJsonFormat, [fixture('sub/a.txt')]);
    const cas = JSON.parse(files.get('sub/a.json') ?? '') as Cas;
    const structures = new Map(cas['%FEATURE_STRUCTURES'].map((structure) => [structure['%ID'], structure]));
    const text = structures.get(cas['%VIEWS']._InitialView['%SOFA'])?.sofaString;
    assert.ok(typeof text === 'string');
    return { cas, structures, text, losses };
  };

  test('the text re-slices with UTF-16 offsets', async () => {
    const { structures, text } = await read();
    const quotes = [...structures.values()].filter((structure) => structure['%TYPE'] === 'custom.Span').map(({ begin, end }) => text.slice(begin, end));
    const wanted = fixture().rows.flatMap((row) => [...row.pieces, ...row.cues, ...(row.source ? [row.source] : [])].map(({ quote }) => quote.replaceAll('\r\n', '\n')));
    assert.deepEqual(quotes.sort(), wanted.sort());
  });

  test('every type and feature used is declared, every member and reference exists', async () => {
    const { cas, structures } = await read();
    const basic = new Set(['%ID', '%TYPE', '@sofa', 'begin', 'end']);
    for (const structure of structures.values()) {
      if (structure['%TYPE'].startsWith('uima.')) continue;
      const declared = cas['%TYPES'][structure['%TYPE']];
      assert.ok(declared, structure['%TYPE']);
      for (const [key, value] of Object.entries(structure)) {
        if (basic.has(key)) continue;
        assert.ok(key.replace(/^@/, '') in declared, key);
        if (key.startsWith('@')) assert.ok(structures.has(value as number));
      }
    }
    const members = cas['%VIEWS']._InitialView['%MEMBERS'];
    assert.deepEqual(members.map((id) => structures.get(id)?.['@sofa']), members.map(() => 1));
  });

  test('cues, sources, pieces and links are relations', async () => {
    const { structures, text, losses } = await read();
    const relations = [...structures.values()].filter((structure) => structure['%TYPE'] === 'custom.Relation');
    const quote = (id: unknown) => {
      const span = structures.get(id as number);
      return text.slice(span?.begin, span?.end);
    };
    assert.deepEqual(relations.map((relation) => [relation.label, quote(relation['@Dependent'])]).sort(), [
      ['cue', 'may'],
      ['cue', 'said'],
      ['figure', 'about 1,200'],
      ['part', 'crossed'],
      ['source', 'the ministry'],
    ].sort());
    assert.deepEqual(losses.map((loss) => loss.split(' ')[0]), ['1', '1']);
  });
});
