import type { Quote } from '../../sidecar/model';
import { withLineFeeds } from '../../sidecar/newAnnotation';
import type { ImportedPlace } from './model';
import { fieldOf, isObject, listOf, numberOf, stringOf } from './readJson';

/** One target of a web annotation: where it points, and at which words. */
export interface WebTarget {
  /** IRI of the document, or of another annotation. */
  readonly source: string | undefined;
  readonly quote?: Quote;
  readonly place?: ImportedPlace;
}

/** The targets of an annotation in W3C's form and in that of Hypothesis: an IRI, or a source with selectors. */
export function targetsOf(item: unknown): readonly WebTarget[] {
  return listOf(fieldOf(item, 'target')).flatMap((target): readonly WebTarget[] => {
    if (typeof target === 'string') return [{ source: target }];
    if (!isObject(target)) return [];
    const source = [target.source, target.id, target['@id']].map((value) => stringOf(value) ?? stringOf(fieldOf(value, 'id'))).find((iri) => iri !== undefined);
    const selectors = listOf(target.selector).flatMap(withRefinements);
    const exact = selectors.find((selector) => typeOf(selector) === 'TextQuoteSelector' && (stringOf(fieldOf(selector, 'exact')) ?? '').trim() !== '');
    const position = selectors.find((selector) => typeOf(selector) === 'TextPositionSelector');
    const [start, end] = ['start', 'end'].map((key) => numberOf(fieldOf(position, key)));
    return [{ source, ...(exact !== undefined && { quote: quoteOf(exact) }), ...(start !== undefined && end !== undefined && { place: { start, end } }) }];
  });
}

const DEEPEST = 10;

function withRefinements(selector: unknown, depth = 0): readonly unknown[] {
  const refined = fieldOf(selector, 'refinedBy');
  return refined === undefined || depth >= DEEPEST ? [selector] : [selector, ...listOf(refined).flatMap((inner) => withRefinements(inner, depth + 1))];
}

export function typeOf(value: unknown): string | undefined {
  const type = listOf(fieldOf(value, 'type') ?? fieldOf(value, '@type')).find((name) => typeof name === 'string');
  return stringOf(type)?.replace(/^oa:/, '');
}

function quoteOf(selector: unknown): Quote {
  const [exact = '', prefix = '', suffix = ''] = ['exact', 'prefix', 'suffix'].map((key) => stringOf(fieldOf(selector, key)));
  return { quote: withLineFeeds(exact), ...(prefix !== '' && { before: withLineFeeds(prefix) }), ...(suffix !== '' && { after: withLineFeeds(suffix) }) };
}
