import assert from 'node:assert/strict';
import { createCorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { createPipeline } from '../../../src/core/pipeline';
import { type CodePlan, deleteCode, mergeCodes, renameCode, usedCodes } from '../../../src/core/registry/planCodes';
import { applyRegistryOperations } from '../../../src/core/registry/writeRegistry';
import { changeCode, codeProblems, mayHaveCodeProblems } from '../../../src/core/sidecar/codeProblems';
import { completionContext } from '../../../src/core/sidecar/completionContext';
import { readCodebook } from '../../../src/core/sidecar/readRegistry';
import { applyOperations } from '../../../src/core/sidecar/writeSidecar';

const BOOK = '# Codes\nguilt:\n  label: "Guilt"\nblame:\n  label: "Blame"   # who\n  parent: guilt\n  attributes:\n    explicit: {type: boolean}\n    basis: {type: choice, choices: [witness, none]}\nopen-blame:\n  parent: blame\nrebuts: {kind: link}\n';
const TEXT = 'Talks\n\nThey blame us for all of it, and we blame them.\n';
const SIDECAR = `version: 1
annotations:
  alice:
    - id: aaaaaaaaaa
      kind: tag
      quote: "blame us"
      tags: [blame]   # sure
      attributes: {blame: {explicit: true}}

    - id: bbbbbbbbbb
      kind: tag
      quote: "blame them"
      tags: [guilt, blame]
      attributes: {guilt: {basis: "x"}, blame: {basis: "witness", explicit: false}}
      links: [{to: aaaaaaaaaa, as: rebuts}]
      note: "back"

    - id: cccccccccc
      kind: tag
      quote: "words that are gone"
      tags: [blame, stray]
`;

function setUp() {
  const index = createCorpusIndex();
  index.set(createPipeline().process({ corpus: '', article: 'a.txt', text: TEXT, sidecar: SIDECAR, live: false }).marks, TEXT);
  return { index, book: readCodebook(BOOK) };
}

function after({ codebook, uses }: CodePlan): { readonly book: string; readonly sidecar: string } {
  const book = applyRegistryOperations('codebook', BOOK, codebook);
  const sidecar = applyOperations(SIDECAR, uses.map(({ operation }) => operation));
  assert.ok('text' in book && 'text' in sidecar, JSON.stringify([book, sidecar]));
  const back = applyOperations(sidecar.text, sidecar.inverse);
  assert.equal('text' in back && back.text, SIDECAR);
  return { book: book.text, sidecar: sidecar.text };
}

suite('planning changes of codes', () => {
  test('counts uses, of codes and of kinds of links', () => {
    assert.deepEqual([...usedCodes(setUp().index)].sort(), [['blame', 3], ['guilt', 1], ['rebuts', 1], ['stray', 1]]);
  });

  test('a rename goes through codebook, children, tags and attributes, orphans too', () => {
    const { index, book } = setUp();
    const { book: text, sidecar } = after(renameCode(index, book, 'blame', 'charge'));
    assert.equal(text, BOOK.replace('blame:\n', 'charge:\n').replace('parent: blame', 'parent: charge'));
    assert.match(sidecar, /tags: \[charge\] {3}# sure\n {6}attributes: \{charge: \{explicit: true\}\}/);
    assert.match(sidecar, /tags: \[guilt, charge\]/);
    assert.match(sidecar, /tags: \[charge, stray\]/);
    assert.match(after(renameCode(index, book, 'rebuts', 'answers')).sidecar, /as: answers/);
    assert.deepEqual(renameCode(index, book, 'stray', 'blame-2').codebook, [], 'one that is not listed');
  });

  test('a merge keeps what the other code says itself', () => {
    const { index, book } = setUp();
    const { book: text, sidecar } = after(mergeCodes(index, book, 'blame', 'guilt'));
    assert.equal(text, '# Codes\nguilt:\n  label: "Guilt"\nopen-blame:\n  parent: guilt\nrebuts: {kind: link}\n');
    assert.match(sidecar, /tags: \[guilt\]\n {6}attributes: \{guilt: \{basis: "x", explicit: false\}\}/);
    assert.equal(after(mergeCodes(index, book, 'guilt', 'blame')).book.includes('parent: guilt'), false, 'a code is not its own parent');
  });

  test('a deletion takes annotations along that were only there for the code', () => {
    const { index, book } = setUp();
    const plan = deleteCode(index, book, 'blame');
    assert.deepEqual(plan.uses.map(({ annotation, operation }) => [annotation.id, operation.op]), [['aaaaaaaaaa', 'remove'], ['bbbbbbbbbb', 'change'], ['cccccccccc', 'change']]);
    const { book: text, sidecar } = after(plan);
    assert.match(text, /open-blame:\n {2}parent: guilt/);
    assert.doesNotMatch(sidecar, /blame[\]:,]/);
  });
});

suite('codes of a sidecar', () => {
  const book = readCodebook(BOOK);

  test('unknown ones and wrong values are problems at their words', () => {
    const text = SIDECAR.replace('explicit: true', 'explicit: perhaps').replace('basis: "witness"', 'basis: "rumour"');
    const problems = codeProblems(text, book);
    assert.deepEqual(problems.map(({ line, unknown, id }) => [text.split('\n')[line]?.trim().slice(0, 11), unknown, id]), [
      ['attributes:', undefined, 'aaaaaaaaaa'],
      ['attributes:', undefined, 'bbbbbbbbbb'],
      ['attributes:', undefined, 'bbbbbbbbbb'],
      ['tags: [blam', 'stray', 'cccccccccc'],
    ]);
    const stray = problems.at(-1);
    assert.equal(text.split('\n')[stray?.line ?? 0]?.slice(stray?.column, stray?.endColumn), 'stray');
    assert.deepEqual(codeProblems('version: 1\nannotations: {a: [{id: x, kind: tag, quote: y, tags: guilt}]}', book), []);
  });

  test('only files that may have some are looked into', () => {
    assert.equal(mayHaveCodeProblems([{ tags: ['blame'] }, {}], book), false);
    assert.equal(mayHaveCodeProblems([{ tags: ['stray'] }], book), true);
  });

  test('one is changed in its annotation alone', () => {
    const operation = changeCode(SIDECAR, { annotator: 'alice', id: 'cccccccccc' }, 'stray', 'blame');
    assert.deepEqual(operation, { op: 'change', annotator: 'alice', id: 'cccccccccc', set: { tags: ['blame'] } });
    assert.equal(changeCode(SIDECAR, { annotator: 'bob', id: 'cccccccccc' }, 'stray', 'blame'), undefined);
  });
});

suite('completion in YAML', () => {
  for (const [text, wanted] of [
    ['      tags: [', 'code'],
    ['      tags: [blame, gu', 'code'],
    ['      tags: bl', 'code'],
    ['    - {id: x, tags: [a', 'code'],
    ['      tags:\n        - ', 'code'],
    ['      tags:\n        - blame\n        # more\n        - g', 'code'],
    ['      tags:\n      - g', 'code'],
    ['  parent: ', 'code'],
    ['      entity: ra', 'entity'],
    ['      source: {quote: "x", entity: ', 'entity'],
    ['      links: [{to: x, as: su', 'link'],
    ['      attributes: {bl', 'attribute'],
    ['      tags: [blame] ', undefined],
    ['      links:\n        - ', undefined],
    ['  alice:\n    - ', undefined],
    ['      quote: "tags: no', undefined],
    ['# tags: [', undefined],
    ['', undefined],
  ] as const) {
    test(`${JSON.stringify(text)}: ${wanted ?? 'nothing'}`, () => assert.equal(completionContext(text.split('\n')), wanted));
  }
});
