import assert from 'node:assert/strict';
import { bratFormat } from '../../../../src/core/exchange/brat';
import { casJsonFormat } from '../../../../src/core/exchange/casJson';
import { csvFormat } from '../../../../src/core/exchange/csv';
import type { ImportFile } from '../../../../src/core/exchange/import/model';
import { countPlan } from '../../../../src/core/exchange/import/describePlan';
import type { FormatSettings } from '../../../../src/core/exchange/formatOptions';
import { jsonLinesFormat } from '../../../../src/core/exchange/jsonLines';
import type { ExportDocument, ExportFormat } from '../../../../src/core/exchange/model';
import { refiCodebookFormat } from '../../../../src/core/exchange/refiCodebook';
import { refiProjectFormat } from '../../../../src/core/exchange/refiProject';
import { webAnnotationFormat } from '../../../../src/core/exchange/webAnnotation';
import { zipped } from '../../../../src/core/exchange/zipped';
import type { Annotation } from '../../../../src/core/sidecar/model';
import { withLineFeeds } from '../../../../src/core/sidecar/newAnnotation';
import { ANNOTATIONS, exported, exportedBytes, fixture, TEXT } from '../fixture';
import { corpusOf, file } from './support';

const ARTICLE = 'odd/räksmörgås 1.txt';

/** What the format is given by the shells: only states that make sense in it. */
function documentFor({ states }: ExportFormat): ExportDocument {
  const document = fixture();
  return { ...document, rows: document.rows.filter(({ state }) => states.includes(state)) };
}

async function asFiles(format: ExportFormat, settings: FormatSettings): Promise<readonly ImportFile[]> {
  if (format.layout === 'folder') {
    const { files } = await exported(format, [documentFor(format)], { settings });
    return [...files].filter(([name]) => !name.endsWith('.conf')).map(([name, content]) => file(name, content));
  }
  return [file(`export.${format.extension}`, await exportedBytes(format, [documentFor(format)], { settings }))];
}

/** The annotations that are in an empty folder after the export was imported there, each with its section. */
async function roundTrip(format: ExportFormat, { text = TEXT, settings = new Map<string, string>() } = {}) {
  const corpus = corpusOf({ [ARTICLE]: text, 'other/b.txt': 'Something else.' });
  const files = await asFiles(format, settings);
  const plan = await corpus.plan(files);
  assert.deepEqual(plan.missing, []);
  corpus.write(plan);
  const again = countPlan(await corpus.plan(files));
  assert.deepEqual([again.added, again.differing, again.entries], [0, 0, 0], 'a second import adds nothing');
  return { plan, annotations: corpus.annotations(ARTICLE), corpus };
}

const DECIDED = [...ANNOTATIONS.values()];
const PLACED = DECIDED.filter(({ id }) => id !== 'orphan0001');

/** What stands in the text: the words, whatever ids and contexts are. */
type Told = Partial<Annotation>;

function told({ quote, kind, type, tags = [], status, hedged, segments = [] }: Annotation, more: Told = {}): unknown {
  return { quote: withLineFeeds(quote), kind, type, tags, status, hedged, segments: segments.map((piece) => withLineFeeds(piece.quote)), ...more };
}

function sameSet(actual: readonly unknown[], expected: readonly unknown[]): void {
  const sorted = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).sort();
  assert.deepEqual(sorted(actual), sorted(expected));
}

/** Every annotation stands in the text with its context. */
function standInText(annotations: readonly Annotation[], text = TEXT): void {
  for (const { quote, before = '', after = '', segments = [] } of annotations) {
    for (const piece of [{ quote, before, after }, ...segments]) assert.ok(withLineFeeds(text).includes((piece.before ?? '') + piece.quote + (piece.after ?? '')), piece.quote);
  }
}

suite('import: what was exported comes back', () => {
  for (const [name, text] of [['the text as it is', TEXT], ['the text with LF line ends', withLineFeeds(TEXT)]] as const) {
    test(`JSON Lines without loss: ${name}`, async () => {
      const { annotations, plan } = await roundTrip(jsonLinesFormat, { text });
      for (const { annotation, annotator } of annotations) {
        const original = ANNOTATIONS.get(annotation.id);
        assert.ok(original);
        const { before: _before, after: _after, segments, ...rest } = annotation;
        const { before: _b, after: _a, segments: pieces, ...expected } = original;
        const source = expected.source && { ...expected.source, entity: 'ministry-of-defence' };
        assert.deepEqual(rest, { ...expected, ...(source && { source }) });
        assert.deepEqual(segments?.map(({ quote }) => quote), pieces?.map(({ quote }) => quote));
        assert.equal(annotator, fixture().rows.concat(fixture().orphans as never).find(({ id }) => id === annotation.id)?.annotator);
      }
      assert.equal(annotations.length, ANNOTATIONS.size);
      assert.deepEqual(plan.articles[0]?.doubtful.map(({ annotation }) => annotation.id), ['orphan0001']);
      standInText(annotations.map(({ annotation }) => annotation).filter(({ id }) => id !== 'orphan0001'), text);
    });
  }

  for (const flavour of ['plain', 'spreadsheet'] as const) {
    test(`CSV, ${flavour}: all but replies and links`, async () => {
      const { annotations } = await roundTrip(csvFormat('annotations'), { settings: new Map([['for', flavour]]) });
      assert.equal(annotations.length, ANNOTATIONS.size);
      for (const { annotation } of annotations) {
        const original = ANNOTATIONS.get(annotation.id);
        assert.ok(original);
        const { before: _before, after: _after, segments, ...rest } = annotation;
        const { before: _b, after: _a, segments: pieces, replies: _r, links: _l, ...expected } = original;
        const source = expected.source && { ...expected.source, entity: 'ministry-of-defence' };
        assert.deepEqual(rest, { ...expected, ...(source && { source }) });
        if (annotation.id !== 'orphan0001') assert.deepEqual(segments?.map(({ quote }) => quote), pieces?.map(({ quote }) => quote));
      }
    });
  }

  test('W3C Web Annotation: kinds, tags, notes, cues, sources, replies, links and pieces', async () => {
    const { annotations } = await roundTrip(webAnnotationFormat);
    const found = annotations.map(({ annotation }) => annotation);
    sameSet(found.map((one) => told(one)), PLACED.map((one) => told(one)));
    standInText(found);
    const claim = found.find(({ kind }) => kind === 'claim');
    const original = ANNOTATIONS.get('claim00001');
    assert.deepEqual(claim?.cues, original?.cues);
    assert.deepEqual(claim?.source, { quote: 'the ministry', entity: 'ministry-of-defence' });
    assert.equal(claim?.note, original?.note);
    assert.deepEqual(claim?.replies, original?.replies?.map(({ by, text }) => ({ by, text })));
    assert.deepEqual(claim?.links, [{ to: found.find(({ kind }) => kind === 'figure')?.id, as: 'figure' }]);
    assert.deepEqual(found.find(({ kind }) => kind === 'figure')?.value, ANNOTATIONS.get('figure0001')?.value);
    assert.equal(annotations.find(({ annotation }) => annotation.kind === 'claim')?.annotator, 'bob');
  });

  test('brat: kinds, tags, pieces, spans over lines, cues, sources and links', async () => {
    const { annotations } = await roundTrip(bratFormat);
    const found = annotations.map(({ annotation }) => annotation);
    sameSet(found.map((one) => told(one)), PLACED.filter(({ status }) => status !== 'rejected').map((one) => told(one)));
    standInText(found);
    const claim = found.find(({ kind }) => kind === 'claim');
    assert.deepEqual(claim?.cues, ANNOTATIONS.get('claim00001')?.cues);
    assert.equal(claim?.source?.quote, 'the ministry');
    assert.deepEqual(claim?.links, [{ to: found.find(({ kind }) => kind === 'figure')?.id, as: 'figure' }]);
    assert.deepEqual(found.find(({ kind }) => kind === 'figure')?.value, ANNOTATIONS.get('figure0001')?.value);
    assert.deepEqual(new Set(annotations.map(({ annotator }) => annotator)), new Set(['alice', 'bob']));
  });

  test('brat as the archive that the palette writes', async () => {
    const pieces: Uint8Array[] = [];
    const { files } = await exported(bratFormat, [documentFor(bratFormat)]);
    // eslint-disable-next-line @typescript-eslint/require-await -- a stream in name only
    const chunks = async function* () {
      for (const [name, content] of files) yield { file: name, content };
    };
    for await (const piece of zipped(chunks())) pieces.push(piece);
    const corpus = corpusOf({ [ARTICLE]: TEXT });
    const plan = await corpus.plan([file('brat.zip', Uint8Array.from(pieces.flatMap((piece) => [...piece])))]);
    assert.equal(countPlan(plan).added, PLACED.length - 1);
    assert.equal(countPlan(plan).doubtful, 0);
  });

  test('REFI-QDA project: kinds, tags, notes, actors by name; pieces are annotations of their own', async () => {
    const { annotations, corpus } = await roundTrip(refiProjectFormat);
    const found = annotations.map(({ annotation }) => annotation);
    const expected = PLACED.filter(({ status }) => status !== 'rejected').flatMap((one) => {
      const { segments = [], ...rest } = one;
      return [told(rest), ...segments.map(({ quote }) => told({ ...rest, quote }))];
    });
    sameSet(found.map((one) => told(one)), expected);
    standInText(found);
    assert.equal(found.find(({ kind }) => kind === 'actor')?.entity, 'mirzo-daurbekov');
    assert.deepEqual(found.find(({ kind }) => kind === 'claim')?.cues, ANNOTATIONS.get('claim00001')?.cues);
    assert.match(corpus.registries.get('codebook') ?? '', /label: "a & \\"b\\" <c>"/);
  });

  test('REFI-QDA codebook: codes, definitions, colours and what is above them; a second time nothing is new', async () => {
    const codes = [
      { id: 'blame', label: 'Blame & shame', definition: 'Who did <it>', examples: [], colour: '#ff0000', attributes: [], line: 0 },
      { id: 'denial', label: 'Denial', examples: [], parent: 'blame', attributes: [], line: 4 },
    ];
    const { files } = await exported(refiCodebookFormat, [], { codes });
    const qdc = [file('codebook.qdc', [...files.values()].join(''))];
    const corpus = corpusOf({});
    corpus.write(await corpus.plan(qdc));
    assert.match(corpus.registries.get('codebook') ?? '', /^blame-and-shame:\n {2}label: "Blame & shame"\n {2}definition: "Who did <it>"\n {2}colour: "#ff0000"\n\ndenial:\n {2}label: "Denial"\n {2}parent: blame-and-shame\n$/m);
    assert.equal(countPlan(await corpus.plan(qdc)).entries, 0);
  });

  test('UIMA CAS JSON: kinds, tags, notes, values, pieces, cues and links', async () => {
    const { annotations } = await roundTrip(casJsonFormat);
    const found = annotations.map(({ annotation }) => annotation);
    sameSet(found.map((one) => told(one, { ...(one.note !== undefined && { note: one.note }) })), PLACED.map((one) => told(one, { ...(one.note !== undefined && { note: one.note }) })));
    standInText(found);
    const claim = found.find(({ kind }) => kind === 'claim');
    assert.deepEqual(claim?.cues, ANNOTATIONS.get('claim00001')?.cues);
    assert.deepEqual(claim?.links, [{ to: 'figure0001', as: 'figure' }]);
    assert.deepEqual(found.find(({ kind }) => kind === 'figure')?.value, ANNOTATIONS.get('figure0001')?.value);
  });
});
