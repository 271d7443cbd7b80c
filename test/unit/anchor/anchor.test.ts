import assert from 'node:assert/strict';
import { anchorAnnotations, type Placed, type Unplaced } from '../../../src/core/anchor/anchor';
import { findPart } from '../../../src/core/anchor/findPart';
import type { Annotation } from '../../../src/core/sidecar/model';
import { quoteAt } from '../../../src/core/sidecar/newAnnotation';
import { randomFrom } from '../sidecar/randomSidecar';
import { runCorpus } from '../../reliability/anchoringCorpus';

const OLD = `Halvern, May 5. President Selim Orhanov denied the charge on Sunday.

The company said that it had found no leak. A joint commission will begin its work on Monday, said the spokesman of the company.

“We do not exclude sabotage,” President Selim Orhanov said later.
`;

const sidecarOf = (...annotations: Annotation[]) => ({ version: 1 as const, article: {}, annotations: annotations.map((annotation) => ({ annotator: 'a', annotation, line: 0 })) });
const at = (text: string, words: string, nth = 0): { start: number; end: number } => {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = text.indexOf(words, start + 1);
  return { start, end: start + words.length };
};
const stored = (words: string, nth = 0): Annotation => ({ id: 'x', kind: 'tag', ...quoteAt(OLD, at(OLD, words, nth)) });

function placeIn(text: string, annotation: Annotation, oldText?: string): Placed | Unplaced {
  const place = anchorAnnotations(text, sidecarOf(annotation), oldText === undefined ? {} : { oldText })[0]?.place;
  assert.ok(place);
  return place;
}

function expectAt(text: string, annotation: Annotation, words: string, nth = 0, oldText: string | undefined = OLD): Placed {
  const place = placeIn(text, annotation, oldText);
  assert.ok(!('orphan' in place), `orphan: ${JSON.stringify(place)}`);
  assert.equal(text.slice(place.span.start, place.span.end), words);
  assert.deepEqual(place.span, at(text, words, nth));
  return place;
}

suite('anchorAnnotations', () => {
  for (const known of [true, false]) {
    const oldText = known ? OLD : '';
    const see = (text: string, annotation: Annotation, words: string, nth = 0) => expectAt(text, annotation, words, nth, known ? oldText : undefined);
    suite(known ? 'with the old text' : 'without the old text', () => {
      test('the same text: exact, each of two equal quotes in its own place', () => {
        assert.deepEqual([see(OLD, stored('Orhanov'), 'Orhanov').how, see(OLD, stored('Orhanov', 1), 'Orhanov', 1).score], ['exact', 1]);
      });
      test('text before it: it moves along', () => void see(`New lead paragraph.\n\n${OLD}`, stored('Orhanov', 1), 'Orhanov', 1));
      test('CRLF, reflowed lines and typographic quotes are no change', () => {
        const text = OLD.replaceAll('\n', '\r\n').replace('joint commission', 'joint\r\ncommission').replace('“', '"').replace('”', '"');
        assert.equal(see(text, stored('A joint commission will begin'), 'A joint\r\ncommission will begin').how, 'exact');
        see(text, stored('“We do not exclude sabotage'), '"We do not exclude sabotage');
      });
      test('a typo outside and inside', () => {
        see(OLD.replace('denied', 'denyed'), stored('Orhanov'), 'Orhanov');
        const place = see(OLD.replace('joint commission', 'joint comission'), stored('joint commission'), 'joint comission');
        assert.ok(place.score < 1 && place.how !== 'exact');
      });
      test('a deleted span is an orphan, though the words stand elsewhere', () => {
        for (const gone of [OLD.replace('President Selim Orhanov denied', 'President denied'), OLD.slice(OLD.indexOf('The company'))]) {
          const place = placeIn(gone, stored('Selim Orhanov'), known ? OLD : undefined);
          assert.ok('orphan' in place, JSON.stringify(place));
        }
      });
      test('part of a word stays part of that word', () => {
        const part = { ...at(OLD, 'commission'), end: at(OLD, 'commission').start + 4 };
        const annotation: Annotation = { id: 'x', kind: 'tag', ...quoteAt(OLD, part) };
        const place = placeIn(`Lead.\n\n${OLD}`, annotation, known ? OLD : undefined);
        assert.ok(!('orphan' in place));
        assert.deepEqual(place.span, { start: part.start + 7, end: part.end + 7 });
      });
    });
  }

  test('a moved paragraph and a pull-quote above: the old text tells the original from the copy', () => {
    const [lead = '', company = '', quote = ''] = OLD.split('\n\n');
    expectAt([quote, lead, company].join('\n\n'), stored('Orhanov', 1), 'Orhanov', 0);
    expectAt(`${company.split('. ')[0] ?? ''}.\n\n${OLD}`, stored('found no leak'), 'found no leak', 1);
    // Without the old text the copy is told by its context where that reaches beyond the sentence, else not at all
    expectAt(`${company.split('. ')[0] ?? ''}.\n\n${OLD}`, stored('found no leak'), 'found no leak', 1, undefined);
    assert.ok('orphan' in placeIn(`${company}\n\n${OLD}`, stored('will begin its work')));
  });

  test('a sentence put in before a misspelt word may begin with this word: nobody knows which was marked', () => {
    const now = OLD.replace('The company said', 'The Halvern Courier reports from the coast.\n\nTae company said');
    assert.ok('orphan' in placeIn(now, stored('The'), OLD));
    expectAt(now, stored('The company'), 'Tae company');
    expectAt(OLD.replace('The company said', 'The Halvern Courier reports from the coast.\n\nThe company said'), stored('company said'), 'company said');
  });

  test('words like the marked ones with only scattered words of its context around them are not taken for it', () => {
    const met = 'the harbour committee met at the town hall.';
    const approved = 'The chairman said the minutes of the last meeting were approved.';
    const adopted = (decisions: string, absent = ' Two members of the committee were absent.') =>
      `The committee adopted ${decisions} decisions.${absent} The chairman said the next meeting would be held in a week.`;
    const week = (day: string, ...decisions: Parameters<typeof adopted>) => `On ${day} ${met} ${approved} ${adopted(...decisions)}`;
    const old = ['Minutes of the harbour committee', week('1 January', 'two'), week('8 January', 'four', ''), week('1 January', 'four', '')].join('\n\n');
    const now = [
      approved,
      'Miuntes of the harbour committee',
      `${approved} ${adopted('two')}`,
      week('8 Janukhary', 'four', ''),
      week('22 Janukhary', 'two'),
      week('1 Janukhary', 'four', ''),
      week('1 February', 'three'),
      week('1 March', 'two'),
    ].join('\n\n');
    const place = placeIn(now, { id: 'x', kind: 'tag', ...quoteAt(old, at(old, 'Minutes of')) }, old);
    assert.ok('orphan' in place, JSON.stringify(place));
  });

  test('a word that stands often is not followed to where none of its neighbours stands', () => {
    const silence = 'Yesterday the leader of the “Grey Falcons” Iljas Tamerin for the first time broke his silence.';
    const quoted = 'have no relation to what happened at Selka. We do not fight against workers,” Tamerin said in an audio message. The number of the group is estimated at 400.';
    const committee = 'On 15 May the harbour committee met at the town hall. The chairman said the minutes of the last meeting were approved. The committee adopted two decisions.';
    const old = `${silence}\n”The Boz Lachin ${quoted}`;
    const now = `${silence}\n${committee}\n\n”Te Boz Lachn ${quoted.replace('relation', 'reltion')}`;
    const place = placeIn(now, { id: 'x', kind: 'tag', ...quoteAt(old, at(old, 'The')) }, old);
    assert.ok('orphan' in place || place.span.start === now.indexOf('Te Boz'), JSON.stringify(place));
  });

  test('a misspelt sentence and its copy: what has moved behind one of them does not make it the original', () => {
    const sentence = 'It belongs to the state (40%), to a fund (35%) and investors from Norway and Germany (25%).';
    const office = 'Press office: Leif Aasen, Selka.';
    const old = `Who owns the pipeline\n\n${sentence}\n\n${office}\n`;
    const misspelt = sentence.replace('and Germany', 'arnd Germany');
    const now = `${misspelt}\n\n${office}\n\nWho owns the pipeline\n\n${misspelt}\n\nSelim Orhanov was asked.\n`;
    assert.ok('orphan' in placeIn(now, { id: 'x', kind: 'tag', ...quoteAt(old, at(old, 'and Germany')) }));
  });

  test('a name in another spelling throughout', () => void expectAt(OLD.replaceAll('Orhanov', 'Orkhanov'), stored('Selim Orhanov', 1), 'Selim Orkhanov', 1));

  test('written by hand, without context: one place is taken, of several none', () => {
    expectAt(OLD, { id: 'x', kind: 'tag', quote: 'no leak' }, 'no leak', 0, undefined);
    const place = placeIn(OLD, { id: 'x', kind: 'tag', quote: 'Orhanov' });
    assert.deepEqual(place, { orphan: true, candidates: [at(OLD, 'Orhanov'), at(OLD, 'Orhanov', 1)] });
    assert.ok('orphan' in placeIn(OLD, { id: 'x', kind: 'tag', quote: 'leak' }) === false);
    assert.ok('orphan' in placeIn(OLD, { id: 'x', kind: 'tag', quote: 'pres' }), 'half a word');
  });

  test('a discontinuous span stands only with all its pieces', () => {
    const annotation = { ...stored('The company said'), segments: [quoteAt(OLD, at(OLD, 'no leak'))] };
    const place = expectAt(`Lead.\n\n${OLD}`, annotation, 'The company said');
    assert.deepEqual(place.segments, [at(`Lead.\n\n${OLD}`, 'no leak')]);
    assert.ok('orphan' in placeIn(OLD.replace(' that it had found no leak', ''), annotation, OLD));
  });

  test('odd texts: never throws', () => {
    for (const text of ['', ' ', '\ud800', 'a'.repeat(100_000), '\n'.repeat(1000), '😀'.repeat(1000)]) {
      for (const oldText of [undefined, '', OLD, text]) placeIn(text, stored('Orhanov'), oldText);
      placeIn(text, { id: 'x', kind: 'tag', quote: ' ' });
      placeIn(text, { id: 'x', kind: 'tag', quote: '\ud800' }, OLD);
    }
  });

  test('1,000 annotations in 100,000 characters in about a second, and twice the text costs about twice as much', () => {
    const random = randomFrom(2);
    const words = Array.from({ length: 3000 }, () => Array.from({ length: 2 + random.below(9) }, () => random.pick([...'etaoinshrdlucmfwyp'])).join(''));
    const textOf = (length: number) => {
      let text = '';
      while (text.length < length) text += `${random.pick(words)}${random.chance(0.1) ? '.' : ''}${random.chance(0.02) ? '\n\n' : ' '}`;
      return text;
    };
    const measure = (length: number, count: number) => {
      const old = textOf(length);
      const now = old.replace(/\bt/g, (letter) => (random.chance(0.05) ? 'd' : letter)) + textOf(500);
      const annotations = Array.from({ length: count }, (_, i): Annotation => {
        const start = Math.floor((old.length - 40) * (i / count));
        return { id: String(i), kind: 'tag', quote: old.slice(start, start + 20).trim() || 'x', before: old.slice(Math.max(0, start - 32), start), after: old.slice(start + 20, start + 52) };
      });
      const start = process.cpuUsage();
      const placed = anchorAnnotations(now, sidecarOf(...annotations), { oldText: old });
      const { user } = process.cpuUsage(start);
      assert.ok(placed.filter(({ place }) => !('orphan' in place)).length > 0.85 * count, String(placed.filter(({ place }) => !('orphan' in place)).length));
      return user / 1000;
    };
    measure(20_000, 200);
    const [once, twice] = [measure(100_000, 1000), measure(200_000, 2000)];
    console.log(`      ${once.toFixed(0)} ms of processor time, twice the size ${twice.toFixed(0)} ms`);
    assert.ok(once < 2500, `${once} ms`);
    assert.ok(twice < 4 * once + 200, `${once} → ${twice} ms`);
  });

  test('a text that says the same again and again costs about twice as much where it is twice as long', () => {
    const measure = (weeks: number) => {
      const old = Array.from({ length: weeks }, (_, week) => `On ${1 + (week % 28)} May the committee met at the town hall. The chairman said the minutes of the last meeting were approved. The committee adopted ${['two', 'three', 'four'][week % 3] ?? ''} decisions.\n\n`).join('');
      let count = 0;
      const now = old.replace(/minutes/g, (word) => (count++ % 9 === 0 ? 'mintues' : word));
      const annotations = Array.from({ length: weeks }, (_, week): Annotation => ({ id: String(week), kind: 'tag', ...quoteAt(old, at(old.slice(0, (week + 1) * 200), 'The chairman')) }));
      const start = process.cpuUsage();
      anchorAnnotations(now, sidecarOf(...annotations), { oldText: old });
      return process.cpuUsage(start).user / 1000;
    };
    measure(100);
    const [once, twice] = [measure(300), measure(600)];
    console.log(`      ${once.toFixed(0)} ms of processor time, twice the size ${twice.toFixed(0)} ms`);
    assert.ok(twice < 4 * once + 300, `${once} → ${twice} ms`);
  });

  test('a sample of the frozen corpus: no wrong place (the whole: test/reliability/anchoring.ts)', () => {
    const wrong: unknown[] = [];
    const tallies = runCorpus({ examples: 'examples', seeds: [101], spansPerText: 6, oldTextKnown: true }, (check) => {
      if (check.outcome === 'wrong') wrong.push(check);
    });
    assert.deepEqual(wrong, []);
    for (const [edit, { checks, exact }] of tallies) assert.ok(exact >= checks * (edit === 'all at once' ? 0.93 : 0.97), `${edit}: ${exact} of ${checks}`);
  });
});

suite('findPart', () => {
  const text = 'The mayor said. The Mayor may\r\nresign, said Anna Dell. May be.';
  const claim = at(text, 'The Mayor may\r\nresign');
  test('inside the claim first, whole words only, across line ends', () => {
    assert.deepEqual(findPart(text, claim, 'may'), at(text, 'may', 1));
    assert.deepEqual(findPart(text, claim, 'may resign'), at(text, 'may\r\nresign'));
  });
  test('else in its paragraph, the nearest', () => {
    assert.deepEqual(findPart(text, claim, 'Anna Dell'), at(text, 'Anna Dell'));
    assert.equal(findPart(text, claim, 'nobody'), undefined);
  });
});
