import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Article, LineRole } from '../../../src/core/article/model';
import { parseArticle } from '../../../src/core/article/parseArticle';

const LONG = 'The harbour of Port Ansel has been closed since Tuesday, and nobody at the ministry could say when the ferries would sail again. ';
const PARAGRAPH = LONG.repeat(3).trim();

const roles = (text: string): LineRole[] => parseArticle(text).lines.flatMap(({ role }) => (role === 'blank' ? [] : [role]));
const said = ({ title, date, author, outlet }: Article): (string | undefined)[] => [title?.quote, date?.iso, author?.quote, outlet?.quote];
const lines = (...all: string[]): string => all.join('\n');

suite('parseArticle', () => {
  test('reads a date line, a headline, notices and a crosshead', () => {
    const text = lines('March 9, 2023', '', 'Ferries stay in port as storm nears', '', PARAGRAPH, '', 'Article reserved for our subscribers Read also The long winter of Port Ansel', '', '“We wait”', '', PARAGRAPH, '', 'You have 31.5% of this article to read. The rest is for subscribers only.');
    assert.deepEqual(roles(text), ['date', 'headline', 'body', 'notice', 'body', 'body', 'notice']);
    assert.deepEqual(said(parseArticle(text)), ['Ferries stay in port as storm nears', '2023-03-09', undefined, undefined]);
  });

  test('takes a first sentence for text, not for a headline, and a source line for the outlet', () => {
    const text = lines('The port authority says there is no reason to fear for the ferries.', PARAGRAPH, PARAGRAPH, 'source: anselpost');
    assert.deepEqual(roles(text), ['body', 'body', 'body', 'trailer']);
    assert.deepEqual(said(parseArticle(text)), [undefined, undefined, undefined, 'anselpost']);
  });

  test('reads caption, bare name, outlet and date above an article without a headline', () => {
    const text = lines('', 'Marlow (left) and Tindrum (right) – file photo', 'Greta Ohlsen', 'ANSELNEWS', 'May 13, 2022', PARAGRAPH, PARAGRAPH);
    assert.deepEqual(roles(text), ['caption', 'byline', 'outlet', 'date', 'body', 'body']);
    assert.deepEqual(said(parseArticle(text)), [undefined, '2022-05-13', 'Greta Ohlsen', 'ANSELNEWS']);
  });

  test('reads a rubric line above the headline and a bare name at the foot, past a line of a no-break space', () => {
    const text = lines('Analysis, Side Feature, South Asia', '', 'Smugglers of the Strait: Myth or Reality?', '', PARAGRAPH, '', PARAGRAPH, '', '\u00a0', '', 'Tomas Feld');
    assert.deepEqual(roles(text), ['section', 'headline', 'body', 'body', 'byline']);
    assert.deepEqual(said(parseArticle(text)), ['Smugglers of the Strait: Myth or Reality?', undefined, 'Tomas Feld', undefined]);
  });

  test('leaves the page’s own links out of the title and reads who the author is at the foot', () => {
    const text = lines('Port Ansel and the Islanders (original) (raw)', PARAGRAPH, PARAGRAPH, 'Irina Vass, associate professor, Ansel State University and Northern College of Economics.');
    assert.deepEqual(roles(text), ['headline', 'body', 'body', 'byline']);
    assert.deepEqual(said(parseArticle(text)), ['Port Ansel and the Islanders', undefined, 'Irina Vass', undefined]);
  });

  test('keeps a last paragraph that opens with a name and a post as text', () => {
    const text = lines('Ferries stay in port', '', PARAGRAPH, '', 'Irina Vass, a professor at Ansel State University, said the harbour would open soon.');
    assert.deepEqual(roles(text), ['headline', 'body', 'body']);
    assert.equal(parseArticle(text).author, undefined);
  });

  test('tells a bare name from a headline in title case by its words coming again', () => {
    const text = lines('Islanders Advance', 'May 3, 2019', '', `The Islanders have taken the pier. ${PARAGRAPH}`);
    assert.deepEqual(roles(text), ['headline', 'date', 'body']);
    assert.equal(parseArticle(text).author, undefined);
  });

  test('reads wire copy: byline with outlet, dateline, credits at the foot', () => {
    const text = lines('Ferries resume after storm', 'By John Smith and Jane Doe, Reuters', '', `PORT ANSEL, May 5 (Reuters) - ${PARAGRAPH}`, '', PARAGRAPH, '', '(Reporting by John Smith in Port Ansel; editing by Ann Poe)');
    assert.deepEqual(roles(text), ['headline', 'byline', 'body', 'body', 'byline']);
    assert.deepEqual(said(parseArticle(text)), ['Ferries resume after storm', '--05-05', 'John Smith and Jane Doe', 'Reuters']);
  });

  for (const [opening, outlet, iso] of [
    ['LONDON — ', undefined, undefined],
    ['LONDON (AP) — ', 'AP', undefined],
    ['MOSCOW, October 3. /TASS/. ', 'TASS', '--10-03'],
    ['Port Ansel, 3 May 2019 (AFP) – ', 'AFP', '2019-05-03'],
    ['VARNA (BTN) -- ', 'BTN', undefined],
    ['(Reuters) - ', 'Reuters', undefined],
    ['Dushanbe. May 3. INTERFAX - ', 'INTERFAX', '--05-03'],
    ['The minister — who (rarely) speaks — ', undefined, undefined],
  ] as const) {
    test(`reads the dateline ${opening}`, () => {
      const article = parseArticle(lines('Ferries resume', '', opening + PARAGRAPH));
      assert.deepEqual([article.outlet?.quote, article.date?.iso], [outlet, iso]);
      assert.deepEqual(article.lines.map(({ role }) => role), ['headline', 'blank', 'body']);
    });
  }

  test('a labelled date wins over an updated one and over a dateline', () => {
    const text = lines('Ferries resume', 'Updated 4 May 2019', 'Published: 3 May 2019 10:30 GMT', '', `ANSEL, May 2 (Reuters) - ${PARAGRAPH}`);
    assert.deepEqual(roles(text), ['headline', 'date', 'date', 'body']);
    assert.equal(parseArticle(text).date?.iso, '2019-05-03');
  });

  for (const [line, author, outlet, iso] of [
    ['By Ana de la Cruz', 'Ana de la Cruz', undefined, undefined],
    ['By ANNA PETROVA, Staff Writer', 'ANNA PETROVA', undefined, undefined],
    ['By Anna Petrova in Sofia and John O’Hara', 'Anna Petrova', undefined, undefined],
    ['By Anna Petrova | 3 May 2019 | The Ansel Herald', 'Anna Petrova', 'The Ansel Herald', '2019-05-03'],
    ['Written by J. R. Hartley', 'J. R. Hartley', undefined, undefined],
    ['By Reuters', undefined, 'Reuters', undefined],
    ['Author: Anna Petrova', 'Anna Petrova', undefined, undefined],
  ] as const) {
    test(`reads the byline ${line}`, () => {
      const article = parseArticle(lines('Ferries resume', line, '', PARAGRAPH, PARAGRAPH));
      assert.equal(article.lines[1]?.role, 'byline');
      assert.deepEqual([article.author?.quote, article.outlet?.quote, article.date?.iso], [author, outlet, iso]);
    });
  }

  for (const line of ['By Friday Port Ansel had run out of bread', 'By then, Anna Petrova was gone.', 'From Anna Petrova they heard nothing, and the night was long.']) {
    test(`takes no byline from the sentence ${line}`, () => {
      assert.equal(parseArticle(lines('Ferries resume', '', PARAGRAPH, line, PARAGRAPH)).author, undefined);
    });
  }

  for (const line of ['Read more: The long winter', 'Sign up for our newsletter', 'Advertisement', 'ADVERTISEMENT', 'Subscribe to continue', 'Already a subscriber? Log in', 'Follow us on X and Facebook', '© 2019 The Ansel Herald. All rights reserved.', '[Read also] Storm over Ansel', '* Related articles:']) {
    test(`takes “${line}” for a notice wherever it stands`, () => {
      assert.deepEqual(roles(lines('Ferries resume', '', PARAGRAPH, line, PARAGRAPH)), ['headline', 'body', 'notice', 'body']);
    });
  }

  for (const line of ['Photo: Ann Poe', 'Photo by Ann Poe/AP', 'FILE PHOTO: A ferry leaves Port Ansel, March 3, 2018. REUTERS/Ann Poe', 'Passengers wait at the pier on Monday. Photograph: Ann Poe/The Ansel Herald', 'A ferry at the pier. (AP Photo/Ann Poe)', 'The minister at the pier – archive photo', 'Ferries in the storm (Getty Images)']) {
    test(`takes “${line}” for a caption`, () => {
      assert.deepEqual(roles(lines('Ferries resume', '', line, PARAGRAPH, PARAGRAPH)), ['headline', 'caption', 'body', 'body']);
    });
  }

  for (const line of ['Photos show that the pier was damaged by the storm.', 'Subscribers of the lottery, more than 3,000 in all, were told to wait until the harbour is open.', 'Advertising on the pier has doubled in two years, the port authority said on Monday.', 'The film (left unfinished) was shown on Monday.', 'Source material of the book was found in the harbour, the police said on Tuesday.']) {
    test(`leaves the sentence “${line}” in the text`, () => {
      assert.deepEqual(roles(lines('Ferries resume', '', PARAGRAPH, line, PARAGRAPH)), ['headline', 'body', 'body', 'body']);
    });
  }

  test('reads a page as it is copied: outlet above, place behind the outlet, labels alone on their line', () => {
    const text = lines('BBC News', 'Asia', 'Ferry talks: What next?', 'By Secunder Karim', 'BBC News, Port Ansel', 'Published', '7 March 2020', 'Share', 'Image source, Getty Images', 'Image caption,', '', PARAGRAPH);
    assert.deepEqual(roles(text), ['outlet', 'section', 'headline', 'byline', 'outlet', 'notice', 'date', 'notice', 'caption', 'caption', 'body']);
    assert.deepEqual(said(parseArticle(text)), ['Ferry talks: What next?', '2020-03-07', 'Secunder Karim', 'BBC News']);
  });

  test('reads a blog’s line of date and poster, and an agency’s last lines', () => {
    const text = lines('Posted on June 1, 2018 by admin', 'Why the ferries sank', '', PARAGRAPH, '', 'Associated Press writer Jim Hill in Ansel contributed to this report.', '', 'Copyright 2018 The Associated Press. All rights reserved.');
    assert.deepEqual(roles(text), ['date', 'headline', 'body', 'byline', 'notice']);
    assert.deepEqual(said(parseArticle(text)), ['Why the ferries sank', '2018-06-01', undefined, undefined]);
    assert.equal(parseArticle(lines('Published 1 June 2018 by Ann Poe', 'Why', '', PARAGRAPH)).author?.quote, 'Ann Poe');
  });

  test('reads Markdown: front matter, title, author’s line at the foot', () => {
    const text = lines('---', 'title: "Who gains?"', 'date: 2024-05-08', 'author: Maren Osk', 'tags:', '  - harbour', '---', '', '# Who gains? ', '', PARAGRAPH, '', '## The story of the town', '', PARAGRAPH);
    const article = parseArticle(text);
    assert.deepEqual(said(article), ['Who gains?', '2024-05-08', 'Maren Osk', undefined]);
    assert.deepEqual(roles(text), ['trailer', 'headline', 'date', 'byline', 'trailer', 'trailer', 'trailer', 'headline', 'body', 'body', 'body']);
    assert.equal(parseArticle(lines('# Who **gains**? #', '', PARAGRAPH)).title?.quote, 'Who **gains**?');
  });

  test('reads the outlet behind a bar in the headline and out of an address', () => {
    assert.deepEqual(said(parseArticle(lines('Ferries resume | The Ansel Herald', '', PARAGRAPH))), ['Ferries resume', undefined, undefined, 'The Ansel Herald']);
    assert.equal(parseArticle(lines('Ferries resume', '', PARAGRAPH, 'Source: https://www.anselherald.example/2019/a-b')).outlet?.quote, 'anselherald.example');
  });

  test('keeps a paragraph wrapped into short lines as text', () => {
    const text = lines('Ferries resume after the storm', '', 'The harbour of Port Ansel has been closed since', 'Tuesday, and nobody at the ministry could say when', 'the ferries would sail again.', '', 'By noon, Anna Petrova was', 'back at the pier.');
    assert.deepEqual(roles(text), ['headline', 'body', 'body', 'body', 'body', 'body']);
  });

  test('finds no metadata in an empty text and in a line that is being typed', () => {
    assert.deepEqual(parseArticle(''), { text: '', lines: [{ start: 0, end: 0, text: '', role: 'blank' }] });
    assert.deepEqual(roles('Ferries'), ['body']);
  });

  test('reads the five articles as they come', function () {
    const folder = path.resolve('../shared/articles');
    if (!fs.existsSync(folder)) return this.skip();
    const read = fs.readdirSync(folder).sort().map((file) => parseArticle(fs.readFileSync(path.join(folder, file), 'utf8')));
    assert.deepEqual(read.map((article) => article.title !== undefined), [true, false, false, true, true]);
    assert.deepEqual(read.map((article) => article.date?.iso), ['2021-08-03', undefined, '2022-05-13', undefined, undefined]);
    assert.deepEqual(read.map((article) => article.author !== undefined), [false, false, true, true, true]);
    assert.deepEqual(read.map((article) => article.outlet?.quote), [undefined, 'ng', 'AOPNEWS', undefined, undefined]);
    assert.deepEqual(read.map(({ lines: all }) => all.filter(({ role }) => role === 'notice').length), [2, 0, 0, 0, 0]);
  });

  test('never throws; lines cover the text, metadata quote it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('By ', 'Ana Ruiz', ', ', 'May 3, 2019', '03/04/05', '\n', '\r\n', '\r', '# ', '---\n', 'source: ', 'Photo: ', 'Read also ', '(original) ', ' | Reuters', 'KABUL (AP) — ', '\u00a0', '\ufeff', '\ud800', '__proto__', 'constructor', 'Reporting by ', LONG),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const article = parseArticle(text);
        let at = 0;
        for (const line of article.lines) {
          assert.match(text.slice(at, line.start), /^(?:\r\n|\n|\r)?$/);
          assert.equal(text.slice(line.start, line.end), line.text);
          assert.doesNotMatch(line.text, /[\r\n]/);
          assert.equal(line.role === 'blank', line.text.trim() === '');
          at = line.end;
        }
        assert.equal(at, text.length);
        for (const span of [article.title, article.date, article.author, article.outlet]) {
          if (span) assert.equal(text.slice(span.start, span.end), span.quote);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('takes time in step with the text', () => {
    const hostile = ['a'.repeat(50_000), '.'.repeat(50_000), 'By A'.repeat(12_000), '12 '.repeat(16_000), 'x\r'.repeat(12_000), '\n'.repeat(12_000), 'May '.repeat(12_000), `${'('.repeat(200)}\n`.repeat(250), `${'A b, '.repeat(38)}\n`.repeat(250)];
    for (const text of hostile) {
      const took = (times: number): number => {
        const long = text.repeat(times);
        const all = [0, 1, 2].map(() => {
          const begin = process.cpuUsage(); // other programs hardly add to it
          parseArticle(long);
          return process.cpuUsage(begin).user / 1000;
        });
        return Math.min(...all);
      };
      let [base, four] = [Infinity, Infinity];
      for (let series = 0; series < 8 && !(four < 4 * 3 * base + 20); series++) [base, four] = [Math.min(base, took(1)), Math.min(four, took(4))]; // a busy machine only ever adds
      assert.ok(four < 4 * 3 * base + 20, `${JSON.stringify(text.slice(0, 10))}: ${base} ms, four times as much ${four} ms`);
    }
  });
});
