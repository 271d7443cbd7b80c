import { detach } from '../../detach';
import { getOrMake } from '../../getOrMake';
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

interface ToldEntity extends LocalEntity {
  readonly number: number;
}

export function createParcelSender({ session, tables: known }: Opening): ParcelSender {
  const symbols = createSymbols(known.symbols);
  const tables = createPackingTables(symbols, createPhraseList(known.phrases), createFormList());
  tables.forms.addAll(known.forms);
  const { phrases, forms } = tables;
  const writer = createArticleWriter(tables, createWordNumbers(symbols));
  /** By their names; equal entities have one number. */
  const told = new Map<string, ToldEntity[]>();
  let count = 0;
  const tell = ({ id, type, names, origin }: LocalEntity, key: string): ToldEntity => {
    // strings of their own, as slices would keep the article
    const fresh = { id: detach(id), type, names: names.map(detach), origin, number: count++ };
    getOrMake(told, detach(key), () => []).push(fresh);
    return fresh;
  };

  return (marks, text) => {
    const from = { ...sizeOf(tables), entities: count };
    const words: number[] = [];
    const article = writer.write(marks, text, (word) => words.push(word));
    const newEntities: LocalEntity[] = [];
    const entities = marks.entities.map((entity) => {
      const key = entity.names.join('\n');
      const same = told.get(key)?.find((each) => isEqual(each, entity));
      if (same) return same.number;
      const { number, ...fresh } = tell(entity, key);
      newEntities.push(fresh);
      return number;
    });
    const news = { symbols: symbols.all(from.symbols), phrases: phrases.all(from.phrases), forms: forms.all(from.forms) };
    return { session, article, entities, words: Uint32Array.from(words), from, news, newEntities };
  };
}

function isEqual(a: LocalEntity, b: LocalEntity): boolean {
  return a.id === b.id && a.type === b.type && a.origin === b.origin && a.names.length === b.names.length && a.names.every((name, at) => name === b.names[at]);
}
