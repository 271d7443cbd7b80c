import type { ArticleMetadata } from '../article/model';
import type { MarkKind, Span } from '../model';
import type { ContextLine } from './excerpts';
import type { MarkState } from './model';

export const CARD_COMMANDS = ['accept', 'reject', 'change', 'delete', 'addNote', 'comment', 'showAllMentions', 'openSidecar'] as const;
/** What a card may offer: the allow-list of its links, as `sourceAnnotator.<id>`. */
export type CardCommand = (typeof CARD_COMMANDS)[number];

/** A cross-reference: a line of context somewhere in the folder. */
export interface CardRow {
  readonly article: string;
  readonly span: Span;
  readonly metadata: ArticleMetadata;
  readonly context: ContextLine;
  /** What is to be seen at first glance: a value, a grade of certainty. */
  readonly label?: string;
  /** Of another corpus: `article` is a stranger's text, shown and never opened. */
  readonly outside?: true;
}

export interface CardSection {
  readonly heading: string;
  readonly rows: readonly CardRow[];
  /** How many rows are left out. */
  readonly more: number;
}

/** What a hover shows of a mark: plain text, in the order it is to be read. */
export interface Card {
  readonly kind: MarkKind;
  /** The tag in words: `person`, `money`, `hedged claim`. */
  readonly tag: string;
  /** The normalised name or value. */
  readonly name: string;
  readonly state: MarkState;
  readonly annotator?: string;
  /** What is known of it, one plain line each. */
  readonly facts: readonly string[];
  /** Of the entity, for a link: `Q42`. */
  readonly wikidata?: string;
  /** Why it is marked: rule or lexicon entry, cue and source. */
  readonly why: readonly string[];
  /** Notes, tags and replies of people. */
  readonly remarks: readonly string[];
  /** Contradictions first. */
  readonly sections: readonly CardSection[];
  readonly commands: readonly CardCommand[];
}

/** The part of a card that each kind of mark has its own way to fill. */
export type CardBody = Pick<Card, 'tag' | 'name' | 'facts' | 'wikidata' | 'sections'> & { readonly why?: readonly string[] };
