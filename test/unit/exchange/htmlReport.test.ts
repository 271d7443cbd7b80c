import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { htmlFormat } from '../../../src/core/exchange/htmlReport';
import { exported, fixture } from './fixture';

async function report(): Promise<string> {
  return (await exported(htmlFormat, [fixture('a.txt'), fixture('b & "c" <d>.txt')])).files.get('report.html') ?? '';
}

const unescaped = (html: string) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The first article's own lines. */
function firstText(html: string): string[] {
  const body = html.slice(html.indexOf('<article'), html.indexOf('<section class="notes">'));
  return [...body.matchAll(/<p dir="auto">(.*?)<\/p>/gs)].map(([, line = '']) => line.replace(/<sup.*?<\/sup>/g, ''));
}

suite('exchange: HTML report', () => {
  test('the text is the article, and the marks of each row are its very words', async () => {
    const lines = firstText(await report());
    const text = lines.map((line) => unescaped(line.replace(/<[^>]*>/g, '')));
    assert.deepEqual(text, fixture().text.split('\r\n').filter((line) => line !== ''));
    const marked = new Map<number, string>();
    for (const [, rows = '', run = ''] of lines.join('').matchAll(/<mark class="[^"]*" data-rows="([\d ]+)">(.*?)<\/mark>/g)) {
      for (const row of rows.split(' ').map(Number)) marked.set(row, (marked.get(row) ?? '') + unescaped(run));
    }
    fixture().rows.forEach((row, i) => assert.equal(marked.get(i + 1), row.pieces.map(({ quote }) => quote.replaceAll('\r\n', '')).join('')));
  });

  test('every reference has its note, every note its way back, ids are unique', async () => {
    const html = await report();
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    assert.ok(targets.length > 20);
    for (const target of targets) assert.ok(ids.includes(target), target);
  });

  test('no script, nothing from elsewhere, a policy that says so', async () => {
    const html = await report();
    assert.doesNotMatch(html, /<script|https?:|javascript:|\son\w+=/i);
    assert.match(html, /default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='/);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
    const { results } = await validator.validateString(await report());
    assert.deepEqual(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId} ${message}`)), []);
  });
});
