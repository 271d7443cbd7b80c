import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { Span } from '../../../core/model';
import type { Annotation } from '../../../core/sidecar/model';
import { sidecarOf } from '../../texts';
import { indexedRange } from '../navigation/locations';

/** An annotation without a place in today's text, or with one that a person should look at. */
export interface ReviewItem {
  readonly article: string;
  readonly annotator: string;
  readonly annotation: Annotation;
  /** 0-based line in the sidecar. */
  readonly line: number;
  /** Where it stands, doubtful as it is; undefined: nowhere. */
  readonly place: Span | undefined;
  readonly segments: readonly Span[];
  /** Where it may be meant to stand, the likeliest first. */
  readonly candidates: readonly Span[];
}

/** Names an item so that a command can find it again. */
export interface ReviewAddress {
  readonly article: string;
  readonly annotator: string;
  readonly id: string;
}

/** What needs review in one article: first what has no place. */
export function reviewItems(index: CorpusIndex, article: string): readonly ReviewItem[] {
  const found = index.article(article);
  if (!found) return [];
  const orphans = found.orphans.map((orphan): ReviewItem => ({ article, ...orphan, place: undefined, segments: [] }));
  const doubtful = found.marks.flatMap(({ annotation, annotator, anchoring, start, end, segments = [] }): readonly ReviewItem[] => {
    if (!annotation || annotator === undefined || !anchoring?.doubtful) return [];
    return [{ article, annotator, annotation, line: anchoring.line, place: { start, end }, segments, candidates: [{ start, end }] }];
  });
  return [...orphans, ...doubtful];
}

export function addressOfItem({ article, annotator, annotation }: ReviewItem): ReviewAddress {
  return { article, annotator, id: annotation.id };
}

/** The item a command was given: by a code action or a line of the tree. */
export function reviewAddressIn(value: unknown): ReviewAddress | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('review' in value) return reviewAddressIn(value.review);
  const { article, annotator, id } = value as Partial<Record<keyof ReviewAddress, unknown>>;
  return typeof article === 'string' && typeof annotator === 'string' && typeof id === 'string' ? { article, annotator, id } : undefined;
}

/** In one sentence what is the matter, in the Problems panel and the tree. */
export function messageOf({ annotation, annotator, place }: ReviewItem): string {
  const quote = shortened(annotation.quote);
  return place
    ? vscode.l10n.t('{0}’s annotation “{1}” probably stands here, but the text has changed: keep it, re-attach it or delete it.', annotator, quote)
    : vscode.l10n.t('{0}’s annotation “{1}” has no sure place in the article any more: re-attach it, or delete it.', annotator, quote);
}

/** The annotation's line in its sidecar. */
export function sidecarLine({ article, line }: ReviewItem): vscode.Location {
  return new vscode.Location(sidecarOf(vscode.Uri.parse(article, true)), new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER));
}

/** Its doubtful place in the article; undefined where it has none. */
export function doubtfulPlace(index: CorpusIndex, { article, place }: ReviewItem): vscode.Location | undefined {
  return place && new vscode.Location(vscode.Uri.parse(article, true), indexedRange(index, article, place));
}

const LONGEST = 60;

export function shortened(quote: string): string {
  const flat = quote.replace(/\s+/gu, ' ');
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST).trimEnd()}…` : flat;
}
