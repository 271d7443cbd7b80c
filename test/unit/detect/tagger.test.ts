import assert from 'node:assert/strict';
import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { createTagger } from '../../../src/core/detect/tagger';

/** What wink-nlp itself says of a line: its tokens, and the number of the last token of each sentence. */
function createWink(): (line: string) => { readonly tokens: readonly string[][]; readonly lasts: readonly number[] } {
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const its = nlp.its as unknown as Record<'value' | 'pos' | 'lemma' | 'span', ItsFunction<string>>;
  return (line) => {
    const document = nlp.readDoc(line);
    const [texts = [], parts = [], lemmas = []] = [its.value, its.pos, its.lemma].map((what) => document.tokens().out<string>(what));
    const spans = document.sentences().out(its.span) as unknown as readonly (readonly [number, number])[];
    return { tokens: texts.map((text, n) => [text, parts[n] ?? '', lemmas[n] ?? '']), lasts: spans.map(([, last]) => last) };
  };
}

suite('tagger', () => {
  const tagger = createTagger();
  const ours = (line: string) => {
    const { tokens, sentences } = tagger.tag(line);
    return { tokens: tokens.map(({ text, pos, lemma }) => [text, pos, lemma]), lasts: sentences.map(({ endToken }) => endToken - 1) };
  };

  test('says of every line of the example articles what wink-nlp says', () => {
    const wink = createWink();
    const files = fs.readdirSync('examples').filter((name) => /\.(txt|md|article)$/.test(name));
    const lines = files.flatMap((name) => fs.readFileSync(path.join('examples', name), 'utf8').split('\n')).filter((line) => line.trim() !== '');
    assert.ok(lines.length > 50);
    for (const line of lines) assert.deepEqual(ours(line), wink(line), line);
  });

  test('says what wink-nlp says of words and signs in any order', () => {
    const wink = createWink();
    const pieces =
      'The mayor said U.S. can\'t cannot don’t won\'t he\'s they’re dogs’ Smith\'s Dr. Mr. e.g. p.m. No. a.m. 3.5 1,200 27% $5 US$3m 5-7 1990s \'98 10:30 2nd @home #tag a@b.org https://x.org/a?b=c :-) — – -- … ... "Yes," “No,” ' +
      'who that which to like may May can colour colouring running-mate re-elected Al-Qaeda x-ray vice-president (one) [two] {three} yes; no: why? what! AT&T C++ Ünal naïve gonna wanna \t \u00a0 \u2003 said. ill.) end.” then';
    const [words, gaps] = [pieces.split(' '), [' ', ' ', ' ', '  ', '\t', '\u00a0']];
    fc.assert(
      // a seed of its own: wink remembers words across texts, so that what it says of some depends on what it has read before
      fc.property(fc.array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...gaps)), { minLength: 1, maxLength: 25 }), (chosen) => {
        const line = chosen.map(([word, gap]) => word + gap).join('');
        if (line.trim() !== '') assert.deepEqual(ours(line), wink(line), JSON.stringify(line));
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  test('says the same of a line whatever was read before', () => {
    const line = 'Clinton\'s tenure, Clinton\'s record';
    const before = ours(line);
    tagger.tag('[“Clinton\'s record.”]] “Clinton\'s” [[Clinton\'s');
    for (let n = 0; n < 45_000; n++) tagger.tag(`word${n}`); // so many that older ones are forgotten
    assert.deepEqual(ours(line), before);
  });

  test('gives exact offsets, parts of speech and sentences', () => {
    const line = 'Ms Ólafsdóttir 🇮🇸 said so.  The mayor didn’t.';
    const { tokens, sentences } = tagger.tag(line);
    for (const token of tokens) assert.equal(line.slice(token.start, token.end), token.text);
    assert.deepEqual(sentences.map((s) => line.slice(s.start, s.end)), ['Ms Ólafsdóttir 🇮🇸 said so.', 'The mayor didn’t.']);
    assert.equal(tokens.find((t) => t.text === 'said')?.pos, 'VERB');
    assert.equal(tokens.find((t) => t.text === 'said')?.lemma, 'say');
  });

  test('can be made again and again: the model is loaded once', () => {
    for (let i = 0; i < 40; i++) assert.equal(createTagger().tag('It rained.').tokens.length, 3);
  });

  test('takes no longer than the text is long, without a space or with many', () => {
    const time = (line: string) => {
      const began = process.cpuUsage().user;
      const { tokens } = tagger.tag(line);
      assert.ok(tokens.length > 0 && tokens.every(({ start, end, text }) => line.slice(start, end) === text));
      return (process.cpuUsage().user - began) / 1000;
    };
    for (const unit of ['a', 'five-', '1', '“', 'é', 'He said so. ']) {
      const [short, long] = [100_000, 1_000_000].map((length) => time(unit.repeat(length / unit.length)));
      assert.ok(long! < 200 + 30 * short!, `${unit}: ${short} ms, ten times the text ${long} ms`);
    }
  });

  test('never throws and never points outside, whatever the string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (line) => {
        let at = 0;
        for (const token of tagger.tag(line).tokens) {
          assert.ok(token.start >= at && token.end > token.start && token.end <= line.length);
          assert.equal(line.slice(token.start, token.end), token.text);
          at = token.end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
