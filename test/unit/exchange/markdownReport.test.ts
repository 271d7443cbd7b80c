import assert from 'node:assert/strict';
import { markdownFormat } from '../../../src/core/exchange/markdownReport';
import { exported, fixture } from './fixture';

/** As a reader of Markdown sees it. */
const shown = (markdown: string) => markdown.replace(/\\\$\u200B/g, '$').replace(/\\([!-/:-@[-`{-~])/g, '$1');

suite('exchange: Markdown', () => {
  test('the words stand in the article at the lines and columns told', async () => {
    const markdown = shown((await exported(markdownFormat, [fixture('a.txt')])).files.get('report.md') ?? '');
    const lines = fixture().text.split('\r\n');
    const quotes = fixture().rows.flatMap(({ pieces }) => pieces.map(({ quote }) => quote.replaceAll('\r\n', ' ')));
    const told: string[] = [];
    for (const place of markdown.matchAll(/(\d+):(\d+) “/g)) {
      const [whole, line = '', column = ''] = place;
      const rest = [lines[Number(line) - 1]?.slice(Number(column) - 1), ...lines.slice(Number(line))].join(' ');
      const quote = quotes.find((words) => markdown.startsWith(`${words}”`, place.index + whole.length) && rest.startsWith(words));
      assert.ok(quote !== undefined, `${line}:${column}`);
      told.push(quote);
    }
    assert.deepEqual(told.sort(), quotes.sort());
  });

  test('has its sections, names whoever judged, and lets no article text become markup', async () => {
    const markdown = (await exported(markdownFormat, [fixture('a.txt')])).files.get('report.md') ?? '';
    assert.deepEqual(markdown.match(/^### .*$/gm), ['### Actors', '### Claims', '### Figures', '### Tags', '### Without a place in today’s text']);
    assert.match(markdown, /accepted by alice/);
    assert.doesNotMatch(markdown, /<Gray>/);
    assert.match(markdown, /\\<Gray\\>/);
  });
});
