import type { LocalEntity } from '../../model';
import type { ArticleMarks } from '../model';
import type { Opening, Parcel } from './parcel';
import { createPackingTables, keepTables, sizeOf } from './tables';
import { createWordNumbers } from './wordNumbers';
import { createArticleWriter } from './writeArticle';

/** The worker's side of a session: packs articles one after the other, each told of in a parcel that has to arrive in its turn. */
export type ParcelSender = (marks: ArticleMarks, text: string) => Parcel;

export function createParcelSender({ session, tables: known }: Opening): ParcelSender {
  const tables = createPackingTables(known, createWordNumbers);
  const writer = createArticleWriter(tables);
  const numbers = new Map<LocalEntity, number>();

  return (marks, text) => {
    const from = { ...sizeOf(tables), entities: numbers.size };
    const words: number[] = [];
    const { entities, ...article } = writer.write(marks, text, (word) => words.push(word));
    const newEntities: LocalEntity[] = [];
    const own = entities.map((entity) => {
      const number = numbers.get(entity) ?? numbers.size;
      if (number === numbers.size) newEntities.push(entity);
      numbers.set(entity, number);
      return number;
    });
    return { session, article, entities: own, words: Uint32Array.from(words), from, news: keepTables(tables, from), newEntities };
  };
}
