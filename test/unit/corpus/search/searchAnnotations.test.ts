import assert from 'node:assert/strict';
import { createCorpusIndex } from '../../../../src/core/corpus/corpusIndex';
import { QueryError, parseQuery } from '../../../../src/core/corpus/search/parseQuery';
import { annotationQuery, searchAnnotations } from '../../../../src/core/corpus/search/searchAnnotations';
import { createPipeline } from '../../../../src/core/pipeline';
import { processorTime } from '../../../bench/growth';

const ARTICLES = {
  'wire/a.txt': {
    text: 'Veldoria denies it\n\nMay 5, 2024\n\nMirzo Daurbekov said about 200 men may cross the border post. Observers doubt it.\n',
    sidecar: `version: 1
annotations:
  alice:
    - id: aaaaaaaaaa
      kind: actor
      type: person
      entity: daurbekov
      quote: "Mirzo Daurbekov"
      status: accepted
      tags: [blame]
      note: "Check the spelling"
    - id: bbbbbbbbbb
      kind: claim
      hedged: true
      quote: "about 200 men may cross the border post"
      cues: [{category: modal, quote: "may"}]
      source: {quote: "Mirzo Daurbekov", entity: daurbekov}
      tags: ["blame", "threat"]
  bob:
    - id: cccccccccc
      kind: tag
      quote: "words that are gone"
      tags: [lost]
`,
  },
  'b.txt': { text: 'Peace at last\n\nJune 2023\n\nSelim Orhanov met Mirzo Daurbekov near the border\u00a0post on Friday and was delighted.\n', sidecar: undefined },
};

const index = (() => {
  const pipeline = createPipeline();
  pipeline.configure('corpus', 'daurbekov: {name: "Mirzo Daurbekov", type: person}\norhanov: {name: "Selim Orhanov", type: person}\n');
  const made = createCorpusIndex();
  for (const [article, { text, sidecar }] of Object.entries(ARTICLES)) {
    made.set(pipeline.process({ corpus: 'corpus', article, text, ...(sidecar !== undefined && { sidecar }), live: false }).marks, text);
  }
  return made;
})();

/** The words found, those of orphans in brackets. */
function found(query: string): string[] {
  return [...searchAnnotations(index, annotationQuery(query), (article) => article)].flatMap((hit) => (hit ? [hit.mark?.quote ?? `[${hit.orphan?.annotation.quote ?? ''}]`] : []));
}

suite('corpus: search in annotations', () => {
  test('by kind, type, code, status, annotator', () => {
    assert.deepEqual(found('kind:actor annotator:alice'), ['Mirzo Daurbekov']);
    assert.deepEqual(found('kind:actor status:suggested date:2023'), ['Selim Orhanov', 'Mirzo Daurbekov']);
    assert.deepEqual(found('kind:figure type:count'), ['about 200']);
    assert.deepEqual(found('code:blame'), found('tag:BLAME'));
    assert.deepEqual(found('code:blame'), ['Mirzo Daurbekov', 'about 200 men may cross the border post']);
    assert.deepEqual(found('code:threat,lost'), ['about 200 men may cross the border post', '[words that are gone]']);
    assert.deepEqual(found('status:orphaned'), ['[words that are gone]']);
    assert.deepEqual(found('annotator:* -code:blame'), ['[words that are gone]']);
  });

  test('what nothing meets is searched for with a pause behind each article', () => {
    const steps = [...searchAnnotations(index, annotationQuery('code:nowhere'), (article) => article)];
    assert.deepEqual(steps, Object.keys(ARTICLES).map(() => undefined));
  });

  test('by actor: its mentions, what holds one, what it says; by source', () => {
    const byActor = found('actor:daurbek annotator:alice');
    assert.deepEqual(byActor, ['Mirzo Daurbekov', 'about 200 men may cross the border post']);
    assert.deepEqual(found('actor:orhanov kind:actor'), ['Selim Orhanov']);
    assert.deepEqual(found('source:daurbekov annotator:alice'), ['about 200 men may cross the border post']);
    assert.deepEqual(found('source:"mirzo d" annotator:alice'), ['about 200 men may cross the border post']);
    assert.deepEqual(found('source:orhanov'), []);
  });

  test('by certainty, cue, date, article, note and text', () => {
    assert.deepEqual(found('annotator:alice certainty<0.6 certainty>0.4'), ['about 200 men may cross the border post']);
    assert.deepEqual(found('annotator:alice certainty:uncertain cue:modal'), ['about 200 men may cross the border post']);
    assert.deepEqual(found('certainty:denied'), ['it'], 'Veldoria denies it');
    assert.deepEqual(found('date>2023 annotator:alice kind:actor'), ['Mirzo Daurbekov']);
    assert.deepEqual(found('date>=2023-06 date<2024-05-05 kind:actor'), ['Selim Orhanov', 'Mirzo Daurbekov']);
    assert.deepEqual(found('date:2023-06-11'), [], 'a month is not known to be that day');
    assert.deepEqual(found('article:wire/ note:SPELLING'), ['Mirzo Daurbekov']);
    assert.deepEqual(found('"border post" annotator:alice'), ['about 200 men may cross the border post']);
    assert.deepEqual(found('daurbekov kind:actor annotator:alice'), ['Mirzo Daurbekov']);
  });

  test('an empty query finds everything', () => {
    const all = index.articles().reduce((sum, { article }) => sum + (index.article(article)?.marks.length ?? 0) + (index.article(article)?.orphans.length ?? 0), 0);
    assert.equal(found('  ').length, all);
  });

  test('terms: fields, signs, alternatives, quotation marks', () => {
    assert.deepEqual(parseQuery('Kind:claim,figure -text:"a \\"b\\", c" word certainty<=0.5 date=2024'), [
      { field: 'kind', comparison: ':', values: ['claim', 'figure'], negated: false },
      { field: 'text', comparison: ':', values: ['a "b", c'], negated: true },
      { field: 'text', comparison: ':', values: ['word'], negated: false },
      { field: 'certainty', comparison: '<=', values: ['0.5'], negated: false },
      { field: 'date', comparison: ':', values: ['2024'], negated: false },
    ]);
  });

  test('what cannot be understood is said in one sentence', () => {
    const refused = (query: string, message: RegExp) => assert.throws(() => annotationQuery(query), (error) => error instanceof QueryError && message.test(error.message), query);
    refused('colour:red', /no field colour; write one of kind, type, code/);
    refused('kind:verb', /kind:verb is not known; write one of actor, figure, claim, tag\./);
    refused('kind<claim', /kind cannot be compared; write kind:claim\./);
    refused('certainty<high', /write certainty<0\.5/);
    refused('date:May', /write a year, month or day/);
    refused('text:"open', /A quotation mark is not closed: "open/);
    refused('kind:', /A word must follow after kind:/);
    refused('kind:claim,', /A word must follow after kind:claim,/);
    refused('- ,', /must/);
  });

  test('costs grow in step with the query', () => {
    for (const query of ['"'.repeat(20_001), '-'.repeat(20_000), 'a:'.repeat(10_000), 'kind:actor '.repeat(5_000)]) {
      const start = processorTime();
      try {
        annotationQuery(query);
      } catch (error) {
        assert.ok(error instanceof QueryError);
      }
      assert.ok(processorTime() - start < 500);
    }
  });
});
