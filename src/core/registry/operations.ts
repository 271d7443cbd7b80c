import type { Role } from '../sidecar/registryModel';
import { quoted } from '../sidecar/yamlText';

/** The two files of entries by id: `actors.yaml` and `codebook.yaml`. */
export type RegistryFile = 'actors' | 'codebook';

/** A field of an entry as YAML text on one line; null takes the field away. */
export type FieldTexts = Readonly<Partial<Record<string, string | null>>>;

/** Texts to put into a list of an entry and to take out of it. */
export interface ListChange {
  readonly field: string;
  readonly add: readonly string[];
  readonly drop: readonly string[];
}

/** What a command asks of a registry. Plain data: it goes through the journal as JSON. */
export type RegistryOperation =
  /** Sets fields of an entry; one that is not there yet is added at the end of the file. */
  | { readonly op: 'set'; readonly id: string; readonly fields: FieldTexts }
  | ({ readonly op: 'list'; readonly id: string } & ListChange)
  /** Gives an entry another id. */
  | { readonly op: 'rename'; readonly id: string; readonly to: string }
  | { readonly op: 'remove'; readonly id: string }
  /** Replaces text between two surroundings: how an operation is taken back byte for byte. */
  | { readonly op: 'patch'; readonly before: string; readonly old: string; readonly now: string; readonly after: string };

/** The order of fields in an entry that is written anew. */
export const FIELD_ORDER: Readonly<Record<RegistryFile, readonly string[]>> = {
  actors: ['name', 'type', 'aliases', 'description', 'wikidata', 'roles'],
  codebook: ['label', 'kind', 'definition', 'examples', 'colour', 'key', 'parent', 'attributes'],
};

/** The field that an entry of one text alone stands for (`rahmon: "Emomali Rahmon"`). */
export const SHORT_FIELD: Readonly<Record<RegistryFile, string>> = { actors: 'name', codebook: 'label' };

/** A list of free texts; none: the field goes. */
export function textList(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : `[${texts.map(quoted).join(', ')}]`;
}

export function roleList(roles: readonly Role[]): string | null {
  if (roles.length === 0) return null;
  return `[${roles.map(({ role, since, until }) => `{role: ${quoted(role)}${since === undefined ? '' : `, since: ${quoted(since)}`}${until === undefined ? '' : `, until: ${quoted(until)}`}}`).join(', ')}]`;
}
