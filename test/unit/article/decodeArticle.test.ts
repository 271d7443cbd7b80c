import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeArticle } from '../../../src/core/article/decodeArticle';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, little);
  for (let at = 0; at < text.length; at++) view.setUint16(2 + 2 * at, text.charCodeAt(at), little);
  return bytes;
};

suite('decodeArticle', () => {
  test('takes the byte order mark off', () => {
    for (const bytes of [utf8('\ufeffPort Ansel 🌊'), utf8('Port Ansel 🌊'), utf16('Port Ansel 🌊', true), utf16('Port Ansel 🌊', false)]) {
      assert.deepEqual(decodeArticle(bytes), { text: 'Port Ansel 🌊' });
    }
    assert.deepEqual(decodeArticle(new Uint8Array()), { text: '' });
  });

  test('keeps every text as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && !text.startsWith('\ufeff')), (text) => assert.deepEqual(decodeArticle(utf8(text)), { text })));
  });

  test('says on which line the characters are not UTF-8', () => {
    const bytes = Uint8Array.from([...utf8('one\ntwo 🌊\nthree '), 0xe9, ...utf8(' four\nfive')]);
    assert.deepEqual(decodeArticle(bytes, 'a.txt'), { problem: 'a.txt, line 3: the characters are not UTF-8; save it again as UTF-8.' });
    assert.deepEqual(decodeArticle(Uint8Array.of(0xe2, 0x82), 'a.txt'), { problem: 'a.txt, line 1: the characters are not UTF-8; save it again as UTF-8.' });
  });

  test('leaves binary data and files that are too large out', () => {
    assert.match(JSON.stringify(decodeArticle(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 1), 'scan.txt')), /scan\.txt holds binary data/);
    assert.match(JSON.stringify(decodeArticle(new Uint8Array(20 * 1024 * 1024 + 1).fill(97), 'all.txt')), /all\.txt is larger than 20 MB/);
  });
});
