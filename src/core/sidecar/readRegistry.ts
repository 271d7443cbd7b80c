import { isMap, isSeq, type YAMLMap } from 'yaml';
import { ACTOR_TYPES } from '../model';
import { compact, fieldReader, type Fields } from './fieldReader';
import type { Problem } from './model';
import type { Code, CodeAttribute, Codebook, KnownActor, LinkType, Role } from './registryModel';
import { parseYaml, type YamlSource } from './yamlSource';

/**
 * Reads `actors.yaml`. Never throws; with an error there are no actors, with warnings the rest of them.
 * An entry may be only a name: `rahmon: "Emomali Rahmon"`.
 */
export function readActors(text: string): { readonly actors: readonly KnownActor[]; readonly problems: readonly Problem[] } {
  const { entries, problems } = readEntries(text, 'actors.yaml', (id, line, fields) => {
    const name = fields.text('name');
    return compact<KnownActor>({
      id,
      name: name ?? id,
      type: fields.oneOf('type', ACTOR_TYPES),
      aliases: fields.texts('aliases')?.filter((alias) => alias.trim() !== '') ?? [],
      description: fields.text('description'),
      wikidata: fields.text('wikidata'),
      roles: fields.list('roles', readRole),
      line,
    });
  }, (id, line, name) => ({ id, name, aliases: [], line }));
  return { actors: entries, problems };
}

/**
 * Reads `codebook.yaml`. Never throws; with an error there are no codes, with warnings the rest of them.
 * An entry may be only a label: `blame: "Blame"`; one of `kind: link` names a kind of link.
 */
export function readCodebook(text: string): Codebook & { readonly problems: readonly Problem[] } {
  const links: LinkType[] = [];
  const { entries, problems } = readEntries<Code | undefined>(text, 'codebook.yaml', (id, line, fields) => {
    const label = fields.text('label') ?? id;
    const definition = fields.text('definition');
    if (fields.oneOf('kind', ENTRY_KINDS) === 'link') {
      links.push(compact<LinkType>({ id, label, definition }));
      return undefined;
    }
    return compact<Code>({
      id,
      label,
      definition,
      examples: fields.texts('examples') ?? [],
      colour: fields.matching('colour', /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, 'it should be a colour such as "#b5542c"'),
      key: fields.matching('key', /^\S$/u, 'it should be a single key'),
      parent: fields.text('parent'),
      attributes: fields.entries('attributes', readAttribute),
      line,
    });
  }, (id, line, label) => ({ id, label, examples: [], attributes: [], line }));
  return { codes: withoutLostParents(entries.filter((code) => code !== undefined)), links, problems };
}

const ENTRY_KINDS = ['tag', 'link'] as const;

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

function readRole(fields: Fields): Role | undefined {
  const role = fields.text('role');
  const day = (name: 'since' | 'until') => fields.matching(name, DAY, 'it should be a date such as "2004", "2004-05" or "2004-05-31"');
  return role === undefined ? undefined : compact<Role>({ role, since: day('since'), until: day('until') });
}

/** A parent that does not exist, or a circle of parents, would hide codes from every tree. */
function withoutLostParents(codes: readonly Code[]): readonly Code[] {
  const parents = new Map(codes.map(({ id, parent }) => [id, parent]));
  return codes.map((code) => {
    if (code.parent === undefined || (parents.has(code.parent) && !isOwnAncestor(code.id, parents))) return code;
    const { parent: _lost, ...rest } = code;
    return rest;
  });
}

function isOwnAncestor(id: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const path = new Set<string>();
  for (let at = parents.get(id); at !== undefined && !path.has(at); at = parents.get(at)) {
    if (at === id) return true;
    path.add(at);
  }
  return false;
}

const ATTRIBUTE_TYPES = ['choice', 'number', 'date', 'text', 'boolean'] as const;

function readAttribute(id: string, fields: Fields): CodeAttribute {
  const choices = fields.texts('choices');
  return compact<CodeAttribute>({
    id,
    label: fields.text('label'),
    type: fields.oneOf('type', ATTRIBUTE_TYPES) ?? (choices ? 'choice' : 'text'),
    choices,
  });
}

function readEntries<T>(
  text: string,
  file: string,
  read: (id: string, line: number, fields: Fields) => T,
  short: (id: string, line: number, words: string) => T,
): { readonly entries: readonly T[]; readonly problems: readonly Problem[] } {
  const parsed = parseYaml(text);
  if ('error' in parsed) return { entries: [], problems: [parsed.error] };
  const { source } = parsed;
  const problems: Problem[] = [...parsed.warnings];
  const warn = (problem: Problem) => void problems.push(problem);
  const root = source.resolve(source.root);
  if (!root || (!isMap(root) && !isSeq(root) && source.words(root) === undefined)) return { entries: [], problems };
  if (!isMap(root)) {
    return { entries: [], problems: [source.problem(`${file} should hold one entry per id, such as “rahmon:” with its fields under it.`, 'error', root)] };
  }
  return { entries: entriesOf(source, root, warn, read, short), problems };
}

function entriesOf<T>(
  source: YamlSource,
  root: YAMLMap,
  warn: (problem: Problem) => void,
  read: (id: string, line: number, fields: Fields) => T,
  short: (id: string, line: number, words: string) => T,
): readonly T[] {
  return root.items.flatMap(({ key, value }) => {
    const id = source.words(key);
    const node = source.resolve(value);
    const { line } = source.problem('', 'warning', key);
    if (id === undefined || id.trim() === '') {
      warn(source.problem('This entry has no id and is not read: give it one.', 'warning', key));
      return [];
    }
    if (isMap(node)) return [read(id, line, fieldReader(source, node, warn))];
    if (node && isSeq(node)) {
      warn(source.problem(`The entry “${id}” is not read: it should hold fields, not a list.`, 'warning', node));
      return [];
    }
    return [short(id, line, source.words(node) ?? id)];
  });
}
