import type { Card, CardRow, CardSection } from '../cardModel';
import { counted } from '../cardRows';
import type { ReferenceSection } from '../crossReferences';
import type { IndexedActor } from './shardedIndex';
import type { ShardPlace } from './readShard';

/** What a prebuilt index knows of an actor, ready to be shown. */
export interface PrebuiltActor extends Omit<IndexedActor, 'places'> {
  readonly rows: readonly CardRow[];
}

/**
 * A place of a shard as a line of context.
 * @param uri the article, where it is a file of the open folder; the place is a link only then.
 */
export function prebuiltRow({ article, title, date, outlet, start, end, context }: ShardPlace, uri: string | undefined): CardRow {
  const said = (quote: string) => ({ quote, start: 0, end: 0 });
  return {
    article: uri ?? article,
    span: { start, end },
    context,
    metadata: { ...(title !== undefined && { title: said(title) }), ...(date !== undefined && { date: { ...said(date), iso: date } }), ...(outlet !== undefined && { outlet: said(outlet) }) },
    ...(uri === undefined && { outside: true }),
  };
}

/** A card with a line at its top, as a screen may not show the end: `In the corpus index: 95,000 mentions in 12,000 articles, 1998–2024`; the first places at the end. */
export function cardWithPrebuilt(card: Card, actor: PrebuiltActor): Card {
  const line = `In the corpus index: ${counted(actor.mentions, 'mention')} in ${articlesOf(actor)}`;
  const section: CardSection = { heading: 'First in the corpus index', rows: actor.rows, more: Math.max(0, actor.mentions - actor.rows.length) };
  return { ...card, facts: [...card.facts, line], sections: [...card.sections, section] };
}

/** For the view of cross-references, beside the sections of the folder. */
export function prebuiltReferences(actor: PrebuiltActor): ReferenceSection {
  return { id: 'prebuilt', heading: `In the corpus index: ${articlesOf(actor)}`, count: actor.mentions, contradicting: false, rows: () => actor.rows };
}

function articlesOf({ articles, first, last }: PrebuiltActor): string {
  const years = [...new Set([first, last].flatMap((date) => date?.slice(0, 4) ?? []))];
  return [counted(articles, 'article'), ...(years.length > 0 ? [years.join('–')] : [])].join(', ');
}
