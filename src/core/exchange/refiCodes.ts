import { ACTOR_TYPES, CUE_CATEGORIES, FIGURE_TYPES } from '../model';
import type { Code } from '../sidecar/registryModel';
import { stableUuid } from './ids';
import type { ExportEntity } from './model';
import { xmlAttribute, xmlText } from './xml';

/** A code of REFI-QDA with the codes below it. */
export interface RefiCode {
  readonly guid: string;
  readonly name: string;
  /** false: only a heading. */
  readonly codable: boolean;
  readonly description?: string;
  /** `#rgb` or `#rrggbb` */
  readonly colour?: string;
  readonly children: readonly RefiCode[];
}

/** What a code stands for: the same key gives the same GUID in every export. */
export const codeKey = {
  actorType: (type: string) => `actor/${type}`,
  entity: (id: string) => `entity/${id}`,
  figureType: (type: string) => `figure/${type}`,
  claim: (hedged: boolean) => (hedged ? 'claim/hedged' : 'claim/attributed'),
  cue: (category: string) => `cue/${category}`,
  source: () => 'source',
  tag: (id: string) => `tag/${id}`,
};

export function codeGuid(key: string): string {
  return stableUuid(`code/${key}`);
}

/** What is marked without a codebook stands below these. */
export const HEADINGS = ['Actors', 'Figures', 'Claims', 'Cues'] as const;

export function headingGuid(name: (typeof HEADINGS)[number]): string {
  return codeGuid(`heading/${name}`);
}

/**
 * The user's codebook first, tags that it lacks behind it, then what Source Annotator itself marks.
 * @param entities become codes below their type.
 */
export function refiCodes(codebook: readonly Code[], usedTags: Iterable<string>, entities: Iterable<ExportEntity>): RefiCode[] {
  const own = new Set(codebook.map(({ id }) => id));
  const others = [...new Set(usedTags)].filter((tag) => !own.has(tag)).sort();
  const byType = new Map<string, RefiCode[]>();
  for (const { id, name, type, description } of entities) {
    const code = leaf(codeKey.entity(id), name, description);
    const list = byType.get(type);
    if (list) list.push(code);
    else byType.set(type, [code]);
  }
  const actors = ACTOR_TYPES.map((type) => ({ ...leaf(codeKey.actorType(type), type), children: byType.get(type) ?? [] }));
  return [
    ...codebookTree(codebook),
    ...others.map((tag) => leaf(codeKey.tag(tag), tag)),
    heading('Actors', actors),
    heading('Figures', FIGURE_TYPES.map((type) => leaf(codeKey.figureType(type), type))),
    heading('Claims', [
      leaf(codeKey.claim(true), 'hedged claim'),
      leaf(codeKey.claim(false), 'attributed claim'),
      heading('Cues', CUE_CATEGORIES.map((category) => leaf(codeKey.cue(category), category))),
      leaf(codeKey.source(), 'source'),
    ]),
  ];
}

function leaf(key: string, name: string, description?: string): RefiCode {
  return { guid: codeGuid(key), name, codable: true, ...(description !== undefined && { description }), children: [] };
}

function heading(name: (typeof HEADINGS)[number], children: readonly RefiCode[]): RefiCode {
  return { guid: headingGuid(name), name, codable: false, children };
}

function codebookTree(codes: readonly Code[]): RefiCode[] {
  const children = new Map<string | undefined, Code[]>();
  for (const code of codes) {
    const list = children.get(code.parent);
    if (list) list.push(code);
    else children.set(code.parent, [code]);
  }
  const build = ({ id, label, definition, examples, colour }: Code): RefiCode => {
    const description = [definition, ...examples.map((example) => `“${example}”`)].filter((part) => part !== undefined).join('\n');
    return {
      guid: codeGuid(codeKey.tag(id)),
      name: label,
      codable: true,
      ...(description !== '' && { description }),
      ...(colour !== undefined && { colour }),
      children: (children.get(id) ?? []).map(build),
    };
  };
  return (children.get(undefined) ?? []).map(build);
}

export function codesXml(codes: readonly RefiCode[]): string {
  return `<Codes>\n${codes.map(codeXml).join('')}</Codes>\n`;
}

function codeXml({ guid, name, codable, description, colour, children }: RefiCode): string {
  const attributes = `guid="${guid}" name="${xmlAttribute(name)}" isCodable="${codable}"${colour === undefined ? '' : ` color="${xmlAttribute(colour)}"`}`;
  const content = `${description === undefined ? '' : `<Description>${xmlText(description)}</Description>`}${children.map(codeXml).join('')}`;
  return content === '' ? `<Code ${attributes}/>\n` : `<Code ${attributes}>${content}</Code>\n`;
}
