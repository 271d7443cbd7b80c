import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDate } from '../../../src/core/article/readDate';

suite('readDate', () => {
  for (const [text, quote, iso] of [
    ['August 3, 2021', 'August 3, 2021', '2021-08-03'],
    ['on 3 May 2019, late', '3 May 2019', '2019-05-03'],
    ['MAY 13, 2022', 'MAY 13, 2022', '2022-05-13'],
    ['Monday, 3rd of June, 2019', '3rd of June, 2019', '2019-06-03'],
    ['2022-05-13T10:00:00Z', '2022-05-13', '2022-05-13'],
    ['2022/5/3', '2022/5/3', '2022-05-03'],
    ['03-May-2019', '03-May-2019', '2019-05-03'],
    ['05/12/22', '05/12/22', '2022-12-05'],
    ['5/13/2022', '5/13/2022', '2022-05-13'],
    ['13.05.1971', '13.05.1971', '1971-05-13'],
    ['01/02/71', '01/02/71', '1971-02-01'],
    ['Sept. 2020', 'Sept. 2020', '2020-09'],
    ['KABUL, May 5 (Reuters)', 'May 5', '--05-05'],
    ['Oct. 3.', 'Oct. 3', '--10-03'],
    ['February 29, 2024', 'February 29, 2024', '2024-02-29'],
  ] as const) {
    test(`reads ${text}`, () => {
      const date = readDate(text);
      assert.deepEqual([date?.quote, date?.iso], [quote, iso]);
      assert.equal(text.slice(date?.start, date?.end), quote);
    });
  }

  for (const text of ['', 'in 2022', '1.2.3', 'maybe 5 people', '1 mayor', 'June 31', '99/99/2020', '2022-13-01', 'v1.12.2000000']) {
    test(`reads no date from “${text}”`, () => assert.equal(readDate(text), undefined));
  }

  test('reads no day a month does not have', () => {
    assert.equal(readDate('February 29, 2023')?.iso, '--02-29');
    assert.equal(readDate('31 February 2020')?.iso, '2020-02');
  });

  test('every day comes back, however it is written', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const month = date.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
        const [y, d] = [date.getUTCFullYear(), date.getUTCDate()];
        for (const text of [iso, `${month} ${d}, ${y}`, `${d} ${month.slice(0, 3)} ${y}`, `${d}.${date.getUTCMonth() + 1}.${String(y).slice(2)}`]) assert.equal(readDate(text)?.iso, iso, text);
      }),
    );
  });
});
