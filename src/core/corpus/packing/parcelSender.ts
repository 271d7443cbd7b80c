import type { LocalEntity } from '../../model';
import type { ArticleMarks } from '../model';
import { createFormList } from './formList';
import type { Opening, Parcel } from './parcel';
import { createPhraseList } from './phrases';
import { createSymbols } from './symbols';
import { createPackingTables, sizeOf } from './tables';
import { createWordNumbers } from './wordNumbers';
import { createArticleWriter } from './writeArticle';

/** The worker's side of a session: packs articles one after the other, each told of in a parcel that has to arrive in its turn. */
export type ParcelSender = (marks: ArticleMarks, text: string) => Parcel;

export function createParcelSender({ session, tables: known }: Opening): ParcelSender {
  const symbols = createSymbols(known.symbols);
  const tables = createPackingTables(symbols, createPhraseList(known.phrases), createFormList());
  tables.forms.addAll(known.forms);
  const { phrases, forms } = tables;
  const writer = createArticleWriter(tables, createWordNumbers(symbols));
  /** Equal entities have one number. */
  const numbers = new Map<string, number>();

  return (marks, text) => {
    const from = { ...sizeOf(tables), entities: numbers.size };
    const words: number[] = [];
    const article = writer.write(marks, text, (word) => words.push(word));
    const newEntities: LocalEntity[] = [];
    const entities = marks.entities.map((entity) => {
      const { id, type, names, origin } = entity;
      const key = JSON.stringify([id, type, origin, ...names]);
      const number = numbers.get(key) ?? numbers.size;
      if (number === numbers.size) newEntities.push({ id, type, names, origin });
      numbers.set(key, number);
      return number;
    });
    const news = { symbols: symbols.all(from.symbols), phrases: phrases.all(from.phrases), forms: forms.all(from.forms) };
    return { session, article, entities, words: Uint32Array.from(words), from, news, newEntities };
  };
}
