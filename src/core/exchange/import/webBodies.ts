import { CUE_CATEGORIES, MARK_KINDS, type CueCategory, type FigureValue, type MarkKind } from '../../model';
import type { Annotation } from '../../sidecar/model';
import { withLineFeeds } from '../../sidecar/newAnnotation';
import { fieldOf, isObject, listOf, numberOf, stringOf } from './readJson';
import { typeOf } from './webSelectors';

/** What the bodies of a web annotation say. */
export interface WebBodies {
  readonly fields: Omit<Annotation, 'id' | 'quote'>;
  /** `suggested`, `accepted`, …, in our own exports. */
  readonly state: string | undefined;
  /** A cue or the source of a claim, in our own exports. */
  readonly part: { readonly cue: CueCategory } | { readonly source: true } | undefined;
  /** Ids of annotations that bodies link to. */
  readonly linked: readonly string[];
  /** The words of a link or a reply. */
  readonly words: string | undefined;
}

interface Body {
  readonly purpose: string;
  readonly value: string;
  readonly source: string | undefined;
  readonly json: boolean;
}

export function bodiesOf(item: unknown): WebBodies {
  const motivation = motivationsOf(item)[0] ?? 'commenting';
  const bodies = [...listOf(fieldOf(item, 'body')), ...listOf(fieldOf(item, 'bodyValue'))].flatMap((body) => readBody(body, motivation));
  const values = (purpose: string) => bodies.filter((body) => body.purpose === purpose && body.value !== '').map(({ value }) => withLineFeeds(value));
  const classes = values('classifying');
  const ours = MARK_KINDS.find((known) => classes[0] === known);
  const state = values('moderating')[0];
  const cue = classes[0] === 'cue' ? CUE_CATEGORIES.find((known) => known === classes[1]) : undefined;
  const linked = bodies.flatMap(({ purpose, source }) => (purpose === 'linking' && source !== undefined ? [source] : []));
  const notes = [...values('commenting'), ...values('replying'), ...bodies.filter((body) => body.purpose === 'describing' && !body.json).map(({ value }) => value)];
  const kind: MarkKind = ours ?? 'tag';
  const tags = [...values('tagging'), ...(ours === undefined && cue === undefined && classes[0] !== 'source' ? classes : [])];
  const entity = bodies.flatMap(({ purpose, source }) => (purpose === 'identifying' && source?.includes('actors.yaml#') ? [decoded(source.slice(source.lastIndexOf('#') + 1))] : []))[0];
  const value = bodies.filter(({ json }) => json).map((body) => figureValueIn(body.value))[0];
  const type = kind === 'actor' || kind === 'figure' ? classes[1] : undefined;
  return {
    fields: {
      kind,
      ...(type !== undefined && { type }),
      ...(entity !== undefined && { entity }),
      ...(value && { value }),
      ...(kind === 'claim' && { hedged: classes.includes('hedged') }),
      ...((state === 'accepted' || state === 'rejected') && { status: state }),
      ...(tags.length > 0 && { tags: [...new Set(tags)] }),
      ...(notes.length > 0 && { note: notes.join('\n\n') }),
    },
    state,
    part: cue ? { cue } : classes[0] === 'source' && linked.length > 0 ? { source: true } : undefined,
    linked,
    words: classes[0] ?? notes[0],
  };
}

export function motivationsOf(item: unknown): readonly string[] {
  return listOf(fieldOf(item, 'motivation')).flatMap((word) => stringOf(word)?.replace(/^oa:/, '') ?? []);
}

/** Without a purpose of its own a text is a comment, and a tag only where the whole annotation is for tagging. */
function readBody(body: unknown, motivation: string): readonly Body[] {
  const otherwise = motivation === 'tagging' ? 'tagging' : 'commenting';
  if (typeof body === 'string') return [{ purpose: otherwise, value: body, source: undefined, json: false }];
  if (!isObject(body)) return [];
  const purpose = stringOf(listOf(body.purpose)[0])?.replace(/^oa:/, '') ?? (typeOf(body) === 'SpecificResource' && motivation === 'linking' ? 'linking' : otherwise);
  const source = stringOf(body.source) ?? stringOf(fieldOf(body.source, 'id')) ?? stringOf(body.id);
  const label = stringOf(body.value) ?? stringOf(body.label) ?? stringOf(fieldOf(body.source, 'label'));
  // a tag of a vocabulary has no words but its address
  return [{ purpose, value: label ?? (purpose === 'tagging' ? (source ?? '') : ''), source, json: body.format === 'application/json' }];
}

/** A value as the W3C, CAS and brat exports write it: JSON of a FigureValue. */
export function figureValueIn(json: string): FigureValue | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const edge = (key: string) => numberOf(fieldOf(value, key)) ?? stringOf(fieldOf(value, key));
  const flag = (key: string) => fieldOf(value, key) === true;
  const [min, max, unit, of] = [edge('min'), edge('max'), stringOf(fieldOf(value, 'unit')), stringOf(fieldOf(value, 'of'))];
  if (!isObject(value)) return undefined;
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(unit !== undefined && { unit }),
    ...(flag('approximate') && { approximate: true }),
    ...(of !== undefined && { of }),
    ...(flag('ambiguous') && { ambiguous: true }),
  };
}

function decoded(component: string): string {
  try {
    return decodeURIComponent(component);
  } catch {
    return component;
  }
}
