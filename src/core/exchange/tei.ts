import { replyWords } from '../sidecar/replies';
import { createFileNames } from './fileNames';
import { labelledSpans, spanRelations, type LabelledSpan } from './labelledSpans';
import type { ExportDocument, ExportEntity, ExportFormat } from './model';
import { plainText } from './plainText';
import { entityId, spanId, tagId, teiWord } from './teiElements';
import { teiText } from './teiText';
import { xmlText } from './xml';

/**
 * TEI P5, a file for each article: the text with names, numbers, measures, dates and sayings as elements, and a stand-off
 * part with the actors, the tags, what crosses, the links and what people noted.
 */
export const teiFormat: ExportFormat = {
  id: 'tei',
  label: 'TEI P5 (XML)',
  description: 'for archives, TEI Publisher and CATMA: an .xml for each article',
  extension: 'zip',
  layout: 'folder',
  states: ['suggested', 'accepted', 'manual'],
  async *export(documents, { tellLoss }) {
    const fileName = createFileNames();
    const lost = { links: 0, orphans: 0 };
    for await (const document of documents) {
      yield { file: `${fileName(document.name)}.xml`, content: teiDocument(document, lost) };
      lost.orphans += document.orphans.length;
    }
    if (lost.links > 0) tellLoss?.(`${lost.links} links to other articles were left out.`);
    if (lost.orphans > 0) tellLoss?.(`${lost.orphans} annotations without a place in today's text were left out.`);
  },
};

function teiDocument(document: ExportDocument, lost: { links: number }): string {
  const plain = plainText(document.text);
  const spans = labelledSpans(document);
  const { body, spans: crossing } = teiText(plain.text, spans.map((labelled) => ({ ...plain.place(labelled), labelled })));
  const written = new Set([...`${body}${crossing}`.matchAll(/ xml:id="([^"]+)"/g)].map(([, id]) => id));
  const { relations, lostLinks } = spanRelations(document, spans);
  lost.links += lostLinks;
  const links = relations
    .filter(({ from, to }) => written.has(spanId(from)) && written.has(spanId(to)))
    .map(({ from, to, label }) => `<link type="${teiWord(label)}" target="#${spanId(from)} #${spanId(to)}"/>`);
  const standOff = [
    ...entityLists(document.entities, spans),
    ...tagList(spans),
    ...(crossing === '' ? [] : ['<spanGrp>', crossing, '</spanGrp>']),
    ...(links.length === 0 ? [] : ['<linkGrp>', ...links, '</linkGrp>']),
    ...remarks(spans, written),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    header(document),
    ...(standOff.length === 0 ? [] : ['<standOff>', ...standOff, '</standOff>']),
    '<text>',
    '<body>',
    body === '' ? '<p/>' : body,
    '</body>',
    '</text>',
    '</TEI>',
    '',
  ].join('\n');
}

function header({ name, metadata: { title, author, date, outlet } }: ExportDocument): string {
  const bibl = [
    `<title>${xmlText(title?.quote ?? name)}</title>`,
    ...(author ? [`<author>${xmlText(author.quote)}</author>`] : []),
    ...(outlet ? [`<publisher>${xmlText(outlet.quote)}</publisher>`] : []),
    ...(date ? [`<date>${xmlText(date.iso)}</date>`] : []),
    `<idno type="file">${xmlText(name)}</idno>`,
  ];
  return `<teiHeader><fileDesc>
<titleStmt><title>${xmlText(title?.quote ?? name)}</title></titleStmt>
<publicationStmt><p>Exported by Source Annotator.</p></publicationStmt>
<sourceDesc><bibl>${bibl.join('')}</bibl></sourceDesc>
</fileDesc></teiHeader>`;
}

/** Also those that only a source names. */
function entityLists(known: readonly ExportEntity[], spans: readonly LabelledSpan[]): string[] {
  const entities = new Map<string, Pick<ExportEntity, 'id' | 'names'> & Partial<ExportEntity>>(known.map((entity) => [entity.id, entity]));
  for (const { row } of spans) {
    for (const [id, name] of [[row.entity, row.entityName], [row.source?.entity, row.source?.quote]]) {
      if (id !== undefined && !entities.has(id)) entities.set(id, { id, names: [name ?? id] });
    }
  }
  const all = [...entities.values()];
  const persons = all.filter(({ type }) => type === 'person').map((entity) => `<person xml:id="${entityId(entity.id)}">${named(entity, 'persName')}</person>`);
  const others = all.filter(({ type }) => type !== 'person').map((entity) => `<org xml:id="${entityId(entity.id)}"${entity.type === undefined ? '' : ` type="${entity.type}"`}>${named(entity, 'orgName')}</org>`);
  return [...(persons.length === 0 ? [] : ['<listPerson>', ...persons, '</listPerson>']), ...(others.length === 0 ? [] : ['<listOrg>', ...others, '</listOrg>'])];
}

function named({ names, name, description, wikidata }: Pick<ExportEntity, 'names'> & Partial<ExportEntity>, element: string): string {
  const forms = [...new Set([...(name === undefined ? [] : [name]), ...names])];
  return [
    ...forms.map((form) => `<${element}>${xmlText(form)}</${element}>`),
    ...(wikidata === undefined ? [] : [`<idno type="wikidata">${xmlText(wikidata)}</idno>`]),
    ...(description === undefined ? [] : [`<note>${xmlText(description)}</note>`]),
  ].join('');
}

function tagList(spans: readonly LabelledSpan[]): string[] {
  const tags = [...new Set(spans.flatMap(({ row }) => row.tags))].map((tag) => `<interp xml:id="${tagId(tag)}">${xmlText(tag)}</interp>`);
  const claims = spans.some(({ row }) => row.kind === 'claim') ? ['<interp xml:id="claim-hedged">hedged claim</interp>', '<interp xml:id="claim-attributed">attributed claim</interp>'] : [];
  const approximate = spans.some(({ row }) => row.value?.approximate === true) ? ['<interp xml:id="approximate">approximate</interp>'] : [];
  const all = [...claims, ...approximate, ...tags];
  return all.length === 0 ? [] : ['<interpGrp>', ...all, '</interpGrp>'];
}

/** Who decided what, notes and replies. */
function remarks(spans: readonly LabelledSpan[], written: ReadonlySet<string | undefined>): string[] {
  const items = spans
    .filter(({ id, row }) => id === row.id && row.annotator !== undefined && written.has(spanId(id)))
    .map(({ id, row }) => {
      const notes = [row.note, ...row.replies.map(replyWords)].filter((note) => note !== undefined);
      return [
        `<annotation xml:id="on-${spanId(id)}" target="#${spanId(id)}" motivation="${notes.length === 0 ? 'assessing' : 'commenting'}">`,
        `<respStmt><resp>${row.state}</resp><name>${xmlText(row.annotator ?? '')}</name></respStmt>`,
        ...notes.map((note) => `<note>${xmlText(note)}</note>`),
        '</annotation>',
      ].join('');
    });
  return items.length === 0 ? [] : ['<listAnnotation>', ...items, '</listAnnotation>'];
}
