import type { FigureValue, Span } from '../model';
import type { Judged, JudgedArticle } from './model';
import { actorsOf, claimsOf, cuesOf, figuresOf, sameValue, sourcesOf } from './score';
import { bySpan, overlapTest } from './tally';

/** One thing the detectors did not do as the gold has it. */
export interface Difference {
  readonly article: string;
  readonly start: number;
  readonly what: 'actor' | 'figure' | 'cue' | 'source' | 'claim';
  /** `missed`: only in the gold; `false`: only found; `boundary`: missed or false, but overlapping one of the other side; `differs`: same span, else different. */
  readonly error: 'missed' | 'false' | 'missed boundary' | 'false boundary' | 'differs';
  /** Type, category or value; `gold → found` where they differ. */
  readonly detail: string;
  /** The span in its surroundings, between `[` and `]`. */
  readonly context: string;
}

/** All differences, by article and place. */
export function differences(articles: readonly JudgedArticle[]): Difference[] {
  return articles.flatMap((article) =>
    [
      ...compare(article, 'actor', (all) => actorsOf(all).map((span) => ({ ...span, detail: span.type }))),
      ...compare(article, 'figure', (all) => figuresOf(all).map((span) => ({ ...span, detail: `${span.type} ${valueText(span.value)}` })), figuresAgree),
      ...compare(article, 'cue', (all) => cuesOf(all).map((cue) => ({ ...cue, detail: cue.category }))),
      ...compare(article, 'source', (all) => sourcesOf(all).map((source) => ({ ...source, detail: '' }))),
      ...compare(article, 'claim', (all) => claimsOf(all).map((claim) => ({ ...claim, detail: claim.hedged ? 'hedged' : 'attributed' }))),
    ].sort((a, b) => a.start - b.start),
  );
}

interface Detailed extends Span {
  readonly detail: string;
}

function compare<T extends Detailed>(
  { article, text, gold, found }: JudgedArticle,
  what: Difference['what'],
  pick: (spans: readonly Judged[]) => readonly T[],
  agree: (a: T, b: T) => boolean = (a, b) => a.detail === b.detail,
): Difference[] {
  const wanted = bySpan(pick(gold));
  const given = bySpan(pick(found));
  const nearGold = overlapTest([...wanted.values()]);
  const nearFound = overlapTest([...given.values()]);
  const tell = (span: T, error: Difference['error'], detail = span.detail): Difference => ({ article, start: span.start, what, error, detail, context: inContext(text, span) });
  const list: Difference[] = [];
  for (const [key, span] of wanted) {
    const other = given.get(key);
    if (!other) list.push(tell(span, nearFound(span) ? 'missed boundary' : 'missed'));
    else if (!agree(span, other)) list.push(tell(span, 'differs', `${span.detail} → ${other.detail}`));
  }
  for (const [key, span] of given) if (!wanted.has(key)) list.push(tell(span, nearGold(span) ? 'false boundary' : 'false'));
  return list;
}

type DetailedFigure = Detailed & ReturnType<typeof figuresOf>[number];

function figuresAgree(a: DetailedFigure, b: DetailedFigure): boolean {
  return a.type === b.type && sameValue(a.value, b.value);
}

function valueText({ min, max, unit, approximate }: FigureValue): string {
  const bounds = min === max ? String(min) : `${min ?? ''}..${max ?? ''}`;
  return `${approximate ? '~' : ''}${bounds}${unit === undefined ? '' : ` ${unit}`}`;
}

/** Characters shown on either side. */
const AROUND = 50;

function inContext(text: string, { start, end }: Span): string {
  const flat = (from: number, to: number) => text.slice(Math.max(0, from), to).replace(/\s+/g, ' ');
  return `${flat(start - AROUND, start)}[${flat(start, end)}]${flat(end, end + AROUND)}`;
}

/** An entity of one side whose mentions (found exactly) the other side gives to several. */
export interface EntityDifference {
  /** `split`: one gold entity found as several; `merged`: one found entity is several in the gold. */
  readonly error: 'split' | 'merged';
  readonly entity: string;
  /** The other side's ids with the names they were seen under, most frequent first. */
  readonly parts: readonly { readonly entity: string; readonly mentions: number; readonly names: readonly string[] }[];
}

export function entityDifferences(articles: readonly JudgedArticle[]): EntityDifference[] {
  const bySide = { split: new Map<string, Map<string, string[]>>(), merged: new Map<string, Map<string, string[]>>() };
  const note = (side: Map<string, Map<string, string[]>>, entity: string, part: string, name: string) => {
    const parts = side.get(entity) ?? new Map<string, string[]>();
    const names = parts.get(part) ?? [];
    names.push(name);
    side.set(entity, parts.set(part, names));
  };
  for (const { gold, found } of articles) {
    const given = bySpan(actorsOf(found));
    for (const [key, { entity, quote }] of bySpan(actorsOf(gold))) {
      const other = given.get(key);
      if (!other) continue;
      note(bySide.split, entity, other.entity, quote);
      note(bySide.merged, other.entity, entity, quote);
    }
  }
  return (['split', 'merged'] as const).flatMap((error) =>
    [...bySide[error]]
      .filter(([, parts]) => parts.size > 1)
      .map(([entity, parts]) => ({
        error,
        entity,
        parts: [...parts].map(([id, names]) => ({ entity: id, mentions: names.length, names: [...new Set(names)] })).sort((a, b) => b.mentions - a.mentions),
      })),
  );
}
