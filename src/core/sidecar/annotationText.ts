import type { FigureValue } from '../model';
import { groupBy } from '../groupBy';
import type { Annotation, AttributeValue, Quote } from './model';
import { amount, quoted, word } from './yamlText';

type Writers = { readonly [K in keyof Required<Annotation>]: (value: Required<Annotation>[K]) => string };

/** Each field as it stands in a sidecar; the order of the keys is the order in the file. */
const WRITERS: Writers = {
  id: word,
  kind: word,
  type: word,
  entity: word,
  hedged: String,
  quote: quoted,
  before: quoted,
  after: quoted,
  segments: (segments) => list(segments.map(quoteText)),
  value: valueText,
  cues: (cues) => list(cues.map(({ category, quote }) => map([['category', word(category)], ['quote', quoted(quote)]]))),
  source: ({ quote, entity }) => map([['quote', quoted(quote)], ['entity', entity === undefined ? undefined : word(entity)]]),
  links: (links) => list(links.map(({ to, as }) => map([['to', word(to)], ['as', word(as)]]))),
  status: word,
  tags: (tags) => list(tags.map(word)),
  attributes: (attributes) => map([...groupBy(attributes, ({ code }) => code)].map(([code, own]) => [word(code), map(own.map(({ attribute, value }) => [word(attribute), plainValue(value)]))])),
  note: quoted,
  replies: (replies) =>
    list(
      replies.map(({ by, text, verdict, resolved }) =>
        map([['by', word(by)], ['text', text === undefined ? undefined : quoted(text)], ['verdict', verdict], ['resolved', resolved === undefined ? undefined : String(resolved)]]),
      ),
    ),
  from: (ids) => list(ids.map(word)),
};

export type AnnotationField = keyof Annotation;

/** All fields in the order of the file. */
export const FIELDS = Object.keys(WRITERS) as readonly AnnotationField[];

/** What stands behind the colon: always one line. undefined where the annotation has no such field. */
export function fieldText<K extends AnnotationField>(annotation: Annotation, field: K): string | undefined {
  const value = annotation[field] as Required<Annotation>[K] | undefined;
  return value === undefined ? undefined : WRITERS[field](value);
}

/** The lines of an annotation without indentation: `id: …`, `kind: …`. */
export function annotationLines(annotation: Annotation): readonly string[] {
  return FIELDS.flatMap((field) => {
    const text = fieldText(annotation, field);
    return text === undefined ? [] : [`${field}: ${text}`];
  });
}

/**
 * The annotation as reading its text gives it back: LF line ends, no empty lists or maps, fields in the order of the file, dates as text.
 * Two annotations mean the same if their canonical forms have the same JSON.
 */
export function canonical(annotation: Annotation): Annotation {
  const dated = annotation.type === 'date';
  const fields = FIELDS.map((field) => {
    const value: unknown = annotation[field];
    if (field === 'attributes') return [field, tidy(byCode(annotation.attributes))] as const;
    return [field, field === 'value' && dated ? datesAsText(annotation.value) : tidy(value)] as const;
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as unknown as Annotation;
}

function datesAsText(value: FigureValue | undefined): unknown {
  const text = (edge: number | string | undefined) => (edge === undefined ? undefined : String(edge));
  return value && tidy({ ...value, min: text(value.min), max: text(value.max) });
}

/** Those of one code together, as they stand in the file; of a value said twice the last. */
function byCode(attributes: readonly AttributeValue[] = []): readonly AttributeValue[] {
  const last = new Map(attributes.map((each) => [JSON.stringify([each.code, each.attribute]), each]));
  return [...groupBy([...last.values()], ({ code }) => code).values()].flat();
}

function plainValue(value: AttributeValue['value']): string {
  return typeof value === 'number' ? amount(value) : typeof value === 'boolean' ? String(value) : quoted(value);
}

const INNER_ORDER = ['category', 'code', 'attribute', 'value', 'by', 'to', 'min', 'max', 'unit', 'quote', 'text', 'before', 'after', 'approximate', 'of', 'ambiguous', 'entity', 'as', 'verdict', 'resolved'];

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n');
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const entries = new Map(Object.entries(value));
  const known = INNER_ORDER.flatMap((key) => (entries.get(key) === undefined ? [] : [[key, tidy(entries.get(key))]]));
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

function quoteText({ quote, before, after }: Quote): string {
  return map([['quote', quoted(quote)], ['before', before === undefined ? undefined : quoted(before)], ['after', after === undefined ? undefined : quoted(after)]]);
}

function valueText(value: FigureValue): string {
  const edge = (of: number | string | undefined) => (typeof of === 'number' ? amount(of) : of === undefined ? undefined : quoted(of));
  const flag = (of: boolean | undefined) => (of === undefined ? undefined : String(of));
  return map([
    ['min', edge(value.min)],
    ['max', edge(value.max)],
    ['unit', value.unit === undefined ? undefined : word(value.unit)],
    ['approximate', flag(value.approximate)],
    ['of', value.of === undefined ? undefined : quoted(value.of)],
    ['ambiguous', flag(value.ambiguous)],
  ]);
}

function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

function map(pairs: readonly (readonly [key: string, value: string | undefined])[]): string {
  return `{${pairs.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`])).join(', ')}}`;
}
