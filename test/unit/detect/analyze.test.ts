import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyzer } from '../../../src/core/detect/analyze';
import { createTagger } from '../../../src/core/detect/tagger';

suite('the analysis of an article', () => {
  const analyzer = createAnalyzer({ tagger: createTagger() });

  const check = (text: string): number => {
    const { suggestions } = analyzer.analyze(text);
    let before = { start: 0, end: Infinity };
    for (const { start, end, quote } of suggestions) {
      assert.ok(start > before.start || (start === before.start && end <= before.end), 'by start, longer first');
      assert.ok(end > start && end <= text.length);
      assert.equal(text.slice(start, end), quote);
      before = { start, end };
    }
    return suggestions.length;
  };

  test('never throws, whatever the string, and every offset gives its quote', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void check(text)), { numRuns: 500 });
    const words = fc.constantFrom('Rahim', 'said', 'may', '“', '”', '5', 'million', '$', '%', 'al-', 'of', 'the', '\n', '\r\n', '(', ')', ',', '.', '\ud800', '👩‍👩‍👧', 'e\u0301', '__proto__', 'constructor', 'U.S.', 'if');
    fc.assert(fc.property(fc.array(words, { maxLength: 60 }), (parts) => void check(parts.join(' '))), { numRuns: 1000 });
  });

  test('costs as much as the text is long: odd lines of a megabyte too', () => {
    const time = (text: string) => {
      const began = process.cpuUsage().user;
      check(text);
      return (process.cpuUsage().user - began) / 1000;
    };
    const paragraph = 'Interior Minister Mirzo Daurbekov said on Monday that about 40 people may have died near the border, according to two officials.';
    const texts: Record<string, string> = { paragraphs: `${paragraph}\n`, 'one line': `${paragraph} `, 'no space': 'a', digits: '1', quotes: '“', capitals: 'Aa ', parentheses: '(', commas: 'he said, ' };
    for (const [name, unit] of Object.entries(texts)) {
      const [short, long] = [100_000, 1_000_000].map((length) => time(unit.repeat(Math.ceil(length / unit.length))));
      assert.ok(long! < 500 + 20 * short!, `${name}: ${short} ms, ten times the text ${long} ms`);
    }
  });
});
