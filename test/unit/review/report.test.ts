import assert from 'node:assert/strict';
import { agreement } from '../../../src/core/review/agreement';
import type { CodedArticle, CodedSpan } from '../../../src/core/review/model';
import { agreementCsv } from '../../../src/core/review/reportCsv';
import { disagreementLists } from '../../../src/core/review/reportDisagreements';
import { agreementMarkdown } from '../../../src/core/review/reportMarkdown';
import { numberText } from '../../../src/core/review/reportTable';
import { agreementText } from '../../../src/core/review/reportText';

const TEXT = 'Orlov met *Maro*.\nThe <b>Falcons</b> wait.\n';

function span(annotator: string, quote: string, code: string, entity = quote): CodedSpan {
  const start = TEXT.indexOf(quote);
  const end = start + quote.length;
  const [kind, type] = code.split(': ');
  return { annotator, id: `${annotator}-${start}`, start, end, quote, pieces: [{ start, end }], kind: 'actor', codes: [code], entity, ...(kind === 'actor' && { type: type as 'person' }) };
}

const ARTICLE: CodedArticle = {
  name: 'a|b.txt',
  text: TEXT,
  annotators: ['alice', 'bob', 'cleo_'],
  spans: [span('alice', 'Orlov', 'actor: person'), span('bob', 'Orlov', 'actor: people'), span('cleo_', '*Maro*', 'actor: person'), span('alice', '<b>Falcons</b>', 'actor: armed-group')],
};
const REPORT = agreement([ARTICLE]);

suite('agreement: reports', () => {
  test('Markdown: everything is escaped, places are linked, what is long is cut', () => {
    const markdown = agreementMarkdown(REPORT, { linkFor: (article, line) => `file:///c d/${article}#L${line + 1}` });
    assert.match(markdown, /^# Agreement: alice, bob, cleo\\_$/m);
    assert.match(markdown, /^## Pairs$/m);
    assert.match(markdown, /\[a\\\|b\\\.txt\\:1\]\(<file:\/\/\/c%20d\/a\|b\.txt#L1>\) /);
    assert.match(markdown, /only cleo\\_ “\\\*Maro\\\*”, not alice/);
    assert.doesNotMatch(markdown, /<b>/);
    for (const line of markdown.split('\n').filter((one) => one.startsWith('|'))) assert.ok([6, 8, 10].includes(line.replaceAll('\\|', '').split('|').length - 1), line);
    const cut = agreementMarkdown(REPORT, { most: 5 });
    assert.match(cut, /^- … and 1 more; the command line’s agree --json has all of them$/m);
  });

  test('every number that is missing has its reason', () => {
    const alone = agreement([{ ...ARTICLE, spans: [span('alice', 'Orlov', 'actor: person'), span('bob', 'Orlov', 'actor: person')], annotators: ['alice', 'bob'], text: 'Orlov' }]);
    assert.match(agreementText(alone, false), /– everybody says the same of everything, so chance alone would agree as well: all \(κ, α\); actor \(κ, α\)/);
    assert.match(agreementMarkdown(alone), /^## Numbers that are missing\n\n- everybody says the same of everything/m);
    assert.equal(numberText({ value: -0.0001, n: 3 }), '0.000');
    assert.equal(numberText({ value: -0.25, n: 3 }), '-0.250');
  });

  test('disagreements: each once, by kind, by code, by label and by unit', () => {
    const lists = new Map(disagreementLists(REPORT).map(({ title, items }) => [title, items.map(({ line, text }) => `${line}: ${text}`)]));
    assert.deepEqual(lists.get('actor')?.length, 6); // Maro and the Falcons, each against the two others; Orlov against cleo, twice
    assert.deepEqual(lists.get('actor: person'), ['0: “Orlov”: alice actor: person; bob actor: people']);
    assert.deepEqual(lists.get('type of actors'), ['0: “Orlov”: alice person; bob people']);
    assert.deepEqual(lists.get('actor: sentences that not all of them marked'), ['1: “The <b>Falcons</b> wait.”: marked by alice, not by bob, cleo_']);
  });

  test('text: aligned, all disagreements when asked', () => {
    const text = agreementText(REPORT, true);
    const [head = '', all = ''] = text.split('\n').slice(2);
    assert.equal(head.length, all.length);
    assert.match(text, /^ {2}a\|b\.txt:1: only cleo_ “\*Maro\*”, not bob$/m);
    assert.doesNotMatch(agreementText(REPORT, false), /only cleo_/);
  });

  test('CSV: a record for each row and pair, as many cells as the header', () => {
    const [header = '', ...records] = agreementCsv(REPORT).split('\r\n').slice(0, -1);
    const cells = (record: string) => record.replace(/"[^"]*"/g, '').split(',').length;
    for (const record of records) assert.equal(cells(record), cells(header), record);
    assert.equal(records.filter((record) => record.startsWith('kind,actor,')).length, 4);
    assert.ok(records.some((record) => record.startsWith('label,type of actors,')));
  });

  test('nobody, one annotator, no common article: a sentence', () => {
    assert.equal(agreementText(agreement([]), false), 'Nobody has annotated anything here.\n');
    const one = { ...ARTICLE, annotators: ['alice'] };
    assert.match(agreementMarkdown(agreement([one])), /Only alice has annotated here: agreement needs two annotators\.$/m);
    assert.match(agreementText(agreement([one, { ...ARTICLE, name: 'c', annotators: ['bob'] }]), false), /^No article was annotated by two of them\.$/m);
  });
});
