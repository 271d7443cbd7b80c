import { parseArticle } from '../../../src/core/article/parseArticle';
import type { CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import type { FigureAt } from '../../../src/core/corpus/figureTable';
import type { ArticleMarks, Mark } from '../../../src/core/corpus/model';
import type { ActorType, Cue, CueCategory, FigureType, FigureValue, LocalEntity, QuotedSpan } from '../../../src/core/model';

export interface MarkedText {
  readonly marks: ArticleMarks;
  readonly text: string;
}

type Wanted =
  | { readonly actor: string; readonly entity: string; readonly type?: ActorType; readonly nth?: number }
  | { readonly figure: string; readonly type?: FigureType; readonly value: FigureValue; readonly nth?: number }
  | { readonly claim: string; readonly cues?: readonly (readonly [CueCategory, string, number])[]; readonly source?: string; readonly entity?: string };

const BARE = { state: 'suggested', tags: [], links: [], replies: [] } as const;

/** Where words stand in a text, the n-th time (from 0). */
export function spanOf(text: string, quote: string, nth = 0): QuotedSpan {
  let start = -1;
  for (let n = 0; n <= nth; n++) start = text.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`“${quote}” does not stand in the text ${nth + 1} times`);
  return { start, end: start + quote.length, quote };
}

/** An article with the marks wanted, as detectors would find them: entities take the names of their mentions. */
export function marked(article: string, text: string, wanted: readonly Wanted[], known: readonly LocalEntity[] = []): MarkedText {
  const { lines: _, text: __, ...metadata } = parseArticle(text);
  const entities = new Map(known.map((entity) => [entity.id, entity]));
  const marks = wanted.map((one): Mark => {
    if ('actor' in one) {
      const type = one.type ?? 'person';
      const before = entities.get(one.entity);
      const names = [...new Set([...(before?.names ?? []), one.actor])].sort((a, b) => b.length - a.length);
      entities.set(one.entity, { id: one.entity, type, names, origin: before?.origin ?? 'text' });
      return { ...BARE, ...spanOf(text, one.actor, one.nth), kind: 'actor', type, entity: one.entity, reason: { rule: 'actor/test', detail: 'a name' } };
    }
    if ('figure' in one) return { ...BARE, ...spanOf(text, one.figure, one.nth), kind: 'figure', type: one.type ?? 'count', value: one.value, reason: { rule: 'figure/test' } };
    const cues = (one.cues ?? []).map(([category, quote, strength]): Cue => ({ ...spanOf(text, quote), category, strength }));
    const source = one.source === undefined ? undefined : { ...spanOf(text, one.source), ...(one.entity !== undefined && { entity: one.entity }) };
    return { ...BARE, ...spanOf(text, one.claim), kind: 'claim', hedged: cues.some((cue) => cue.category !== 'attribution'), cues, ...(source && { source }), reason: { rule: 'cue/test' } };
  });
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return { marks: { article, metadata, entities: [...entities.values()], marks, orphans: [] }, text };
}

/** The figures of all articles, in the order of lists. */
export function allFigures(index: CorpusIndex): readonly FigureAt[] {
  return index.articles().flatMap(({ article }) => index.figuresIn(article, { start: 0, end: Infinity }));
}

/** All that can be read of an answer, as plain data: what is of a class says it by its getters, and the objects it reads from are its own business. */
export function readOut(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(readOut);
  const from = Object.getPrototypeOf(value) as object;
  const said = Object.entries(value).filter(([, own]) => from === Object.prototype || typeof own !== 'object');
  const getters = from === Object.prototype ? [] : Object.entries(Object.getOwnPropertyDescriptors(from)).flatMap(([key, { get }]) => (get ? [[key, get.call(value) as unknown] as const] : []));
  return Object.fromEntries([...said, ...getters].map(([key, own]) => [key, readOut(own)]));
}
