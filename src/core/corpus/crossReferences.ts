import { cardRow, counted } from './cardRows';
import type { CardRow } from './cardModel';
import { CERTAINTY_GRADES, gradeOf } from './certainty';
import { claimLabel, othersOf } from './claimCard';
import type { ClaimAt } from './claimTable';
import type { CorpusIndex } from './corpusIndex';
import type { ArticleMentions } from './entityTable';
import { FIGURE_RULES, type FigureRelation } from './compareFigures';
import type { FigureAt } from './figureTable';
import { formatFigure } from './formatFigure';
import type { ActorMark, ClaimMark, FigureMark, Mark } from './model';

/** The order of a concordance: by date, or by the words to the left or right of the name. */
export const CONCORDANCE_ORDERS = ['date', 'left', 'right'] as const;
export type ConcordanceOrder = (typeof CONCORDANCE_ORDERS)[number];

/** In the order of a view: contradictions first. */
const SECTIONS = ['contradicted', 'differ', 'refine', 'agree', 'same', 'mentions', 'by', 'about', 'given', 'with', 'prebuilt'] as const;

export interface ReferenceSection {
  readonly id: (typeof SECTIONS)[number];
  readonly heading: string;
  /** How many there are; `rows` may give fewer. */
  readonly count: number;
  /** Contradictions, which a reader should see first. */
  readonly contradicting: boolean;
  /** Worked out as far as they are asked for; at each undefined one may pause. */
  readonly rows: () => Iterable<CardRow | undefined>;
}

/** Claims about an actor that are looked at for contradictions. */
const MOST_CHECKED = 200;

/**
 * Where else in the folder what a mark speaks of comes up. Sections without a row are left out. An actor may be named a hundred thousand
 * times: sections come as they are worked out, the mentions first, and at each undefined one may pause (`inViewOrder` sorts them).
 */
export function* crossReferencesOf(index: CorpusIndex, article: string, mark: Mark, order: ConcordanceOrder = 'date'): Generator<ReferenceSection | undefined, void> {
  const sections = mark.kind === 'actor' ? ofActor(index, article, mark, order) : mark.kind === 'figure' ? ofFigure(index, article, mark) : mark.kind === 'claim' ? ofClaim(index, article, mark) : [];
  for (const found of sections) if (found === undefined || found.count > 0) yield found;
}

export function inViewOrder(sections: readonly ReferenceSection[]): readonly ReferenceSection[] {
  return [...sections].sort((a, b) => SECTIONS.indexOf(a.id) - SECTIONS.indexOf(b.id));
}

function* ofActor(index: CorpusIndex, article: string, mark: ActorMark, order: ConcordanceOrder): Generator<ReferenceSection | undefined, void> {
  const entity = index.entityOf(article, mark.entity);
  if (!entity) return;
  const { id, name } = entity;
  yield { id: 'mentions', heading: 'Mentions', count: entity.mentions, contradicting: false, rows: () => concordance(mentionRows(index, id), order) };
  const by = index.claimsBy(id);
  yield section('by', `Claims by ${name}`, by, (claim) => claimRow(index, claim));
  const about = yield* index.claimsAbout(id);
  yield section('about', `Claims about ${name}`, about, (claim) => claimRow(index, claim));
  const given: FigureAt[] = [];
  for (const { entry, span } of by) {
    given.push(...index.figuresIn(entry.article, span));
    yield;
  }
  yield section('given', `Figures given by ${name}`, given, ({ entry, mark: figure }) => cardRow(index, entry.article, entry.metadata, figure, formatFigure(figure.value, figure.type)));
  const contradicted: ClaimAt[] = [];
  for (const claim of [...by, ...about].slice(0, MOST_CHECKED)) {
    if (index.similarClaims(claim.entry.article, claim.mark).some(({ contradicts }) => contradicts)) contradicted.push(claim);
    yield;
  }
  yield section('contradicted', 'Claims contradicted elsewhere', contradicted, (claim) => claimRow(index, claim), true);
  const others = yield* companions(index, id);
  yield section('with', 'Appears with', others, (companion) => companion.row());
}

function* mentionRows(index: CorpusIndex, id: string): Generator<CardRow | undefined, void> {
  for (const { article, metadata, spans } of index.mentions(id)) for (const span of spans) yield cardRow(index, article, metadata, span);
}

function ofFigure(index: CorpusIndex, article: string, mark: FigureMark): ReferenceSection[] {
  const headings: Readonly<Record<FigureRelation, string>> = { differ: 'Differing figures', refine: 'More exact or rounder', agree: 'Agreeing figures' };
  const compared = index.comparableFigures(article, mark, FIGURE_RULES);
  return (['differ', 'refine', 'agree'] as const).map((relation) =>
    section(
      relation,
      headings[relation],
      compared.filter((figure) => figure.relation === relation),
      ({ entry, mark: other }) => cardRow(index, entry.article, entry.metadata, other, formatFigure(other.value, other.type)),
      relation === 'differ',
    ),
  );
}

function ofClaim(index: CorpusIndex, article: string, mark: ClaimMark): ReferenceSection[] {
  const similar = index.similarClaims(article, mark);
  const source = mark.source?.entity === undefined ? undefined : index.entityOf(article, mark.source.entity);
  const others = source ? othersOf(index.claimsBy(source.id), article, mark) : [];
  const rank = ({ mark: claim }: ClaimAt) => CERTAINTY_GRADES.indexOf(gradeOf(claim));
  return [
    section('contradicted', 'Contradicted', similar.filter(({ contradicts }) => contradicts), (claim) => claimRow(index, claim), true),
    section('same', 'The same claim, from asserted to denied', similar.filter(({ contradicts }) => !contradicts).sort((a, b) => rank(a) - rank(b)), (claim) => claimRow(index, claim)),
    section('by', `Other claims of ${source?.name ?? 'the source'}`, others, (claim) => claimRow(index, claim)),
  ];
}

function section<T>(id: ReferenceSection['id'], heading: string, all: readonly T[], rowOf: (item: T) => CardRow | undefined, contradicting = false): ReferenceSection {
  const rows = function* (): Generator<CardRow | undefined, void> {
    for (const item of all) yield rowOf(item);
  };
  return { id, heading, count: all.length, contradicting, rows };
}

function claimRow(index: CorpusIndex, { entry, mark }: ClaimAt): CardRow | undefined {
  return cardRow(index, entry.article, entry.metadata, mark, claimLabel(index, entry.article, mark));
}

/** The actors named in the same articles, those of most articles first; each with its first mention in the latest of them. */
function* companions(index: CorpusIndex, id: string): Generator<undefined, readonly { readonly row: () => CardRow | undefined }[]> {
  const found = new Map<string, { articles: number; last: ArticleMentions }>();
  for (const mentions of index.mentions(id)) {
    for (const other of index.actorsIn(mentions.article)) {
      if (other !== id) found.set(other, { articles: (found.get(other)?.articles ?? 0) + 1, last: mentions });
    }
    yield;
  }
  return [...found]
    .map(([other, { articles, last }]) => ({ other, articles, last, name: index.entity(other)?.name ?? other }))
    .sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1))
    .map(({ other, articles, last, name }) => ({
      row: () => {
        const { article, metadata } = last;
        const first = index.article(article)?.marks.find((mark) => mark.kind === 'actor' && mark.state !== 'rejected' && index.entityOf(article, mark.entity)?.id === other);
        const row = first && cardRow(index, article, metadata, first);
        return row && { ...row, label: `${name}, ${counted(articles, 'article')}` };
      },
    }));
}

/** Lines of context in the order asked for. The words to the left are compared from the name outwards. */
function* concordance(rows: Iterable<CardRow | undefined>, order: ConcordanceOrder): Generator<CardRow | undefined, void> {
  if (order === 'date') {
    yield* rows;
    return;
  }
  const sorted: { readonly row: CardRow; readonly key: string }[] = [];
  for (const row of rows) {
    if (row) sorted.push({ row, key: wordsBeside(row, order) });
    yield;
  }
  sorted.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  for (const { row } of sorted) yield row;
}

function wordsBeside({ context: { text, match } }: CardRow, side: 'left' | 'right'): string {
  const words = (side === 'left' ? text.slice(0, match.start) : text.slice(match.end)).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (side === 'left' ? words.reverse() : words).join(' ');
}
