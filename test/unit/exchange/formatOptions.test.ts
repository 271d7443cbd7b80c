import assert from 'node:assert/strict';
import { OptionError, possibleSettings, resolveSettings } from '../../../src/core/exchange/formatOptions';
import { EXPORT_FORMATS } from '../../../src/core/exchange/formats';
import { NETWORK_OPTIONS } from '../../../src/core/exchange/network/networkOptions';

const given = (settings: Readonly<Record<string, string>>) => new Map(Object.entries(settings));

suite('exchange: options of formats', () => {
  test('what is not given has its default, what makes no difference is left out', () => {
    assert.deepEqual(Object.fromEntries(resolveSettings(NETWORK_OPTIONS)), { network: 'cooccurrence', unit: 'paragraph', normalization: 'no', isolates: 'no', window: 'no' });
    const twoMode = resolveSettings(NETWORK_OPTIONS, given({ network: 'twomode', normalization: 'activity' }));
    assert.deepEqual([twoMode.get('qualifier'), twoMode.get('normalization'), twoMode.has('unit')], ['ignore', 'activity', false]);
  });

  test('what cannot be chosen is refused in one sentence', () => {
    const refused = (settings: Readonly<Record<string, string>>, message: RegExp, options = NETWORK_OPTIONS) =>
      assert.throws(() => resolveSettings(options, given(settings)), (error) => error instanceof OptionError && message.test(error.message));
    refused({ network: 'twomode', normalization: 'jaccard' }, /^normalization=jaccard is not possible here; write one of no, activity, prominence\.$/);
    refused({ unit: 'page' }, /write one of paragraph, sentence, article/);
    refused({ qualifier: 'subtract' }, /qualifier makes no difference here/);
    refused({ colour: 'red' }, /no option colour; this format has network, unit/);
    refused({ colour: 'red' }, /this format has none/, []);
  });

  test('of choices remembered those remain that can still be made', () => {
    const settings = possibleSettings(NETWORK_OPTIONS, given({ network: 'conflict', normalization: 'activity', unit: 'page', against: 'no', old: '1' }));
    assert.deepEqual([settings.get('network'), settings.get('normalization'), settings.get('against'), settings.has('unit'), settings.has('old')], ['conflict', 'no', 'no', false, false]);
  });

  test('ids of formats and options are unique', () => {
    const ids = EXPORT_FORMATS.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { options = [] } of EXPORT_FORMATS) {
      assert.equal(new Set(options.map(({ id }) => id)).size, options.length);
      for (const { values } of options) assert.equal(new Set(values.map(({ id }) => id)).size, values.length);
    }
  });
});
