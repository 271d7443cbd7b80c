import { replyWords } from '../sidecar/replies';
import { stableUuid } from './ids';
import type { ExportDocument, ExportFormat, ExportOptions, ExportRow, ExportSpan, PlacedRow } from './model';
import { textAfter, textBefore, wellFormed } from './surroundings';

/**
 * W3C Web Annotation (JSON-LD): one AnnotationCollection whose only page holds all annotations.
 *
 * An annotation targets its article by TextQuoteSelector and by TextPositionSelector, whose offsets are code points as
 * the recommendation asks (4.2.5). The cues and the source of a claim are annotations of their own, linked to the claim;
 * so are links between annotations and replies. Ids are UUIDs made from ours: the same in every export.
 */
export const webAnnotationFormat: ExportFormat = {
  id: 'w3c',
  label: 'W3C Web Annotation (JSON-LD)',
  description: 'for Recogito, Apache Annotator and RDF tools',
  extension: 'jsonld',
  layout: 'file',
  states: ['suggested', 'accepted', 'rejected', 'manual'],
  async *export(documents, options) {
    const file = 'annotations.jsonld';
    const collection = `urn:uuid:${stableUuid('collection')}`;
    const head = { '@context': 'http://www.w3.org/ns/anno.jsonld', id: collection, type: 'AnnotationCollection', label: 'Source Annotator' };
    const page = { id: `urn:uuid:${stableUuid('page')}`, type: 'AnnotationPage', partOf: collection, startIndex: 0 };
    yield { file, content: `${open(head)},"first":${open(page)},"items":[` };
    let total = 0;
    let orphans = 0;
    for await (const document of documents) {
      orphans += document.orphans.length;
      const items = document.rows.flatMap((row) => annotations(document, row, options));
      if (items.length > 0) yield { file, content: items.map((item, i) => `${total + i > 0 ? ',' : ''}\n${JSON.stringify(item)}`).join('') };
      total += items.length;
    }
    yield { file, content: `\n]},"total":${total}}\n` };
    if (orphans > 0) options.tellLoss?.(`${orphans} annotations without a place in today's text were left out: Web Annotation has no word for them.`);
  },
};

const DEFAULT_BASE = 'urn:source-annotator:';

type Json = Readonly<Record<string, unknown>>;

/** An object with its closing brace left off, so that a long list can follow. */
function open(object: Json): string {
  return JSON.stringify(object).slice(0, -1);
}

function annotations(document: ExportDocument, row: PlacedRow, { baseIri = DEFAULT_BASE }: ExportOptions): Json[] {
  const source = baseIri + encodePath(document.name);
  const id = annotationId(document.name, row.id);
  const creator = creatorOf(row);
  const targets = row.pieces.map((piece) => target(document, source, piece));
  const part = (name: string, span: ExportSpan, motivation: string, bodies: readonly Json[]): Json => ({
    id: annotationId(document.name, `${row.id}/${name}`),
    type: 'Annotation',
    motivation,
    creator,
    body: [...bodies, linkBody(id)],
    target: target(document, source, span),
  });
  return [
    { id, type: 'Annotation', motivation: MOTIVATIONS[row.kind], creator, body: bodies(row, baseIri), target: targets.length === 1 ? targets[0] : targets },
    ...row.cues.map((cue, i) => part(`cue-${i + 1}`, cue, 'classifying', [text('classifying', 'cue'), text('classifying', cue.category)])),
    ...(row.source ? [part('source', row.source, 'identifying', [text('classifying', 'source'), ...entityBodies(row.source.entity, undefined, baseIri)])] : []),
    ...row.replies.map((reply, i) => ({
      id: annotationId(document.name, `${row.id}/reply-${i + 1}`),
      type: 'Annotation',
      motivation: 'replying',
      creator: person(reply.by),
      body: text('replying', reply.text ?? replyWords(reply)),
      target: id,
    })),
    ...row.links.map((link, i) => ({
      id: annotationId(document.name, `${row.id}/link-${i + 1}`),
      type: 'Annotation',
      motivation: 'linking',
      creator,
      body: [text('classifying', link.as), linkBody(annotationId(link.article, link.id))],
      target: id,
    })),
  ];
}

const MOTIVATIONS = { actor: 'identifying', figure: 'describing', claim: 'classifying', tag: 'tagging' };

function bodies(row: ExportRow, baseIri: string): Json[] {
  return [
    text('classifying', row.kind),
    ...(row.type === undefined ? [] : [text('classifying', row.type)]),
    ...(row.hedged === undefined ? [] : [text('classifying', row.hedged ? 'hedged' : 'attributed')]),
    text('moderating', row.state),
    ...entityBodies(row.entity, row.entityName, baseIri),
    ...(row.value ? [{ ...text('describing', JSON.stringify(row.value)), format: 'application/json' }] : []),
    ...row.tags.map((tag) => text('tagging', tag)),
    ...(row.note === undefined ? [] : [text('commenting', row.note)]),
  ];
}

function entityBodies(entity: string | undefined, name: string | undefined, baseIri: string): Json[] {
  if (entity === undefined) return [];
  const resource = { type: 'SpecificResource', purpose: 'identifying', source: `${baseIri}actors.yaml#${encodeURIComponent(wellFormed(entity))}` };
  return [resource, ...(name === undefined ? [] : [text('identifying', name)])];
}

function text(purpose: string, value: string): Json {
  return { type: 'TextualBody', purpose, format: 'text/plain', value: wellFormed(value) };
}

function linkBody(id: string): Json {
  return { type: 'SpecificResource', purpose: 'linking', source: id };
}

function creatorOf({ annotator }: ExportRow): Json {
  return annotator === undefined ? { id: `urn:uuid:${stableUuid('software')}`, type: 'Software', name: 'Source Annotator' } : person(annotator);
}

function person(name: string): Json {
  return { id: `urn:uuid:${stableUuid(`person/${name}`)}`, type: 'Person', name: wellFormed(name) };
}

function target({ text: whole }: ExportDocument, source: string, span: ExportSpan): Json {
  return {
    type: 'SpecificResource',
    source,
    selector: [
      { type: 'TextQuoteSelector', exact: wellFormed(span.quote), prefix: wellFormed(textBefore(whole, span)), suffix: wellFormed(textAfter(whole, span)) },
      { type: 'TextPositionSelector', start: span.startCodePoint, end: span.endCodePoint },
    ],
  };
}

function annotationId(article: string, id: string): string {
  return `urn:uuid:${stableUuid(`annotation/${article}#${id}`)}`;
}

function encodePath(name: string): string {
  return name.split('/').map((part) => encodeURIComponent(wellFormed(part))).join('/');
}
