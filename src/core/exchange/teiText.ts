import { splitLines } from '../article/splitLines';
import type { Span } from '../model';
import type { LabelledSpan } from './labelledSpans';
import { spanId, teiElement, type TeiElement } from './teiElements';
import { xmlAttribute, xmlText } from './xml';

export interface TeiText {
  /** The paragraphs, one for each line that is not blank. */
  readonly body: string;
  /** `<span>` for everything that elements could not hold, as they would cross. */
  readonly spans: string;
}

/** A labelled span, placed in the text that is written. */
export interface TeiSpan extends Span {
  readonly labelled: LabelledSpan;
}

/**
 * Spans that nest in their paragraph become elements; those that cross others, or a line end, stand between two anchors
 * in the text and are named by a `<span>` in the stand-off part.
 */
export function teiText(text: string, spans: readonly TeiSpan[]): TeiText {
  const lines = splitLines(text).filter(({ start, end }) => text.slice(start, end).trim() !== '');
  const { nested, crossing } = separate(spans.filter(({ start, end }) => start < end), lines);
  const tags: Insertion[] = [];
  nested.forEach(({ span, depth }) => {
    const element = teiElement(span.labelled);
    tags.push({ at: span.start, side: 2, order: depth, xml: openTag(element, spanId(span.labelled.id)) });
    tags.push({ at: span.end, side: 0, order: -depth, xml: `</${element.name}>` });
  });
  const lists: string[] = [];
  for (const { labelled, start, end } of crossing) {
    const id = spanId(labelled.id);
    const paragraphs = lines.filter((line) => line.start <= start ? start <= line.end : line.start < end);
    if (paragraphs.length === 0) continue;
    tags.push({ at: start, side: 1, order: 0, xml: `<anchor xml:id="${id}-from"/>` }, { at: end, side: 1, order: 0, xml: `<anchor xml:id="${id}-to"/>` });
    lists.push(standOffSpan(labelled, id));
  }
  tags.sort((a, b) => a.at - b.at || a.side - b.side || a.order - b.order);
  let next = 0;
  const body = lines.map((line) => {
    let at = line.start;
    let xml = '';
    // what stands on a blank line moves to the next paragraph's beginning
    for (let tag = tags[next]; tag && tag.at <= line.end; tag = tags[++next]) {
      const here = Math.max(tag.at, line.start);
      xml += xmlText(text.slice(at, here)) + tag.xml;
      at = here;
    }
    return `<p>${xml}${xmlText(text.slice(at, line.end))}</p>`;
  });
  return { body: body.join('\n'), spans: lists.join('\n') };
}

interface Insertion {
  readonly at: number;
  /** Where several stand together: 0 closing tags, 1 anchors, 2 opening tags. */
  readonly side: 0 | 1 | 2;
  readonly order: number;
  readonly xml: string;
}

interface Nested {
  readonly span: TeiSpan;
  readonly depth: number;
}

/** In the order of the text, longer ones first, each span goes in if it ends inside all that are open. */
function separate(spans: readonly TeiSpan[], lines: readonly Span[]): { readonly nested: readonly Nested[]; readonly crossing: readonly TeiSpan[] } {
  const nested: Nested[] = [];
  const crossing: TeiSpan[] = [];
  const open: TeiSpan[] = [];
  let line = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    while ((lines[line]?.end ?? Infinity) <= span.start) line++;
    while ((open.at(-1)?.end ?? Infinity) <= span.start) open.pop();
    const paragraph = lines[line];
    const inLine = paragraph !== undefined && paragraph.start <= span.start && span.end <= paragraph.end;
    if (inLine && span.end <= (open.at(-1)?.end ?? Infinity)) {
      nested.push({ span, depth: open.length });
      open.push(span);
    } else crossing.push(span);
  }
  return { nested, crossing };
}

function openTag({ name, attributes }: TeiElement, id: string): string {
  return `<${name} xml:id="${id}"${attributeText(attributes)}>`;
}

/** What the element would have said stands in the span's type and references. */
function standOffSpan(labelled: LabelledSpan, id: string): string {
  const { name, attributes } = teiElement(labelled);
  const { ana, ref, who } = attributes;
  const targets = [ana, ref, who].filter((part) => part !== undefined).join(' ');
  return `<span xml:id="${id}" type="${name}"${targets === '' ? '' : ` ana="${xmlAttribute(targets)}"`} from="#${id}-from" to="#${id}-to"/>`;
}

function attributeText(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`).join('');
}
