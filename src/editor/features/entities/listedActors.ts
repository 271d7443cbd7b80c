import type { CorpusEntity } from '../../../core/corpus/corpusEntity';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';

/** All actors that most folders have. Tens of thousands would take a list seconds, at each key. */
const LISTED = 500;

/** What a list shows of an actor. */
export interface ActorLine {
  readonly label: string;
  /** Its other names. */
  readonly detail: string;
  /** It was found by what is typed, which the list itself may not find in it: a name that is not shown, or an accent. */
  readonly alwaysShow: boolean;
  readonly entity: CorpusEntity;
}

/** The actors to list beside what is typed, the most mentioned first: all for the list to narrow down, or, of many, those found. */
export function actorsListed(index: CorpusIndex, typed: string): readonly ActorLine[] {
  const all = index.entities();
  const areFound = typed !== '' && all.length > LISTED;
  return (areFound ? index.findEntities(typed, LISTED) : all.slice(0, LISTED)).map((entity) => actorLine(entity, areFound));
}

export function actorLine(entity: CorpusEntity, alwaysShow = false): ActorLine {
  const { name: label, names } = entity;
  const others = names.filter((other) => other !== label);
  return { label, detail: others.slice(0, 5).join(' · '), alwaysShow, entity };
}
