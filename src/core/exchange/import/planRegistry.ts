import { slugOf } from '../../corpus/nameVariants';
import { textList, type RegistryFile } from '../../registry/operations';
import { patchBetween } from '../../registry/patch';
import { refusal, type Problem } from '../../sidecar/model';
import { readActors, readCodebook } from '../../sidecar/readRegistry';
import { lineEndOf } from '../../sidecar/textEdits';
import { quoted, word } from '../../sidecar/yamlText';
import type { PlannedRegistry } from './planModel';
import type { ActorFields, CodeFields } from './registryModel';

/** What is added to a registry, and which of its ids each id of the file stands for. */
export interface RegistryPlan {
  readonly plan: PlannedRegistry;
  readonly ids: ReadonlyMap<string, string>;
}

/** Codes that codebook.yaml lacks; a code of the same id or label is there already and stays as it is. */
export function planCodebook(text: string | undefined, codes: readonly CodeFields[]): RegistryPlan {
  const { codes: known, problems } = readCodebook(text ?? '');
  const names = new Map(known.flatMap(({ id, label }) => [[nameKey(label), id] as const, [nameKey(id), id] as const]));
  const ids = new Map<string, string>();
  const fresh = codes.filter(({ id, label }) => {
    const there = names.get(nameKey(label)) ?? names.get(nameKey(id));
    ids.set(id, there ?? id);
    return there === undefined;
  });
  const entries = fresh.map((code) => {
    const parent = code.parent === undefined ? undefined : (ids.get(code.parent) ?? code.parent);
    return entry(code.id, [
      ['label', quoted(code.label)],
      ['definition', code.definition === undefined ? undefined : quoted(code.definition)],
      ['examples', textList(code.examples)],
      ['colour', code.colour === undefined ? undefined : quoted(code.colour)],
      ['key', code.key === undefined ? undefined : quoted(code.key)],
      ['parent', parent === undefined ? undefined : word(parent)],
    ]);
  });
  const plan = registry('codebook', text, entries, problems, (whole) => readCodebook(whole).codes.length === known.length + fresh.length);
  const labels = new Set(fresh);
  return { plan: { ...plan, added: plan.problem ? [] : fresh.map(({ label }) => label), there: codes.filter((code) => !labels.has(code)).map(({ label }) => label) }, ids };
}

/** Actors that actors.yaml lacks; one of the same id, name or alias is there already and stays as it is. */
export function planActors(text: string | undefined, actors: readonly ActorFields[], names: ReadonlyMap<string, string> = new Map()): RegistryPlan {
  const { actors: known, problems } = readActors(text ?? '');
  const byName = new Map(known.flatMap(({ id, name, aliases }) => [id, name, ...aliases].map((form) => [nameKey(form), id] as const)));
  const ids = new Map([...names].flatMap(([id, name]) => {
    const there = byName.get(nameKey(name));
    return there === undefined ? [] : [[id, there] as const];
  }));
  const fresh = actors.filter(({ id, name }) => {
    const there = byName.get(nameKey(id)) ?? byName.get(nameKey(name));
    if (there !== undefined) ids.set(id, there);
    return there === undefined;
  });
  const entries = fresh.map(({ id, name, type, aliases, description, wikidata }) =>
    entry(id, [
      ['name', quoted(name)],
      ['type', type],
      ['aliases', textList(aliases)],
      ['description', description === undefined ? undefined : quoted(description)],
      ['wikidata', wikidata === undefined ? undefined : word(wikidata)],
    ]),
  );
  const plan = registry('actors', text, entries, problems, (whole) => readActors(whole).actors.length === known.length + fresh.length);
  const added = new Set(fresh);
  return { plan: { ...plan, added: plan.problem ? [] : fresh.map(({ name }) => name), there: actors.filter((actor) => !added.has(actor)).map(({ name }) => name) }, ids };
}

function nameKey(name: string): string {
  return slugOf(name) || name;
}

function entry(id: string, fields: readonly (readonly [key: string, value: string | null | undefined])[]): string {
  return [`${word(id)}:`, ...fields.flatMap(([key, value]) => (value === undefined || value === null ? [] : [`  ${key}: ${value}`]))].map((line) => `${line}\n`).join('');
}

/** Entries go behind what is there, which stays byte for byte, in one piece: a codebook of thousands is read once. What comes out must hold all of both. */
function registry(file: RegistryFile, text: string | undefined, entries: readonly string[], problems: readonly Problem[], holds: (whole: string) => boolean): PlannedRegistry {
  const nothing: PlannedRegistry = { file, added: [], there: [], operations: [] };
  const error = problems.find(({ severity }) => severity === 'error');
  if (error && entries.length > 0) return { ...nothing, problem: error };
  if (entries.length === 0) return nothing;
  const before = text ?? '';
  const gap = before.trim() === '' || /\n\s*\n$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const whole = before + (gap + entries.join('\n')).replaceAll('\n', lineEndOf(before));
  if (holds(whole)) return { ...nothing, operations: [patchBetween(before, whole)] };
  return { ...nothing, problem: refusal(`Entries cannot be put behind those of ${file}.yaml as it is written: write each entry on lines of its own.`) };
}
