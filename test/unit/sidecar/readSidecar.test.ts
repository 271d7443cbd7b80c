import assert from 'node:assert/strict';
import { decodeSidecarBytes } from '../../../src/core/sidecar/decodeSidecar';
import { readSidecar } from '../../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../../src/core/sidecar/writeSidecar';
import { fuzzReaders } from '../../reliability/readers';

const ITEM = '    - {id: k3v9q2m1xa, kind: tag, quote: "x"}\n';
const FILE = `version: 1\nannotations:\n  alice:\n${ITEM}`;
const add = { op: 'add', annotator: 'bob', annotation: { id: 'p04mzk8rta', kind: 'tag', quote: 'y' } } as const;

suite('readSidecar', () => {
  test('reads every field of the format', () => {
    const { sidecar, problems } = readSidecar(`# yaml-language-server: $schema=sidecar.schema.json
version: 1
article:
  sha256: "ab"
  title: By hand
annotations:
  alice:
    - id: 7hq2d0x9fe
      kind: figure
      type: count
      quote: "6.5 thousand"
      before: "estimated at "
      after: " people"
      value: {min: 6500, max: 6500, of: "people", approximate: true}
      segments: [{quote: "more", before: "and "}]
      tags: [a, "b c"]
      status: accepted
      replies:
        - {by: bob, text: "Sure?", resolved: true}

    - id: p04mzk8rta
      kind: claim
      hedged: true
      quote: |-
        two
        lines
      cues: [{category: estimate, quote: "is estimated at"}]
      source: {quote: "Anatoly Sidorov", entity: sidorov}
      links: [{to: 7hq2d0x9fe, as: figure}]
      note: 2005
`);
    assert.deepEqual(problems, []);
    assert.deepEqual(sidecar, {
      version: 1,
      article: { sha256: 'ab', title: 'By hand' },
      annotations: [
        {
          annotator: 'alice',
          line: 7,
          annotation: {
            id: '7hq2d0x9fe', kind: 'figure', type: 'count', quote: '6.5 thousand', before: 'estimated at ', after: ' people',
            value: { min: 6500, max: 6500, of: 'people', approximate: true }, segments: [{ quote: 'more', before: 'and ' }], tags: ['a', 'b c'], status: 'accepted',
            replies: [{ by: 'bob', text: 'Sure?', resolved: true }],
          },
        },
        {
          annotator: 'alice',
          line: 20,
          annotation: {
            id: 'p04mzk8rta', kind: 'claim', hedged: true, quote: 'two\nlines', cues: [{ category: 'estimate', quote: 'is estimated at' }],
            source: { quote: 'Anatoly Sidorov', entity: 'sidorov' }, links: [{ to: '7hq2d0x9fe', as: 'figure' }], note: '2005',
          },
        },
      ],
    });
  });

  for (const [what, text] of [
    ['a byte order mark', `\ufeff${FILE}`],
    ['CRLF', FILE.replaceAll('\n', '\r\n')],
    ['unknown keys', `${FILE}own: {deep: [1, 2]}\n`],
    ['a %YAML 1.1 directive', `%YAML 1.1\n---\n${FILE}`],
    ['an end mark', `---\n${FILE}...\n`],
    ['an alias', 'version: 1\nannotations:\n  alice:\n    - {id: a1, kind: tag, quote: &q "x"}\n    - {id: a2, kind: tag, quote: *q}\n'],
  ] as const) {
    test(`takes ${what} as it is`, () => {
      const { sidecar, problems } = readSidecar(text);
      assert.deepEqual(problems, []);
      assert.equal(sidecar?.annotations.at(-1)?.annotation.quote, 'x');
    });
  }

  for (const [what, text] of [['an empty file', ''], ['only a comment', '# nothing yet\n'], ['a lone byte order mark', '\ufeff']] as const) {
    test(`${what}: a warning, and it may be written`, () => {
      const { sidecar, problems } = readSidecar(text);
      assert.deepEqual(sidecar?.annotations, []);
      assert.deepEqual(problems.map(({ severity, message }) => [severity, message.slice(0, 21)]), [['warning', 'This sidecar is empty']]);
      const written = applyOperations(text, [add]);
      assert.ok('text' in written && written.text.startsWith(text.trimEnd()) && readSidecar(written.text).problems.length === 0, JSON.stringify(written));
    });
  }

  for (const [what, text, line, column, said] of [
    ['not YAML', 'version: 1\nannotations: [\n', 2, 0, /not valid YAML/],
    ['a text', 'Dear reader', 0, 0, /not a sidecar/],
    ['a list', '- a\n- b\n', 0, 0, /not a sidecar/],
    ['an open quotation mark', 'version: 1\nannotations:\n  alice:\n    - {id: a, kind: tag, quote: "x}\n', 4, 0, /closed, or the file is cut off/],
    ['a file cut off in a key', `${FILE}    - id: abc\n      kin`, 5, 6, /not valid YAML/],
    ['a tab', 'version: 1\nannotations:\n\talice: []\n', 2, 0, /tab/],
    ['a NUL character', 'version: 1\nannotations: "\0"\n', 1, 14, /NUL/],
    ['half a character', 'version: 1\nnote: "\ud800"\n', 1, 7, /half a character/],
    ['a bare carriage return', 'version: 1\rannotations: {}\r', 0, 10, /carriage return/],
    ['two documents', 'version: 1\n---\nversion: 1\n', 1, 0, /several YAML documents/],
    ['a git conflict', 'version: 1\n<<<<<<< HEAD\nannotations: {}\n=======\n>>>>>>> other\n', 1, 0, /git conflict/],
    ['the rest of a git conflict', 'version: 1\nannotations: {}\n=======\n', 2, 0, /git conflict/],
    ['a key twice', 'version: 1\nannotations: {}\nannotations: {}\n', 2, 0, /stands twice/],
    ['an annotator twice', 'version: 1\nannotations:\n  al: []\n  al: []\n', 3, 2, /“al” stands twice/],
    ['a newer version', 'version: 2\nannotations: {}\n', 0, 9, /written by a newer version/],
    ['no such version', 'version: "one"\n', 0, 9, /version that does not exist/],
    ['no sections', 'version: 1\nannotations:\n  - {id: a, kind: tag, quote: x}\n', 2, 2, /one section per annotator/],
    ['an alias of nothing', 'version: 1\nown: *nobody\n', 1, 5, /nobody/],
    ['a thousand aliases', `version: 1\na: &a x\nb: [${'*a, '.repeat(1000)}]\n`, 2, 404, /more than 100 aliases/],
    ['deep nesting', `version: 1\nb: ${'['.repeat(50_000)}`, 0, 0, /nested too deeply/],
    ['six megabytes', `version: 1\n# ${'x'.repeat(6 * 1024 * 1024)}`, 0, 0, /larger than 5 MB/],
  ] as const) {
    test(`${what}: one error with its place, no sidecar, and never written`, () => {
      const { sidecar, problems } = readSidecar(text);
      assert.equal(sidecar, undefined);
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? '', said);
      assert.equal(problems[0]?.severity, 'error');
      if (what !== 'deep nesting') assert.deepEqual([problems[0]?.line, problems[0]?.column], [line, column]);
      assert.deepEqual(applyOperations(text, [add]), { problem: problems[0] });
    });
  }

  for (const [what, item, line, said] of [
    ['no id', '{kind: tag, quote: x}', 3, /no id/],
    ['nothing at all', '', 3, /not an annotation/],
    ['a text', 'hello', 3, /not an annotation/],
    ['an unknown kind', '{id: b, kind: person, quote: x}', 3, /“kind”.*actor, figure, claim, tag/],
    ['an empty quote', '{id: b, kind: tag, quote: ""}', 3, /“quote”.*empty/],
    ['a quote that is a list', '{id: b, kind: tag, quote: [x]}', 3, /“quote”/],
  ] as const) {
    test(`an annotation with ${what}: one warning, the rest is read`, () => {
      const { sidecar, problems } = readSidecar(`version: 1\nannotations:\n  alice:\n    - ${item}\n${ITEM}`);
      assert.equal(sidecar?.annotations.length, 1);
      assert.deepEqual(problems.map(({ severity }) => severity), ['warning']);
      assert.match(problems[0]?.message ?? '', said);
      assert.equal(problems[0]?.line, line);
    });
  }

  for (const [field, said] of [
    ['hedged: maybe', /true or false/], ['status: perhaps', /accepted, rejected/], ['tags: {a: 1}', /list/], ['value: {min: many}', /number/], ['value: {min: 1e999}', /number/], ['cues: [{category: vague, quote: x}]', /one of modal/],
    ['links: [{to: x}]', /lacks a field/], ['source: {entity: x}', /quote/], ['note: [x]', /text/], ['replies: hello', /list/],
  ] as const) {
    test(`a broken field (${field}): one warning, the annotation is read`, () => {
      const { sidecar, problems } = readSidecar(`version: 1\nannotations:\n  alice:\n    - id: b\n      kind: tag\n      quote: x\n      ${field}\n`);
      assert.equal(sidecar?.annotations[0]?.annotation.quote, 'x');
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.match(problems[0]?.message ?? '', said);
      assert.equal(problems[0]?.line, 6);
    });
  }

  for (const [what, text, line, column, said] of [
    ['an unknown tag', `${FILE}    - {id: p04mzk8rta, kind: tag, quote: !mine "x"}\n`, 4, 41, /tag means nothing here/],
    ['a tag that would make objects', `${FILE}own: !!js/function "() => 1"\n`, 4, 5, /tag means nothing here/],
    ['an id used twice', `${FILE}${ITEM}`, 4, 6, /k3v9q2m1xa is used twice/],
    ['no version', FILE.replace('version: 1\n', ''), 0, 0, /no version/],
    ['a section that is no list', `${FILE}  bob: {id: x}\n`, 4, 7, /section of bob is not read/],
    ['a null in a list', `${FILE}    -\n`, 4, 5, /not an annotation/],
  ] as const) {
    test(`${what}: one warning with its place, and the rest is read`, () => {
      const { sidecar, problems } = readSidecar(text);
      assert.equal(sidecar?.annotations.at(-1)?.annotation.quote, 'x');
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.equal(problems[0]?.severity, 'warning');
      assert.match(problems[0]?.message ?? '', said);
      assert.deepEqual([problems[0]?.line, problems[0]?.column], [line, column]);
    });
  }

  for (const nothing of ['', ' null', ' ~', ' []', '\n    []']) {
    test(`a section that is ${JSON.stringify(nothing.trim() || 'empty')}${nothing.includes('\n') ? ' in the next line' : ''} is no problem, and takes annotations`, () => {
      const text = `${FILE}  bob:${nothing}\n`;
      assert.deepEqual(readSidecar(text).problems, []);
      const written = applyOperations(text, [add]);
      assert.ok('text' in written, JSON.stringify(written));
      assert.equal(written.text, `${FILE}  bob:\n    - id: p04mzk8rta\n      kind: tag\n      quote: "y"\n`);
    });
  }

  test('no annotations yet (null or nothing) is no problem', () => {
    for (const nothing of ['', ' null', ' {}', ' ~ # none']) assert.deepEqual(readSidecar(`version: 1\nannotations:${nothing}\n`), { sidecar: { version: 1, article: {}, annotations: [] }, problems: [] });
  });

  test('a shared value stands for itself at each alias, and a bomb of aliases costs nothing', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `x${i + 1}: &x${i + 1} [*x${i}, *x${i}]`).join('\n');
    const start = performance.now();
    const { problems } = readSidecar(`version: 1\nx0: &x0 [a, b]\n${levels}\nannotations:\n  alice: *x30\n`);
    assert.ok(performance.now() - start < 2000);
    assert.deepEqual(problems.map(({ message }) => message.slice(0, 25)), ['This is not an annotation', 'This is not an annotation']);
  });

  test('keys like __proto__ and constructor are names like any others', () => {
    const { sidecar } = readSidecar('version: 1\n__proto__: {polluted: true}\nannotations:\n  __proto__:\n    - {id: __proto__, kind: tag, quote: x, __proto__: {type: person}}\n  constructor: []\n');
    assert.deepEqual(sidecar?.annotations, [{ annotator: '__proto__', line: 4, annotation: { id: '__proto__', kind: 'tag', quote: 'x' } }]);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    const written = applyOperations(undefined, [{ ...add, annotator: '__proto__' }]);
    assert.ok('text' in written && readSidecar(written.text).sidecar?.annotations[0]?.annotator === '__proto__');
  });

  test('words that YAML 1.1 takes for other things stay words', () => {
    const { sidecar } = readSidecar('version: 1\nannotations:\n  no:\n    - {id: 1e5, kind: tag, quote: off, type: 2024-05-06, note: 12:30}\n');
    assert.deepEqual(sidecar?.annotations[0], { annotator: 'no', line: 3, annotation: { id: '1e5', kind: 'tag', quote: 'off', type: '2024-05-06', note: '12:30' } });
  });

  test('a map of 100,000 keys is read in linear time', () => {
    const start = process.cpuUsage(); // a busy machine must not fail it
    readSidecar(`version: 1\nown:\n${Array.from({ length: 100_000 }, (_, i) => `  k${i}: 1\n`).join('')}`);
    const milliseconds = process.cpuUsage(start).user / 1000;
    assert.ok(milliseconds < 8000, `${milliseconds} ms`);
  });

  test('2,000 damaged and cut-off files: never throws, one error or a sidecar (a million: npm run test:faults)', () => {
    const { read, refused, slowestMs } = fuzzReaders(2000, 11);
    assert.ok(read > 100 && refused > 100);
    assert.ok(slowestMs < 2000, `${slowestMs} ms`);
  });
});

suite('decodeSidecarBytes', () => {
  const bytes = (...parts: (string | number)[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));

  test('UTF-8 with its byte order mark', () => {
    assert.deepEqual(decodeSidecarBytes(bytes(0xef, 0xbb, 0xbf, 'né 😀\r\n')), { text: '\ufeffné 😀\r\n' });
    assert.deepEqual(decodeSidecarBytes(bytes()), { text: '' });
  });

  test('invalid UTF-8: the place of the first bad byte', () => {
    assert.deepEqual(decodeSidecarBytes(bytes('a: é\nb: “', 0xe9, 'x')), {
      problem: { message: 'This file is not valid UTF-8 here: save it as UTF-8, or restore it from git.', severity: 'error', line: 1, column: 4 },
    });
    const cut = decodeSidecarBytes(bytes('a: ', 0xe2, 0x82));
    assert.ok('problem' in cut && cut.problem.column === 3, JSON.stringify(cut));
  });

  for (const [name, first] of [['with a mark', [0xff, 0xfe]], ['big-endian', [0, 0x76, 0, 0x65]], ['without a mark', [0x76, 0, 0x65, 0]]] as const) {
    test(`UTF-16 ${name} is named`, () =>
      assert.deepEqual(decodeSidecarBytes(bytes(...first, 0x72, 0)), { problem: { message: 'This file is in UTF-16: save it as UTF-8.', severity: 'error', line: 0, column: 0 } }));
  }

  test('sixteen megabytes are not decoded', () => assert.match(JSON.stringify(decodeSidecarBytes(new Uint8Array(16 * 1024 * 1024 + 1))), /larger than 5 MB/));
});
