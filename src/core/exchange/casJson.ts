import { createFileNames } from './fileNames';
import { labelledSpans, spanRelations, type LabelledSpan } from './labelledSpans';
import type { ExportDocument, ExportFormat } from './model';
import { plainText } from './plainText';

/**
 * UIMA CAS JSON 0.4.0 (https://github.com/apache/uima-uimaj-io-jsoncas), one file for each article, the types embedded.
 * Offsets are UTF-16 units of a text with LF line ends. The layers are INCEpTION's generic ones, `custom.Span` and
 * `custom.Relation`, with our fields as features beside `label`.
 */
export const casJsonFormat: ExportFormat = {
  id: 'cas-json',
  label: 'UIMA CAS JSON',
  description: 'for INCEpTION and cassis: a .json for each article, types embedded',
  extension: 'zip',
  layout: 'folder',
  states: ['suggested', 'accepted', 'rejected', 'manual'],
  async *export(documents, { tellLoss }) {
    const fileName = createFileNames();
    let distant = 0;
    let orphans = 0;
    for await (const document of documents) {
      const { json, lostLinks } = cas(document);
      distant += lostLinks;
      orphans += document.orphans.length;
      yield { file: `${fileName(document.name)}.json`, content: `${JSON.stringify(json)}\n` };
    }
    if (distant > 0) tellLoss?.(`${distant} links to other articles were left out: a CAS is one article.`);
    if (orphans > 0) tellLoss?.(`${orphans} annotations without a place in today's text were left out.`);
  },
};

const SPAN = 'custom.Span';
const RELATION = 'custom.Relation';
const SOFA = 1;

type Json = Readonly<Record<string, unknown>>;

function feature(name: string, range = 'uima.cas.String') {
  return [name, { '%NAME': name, '%RANGE': range }] as const;
}

const TYPES: Json = {
  [SPAN]: {
    '%NAME': SPAN,
    '%SUPER_TYPE': 'uima.tcas.Annotation',
    ...Object.fromEntries(['label', 'identifier', 'state', 'annotator', 'entity', 'entityName', 'value', 'tags', 'note'].map((name) => feature(name))),
  },
  [RELATION]: {
    '%NAME': RELATION,
    '%SUPER_TYPE': 'uima.tcas.Annotation',
    ...Object.fromEntries([feature('Governor', SPAN), feature('Dependent', SPAN), feature('label')]),
  },
};

function cas(document: ExportDocument): { readonly json: Json; readonly lostLinks: number } {
  const plain = plainText(document.text);
  const structures: Json[] = [
    { '%ID': SOFA, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', mimeType: 'text/plain', sofaString: plain.text },
    { '%ID': SOFA + 1, '%TYPE': 'uima.tcas.DocumentAnnotation', '@sofa': SOFA, begin: 0, end: plain.text.length, language: 'en' },
  ];
  const add = (type: string, begin: number, end: number, fields: Json) => {
    const id = structures.length + 1;
    structures.push({ '%ID': id, '%TYPE': type, '@sofa': SOFA, begin, end, ...fields });
    return id;
  };

  const spans = labelledSpans(document).map((span) => ({ span, ...plain.place(span) }));
  const placed = new Map(spans.map(({ span, start, end }) => [span.id, { id: add(SPAN, start, end, features(span)), start, end }]));
  const { relations, lostLinks } = spanRelations(document, spans.map(({ span }) => span));
  for (const { from, to, label } of relations) {
    const governor = placed.get(from);
    const dependent = placed.get(to);
    // WebAnno puts a relation at its dependent
    if (governor && dependent) add(RELATION, dependent.start, dependent.end, { '@Governor': governor.id, '@Dependent': dependent.id, label });
  }
  const members = structures.slice(1).map((structure) => structure['%ID']);
  return { json: { '%TYPES': TYPES, '%FEATURE_STRUCTURES': structures, '%VIEWS': { _InitialView: { '%SOFA': SOFA, '%MEMBERS': members } } }, lostLinks };
}

function features({ id, label, row }: LabelledSpan): Json {
  if (id !== row.id) return { label, state: row.state };
  return {
    label,
    identifier: row.id,
    state: row.state,
    ...(row.annotator !== undefined && { annotator: row.annotator }),
    ...(row.entity !== undefined && { entity: row.entity }),
    ...(row.entityName !== undefined && { entityName: row.entityName }),
    ...(row.value && { value: JSON.stringify(row.value) }),
    ...(row.tags.length > 0 && { tags: row.tags.join('; ') }),
    ...(row.note !== undefined && { note: row.note }),
  };
}
