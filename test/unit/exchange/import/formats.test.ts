import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { countPlan, describePlan } from '../../../../src/core/exchange/import/describePlan';
import { formatsFor, IMPORT_FORMATS, readImport } from '../../../../src/core/exchange/import/importFormats';
import type { ImportFile } from '../../../../src/core/exchange/import/model';
import { fittingOffsets, fromOffsets } from '../../../../src/core/exchange/import/offsets';
import { corpusOf, file, read } from './support';

const TEXT = '🙂 The ministry said 40 men crossed.\r\n\r\n🙂 The ministry denied it; 40 men stayed.\r\n';

/** Imports into a folder of one article and gives its annotations. */
async function into(files: readonly ImportFile[], text = TEXT, name = 'a.txt') {
  const corpus = corpusOf({ [name]: text });
  const plan = await corpus.plan(files);
  corpus.write(plan);
  return { plan, corpus, annotations: corpus.annotations(name).map(({ annotation }) => annotation), owned: corpus.annotations(name) };
}

const encoder = new TextEncoder();

suite('import: formats of other tools', () => {
  test('Hypothesis: quotes lead, positions count UTF-16 units, replies and tags; page notes are told', async () => {
    const at = TEXT.lastIndexOf('40 men');
    const rows = [
      { id: 'h1', user: 'acct:jane@hypothes.is', uri: 'https://example.org/news/a.html', text: 'Which men?', tags: ['who', 'open'], target: [{ source: 'https://example.org/news/a.html', selector: [{ type: 'RangeSelector' }, { type: 'TextPositionSelector', start: at, end: at + 6 }, { type: 'TextQuoteSelector', exact: '40 men', prefix: '', suffix: '' }] }] },
      { id: 'h2', user: 'acct:joe@hypothes.is', uri: 'https://example.org/news/a.html', text: 'Soldiers.', tags: [], references: ['h1'], target: [{ source: 'https://example.org/news/a.html' }] },
      { id: 'h3', user: 'acct:joe@hypothes.is', uri: 'https://example.org/news/a.html', text: 'A page note', tags: [], target: [{ source: 'https://example.org/news/a.html' }] },
    ];
    const { owned, plan } = await into([file('h.json', JSON.stringify({ total: 3, rows }))], TEXT, 'b.txt');
    assert.equal(owned.length, 0, 'an address that is no path of the folder is not guessed');
    assert.deepEqual(plan.missing.map(({ name, annotations }) => [name, annotations]), [['https://example.org/news/a.html', 1]]);
    const corpus = corpusOf({ 'a.txt': TEXT });
    const chosen = await corpus.plan([file('h.json', JSON.stringify({ total: 3, rows }))], { chosen: new Map([['https://example.org/news/a.html', 'a.txt']]) });
    corpus.write(chosen);
    const [only] = corpus.annotations('a.txt');
    assert.equal(only?.annotator, 'jane');
    assert.deepEqual([only.annotation.quote, only.annotation.tags, only.annotation.note, only.annotation.replies], ['40 men', ['who', 'open'], 'Which men?', [{ by: 'joe', text: 'Soldiers.' }]]);
    assert.match(only.annotation.after ?? '', /^ stayed/, 'the second of two');
    assert.match(chosen.notes.join(' '), /1 annotations are left out because they quote no words/);
  });

  test('W3C: code points as well as UTF-16 units; where only the words are right they lead; where both fit nobody guesses', async () => {
    const annotation = (id: string, exact: string, start: number, end: number, more = {}) => ({
      '@context': 'http://www.w3.org/ns/anno.jsonld', id, type: 'Annotation', creator: 'ann', body: [{ type: 'TextualBody', purpose: 'tagging', value: 't' }],
      target: { source: 'a.txt', selector: [{ type: 'TextQuoteSelector', exact, ...more }, { type: 'TextPositionSelector', start, end }] },
    });
    const codePoint = [...TEXT.slice(0, TEXT.lastIndexOf('40 men'))].length;
    const { annotations, plan } = await into([file('w.jsonld', JSON.stringify([
      annotation('urn:1', '40 men', codePoint, codePoint + 6),
      annotation('urn:2', 'crossed', 3, 10),
      annotation('urn:3', 'The ministry', 700, 712, { suffix: ' denied' }),
      annotation('urn:4', '40 men', 5000, 5006),
    ]))]);
    const after = new Map(annotations.map(({ id, after: suffix }) => [id, suffix ?? '']));
    const idOf = (quote: string, suffix: RegExp) => annotations.find((one) => one.quote === quote && suffix.test(after.get(one.id) ?? ''));
    assert.ok(idOf('40 men', /^ stayed/));
    assert.ok(idOf('crossed', /^\./));
    assert.ok(idOf('The ministry', /^ denied it/));
    assert.equal(plan.articles[0]?.doubtful.length, 1, 'the one that fits twice');
  });

  test('brat: foreign types and attributes are tags; discontinuous, events, relations, notes and references', async () => {
    const ann = [
      'T1\tOrganization 2 14\tThe ministry',
      'T2\tCrossing 27 34\tcrossed',
      'T3\tGroup 20 22;27 34\t40 crossed',
      'E1\tCrossing:T2 Agent:T1',
      'A1\tNegation E1',
      'M2\tCertainty T3 Likely so',
      'N1\tReference T1 Wikidata:Q1\tMinistry',
      '#1\tAnnotatorNotes T3\tsee\tabove',
      'R1\tPart-of Arg1:T3 Arg2:T1',
      '*\tEquiv T1 T3',
    ].join('\r\n');
    const { annotations } = await into([file('a.ann', ann), file('a.txt', TEXT)]);
    const [ministry, crossing, group] = ['The ministry', 'crossed', '40'].map((quote) => annotations.find((one) => one.quote === quote));
    assert.deepEqual([ministry?.kind, ministry?.type, ministry?.note], ['actor', 'organization', 'Wikidata:Q1 Ministry']);
    assert.deepEqual(ministry?.links, [{ to: group?.id, as: 'Equiv' }]);
    assert.deepEqual([crossing?.kind, crossing?.tags, crossing?.links], ['tag', ['Crossing', 'Negation'], [{ to: ministry?.id, as: 'Agent' }]]);
    assert.deepEqual([group?.tags, group?.note, group?.links], [['Group', 'Certainty: Likely so'], 'see\tabove', [{ to: ministry?.id, as: 'Part-of' }]]);
    assert.deepEqual(group?.segments?.map(({ quote }) => quote), ['crossed']);
  });

  test('brat without its text: the words are looked for in the article; the wrong text leaves words to be found', async () => {
    const { annotations, plan } = await into([file('sub/a.ann', 'T1\tX 20 26\t40 men\nT2\tX 1 2\tnowhere to be found')]);
    assert.equal(annotations.find(({ quote }) => quote === '40 men')?.after?.startsWith(' crossed'), true, 'by its offsets, the first of two');
    assert.deepEqual(plan.articles[0]?.doubtful.map(({ annotation }) => annotation.quote), ['nowhere to be found']);
    const moved = await into([file('a.ann', 'T1\tX 0 7\tcrossed'), file('a.txt', 'It is another text altogether.')]);
    assert.deepEqual(moved.annotations.map(({ quote }) => quote), ['crossed']);
  });

  test('REFI: any namespace, Sources/ or sources/, BOM, CRLF counted either way, memos, several users', async () => {
    const guid = (n: number) => `0000000${n}-0000-4000-8000-000000000000`;
    for (const [folder, namespace, lineEndsAsOne] of [['sources', 'urn:QDA-XML:project:1.0', false], ['Sources', 'urn:QDA-XML:project:1.5', true], ['SOURCES', 'http://schema.qdasoftware.org/versions/Project/v1.0', true]] as const) {
      const converted = lineEndsAsOne ? TEXT.replaceAll('\r\n', '\n') : TEXT;
      const at = (words: string, last = false) => [...converted.slice(0, last ? converted.lastIndexOf(words) : converted.indexOf(words))].length;
      const selection = (n: number, words: string, last: boolean, codings: string, more = '') =>
        `<q:PlainTextSelection guid="${guid(n)}" name="${words}" startPosition="${at(words, last)}" endPosition="${at(words, last) + [...words].length}" creatingUser="${guid(8)}">${more}${codings}</q:PlainTextSelection>`;
      const coding = (n: number, user: number) => `<q:Coding guid="${guid(n)}" creatingUser="${guid(user)}"><q:CodeRef targetGUID="${guid(1)}"/></q:Coding>`;
      const qde = `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<q:Project xmlns:q="${namespace}" name="x" origin="Other 1.0"><q:Users><q:User guid="${guid(8)}" name="Jane"/><q:User guid="${guid(9)}" name="Joe"/></q:Users>
<q:CodeBook><q:Codes><q:Code guid="${guid(1)}" name="Blame &amp; shame" isCodable="true" color="#ff0000"><q:Description>Who did it</q:Description><q:Code guid="${guid(2)}" name="Sub" isCodable="true"/></q:Code></q:Codes></q:CodeBook>
<q:Sources><q:TextSource guid="${guid(3)}" name="a" plainTextPath="internal://${guid(3)}.txt">${selection(4, '40 men', true, coding(5, 8) + coding(6, 9))}${selection(7, 'crossed', false, '', '<q:Description>No code</q:Description>')}<q:Coding guid="${guid(5)}"/></q:TextSource><q:PDFSource guid="${guid(6)}" name="b"/></q:Sources></q:Project>`;
      const { owned, plan, corpus } = await into([file('p.qdpx', zipSync({ 'project.qde': encoder.encode(qde), [`${folder}/${guid(3)}.txt`]: encoder.encode(`\ufeff${TEXT}`) }))]);
      assert.deepEqual(owned.map(({ annotator, annotation: { quote, tags, note } }) => [annotator, quote, tags, note]), [
        ['Jane', '40 men', ['blame-and-shame'], undefined],
        ['Jane', 'crossed', undefined, 'No code'],
        ['Joe', '40 men', ['blame-and-shame'], undefined],
      ]);
      assert.ok(owned.filter(({ annotation }) => annotation.quote === '40 men').every(({ annotation }) => annotation.after?.startsWith(' stayed')));
      assert.match(corpus.registries.get('codebook') ?? '', /blame-and-shame:\n {2}label: "Blame & shame"\n {2}definition: "Who did it"\n {2}colour: "#ff0000"\n\nsub:\n {2}label: "Sub"\n {2}parent: blame-and-shame\n/);
      assert.match(plan.notes.join(' '), /1 pictures, PDFs .* 1 codings of whole texts/);
    }
  });

  test('CAS of INCEpTION: layers become tags, relations links, tokens are left out', async () => {
    const structures = [
      { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: TEXT },
      { '%ID': 2, '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token', begin: 0, end: 2 },
      { '%ID': 3, '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity', begin: 3, end: 15, value: 'ORG' },
      { '%ID': 4, '%TYPE': 'webanno.custom.Event', begin: 28, end: 35, order: 0 },
      { '%ID': 5, '%TYPE': 'custom.Relation', begin: 28, end: 35, '@Governor': 4, '@Dependent': 3, label: 'agent' },
    ];
    const { annotations, plan } = await into([file('a.txt.json', JSON.stringify({ '%TYPES': {}, '%FEATURE_STRUCTURES': structures, '%VIEWS': {} }))]);
    assert.deepEqual(annotations.map(({ quote, tags }) => [quote, tags]), [['The ministry', ['ORG']], ['crossed', ['Event']]]);
    assert.deepEqual(annotations[1]?.links, [{ to: annotations[0]?.id, as: 'agent' }]);
    assert.match(plan.notes.join(' '), /1 tokens, sentences/);
  });

  test('codebooks and actors from CSV, with semicolons; what is there stays', async () => {
    const corpus = corpusOf({});
    corpus.registries.set('actors', '# mine\ntamerin: "Ilyas Tamerin"');
    const plan = await corpus.plan([file('actors.csv', 'name;type;aliases\nIlyas Tamerin;person;\nSelka Pipeline Company;organization;Selka; SPC\n')]);
    corpus.write(plan);
    assert.equal(corpus.registries.get('actors'), '# mine\ntamerin: "Ilyas Tamerin"\n\nselka-pipeline-company:\n  name: "Selka Pipeline Company"\n  type: organization\n  aliases: ["Selka"]\n');
    assert.deepEqual(plan.registries[0]?.there, ['Ilyas Tamerin']);
    assert.equal(countPlan(await corpus.plan([file('actors.csv', 'name;type\nSelka Pipeline Company;organization\n')])).entries, 0);
  });

  test('the format that is recognised is offered first; what is none, or a damaged archive, may be said to be any', () => {
    const csv = formatsFor([file('in.csv', 'article,quote\na.txt,crossed\n')]);
    assert.deepEqual([csv.recognised, csv.formats[0]?.id], [true, 'csv']);
    assert.deepEqual(csv.formats.map(({ id }) => id).sort(), IMPORT_FORMATS.map(({ id }) => id).sort());
    for (const bytes of ['what is this?', 'PK\u0003\u0004 damaged']) {
      const none = formatsFor([file('in.zip', bytes)]);
      assert.deepEqual([none.recognised, none.formats.length], [false, IMPORT_FORMATS.length]);
    }
  });

  test('files said to be in another format than they are end in one sentence, or add what can be read', () => {
    const samples = [file('in.csv', 'article,quote\na.txt,crossed\n'), file('in.jsonl', '{"article":"a.txt","quote":"crossed"}\n'), file('in.qdc', '<CodeBook/>'), file('in.ann', 'T1\tX 0 1\ta\n'), file('in.json', '[]')];
    for (const sample of samples) {
      for (const { id } of IMPORT_FORMATS) {
        const outcome = readImport([sample], id);
        if ('problem' in outcome) assert.match(outcome.problem, /^[^\n]+$/, `${sample.name} as ${id}`);
        else assert.ok(Array.isArray(outcome.imported.articles), `${sample.name} as ${id}`);
      }
    }
  });

  test('the page lists everything, and what is not taken over', async () => {
    const corpus = corpusOf({ 'a.txt': TEXT });
    const files = [file('in.csv', 'article,annotator,quote,tags\na.txt,bob,crossed,x\na.txt,bob,40 men,y\nb.txt,bob,z,z\n')];
    const page = describePlan(await corpus.plan(files), 'in.csv');
    assert.match(page, /^in\.csv\n\n2 annotations for 1 article, 1 of them for review; 1 article not in the folder\.\nNothing has been written yet\.\n/);
    assert.match(page, / {2}\+ tag, x “crossed” \(bob\)\n {2}\? tag, y “40 men” \(bob\)/);
    assert.match(page, /\n {2}b\.txt: 1 annotation\n/);
    corpus.write(await corpus.plan(files));
    assert.match(describePlan(await corpus.plan(files), 'in.csv'), / {2}= tag, x “crossed” \(bob\)/);
  });

  test('an id that is there and says something else stays as it is', async () => {
    const corpus = corpusOf({ 'a.txt': TEXT });
    const row = (note: string) => [file('in.csv', `article,id,annotator,quote,note\na.txt,aaaaaaaaaa,bob,crossed,${note}\n`)];
    corpus.write(await corpus.plan(row('one')));
    const plan = await corpus.plan(row('two'));
    assert.deepEqual([countPlan(plan).added, countPlan(plan).differing], [0, 1]);
    assert.deepEqual(read(row('two')).articles[0]?.annotations[0]?.annotation.note, 'two');
  });

  test('a sidecar that cannot be read takes nothing, and says where', async () => {
    const corpus = corpusOf({ 'a.txt': TEXT });
    corpus.sidecars.set('a.txt', 'version: 1\nannotations: [unclosed\n');
    const plan = await corpus.plan([file('in.csv', 'article,quote\na.txt,crossed\n')]);
    assert.equal(plan.articles[0]?.operations.length, 0);
    assert.ok(plan.articles[0]?.problem);
  });

  test('offsets of every unit and way of counting line ends lead to their place', () => {
    const text = 'a🙂\r\nb🙂c\r\n\r\nd';
    for (const unit of ['utf16', 'codePoint'] as const) {
      for (const lineEnds of ['as they stand', 'as one'] as const) {
        const convert = fromOffsets(text, { unit, lineEnds });
        const shown = lineEnds === 'as one' ? text.replaceAll('\r\n', '\n') : text;
        const counted = unit === 'codePoint' ? [...shown] : shown.split('');
        for (const letter of ['a', 'b', 'c', 'd']) assert.equal(convert(counted.indexOf(letter)), text.indexOf(letter), `${unit} ${lineEnds} ${letter}`);
        assert.equal(convert(counted.length), text.length);
        assert.equal(convert(counted.length + 1), undefined);
      }
    }
    assert.equal(fittingOffsets('🙂 one two', [{ start: 7, end: 10, words: 'two' }])(7), 7, 'UTF-16 by the words');
    assert.equal(fittingOffsets('🙂 one two', [{ start: 6, end: 9, words: 'two' }])(6), 7, 'code points by the words');
  });
});
