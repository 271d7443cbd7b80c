import type { CorpusEntity } from '../corpus/corpusEntity';
import type { CorpusIndex } from '../corpus/corpusIndex';
import { foldName, idOfName, slugOf } from '../corpus/nameVariants';
import type { ActorType } from '../model';
import type { Operation } from '../sidecar/model';
import type { Role } from '../sidecar/registryModel';
import { quoted, word } from '../sidecar/yamlText';
import { roleList, textList, type FieldTexts, type RegistryOperation } from './operations';
import { type AnnotationAt, storedAnnotations } from './storedAnnotations';

/** What one decision about actors does to `actors.yaml` and to the sidecars. */
export interface EntityPlan {
  readonly actors: readonly RegistryOperation[];
  /** By article. */
  readonly sidecars: ReadonlyMap<string, readonly Operation[]>;
}

/** Why it cannot be done. */
export type Refused = { readonly taken: string } | { readonly reason: string };

const NO_SIDECARS: EntityPlan['sidecars'] = new Map();

/** Puts a guess of the detectors into `actors.yaml`, with every form of its name. */
export function promoteEntity(entity: CorpusEntity): EntityPlan {
  return { actors: entity.known ? [] : [newEntry(entity, entity.name)], sidecars: NO_SIDECARS };
}

export function setEntityFields(entity: CorpusEntity, fields: { readonly type?: ActorType; readonly wikidata?: string | null; readonly roles?: readonly Role[] }): EntityPlan {
  const texts: FieldTexts = {
    ...(fields.type !== undefined && { type: word(fields.type) }),
    ...(fields.wikidata !== undefined && { wikidata: fields.wikidata === null ? null : word(fields.wikidata) }),
    ...(fields.roles !== undefined && { roles: roleList(fields.roles) }),
  };
  return { actors: [...promoteEntity(entity).actors, { op: 'set', id: entity.id, fields: texts }], sidecars: NO_SIDECARS };
}

/**
 * Gives an actor another name. The old one stays as an alias, for the articles go on using it. An id that was made of the old name is made
 * anew of the new one, in `actors.yaml` and in every annotation; one that somebody chose otherwise stays.
 */
export function renameEntity(index: CorpusIndex, entity: CorpusEntity, typed: string): EntityPlan | Refused {
  const name = typed.trim().replace(/\s+/gu, ' ');
  if (slugOf(name) === '') return { reason: 'A name needs a letter or a digit.' };
  const id = renamedId(index, entity, name);
  if (typeof id !== 'string') return id;
  const others = entity.names.filter((other) => other !== name);
  const actors: RegistryOperation[] = entity.known
    ? [
        ...(id === entity.id ? [] : [{ op: 'rename', id: entity.id, to: id } as const]),
        { op: 'set', id, fields: { name: quoted(name) } },
        { op: 'list', id, field: 'aliases', add: entity.name === name ? [] : [entity.name], drop: [name] },
      ]
    : [{ op: 'set', id, fields: { name: quoted(name), type: word(entity.type), aliases: textList(others) } }];
  return { actors, sidecars: relabelled(index, entity.id, id) };
}

function renamedId(index: CorpusIndex, { id, name, names }: CorpusEntity, fresh: string): string | Refused {
  const last = (words: string) => words.slice(words.lastIndexOf(' ') + 1);
  const fromSurname = [name, ...names].some((form) => form.includes(' ') && idOfName(last(form)) === id);
  const fromName = [name, ...names].some((form) => slugOf(form) === id || idOfName(form) === id);
  if (!fromName && !fromSurname) return id;
  const wanted = [...(fromSurname ? [idOfName(last(fresh))] : []), idOfName(fresh)];
  if (wanted.includes(id)) return id;
  return wanted.find((each) => each !== '' && !index.entity(each)) ?? { taken: wanted.at(-1) ?? id };
}

/**
 * Makes one actor of two: every name of the one becomes an alias of the other, what only the one's entry says is taken over, and every
 * annotation of the one becomes one of the other.
 */
export function mergeEntities(index: CorpusIndex, gone: CorpusEntity, kept: CorpusEntity): EntityPlan | Refused {
  if (gone.id === kept.id) return { reason: 'These are one actor already.' };
  const names = [...new Set([gone.name, ...gone.names])].filter((name) => !kept.names.includes(name) && name !== kept.name);
  const roles = [...(kept.known?.roles ?? []), ...(gone.known?.roles ?? [])];
  const taken: FieldTexts = {
    ...(kept.known?.type === undefined && gone.known?.type !== undefined && { type: word(gone.known.type) }),
    ...(kept.known?.description === undefined && gone.known?.description !== undefined && { description: quoted(gone.known.description) }),
    ...(kept.known?.wikidata === undefined && gone.known?.wikidata !== undefined && { wikidata: word(gone.known.wikidata) }),
    ...(gone.known?.roles && { roles: roleList(roles) }),
  };
  return {
    actors: [
      ...(gone.known ? [{ op: 'remove', id: gone.id } as const] : []),
      ...promoteEntity(kept).actors,
      { op: 'list', id: kept.id, field: 'aliases', add: names, drop: [] },
      ...(Object.keys(taken).length > 0 ? [{ op: 'set', id: kept.id, fields: taken } as const] : []),
    ],
    sidecars: relabelled(index, gone.id, kept.id),
  };
}

/** Makes an actor of its own of one name of another: annotations with this very name go to the new one. */
export function splitAlias(index: CorpusIndex, entity: CorpusEntity, alias: string): EntityPlan | Refused {
  if (alias === entity.name) return { reason: 'This is the actor’s own name: rename the actor first, or split off another name.' };
  const id = [idOfName(alias), `${idOfName(alias)}-2`].find((each) => each !== '' && !index.entity(each));
  if (id === undefined) return { taken: idOfName(alias) };
  const entry: RegistryOperation = { op: 'set', id, fields: { name: quoted(alias), type: word(entity.type) } };
  const rest = { ...entity, names: entity.names.filter((name) => name !== alias) };
  const actors: RegistryOperation[] = entity.known ? [{ op: 'list', id: entity.id, field: 'aliases', add: [], drop: [alias] }, entry] : [newEntry(rest, rest.name), entry];
  const form = foldName(alias).replace(/\s+/gu, ' ');
  return { actors, sidecars: relabelled(index, entity.id, id, (quote) => foldName(quote).replace(/\s+/gu, ' ') === form) };
}

function newEntry(entity: Pick<CorpusEntity, 'id' | 'names' | 'type'>, name: string): RegistryOperation {
  const aliases = entity.names.filter((other) => other !== name);
  return { op: 'set', id: entity.id, fields: { name: quoted(name), type: word(entity.type), aliases: textList(aliases) } };
}

/** The operations that give the annotations of one actor to another. @param means narrows them by their words. */
function relabelled(index: CorpusIndex, from: string, to: string, means: (quote: string) => boolean = () => true): EntityPlan['sidecars'] {
  const sidecars = new Map<string, Operation[]>();
  if (from === to) return sidecars;
  for (const at of storedAnnotations(index)) {
    const set = relabelling(at, from, to, means);
    if (Object.keys(set).length === 0) continue;
    const operation: Operation = { op: 'change', annotator: at.annotator, id: at.annotation.id, set };
    const list = sidecars.get(at.article);
    if (list) list.push(operation);
    else sidecars.set(at.article, [operation]);
  }
  return sidecars;
}

function relabelling({ annotation, entity, source }: AnnotationAt, from: string, to: string, means: (quote: string) => boolean): Extract<Operation, { op: 'change' }>['set'] {
  const said = annotation.source;
  return {
    ...(annotation.entity !== undefined && (annotation.entity === from || entity === from) && means(annotation.quote) && { entity: to }),
    ...(said?.entity !== undefined && (said.entity === from || source === from) && means(said.quote) && { source: { ...said, entity: to } }),
  };
}
