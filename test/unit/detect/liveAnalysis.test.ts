import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Suggestion } from '../../../src/core/model';
import { createAnalyzer } from '../../../src/core/detect/analyze';
import type { LiveAnalysis } from '../../../src/core/detect/liveAnalysis';
import { createTagger } from '../../../src/core/detect/tagger';
import { generateArticles } from '../../bench/generateArticles';

const LINES = [
  'Ministry rejects claims of a new front', 'By Ana Ruiz', 'By Irina Voss, Anselpost', 'May 5, 2021', '3 June 2019', 'Source: anselpost.example', 'Subscribe to our newsletter', 'Photo: Anselpost/Ruiz', '',
  'Interior Minister Mirzo Daurbekov said on Monday that about 40 people may have died near the border.',
  'Daurbekov denied it. “We know nothing of this,” he said. They believe that it was reported on 05/06/21.',
  '“The road is closed,” the official told Reuters.', '“It may be open by May 8.”', '“Nobody knows', 'who closed it,” said Orla Venn, head of the Venn Institute (VI).',
  'The VI says that its data are not clear. Venn expects 27% to 37%.', 'Rakhmatov and Venn met in Moscow; Moscow vowed to help, according to him.', 'UNITED beat Rovers 3-1 at half-time. Smith scored in the 27th minute.',
  'Rovers 2 United 1', 'Smith 40th', 'It was Olga Smith who reportedly left in March 2021, officials said. She did not comment.', 'Trump, Brown and Bush spoke. Brown said so.', 'George Brown won.',
  'The Islamic State (IS) claimed it. IS is believed to have 6.5 thousand fighters.', 'gross domestic product (GDP) fell. GDP may rise.', 'SMITH: We do not know. It may rain.', 'Smith: No. They may come.', 'KABUL, May 5 (Reuters) - The bank was closed on 12/05.',
];
const PIECES = ['a', ' ', '.', '\n', '\r\n', '\r', '\n\n', '”', '“', 'said', ' Smith', 'Olga ', ' (VI)', '5', ' May', 'Daurbekov', 'he said, ', ' may ', '\n“Yes.”\n', '\nBy Ana Ruiz\n', '2021', 'Rovers 1 United 0\n'];

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const text = fc.array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom('\n', '\n', '\n\n', '\r\n')), { minLength: 1, maxLength: 30 }).map((parts) => parts.flat().join(''));
/** Places as shares of the text, so that they fit whatever it has become. */
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(200)),
  text: fc.oneof(fc.constantFrom('', ...PIECES), fc.constantFrom(...LINES).map((line) => `${line}\n`)),
});

suite('the analysis of a text that is edited', () => {
  const analyzer = createAnalyzer({ tagger: createTagger(), registry: [{ id: 'smith', name: 'Olga Smith', type: 'person', aliases: [], line: 0 }] });

  /** Edits, and keeps beside it what somebody knows who is told of changed lines alone. */
  const follow = (live: LiveAnalysis, known: Suggestion[][], { at, length, text: inserted }: Edit): string => {
    const before = live.article;
    const start = Math.round(at * before.text.length);
    const end = Math.min(before.text.length, start + length);
    const { replaced, lines } = live.edit({ start, end, text: inserted });
    const { from, oldTo, to } = replaced;
    const growth = inserted.length - (end - start);
    const behind = before.lines[oldTo]?.start ?? Infinity;
    for (let n = oldTo; n < known.length; n++) known[n] = known[n]?.map((suggestion) => moved(suggestion, behind, growth)) ?? [];
    known.splice(from, oldTo - from, ...Array.from({ length: to - from }, () => []));
    for (const line of lines) known[line] = [...live.suggestions(line)];
    return live.article.text.whole();
  };

  const check = (start: string, edits: readonly Edit[]): void => {
    const live = analyzer.open(start);
    const known = live.article.lines.map((_, line) => [...live.suggestions(line)]);
    for (const one of edits) {
      const now = follow(live, known, one);
      const whole = analyzer.analyze(now);
      assert.deepEqual(live.whole(), whole);
      assert.deepEqual(known.flat(), whole.suggestions);
    }
  };

  test('is that of the whole text after every edit, and names every line that changed', () => {
    fc.assert(fc.property(text, fc.array(edit, { minLength: 1, maxLength: 8 }), check), { numRuns: 120 });
  });

  test('in news text of some length too', () => {
    const [article = ''] = generateArticles(1, 8000, 3);
    fc.assert(fc.property(fc.array(edit, { minLength: 5, maxLength: 20 }), (edits) => check(article, edits)), { numRuns: 8 });
  });
});

/** All that stands behind a place moves with it. */
function moved<T>(value: T, behind: number, by: number): T {
  if (Array.isArray(value)) return value.map((part: unknown) => moved(part, behind, by)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, (key === 'start' || key === 'end') && typeof part === 'number' && part >= behind ? part + by : moved(part, behind, by)])) as T;
}
