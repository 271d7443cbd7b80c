import { getOrMake } from '../../getOrMake';
import { newId } from '../../sidecar/newId';
import type { LocalEntities } from '../entities/localEntities';
import type { CopiedTables } from './copiedTables';
import type { Opening, Parcel } from './parcel';
import type { PackedArticle } from './storedArticle';

/** An article as it has come from a worker, ready to be put into the index. */
export interface ReceivedArticle {
  /** The index's tables as they were then: where they were replaced since, the article has to be packed again. */
  readonly receiver: ParcelReceiver;
  readonly packed: PackedArticle;
  /** By their numbers in the index. */
  readonly entities: readonly number[];
  /** Of its claims, by the numbers that all articles share. */
  readonly words: readonly number[];
  /** The number of the tables it was packed by. */
  readonly tables: number;
}

/** The index's side of the sessions with the workers that pack for it. Each worker sits on a seat of its own, numbered from 0. */
export interface ParcelReceiver {
  sessionOf(seat: number): string;
  /** What a worker is told that does not know the session of its seat; it goes on from where the last one there has ended. */
  opening(seat: number): Opening;
  /**
   * To be called in the order in which the worker answered, of every parcel, wanted or not.
   * @returns undefined where the parcel is of another session: the article is to be asked for again.
   */
  receive(seat: number, parcel: Parcel): ReceivedArticle | undefined;
}

interface Seat {
  readonly copy: CopiedTables;
  session: string;
  /** By their numbers in the session, those in the index. */
  entities: number[];
}

/** So many workers pack for an index at once, at most. What one learns the others learn again, which takes memory in the index. */
export const SEATS = 4;

/** @param copies of the tables of each seat's worker. */
export function createParcelReceiver(copies: readonly CopiedTables[], locals: LocalEntities): ParcelReceiver {
  const newSession = (): string => newId(Math.random);
  const seats = new Map<number, Seat>();
  const seatAt = (at: number): Seat =>
    getOrMake(seats, at, () => {
      const copy = copies[at];
      if (!copy) throw new RangeError(`There is no seat ${at}.`);
      return { copy, session: newSession(), entities: [] };
    });

  const receiver: ParcelReceiver = {
    sessionOf: (at) => seatAt(at).session,
    opening(at) {
      const { session, copy } = seatAt(at);
      return { session, tables: copy.all() };
    },
    receive(at, { session, article, entities, words, from, news, newEntities }) {
      const seat = seatAt(at);
      if (session !== seat.session) return undefined;
      const { size } = seat.copy;
      const isNext = from.symbols === size.symbols && from.phrases === size.phrases && from.forms === size.forms && from.entities <= seat.entities.length;
      if (!isNext) {
        // a parcel was lost with a worker that died: the next one begins anew, from what is known
        seat.session = newSession();
        return undefined;
      }
      seat.copy.learn(news);
      seat.entities.length = from.entities;
      seat.entities.push(...newEntities.map(locals.number));
      return {
        receiver,
        packed: article,
        entities: entities.flatMap((number) => seat.entities[number] ?? []),
        words: Array.from(words, seat.copy.symbols.shared),
        tables: at + 1,
      };
    },
  };
  return receiver;
}
