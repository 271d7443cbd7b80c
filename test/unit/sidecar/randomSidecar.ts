import type { Annotation, AnnotationOperation } from '../../../src/core/sidecar/model';
import { quoted } from '../../../src/core/sidecar/yamlText';

/** Small fast generator (mulberry32): a failing case is named by its seed. */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (probability: number) => next() < probability,
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
  };
}

export type Random = ReturnType<typeof randomFrom>;

const TEXTS = [
  'Emomali Rahmon', 'at least 40', 'no', 'yes', 'null', '~', '2024-05-06', '1e3', '0x1F', '12:30:45', 'a: b', '- x', '# not a comment', 'it’s "quoted"', "single ' quote", 'back\\slash',
  'tab\there', 'two\nlines', 'line\r\nend', ' leading and trailing ', '😀 grin', 'e\u0301 combining', '\u2028 separator', '\u0085', '\ufeffbom', '\ud800 lone', 'nul \0 inside', '\u00a0no-break', '{flow}', '[list]', '&anchor',
  '*alias', '!tag', '%percent', '@at', '`tick`', '|', '>', '?', '---', '...', '<<<<<<< HEAD', '"', '\\', 'x'.repeat(300), 'Ω мир 世界', '=', '<<', '.inf', '.5', '+1', '1_000', '\u202e rtl',
];
const WORDS = ['person', 'rahmon', 'leadership', 'no', 'y', 'true', '123', '1e5', 'with space', 'é', 'a.b', 'x-', '0o7', '7hq2d0x9fe', 'null', ''];

export function randomText(random: Random): string {
  return random.chance(0.8) ? random.pick(TEXTS) : random.pick(TEXTS) + random.pick(TEXTS);
}

export function randomAnnotation(random: Random, id: string): Annotation {
  const maybe = <T>(probability: number, make: () => T, name: string) => (random.chance(probability) ? { [name]: make() } : {});
  const word = () => random.pick(WORDS) || 'w';
  return {
    id,
    kind: random.pick(['actor', 'figure', 'claim', 'tag'] as const),
    quote: needed(randomText(random)),
    ...maybe(0.6, word, 'type'),
    ...maybe(0.4, word, 'entity'),
    ...maybe(0.2, () => random.chance(0.5), 'hedged'),
    ...maybe(0.7, () => randomText(random), 'before'),
    ...maybe(0.7, () => randomText(random), 'after'),
    ...maybe(0.1, () => [{ quote: randomText(random), before: randomText(random) }], 'segments'),
    ...maybe(0.3, () => ({ min: random.pick([0, 1.5, -3, 1e21, 6500]), unit: random.pick(['%', 'USD', 'km²']), of: randomText(random), approximate: true }), 'value'),
    ...maybe(0.2, () => [{ category: random.pick(['modal', 'estimate'] as const), quote: randomText(random) }], 'cues'),
    ...maybe(0.2, () => ({ quote: randomText(random), entity: word() }), 'source'),
    ...maybe(0.2, () => [{ to: '7hq2d0x9fe', as: word() }, { to: 'other.txt#k3v9q2m1xa', as: 'figure' }], 'links'),
    ...maybe(0.5, () => random.pick(['accepted', 'rejected'] as const), 'status'),
    ...maybe(0.4, () => [word(), word()], 'tags'),
    ...maybe(0.2, () => [{ code: 'blame', attribute: 'explicit', value: random.chance(0.5) }, { code: word(), attribute: word(), value: random.pick([1.5, '2024', 'true', randomText(random)]) }], 'attributes'),
    ...maybe(0.5, () => randomText(random), 'note'),
    ...maybe(0.1, () => [{ by: 'bob', text: randomText(random), resolved: false }, { by: word(), verdict: 'rejected' as const }], 'replies'),
    ...maybe(0.1, () => [word(), 'k3v9q2m1xa'], 'from'),
  };
}

/** A text that is still there where a hand writes it without quotation marks. */
function needed(text: string): string {
  return ['', 'null', '~'].includes(text) ? 'q' : text;
}

export interface RandomFile {
  readonly text: string;
  readonly sections: ReadonlyMap<string, readonly string[]>;
}

/** A sidecar as a person's hand might have left it: styles, comments, unknown keys, indentation, line ends of all kinds. */
export function randomFile(random: Random): RandomFile {
  const eol = random.chance(0.3) ? '\r\n' : '\n';
  const sections = new Map<string, string[]>();
  const lines: string[] = [];
  if (random.chance(0.5)) lines.push('# yaml-language-server: $schema=sidecar.schema.json');
  if (random.chance(0.1)) lines.push('---');
  if (random.chance(0.9)) lines.push(`version:${random.pick([' ', '   '])}1${random.pick(['', '  # the first'])}`);
  if (random.chance(0.7)) lines.push('article:', '  sha256: "00"', ...(random.chance(0.5) ? ["  title: 'By hand'   # corrected", '  mood: grim'] : []));
  if (random.chance(0.2)) lines.push('own: [unknown, {key: 1}]');
  const step = random.pick([1, 2, 2, 2, 4]);
  const dash = random.pick([0, 2, 2, 4]);
  const gap = random.pick([' ', ' ', '   ']);
  const names = ['alice', 'bob', 'Anna Müller', 'no'].filter(() => random.chance(0.6));
  lines.push(names.length === 0 ? random.pick(['annotations:', 'annotations: {}', 'annotations: null # none yet', 'annotations: # none yet', `annotations:${eol}  {}`]) : 'annotations:');
  let count = 0;
  for (const name of names) {
    const margin = ' '.repeat(step);
    if (random.chance(0.2)) lines.push(`${margin}# section of ${name}`);
    const key = margin + (/^[a-z]+$/.test(name) && name !== 'no' ? name : quoted(name)) + ':';
    const ids = Array.from({ length: random.below(4) }, () => `id${'abcdefghij'[count % 10]}${count++}xyzw`);
    sections.set(name, ids);
    if (ids.length === 0) {
      lines.push(key + random.pick(['', ' []', ' # nothing', ' ~', `${eol}${margin}  []`, ` # empty:${eol}${margin}${margin}[]   # so far`]));
      continue;
    }
    if (random.chance(0.1)) {
      lines.push(`${key} [${ids.map((id) => `{${flow(randomAnnotation(random, id))}}`).join(', ')}]${random.pick(['', '  # on one line'])}`);
      continue;
    }
    lines.push(key);
    for (const id of ids) {
      if (random.chance(0.15)) lines.push(`${' '.repeat(step + dash)}# about ${id}`);
      lines.push(...item(random, randomAnnotation(random, id), ' '.repeat(step + dash), gap));
      for (let blank = random.pick([0, 1, 1, 1, 2]); blank > 0; blank--) lines.push(random.pick(['', '', '   ']));
    }
  }
  if (random.chance(0.2)) lines.push('# the end');
  if (random.chance(0.1)) lines.push('last: "own key"');
  return { text: (random.chance(0.1) ? '\ufeff' : '') + lines.join(eol) + (random.chance(0.8) ? eol : ''), sections };
}

/** Attributes stand in the file as a map of maps. */
function fieldsOf({ attributes, ...rest }: Annotation): [string, unknown][] {
  const byCode = Object.fromEntries((attributes ?? []).map(({ code }) => [code, Object.fromEntries((attributes ?? []).filter((other) => other.code === code).map(({ attribute, value }) => [attribute, value]))]));
  return [...Object.entries(rest), ...(attributes ? [['attributes', byCode] as [string, unknown]] : [])];
}

function flow(annotation: Annotation): string {
  return fieldsOf(annotation).map(([key, value]) => `${key}: ${json(value)}`).join(', ');
}

/** Double-quoted YAML by another writer than ours: JSON, with what YAML forbids raw escaped. */
function json(value: unknown): string {
   
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function item(random: Random, annotation: Annotation, margin: string, gap: string): string[] {
  if (random.chance(0.08)) return [`${margin}-${gap}{${flow(annotation)}}${random.pick(['', ' # in one line'])}`];
  const indent = `${margin} ${gap}`;
  const entries = fieldsOf(annotation);
  if (random.chance(0.15)) entries.sort(() => random.next() - 0.5);
  const fields = entries.flatMap(([key, value]: [string, unknown]) => {
    const field = [field1(random, key, value, indent)];
    if (random.chance(0.08)) field.push(`${indent}# a comment inside`);
    if (random.chance(0.06)) field.push(`${indent}own${random.below(1e9)}: {deep: [1, 2]}   # mine`);
    if (random.chance(0.03)) field.push(`${indent}own${random.below(1e9)}: |\n${indent}  literal\n\n${indent}  text`);
    if (random.chance(0.03)) field.push('');
    return field;
  });
  fields[0] = `${margin}-${gap}${(fields[0] ?? '').trimStart()}`;
  return fields;
}

function field1(random: Random, key: string, value: unknown, indent: string): string {
  const comment = random.chance(0.08) ? '  # why' : '';
  const space = random.pick([' ', ' ', ' ', '  ']);
  if (typeof value === 'string' && /^[a-z]{3,}$/i.test(value) && random.chance(0.3)) return `${indent}${key}:${space}${random.pick([value, `'${value}'`])}${comment}`;
  if (typeof value === 'string' && /^[\w ]+\n?[\w ]*$/.test(value) && value.trim() === value && random.chance(0.15)) return `${indent}${key}: |-\n${value.split('\n').map((line) => `${indent}  ${line}`).join('\n')}`;
  if (Array.isArray(value) && random.chance(0.3)) return `${indent}${key}:${comment}\n${value.map((entry) => `${indent}  - ${json(entry)}`).join('\n')}`;
  return `${indent}${key}:${space}${json(value)}${comment}`;
}

/** An operation on the file, or on a new annotation. */
export function randomOperation(random: Random, { sections }: RandomFile): AnnotationOperation {
  const filled = [...sections].filter(([, ids]) => ids.length > 0);
  if (filled.length === 0 || random.chance(0.35)) {
    return { op: 'add', annotator: random.pick(['alice', 'bob', 'carol', 'Anna Müller', 'no', 'Zed: #1']), annotation: randomAnnotation(random, `new${random.below(1e6)}zz`) };
  }
  const [annotator, ids] = random.pick(filled);
  const id = random.pick(ids);
  if (random.chance(0.35)) return { op: 'remove', annotator, id };
  const { id: _id, ...fields } = randomAnnotation(random, id);
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const set: Record<string, unknown> = {};
  for (let n = 1 + random.below(3); n > 0; n--) {
    const name = random.pick(names);
    set[name] = fields[name];
  }
  if (random.chance(0.3)) set[random.pick(['note', 'tags', 'status', 'value', 'links'])] = undefined;
  return { op: 'change', annotator, id, set: set };
}
