import assert from 'node:assert/strict';
import { articleNameOf, sidecarNameOf } from '../../../src/core/sidecar/names';
import { annotationFromSuggestion, quoteAt, sha256OfText, withLineFeeds } from '../../../src/core/sidecar/newAnnotation';
import { newId } from '../../../src/core/sidecar/newId';
import { word } from '../../../src/core/sidecar/yamlText';
import { randomFrom } from './randomSidecar';

suite('newAnnotation', () => {
  test('names of sidecars and back', () => {
    assert.equal(sidecarNameOf('a.txt'), 'a.txt.annotations.yaml');
    assert.equal(articleNameOf('folder/a.txt.annotations.yaml'), 'folder/a.txt');
    assert.equal(articleNameOf('a.txt'), undefined);
    assert.equal(articleNameOf('.annotations.yaml'), undefined);
  });

  test('ids: ten characters that no YAML reader takes for anything but a word, no two alike', () => {
    const { next } = randomFrom(1);
    const ids = new Set(Array.from({ length: 20_000 }, () => newId(next)));
    assert.equal(ids.size, 20_000);
    for (const id of ids) assert.ok(/^[a-z][a-z0-9]{9}$/.test(id) && word(id) === id, id);
  });

  test('the hash does not depend on line ends or byte order mark', () => {
    const hash = sha256OfText('one\ntwo\n');
    assert.equal(sha256OfText('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(sha256OfText('\ufeffone\r\ntwo\r\n'), hash);
    assert.equal(sha256OfText('one\rtwo\r'), hash);
    assert.notEqual(sha256OfText('one\ntwo'), hash);
    assert.equal(sha256OfText('\ud800').length, 64);
  });

  test('quotes have context of about 32 characters a side, cut at a word, with LF line ends', () => {
    const text = 'He was met at the airport by Tajik President Emomali Rahmon.\r\nIn particular, at the Russian base they spoke.';
    const start = text.indexOf('Emomali');
    assert.deepEqual(quoteAt(text, { start, end: start + 14 }), { quote: 'Emomali Rahmon', before: 'the airport by Tajik President ', after: '.\nIn particular, at the Russian' });
    assert.deepEqual(quoteAt(text, { start: 0, end: 2 }), { quote: 'He', after: ' was met at the airport by Tajik' });
    assert.deepEqual(quoteAt('whole', { start: 0, end: 5 }), { quote: 'whole' });
    assert.deepEqual(quoteAt('a\r\nb', { start: 0, end: 4 }), { quote: 'a\nb' });
  });

  test('repeated words get as much context as tells them apart', () => {
    const text = `${'The chairman said the minutes of the last meeting were approved by all. '.repeat(3)}End.`;
    const start = text.lastIndexOf('chairman');
    const { before, after } = quoteAt(text, { start, end: start + 8 });
    assert.equal(text.split(`chairman${after ?? ''}`).length, 2);
    assert.ok((before?.length ?? 0) <= 512 && (after?.length ?? 0) <= 512);
  });

  test('context never cuts an emoji in two', () => {
    const text = `${'😀'.repeat(40)}x${'😀'.repeat(40)}`;
    const { before, after } = quoteAt(text, { start: 80, end: 81 });
    assert.ok(!/[\ud800-\udfff]/u.test(`${before ?? ''}${after ?? ''}`));
  });

  test('an annotation says what the suggestion said', () => {
    const text = 'The loss may exceed\r\n$15 million, said Anna Dell.';
    const reason = { rule: 'test' };
    assert.deepEqual(annotationFromSuggestion(text, { kind: 'claim', start: 0, end: 32, quote: '', hedged: true, cues: [{ category: 'modal', quote: 'may', start: 9, end: 12, strength: 0.5 }], source: { start: 39, end: 48, quote: 'Anna Dell', entity: 'dell' }, reason }, 'x', 'accepted'), {
      id: 'x', kind: 'claim', quote: 'The loss may exceed\n$15 million', after: ', said Anna Dell.', status: 'accepted', hedged: true, cues: [{ category: 'modal', quote: 'may' }], source: { quote: 'Anna Dell', entity: 'dell' },
    });
    assert.deepEqual(annotationFromSuggestion(text, { kind: 'figure', start: 21, end: 32, quote: '', type: 'money', value: { min: 15e6, max: 15e6, unit: 'USD' }, reason }, 'x', 'rejected').value, { min: 15e6, max: 15e6, unit: 'USD' });
  });

  test('withLineFeeds', () => assert.equal(withLineFeeds('a\r\nb\rc\n'), 'a\nb\nc\n'));
});
