import { slugOf } from '../../corpus/nameVariants';
import { ACTOR_TYPES, CUE_CATEGORIES, FIGURE_TYPES, type CueCategory, type MarkKind } from '../../model';
import { codeGuid, codeKey, headingGuid, HEADINGS } from '../refiCodes';
import { childOf, childrenOf, type XmlElement } from './readXml';
import type { CodeFields } from './registryModel';

/** What coding with a code means here. */
export type CodeMeaning =
  | { readonly kind: Exclude<MarkKind, 'tag'>; readonly type?: string; readonly entity?: string; readonly hedged?: boolean }
  | { readonly cue: CueCategory }
  | { readonly source: true }
  | { readonly tag: string };

export interface RefiCodeTree {
  /** By GUID in lower case. */
  readonly meanings: ReadonlyMap<string, CodeMeaning>;
  /** The user's own codes. */
  readonly codes: readonly CodeFields[];
  /** Names of the actors that our own export has as codes, by the ids given to them. */
  readonly names: ReadonlyMap<string, string>;
}

/** Codes of our own exports have GUIDs that say what they are; every other code is a tag. */
const OWN = new Map<string, CodeMeaning>([
  ...ACTOR_TYPES.map((type) => [codeGuid(codeKey.actorType(type)), { kind: 'actor', type }] as const),
  ...FIGURE_TYPES.map((type) => [codeGuid(codeKey.figureType(type)), { kind: 'figure', type }] as const),
  ...[true, false].map((hedged) => [codeGuid(codeKey.claim(hedged)), { kind: 'claim', hedged }] as const),
  ...CUE_CATEGORIES.map((category) => [codeGuid(codeKey.cue(category)), { cue: category }] as const),
  [codeGuid(codeKey.source()), { source: true }],
]);
const OWN_HEADINGS = new Set(HEADINGS.map(headingGuid));

/** @param codeBook the element that holds `Codes`. */
export function readCodeTree(codeBook: XmlElement | undefined): RefiCodeTree {
  const meanings = new Map<string, CodeMeaning>();
  const codes: CodeFields[] = [];
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const walk = (element: XmlElement, parent: string | undefined, actorType: string | undefined): void => {
    const guid = guidOf(element, 'guid');
    const name = element.attributes.get('name')?.trim() ?? '';
    const children = childrenOf(element, 'Code');
    const description = childOf(element, 'Description')?.text.trim() ?? '';
    const own = OWN.get(guid);
    if (own || OWN_HEADINGS.has(guid)) {
      if (own) meanings.set(guid, own);
      for (const child of children) walk(child, undefined, own && 'kind' in own && own.kind === 'actor' ? own.type : undefined);
      return;
    }
    if (actorType !== undefined) {
      const entity = unique(slugOf(name) || 'actor', taken);
      names.set(entity, name);
      meanings.set(guid, { kind: 'actor', type: actorType, entity });
      return;
    }
    const id = unique(idOfCode(name, guid), taken);
    meanings.set(guid, { tag: id });
    const colour = element.attributes.get('color');
    const { definition, examples } = withExamples(description);
    codes.push({
      id,
      label: name === '' ? id : name,
      examples,
      ...(definition !== '' && { definition }),
      ...(colour !== undefined && /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour) && { colour }),
      ...(parent !== undefined && { parent }),
    });
    for (const child of children) walk(child, id, undefined);
  };
  for (const code of childrenOf(childOf(codeBook, 'Codes'), 'Code')) walk(code, undefined, undefined);
  return { meanings, codes, names };
}

export function guidOf({ attributes }: XmlElement, name: string): string {
  return attributes.get(name)?.trim().toLowerCase().replace(/^\{|\}$/g, '') ?? '';
}

/** A code of our own export has a GUID made of its id; that of another tool gets an id made of its name. */
function idOfCode(name: string, guid: string): string {
  const slug = slugOf(name);
  return [name, slug].find((id) => id !== '' && codeGuid(codeKey.tag(id)) === guid) ?? (slug || 'code');
}

function unique(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
  taken.add(id);
  return id;
}

/** Our export writes examples as quoted lines behind the definition. */
function withExamples(description: string): { readonly definition: string; readonly examples: readonly string[] } {
  const lines = description.split('\n');
  const examples: string[] = [];
  for (let last = lines.at(-1); last !== undefined && /^“.*”$/.test(last); last = lines.at(-1)) {
    examples.unshift(last.slice(1, -1));
    lines.pop();
  }
  return { definition: lines.join('\n'), examples };
}
