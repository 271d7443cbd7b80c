import { ACTOR_TYPES, type ActorType } from '../../model';
import type { ArticleRow } from '../articleRows';
import { createChains, type KeptChains } from '../chains';
import { createCounts, type KeptCounts } from '../columns/counts';
import type { StoredReader } from '../packing/storedArticle';
import type { ArticleSlots } from '../slots';

/** In how many mentions an entity is written in a form, and taken for something. */
export interface ActorForm {
  /** By its number among the strings that all articles share. */
  readonly form: number;
  readonly type: ActorType;
  readonly count: number;
}

/** In which articles each entity stands and how it is mentioned there, kept while articles come and go. Entities go by their numbers. */
export interface EntityUses {
  /** An article came, changed or went; to be told after `slots` knows it. */
  changed(before: ArticleRow | undefined, after: ArticleRow | undefined): void;
  /** The articles that know an entity. */
  articlesOf(entity: number): Generator<ArticleRow>;
  /** Those that mention it. */
  mentioning(entity: number): Generator<ArticleRow>;
  formsOf(entity: number): Generator<ActorForm>;
  keep(): KeptUses;
}

/** The memory of uses as it stands. */
export interface KeptUses {
  readonly articles: KeptChains;
  readonly forms: KeptCounts;
}

/** More than there are types: a form and a type are one number. */
const TYPES = 8;

/** @param kept is changed from now on. */
export function createEntityUses(slots: ArticleSlots, reader: Pick<StoredReader, 'counts' | 'mentioned'>, kept?: KeptUses): EntityUses {
  /** By entity, the articles it stands in: twice their number, and one more where it is mentioned. Numbers of articles that changed since are skipped. */
  let articles = createChains(kept?.articles);
  const forms = createCounts(kept?.forms);
  let { generation } = slots;

  const enter = (row: ArticleRow, isMentioned: readonly boolean[]): void => {
    const entered = new Set<number>(); // one may stand there twice, and its mentions with it
    row.numbers.forEach((entity, place) => {
      if (entered.has(entity)) return;
      entered.add(entity);
      articles.add(entity, 2 * row.slot + Number(isMentioned[place] ?? false));
    });
  };
  /** After all articles got new numbers. */
  const renumber = (): void => {
    ({ generation } = slots);
    articles = createChains();
    for (const row of slots.all()) enter(row, reader.mentioned(row));
  };
  const count = (row: ArticleRow, times: 1 | -1): void => {
    const counted = new Set<number>();
    const counts = reader.counts(row);
    row.numbers.forEach((entity, place) => {
      const mentions = counts[place];
      if (!mentions || mentions.count === 0 || counted.has(entity)) return;
      counted.add(entity);
      for (const [form, found] of mentions.forms) forms.count(entity, TYPES * form + ACTOR_TYPES.indexOf(mentions.type), times * found);
    });
  };
  function* each(entity: number, least: 0 | 1): Generator<ArticleRow> {
    for (const use of articles.each(entity)) {
      const row = use % 2 >= least ? slots.at(Math.floor(use / 2)) : undefined;
      if (row) yield row;
    }
  }

  return {
    changed(before, after) {
      if (before) count(before, -1);
      if (after) count(after, 1);
      if (generation !== slots.generation) renumber();
      else if (after) enter(after, reader.mentioned(after));
    },
    articlesOf: (entity) => each(entity, 0),
    mentioning: (entity) => each(entity, 1),
    *formsOf(entity) {
      for (const [key, times] of forms.each(entity)) yield { form: Math.floor(key / TYPES), type: ACTOR_TYPES[key % TYPES] ?? 'organization', count: times };
    },
    keep: () => ({ articles: articles.all(), forms: forms.all() }),
  };
}
