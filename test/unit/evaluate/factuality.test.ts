import assert from 'node:assert/strict';
import { factualityText, parseJudgedSentence, tallySentences, type JudgedSentence } from '../../../src/core/evaluate/factuality';

const SENTENCES: readonly JudgedSentence[] = [
  { factual: false, found: ['hedged'] },
  { factual: false, found: ['negated', 'attributed'] },
  { factual: false, found: [] },
  { factual: true, found: ['attributed'] },
  { factual: true, found: ['intended'] },
];

suite('evaluate: sentences that are not all fact', () => {
  test('are found by any signal but attribution', () => {
    assert.deepEqual(tallySentences(SENTENCES, ['hedged', 'negated', 'intended']), { gold: 3, found: 3, goldHits: 2, foundHits: 2 });
    assert.deepEqual(tallySentences(SENTENCES, ['hedged']), { gold: 3, found: 1, goldHits: 1, foundHits: 1 });
    const text = factualityText(SENTENCES);
    assert.match(text, /^5 sentences\n\nnot all fact +P 0\.667 R 0\.667 F 0\.667 {2}\(gold 3, found 3\)\n {2}hedges alone +P 1\.000 R 0\.333 F 0\.500/);
    assert.match(text, / {2}without negated +P 0\.500 R 0\.333/);
  });

  test('a line of the file has a text and whether it is all fact', () => {
    assert.deepEqual(parseJudgedSentence('{"text": "It rained.", "factual": true, "more": 1}'), { text: 'It rained.', factual: true });
    for (const wrong of ['{}', 'null', '{"text": "It rained."}', '{"text": 1, "factual": true}', '{"text": "a", "factual": "no"}']) assert.throws(() => parseJudgedSentence(wrong), /text/);
  });
});
