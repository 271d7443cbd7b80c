import type { ActorType, LocalEntity } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import type { ArticleMentions } from './entityTable';

/** One real-world actor through the whole folder. */
export interface CorpusEntity {
  readonly id: string;
  /** The registry's name, else the full form that most articles use. */
  readonly name: string;
  readonly type: ActorType;
  /** Every form of the name in actors.yaml and in the folder, the most frequent first. */
  readonly names: readonly string[];
  readonly mentions: number;
  readonly articles: number;
  /** ISO, of the first and last dated article that mentions it. */
  readonly firstDate?: string;
  readonly lastDate?: string;
  /** Its entry in actors.yaml. */
  readonly known?: KnownActor;
}

export function describeEntity(id: string, locals: readonly LocalEntity[], mentions: readonly ArticleMentions[], known: KnownActor | undefined): CorpusEntity {
  const forms = new Map<string, number>();
  const types = new Map<ActorType, number>();
  const dates: string[] = [];
  for (const { names } of locals) for (const name of names) forms.set(name, 0);
  for (const { metadata, marks } of mentions) {
    const iso = metadata.date?.iso;
    if (iso !== undefined && !iso.startsWith('-')) dates.push(iso);
    for (const mark of marks) {
      forms.set(mark.quote, (forms.get(mark.quote) ?? 0) + 1);
      types.set(mark.type, (types.get(mark.type) ?? 0) + 1);
    }
  }
  dates.sort();
  const [firstDate] = dates;
  const lastDate = dates.at(-1);
  return {
    id,
    name: known?.name ?? fullestName(locals, forms) ?? id,
    type: known?.type ?? mostFrequent(types) ?? locals[0]?.type ?? 'organization',
    names: [...new Set([...(known ? [known.name, ...known.aliases] : []), ...byFrequency(forms)])],
    mentions: mentions.reduce((sum, { marks }) => sum + marks.length, 0),
    articles: mentions.length,
    ...(firstDate !== undefined && { firstDate }),
    ...(lastDate !== undefined && { lastDate }),
    ...(known && { known }),
  };
}

/** Each article puts the fullest form first; of these the one that most articles use. */
function fullestName(locals: readonly LocalEntity[], forms: ReadonlyMap<string, number>): string | undefined {
  const votes = new Map<string, number>();
  for (const [name] of locals.map(({ names }) => names)) {
    if (name !== undefined) votes.set(name, (votes.get(name) ?? 0) + 1 + (forms.get(name) ?? 0) / 1000);
  }
  return mostFrequent(votes);
}

function mostFrequent<T extends string>(counts: ReadonlyMap<T, number>): T | undefined {
  return byFrequency(counts)[0];
}

/** Of equal ones the longer first, so that the order does not hang on the order of the articles. */
function byFrequency<T extends string>(counts: ReadonlyMap<T, number>): T[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1)).map(([each]) => each);
}
