import type { YAMLMap } from 'yaml';
import { CUE_CATEGORIES, MARK_KINDS, type FigureValue } from '../model';
import { compact, fieldReader, type Fields } from './fieldReader';
import type { AnnotatedCue, AnnotatedSource, Annotation, AttributeValue, Link, Problem, Quote, Reply, SidecarArticle } from './model';
import type { YamlSource } from './yamlSource';

/** Reads one item of a section. A broken field is left out with a warning; without id, kind and quote there is no annotation. */
export function readAnnotation(source: YamlSource, item: YAMLMap, warn: (problem: Problem) => void): Annotation | undefined {
  const fields = fieldReader(source, item, warn);
  const annotation = annotationFrom(fields);
  const missing = annotation ? [] : ['id', 'kind', 'quote'].filter((name) => !fields.has(name));
  if (missing.length > 0) warn(source.problem(`This annotation has no ${missing.join(' and no ')} and cannot be shown: add it.`, 'warning', item));
  return annotation;
}

/** The annotation that fields are of; undefined where one is missing or broken that every annotation needs. */
export function annotationFrom(fields: Fields): Annotation | undefined {
  const id = fields.text('id');
  const kind = fields.oneOf('kind', MARK_KINDS);
  const quote = fields.text('quote');
  if (id === undefined || kind === undefined || quote === undefined) return undefined;
  const dated = fields.text('type') === 'date';
  return compact<Annotation>({
    id,
    kind,
    quote,
    type: fields.text('type'),
    entity: fields.text('entity'),
    hedged: fields.flag('hedged'),
    before: fields.text('before', true),
    after: fields.text('after', true),
    segments: fields.list('segments', (entry) => readQuote(entry)),
    value: fields.map('value', (entry) => readValue(entry, dated)),
    cues: fields.list('cues', readCue),
    source: fields.either('source', (words) => ({ quote: words }), readSource),
    links: fields.list('links', readLink),
    status: fields.oneOf('status', ['accepted', 'rejected']),
    tags: fields.texts('tags'),
    attributes: readAttributes(fields),
    note: fields.text('note', true),
    replies: fields.list('replies', readReply),
    from: fields.texts('from'),
  });
}

function readAttributes(fields: Fields): readonly AttributeValue[] | undefined {
  const values = fields.entries('attributes', (code, own) => own.plainValues().map(([attribute, value]): AttributeValue => ({ code, attribute, value }))).flat();
  return values.length > 0 ? values : undefined;
}

/** What a sidecar says of its article. */
export function articleFrom(fields: Fields): SidecarArticle {
  return compact<SidecarArticle>({
    sha256: fields.text('sha256'),
    title: fields.text('title'),
    date: fields.text('date'),
    author: fields.text('author'),
    outlet: fields.text('outlet'),
  });
}

function readQuote(fields: Fields): Quote | undefined {
  const quote = fields.text('quote');
  return quote === undefined ? undefined : compact<Quote>({ quote, before: fields.text('before', true), after: fields.text('after', true) });
}

function readCue(fields: Fields): AnnotatedCue | undefined {
  const category = fields.oneOf('category', CUE_CATEGORIES);
  const quote = fields.text('quote');
  return category === undefined || quote === undefined ? undefined : { category, quote };
}

function readSource(fields: Fields): AnnotatedSource | undefined {
  const quote = fields.text('quote');
  return quote === undefined ? undefined : compact<AnnotatedSource>({ quote, entity: fields.text('entity') });
}

function readLink(fields: Fields): Link | undefined {
  const to = fields.text('to');
  const as = fields.text('as');
  return to === undefined || as === undefined ? undefined : { to, as };
}

function readReply(fields: Fields): Reply | undefined {
  const by = fields.text('by');
  const said = compact<Omit<Reply, 'by'>>({ text: fields.text('text', true), verdict: fields.oneOf('verdict', ['accepted', 'rejected']), resolved: fields.flag('resolved') });
  return by === undefined || Object.keys(said).length === 0 ? undefined : { by, ...said };
}

function readValue(fields: Fields, dated: boolean): FigureValue {
  return compact<FigureValue>({
    min: fields.amount('min', dated),
    max: fields.amount('max', dated),
    unit: fields.text('unit'),
    approximate: fields.flag('approximate'),
    of: fields.text('of'),
    ambiguous: fields.flag('ambiguous'),
  });
}
