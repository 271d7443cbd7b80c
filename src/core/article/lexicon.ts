import data from './lexicon/lineClues.yaml';

const LISTS = [
  'noticeStarts', 'noticeLines', 'noticeParts', 'captionStarts', 'captionEnds', 'rubrics', 'outlets', 'outletWords', 'positions', 'notNames', 'pageTools',
] as const;

type ClueLists = Readonly<Record<(typeof LISTS)[number], readonly string[]>>;

/** The lists of lineClues.yaml, checked once: a list that is missing or holds anything but text is a fault of the build. */
function load(source: unknown): ClueLists {
  if (typeof source !== 'object' || source === null) throw new Error('lineClues.yaml is not a mapping.');
  const read = new Map<string, unknown>(Object.entries(source));
  const list = (name: string): readonly string[] => {
    const items = read.get(name);
    if (!Array.isArray(items) || !items.every((item): item is string => typeof item === 'string')) {
      throw new Error(`lineClues.yaml: ${name} is not a list of words.`);
    }
    return items;
  };
  return Object.fromEntries(LISTS.map((name) => [name, list(name)])) as ClueLists;
}

const lists = load(data);

export const noticeStarts: readonly string[] = lists.noticeStarts;
export const noticeParts: readonly string[] = lists.noticeParts;
export const captionStarts: readonly string[] = lists.captionStarts;
export const captionEnds: readonly string[] = lists.captionEnds;
export const outletWords: readonly string[] = lists.outletWords;
export const noticeLines: ReadonlySet<string> = new Set(lists.noticeLines);
export const rubrics: ReadonlySet<string> = new Set(lists.rubrics);
export const outlets: ReadonlySet<string> = new Set(lists.outlets);
export const positions: ReadonlySet<string> = new Set(lists.positions);
export const notNames: ReadonlySet<string> = new Set(lists.notNames);
export const pageTools: ReadonlySet<string> = new Set(lists.pageTools);
