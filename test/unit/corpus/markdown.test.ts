import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Card } from '../../../src/core/corpus/cardModel';
import { escapeMarkdown } from '../../../src/core/corpus/escapeMarkdown';
import { placeName, renderCard } from '../../../src/core/corpus/markdown';

const HOSTILE = '[click](command:evil) ![x](http://evil.example/a.png) <img src=x onerror=y> $(alert) `code` **b** _i_ # h\n\n---\n- item\n| a | b |\n|--|--|\n&lt;b&gt; https://evil.example www.evil.example me@evil.example [a]: x "y" ~~s~~ \\[z](w) \u202Egnp.exe\u2028\u0000';

const card: Card = {
  kind: 'actor',
  tag: HOSTILE,
  name: HOSTILE,
  state: 'accepted',
  annotator: HOSTILE,
  facts: [HOSTILE, HOSTILE],
  wikidata: 'Q42',
  why: [HOSTILE],
  remarks: [HOSTILE],
  sections: [{ heading: HOSTILE, more: 1234, rows: [{ article: 'a.txt', span: { start: 3, end: 7 }, metadata: { outlet: { quote: HOSTILE, start: 0, end: 1 } }, context: { text: `x ${HOSTILE} y`, match: { start: 2, end: 2 + HOSTILE.length } }, label: HOSTILE }] }],
  commands: ['accept', 'delete'],
};

/** What Markdown sees: escaped characters taken out. */
const bare = (markdown: string): string => markdown.replace(/\\[!-/:-@[-`{-~]/g, '');

suite('Markdown of cards', () => {
  test('any text stays text on one line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'\\`*_{}[]()#+-.!<>|~$&:@ \n\t=^a1/') }), fc.constant(HOSTILE)), (text) => {
        const escaped = escapeMarkdown(text);
        assert.doesNotMatch(bare(escaped), /[\\`*_{}[\]()#+\-.!<>|~$&:@=^]/);
        assert.doesNotMatch(escaped, /[\r\n\t\u2028\u2029\u202A-\u202E\0]|\$\\?\(/);
        assert.doesNotMatch(escaped.replace(/\\/g, ''), /\$\(/, 'an icon, once the escapes are gone');
        assert.doesNotMatch(escaped, /\p{Surrogate}/u);
      }),
      { numRuns: 1000 },
    );
  });

  test('what is read is what was written', () => {
    const text = 'Mr. O’Hara (left) paid $1,000 – 27% #1 [sic] & more: a_b*c';
    assert.equal(escapeMarkdown(text).replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\u200B/g, ''), text);
  });

  test('a place of another corpus is shown and not linked, whatever its article calls itself', () => {
    const [section] = card.sections;
    const outside = section!.rows.map((row) => ({ ...row, article: 'command:evil', metadata: {}, outside: true as const }));
    const markdown = renderCard({ ...card, wikidata: 'none', sections: [{ heading: 'Elsewhere', more: 0, rows: outside }] }, (article) => article, () => undefined);
    assert.doesNotMatch(bare(markdown), /\]\(/);
    assert.match(bare(markdown), /^- commandevil \*/m);
  });

  test('a card holds its own links and no others', () => {
    const markdown = renderCard(card, (article, { start }) => `command:open?${article}#${start}`, (command) => (command === 'accept' ? { title: 'Accept', uri: 'command:accept' } : undefined));
    const links = [...bare(markdown).matchAll(/\]\(([^)]*)\)/g)].map(([, uri]) => uri);
    assert.deepEqual(links, ['https://www.wikidata.org/wiki/Q42', 'command:open?a.txt#3', 'command:accept']);
    assert.doesNotMatch(bare(markdown), /<|`|!\[|\$|&|evil\.example/);
    assert.match(markdown, /… and 1,234 more/);
  });

  test('does not link an address that would end the link, nor a Wikidata id that is none', () => {
    const render = (uri: string): string => bare(renderCard({ ...card, wikidata: 'Q42](x) [' }, () => uri, () => undefined));
    assert.doesNotMatch(render('command:x y) [z](w'), /\]\(/);
    assert.match(render('command:a(1)'), /\]\(command:a%281%29\)/);
  });

  test('names a place by date and outlet, else by its title, else by its file', () => {
    const quoted = (quote: string) => ({ quote, start: 0, end: 0 });
    const outlet = quoted('Ansel Post');
    const title = quoted('Ferries');
    assert.equal(placeName('a.txt', { date: { ...quoted('May 3, 2019'), iso: '2019-05-03' }, outlet, title }), '2019-05-03, Ansel Post');
    assert.equal(placeName('a.txt', { date: { ...quoted('May 3'), iso: '--05-03' }, title }), 'May 3, Ferries');
    assert.equal(placeName('a.txt', { title }), 'Ferries');
    assert.equal(placeName('file:///x/my%20notes.txt', {}), 'my notes.txt');
    assert.equal(placeName('x/100%.txt', {}), '100%.txt');
  });
});
