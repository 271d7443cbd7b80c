import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { createActorDetector } from '../../../../src/core/detect/actors/detectActors';
import type { TaggedLine } from '../../../../src/core/detect/model';
import { createTagger, tagArticle } from '../../../../src/core/detect/tagger';
import type { KnownActor } from '../../../../src/core/sidecar/registryModel';
import { assertGrowth } from '../../../bench/growth';

const known = (id: string, name: string, aliases: readonly string[] = [], type?: KnownActor['type']): KnownActor => ({ id, name, aliases, line: 0, ...(type === undefined ? {} : { type }) });

suite('actor detector', () => {
  const tagger = createTagger();
  const plain = createActorDetector({ registry: [] });
  const detect = (text: string, detector = plain) => detector.detect(tagArticle(parseArticle(text), tagger, new Map()));
  const brief = (text: string, detector = plain) => detect(text, detector).actors.map(({ quote, type, entity }) => `${quote} ${type} ${entity}`);

  test('names of the registry win over every guess, in all their forms', () => {
    const detector = createActorDetector({
      registry: [known('the-company', 'Wagner Group', ['the Orchestra', 'Musicians of Mercury'], 'armed-group'), known('blue-river', 'Washington', [], 'organization'), known('ub', 'umbrella movement')],
    });
    assert.deepEqual(brief('Wagner Group men and Musicians of Mercury met. Washington said no to the umbrella movement.', detector), [
      'Wagner Group armed-group the-company',
      'Musicians of Mercury armed-group the-company',
      'Washington organization blue-river',
      'umbrella movement organization ub',
    ]);
    assert.equal(detect('Wagner Group left.', detector).entities[0]?.origin, 'registry');
  });

  test('what one folder registers is known in no other', () => {
    const text = 'Washington and Xanthor agreed, but Aachen did not.';
    const before = brief(text);
    const first = createActorDetector({ registry: [known('paper', 'Washington', [], 'organization'), known('aachen', 'Aachen', [], 'person'), known('xan', 'Xanthor')] });
    const second = createActorDetector({ registry: [known('company', 'Aachen', [], 'organization'), known('yel', 'Yelloran')] });
    assert.deepEqual(brief(text, first), ['Washington organization paper', 'Xanthor organization xan', 'Aachen person aachen']);
    assert.deepEqual(brief(text, second), [...before, 'Aachen organization company']);
    assert.deepEqual(brief(text), before);
    assert.deepEqual(brief(text, createActorDetector({ registry: [] })), before);
  });

  test('a registered person is found by the full name too, and a longer name is another actor', () => {
    const detector = createActorDetector({ registry: [known('president', 'Rakhmatov', [], 'person'), known('students', 'Taliban', [], 'armed-group')] });
    assert.deepEqual(brief('Emin Rakhmatov met the Taliban Foreign Ministry. Rakhmatov left the Taliban.', detector), [
      'Emin Rakhmatov person president',
      'Taliban Foreign Ministry organization taliban-foreign-ministry',
      'Rakhmatov person president',
      'Taliban armed-group students',
    ]);
  });

  test('offsets are those of the article, whatever the line ends', () => {
    const text = 'First line.\r\n\r\n  The mayor met Nadia Ivanova.\r\nIvanova left.';
    for (const { start, end, quote } of detect(text).actors) assert.equal(text.slice(start, end), quote);
    assert.deepEqual(brief(text), ['Nadia Ivanova person ivanova', 'Ivanova person ivanova']);
  });

  test('entities list every form once, the fullest first', () => {
    const { entities } = detect('Nadia Ivanova spoke. Ivanova left. Ivanova returned.');
    assert.deepEqual(entities, [{ id: 'ivanova', type: 'person', origin: 'text', names: ['Nadia Ivanova', 'Ivanova'] }]);
  });

  test('a line seen before is not read again', () => {
    const lines = tagArticle(parseArticle('Nadia Ivanova spoke.'), tagger, new Map());
    let reads = 0;
    const watched: TaggedLine[] = lines.lines.map((line) => new Proxy(line, { get: (target, key) => ((reads += key === 'text' ? 1 : 0), Reflect.get(target, key) as unknown) }));
    const first = plain.detect({ ...lines, lines: watched });
    assert.ok(reads > 0);
    reads = 0;
    assert.deepEqual(plain.detect({ ...lines, lines: watched }), first);
    assert.equal(reads, 0);
  });

  test('a later line decides what an earlier one names', () => {
    assert.deepEqual(brief('BUSH WINS VOTE IN HOUSE\nGeorge Bush smiled.'), ['BUSH person bush', 'George Bush person bush']);
  });

  test('never throws, and every span is in place, whatever the string', () => {
    const words = fc.constantFrom('Al-', 'Bank of ', 'the ', 'Gen. ', "O'", '’s ', ' (IS)', 'Moscow ', 'and ', 'Tajik ', 'authorities ', '. ', '\n', 'U.S. ', '1st ', '\ud800', '__proto__ ', 'constructor ', 'Ünal ', 'van ', '-', ', ');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(words, { maxLength: 60 }).map((list) => list.join(''))), (text) => {
        let last = 0;
        for (const { start, end, quote, entity } of detect(text).actors) {
          assert.ok(start >= last && end > start && end <= text.length);
          assert.equal(text.slice(start, end), quote);
          assert.notEqual(entity, '');
          assert.equal(quote, quote.trim());
          last = end;
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('time grows with the text alone: runs without end, brackets, hyphens', () => {
    for (const piece of ['Bank of ', 'Kim Yong-', '(IS) ', 'Van Der ', 'Tajik ', '"Mr. ']) {
      const line = piece.repeat(Math.floor(60_000 / piece.length));
      const tagged = tagArticle(parseArticle(line), tagger, new Map());
      const start = process.cpuUsage();
      createActorDetector({ registry: [] }).detect(tagged);
      assert.ok(process.cpuUsage(start).user < 3_000_000, piece);
    }
  });

  test('100 times the names in the registry cost no more than 1.2 times the time', async () => {
    const registry = (count: number) => Array.from({ length: count }, (_, n) => known(`k${n}`, `Xan${n % 977} Yor${n}`, [`Zed${n}`]));
    const text = 'Uzbek Foreign Minister Davron Yusupov told Reuters in Tashkent that the Ministry of Water Resources had asked Xan3 Yor3 for help. '.repeat(150);
    const tagged = Array.from({ length: 8 }, (_, n) => tagArticle(parseArticle(`${n} ${text}`), tagger, new Map()));
    const detecting = (names: number) => {
      const detector = createActorDetector({ registry: registry(names) });
      return () => {
        // other lines, so that nothing is remembered of them
        for (const article of tagged) detector.detect({ ...article, lines: article.lines.map(({ text: words, tokens, sentences }) => ({ text: words, tokens, sentences })) });
      };
    };
    await assertGrowth('a registry of many names', detecting(500), detecting(50_000), { most: 1.2, rounds: 8 });
  });
});
