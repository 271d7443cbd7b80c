import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codePointOffsets } from '../../../src/core/exchange/codePoints';
import { EXPORT_FORMATS } from '../../../src/core/exchange/formats';
import { openParquetHere } from '../../../src/core/exchange/parquet/parquetFile';
import { stableUuid } from '../../../src/core/exchange/ids';
import { exported, fixture, sliceCodePoints, TEXT } from './fixture';

suite('exchange: documents', () => {
  test('code-point offsets are those of the code-point iterator, for any string', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'é', 'u\u0301', '🙂', '\uD83D', '\uDE00', '\n')), fc.nat(), (characters, at) => {
        const text = characters.join('');
        const points = [...text];
        const count = at % (points.length + 1);
        const utf16 = points.slice(0, count).join('').length;
        assert.equal(codePointOffsets(text)(utf16), count);
      }),
    );
  });

  test('every row, piece, cue and source re-slices in both units', () => {
    const { rows } = fixture();
    assert.ok(rows.some((row) => row.start !== row.startCodePoint), 'an emoji stands before');
    for (const span of rows.flatMap((row) => [...row.pieces, ...row.cues, ...(row.source ? [row.source] : [])])) {
      assert.equal(TEXT.slice(span.start, span.end), span.quote);
      assert.equal(sliceCodePoints(TEXT, span.startCodePoint, span.endCodePoint), span.quote);
    }
  });

  test('entities carry their corpus-wide ids, each once, those of sources too', () => {
    const { rows, entities } = fixture();
    const falcons = rows.find((row) => row.quote === '<Gray> Falcons');
    assert.deepEqual([falcons?.entity, falcons?.entityName], ['grey-falcons', 'Grey Falcons']);
    assert.deepEqual(rows.find((row) => row.source)?.source?.entity, 'ministry-of-defence');
    assert.deepEqual(entities.map(({ id }) => id), ['veldoria', 'ministry-of-defence', 'daurbekov', 'orhanov', 'grey-falcons']);
  });

  test('UUIDs are version 5 and stable', () => {
    assert.equal(stableUuid('a'), stableUuid('a'));
    assert.notEqual(stableUuid('a'), stableUuid('b'));
    assert.match(stableUuid('é'), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

suite('exchange: every format', () => {
  for (const format of EXPORT_FORMATS) {
    test(`${format.id}: an empty corpus, an empty article and lone surrogates do no harm`, async () => {
      const options = { openParquet: openParquetHere };
      await exported(format, [], options);
      const empty = { ...fixture('empty.txt'), text: '', rows: [], orphans: [], entities: [] };
      const [row] = fixture().rows;
      assert.ok(row);
      const odd = { start: 0, end: 3, startCodePoint: 0, endCodePoint: 3, quote: 'a\uD800b' };
      await exported(format, [empty, { ...empty, name: '\uDC00.txt', text: 'a\uD800b', rows: [{ ...row, ...odd, pieces: [odd], entity: '\uDFFF' }] }], options);
    });
  }

  test('ids are unique', () => {
    assert.equal(new Set(EXPORT_FORMATS.map(({ id }) => id)).size, EXPORT_FORMATS.length);
  });
});
