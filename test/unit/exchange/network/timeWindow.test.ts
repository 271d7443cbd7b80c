import assert from 'node:assert/strict';
import { timeWindow } from '../../../../src/core/exchange/network/timeWindow';

suite('exchange: windows of time', () => {
  test('days, months and years', () => {
    assert.deepEqual(timeWindow('2024-02-10', 'month'), { id: '2024-02', start: '2024-02-01', end: '2024-02-29' });
    assert.deepEqual(timeWindow('2023-12', 'month'), { id: '2023-12', start: '2023-12-01', end: '2023-12-31' });
    assert.deepEqual(timeWindow('2023', 'year'), { id: '2023', start: '2023-01-01', end: '2023-12-31' });
    assert.deepEqual(timeWindow('2024-05-05', 'day'), { id: '2024-05-05', start: '2024-05-05', end: '2024-05-05' });
  });

  test('weeks of ISO 8601, at the turns of years too', () => {
    // https://en.wikipedia.org/wiki/ISO_week_date#Relation_with_the_Gregorian_calendar
    const weeks = { '2005-01-01': '2004-W53', '2005-01-02': '2004-W53', '2005-12-31': '2005-W52', '2006-01-02': '2006-W01', '2007-12-31': '2008-W01', '2008-12-29': '2009-W01', '2010-01-03': '2009-W53' };
    for (const [day, week] of Object.entries(weeks)) assert.equal(timeWindow(day, 'week')?.id, week, day);
    assert.deepEqual(timeWindow('2024-05-05', 'week'), { id: '2024-W18', start: '2024-04-29', end: '2024-05-05' });
  });

  test('what is not known well enough has no window', () => {
    assert.deepEqual([timeWindow('2024', 'month'), timeWindow('2024-05', 'week'), timeWindow('--10-16', 'year'), timeWindow(undefined, 'day')], [undefined, undefined, undefined, undefined]);
  });
});
