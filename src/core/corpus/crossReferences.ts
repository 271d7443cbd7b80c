import { cardRow, counted } from './cardRows';
import type { CardRow } from './cardModel';
import { CERTAINTY_GRADES, gradeOf } from './certainty';
import { claimLabel } from './claimCard';
import type { ClaimAt } from './claimTable';
import type { CorpusIndex } from './corpusIndex';
import type { ArticleMentions } from './entityTable';
import { FIGURE_RULES, type FigureRelation } from './compareFigures';
import { formatFigure } from './formatFigure';
import type { ActorMark, ClaimMark, FigureMark, Mark } from './model';

/** The order of a concordance: by date, or by the words to the left or right of the name. */
export const CONCORDANCE_ORDERS = ['date', 'left', 'right'] as const;
export type ConcordanceOrder = (typeof CONCORDANCE_ORDERS)[number];

export interface ReferenceSection {
  /** Stable, for a view that is drawn anew. */
  readonly id: string;
  readonly heading: string;
  /** How many there are; `rows` may hold fewer. */
  readonly count: number;
  /** Contradictions, which a reader should see first. */
  readonly contradicting: boolean;
  /** Worked out when asked for, up to MOST_ROWS. */
  readonly rows: () => readonly CardRow[];
}

/** More lines than this nobody reads one by one; an export has them all. */
const MOST_ROWS = 2000;
/** Claims about an actor that are looked at for contradictions. */
const MOST_CHECKED = 200;

/** Where else in the folder what a mark speaks of comes up: contradictions first. Sections without a row are left out. */
export function crossReferencesOf(index: CorpusIndex, article: string, mark: Mark, order: ConcordanceOrder = 'date'): readonly ReferenceSection[] {
  switch (mark.kind) {
    case 'actor':
      return ofActor(index, article, mark, order);
    case 'figure':
      return ofFigure(index, article, mark);
    case 'claim':
      return ofClaim(index, article, mark);
    case 'tag':
      return [];
  }
}

function ofActor(index: CorpusIndex, article: string, mark: ActorMark, order: ConcordanceOrder): ReferenceSection[] {
  const entity = index.entityOf(article, mark.entity);
  if (!entity) return [];
  const { id, name } = entity;
  const mentions = index.mentions(id);
  const by = index.claimsBy(id);
  const about = index.claimsAbout(id);
  const contradicted = [...by, ...about].slice(0, MOST_CHECKED).filter(({ entry, mark: claim }) => index.similarClaims(entry.article, claim).some(({ contradicts }) => contradicts));
  const total = mentions.reduce((sum, { count }) => sum + count, 0);
  const given = by.flatMap(({ entry, span }) => index.figuresIn(entry.article, span));
  return [
    section('contradicted', 'Claims contradicted elsewhere', contradicted, (claim) => claimRow(index, claim), true),
    {
      id: 'mentions',
      heading: 'Mentions',
      count: total,
      contradicting: false,
      rows: () => concordance(mentions.flatMap(({ article: where, metadata, marks }) => marks.map((mention) => cardRow(index, where, metadata, mention))).filter((row) => row !== undefined), order),
    },
    section('by', `Claims by ${name}`, by, (claim) => claimRow(index, claim)),
    section('about', `Claims about ${name}`, about, (claim) => claimRow(index, claim)),
    section('given', `Figures given by ${name}`, given, ({ entry, mark: figure }) => cardRow(index, entry.article, entry.metadata, figure, formatFigure(figure.value, figure.type))),
    section('with', 'Appears with', companions(index, id), (companion) => companion.row()),
  ].filter(({ count }) => count > 0);
}

function ofFigure(index: CorpusIndex, article: string, mark: FigureMark): ReferenceSection[] {
  const headings: Readonly<Record<FigureRelation, string>> = { differ: 'Differing figures', refine: 'More exact or rounder', agree: 'Agreeing figures' };
  const compared = index.comparableFigures(article, mark, FIGURE_RULES);
  return (['differ', 'refine', 'agree'] as const)
    .map((relation) =>
      section(
        relation,
        headings[relation],
        compared.filter((figure) => figure.relation === relation),
        ({ entry, mark: other }) => cardRow(index, entry.article, entry.metadata, other, formatFigure(other.value, other.type)),
        relation === 'differ',
      ),
    )
    .filter(({ count }) => count > 0);
}

function ofClaim(index: CorpusIndex, article: string, mark: ClaimMark): ReferenceSection[] {
  const similar = index.similarClaims(article, mark);
  const source = mark.source?.entity === undefined ? undefined : index.entityOf(article, mark.source.entity);
  const others = source ? index.claimsBy(source.id).filter(({ entry, mark: other }) => entry.article !== article || other.start !== mark.start) : [];
  const rank = ({ mark: claim }: ClaimAt) => CERTAINTY_GRADES.indexOf(gradeOf(claim));
  return [
    section('contradicted', 'Contradicted', similar.filter(({ contradicts }) => contradicts), (claim) => claimRow(index, claim), true),
    section('same', 'The same claim, from asserted to denied', similar.filter(({ contradicts }) => !contradicts).sort((a, b) => rank(a) - rank(b)), (claim) => claimRow(index, claim)),
    section('by', `Other claims of ${source?.name ?? 'the source'}`, others, (claim) => claimRow(index, claim)),
  ].filter(({ count }) => count > 0);
}

function section<T>(id: string, heading: string, all: readonly T[], rowOf: (item: T) => CardRow | undefined, contradicting = false): ReferenceSection {
  return { id, heading, count: all.length, contradicting, rows: () => all.slice(0, MOST_ROWS).flatMap((item) => rowOf(item) ?? []) };
}

function claimRow(index: CorpusIndex, { entry, mark }: ClaimAt): CardRow | undefined {
  return cardRow(index, entry.article, entry.metadata, mark, claimLabel(index, entry.article, mark));
}

/** The actors named in the same articles, those of most articles first; each with its first mention in the latest of them. */
function companions(index: CorpusIndex, id: string): { readonly row: () => CardRow | undefined }[] {
  const found = new Map<string, { articles: number; last: ArticleMentions }>();
  for (const mentions of index.mentions(id)) {
    for (const other of index.actorsIn(mentions.article)) {
      if (other !== id) found.set(other, { articles: (found.get(other)?.articles ?? 0) + 1, last: mentions });
    }
  }
  return [...found]
    .map(([other, { articles, last }]) => ({ other, articles, last, name: index.entity(other)?.name ?? other }))
    .sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1))
    .map(({ other, articles, last: { article, metadata }, name }) => ({
      row: () => {
        const first = index.article(article)?.marks.find((mark) => mark.kind === 'actor' && mark.state !== 'rejected' && index.entityOf(article, mark.entity)?.id === other);
        const row = first && cardRow(index, article, metadata, first);
        return row && { ...row, label: `${name}, ${counted(articles, 'article')}` };
      },
    }));
}

/** Lines of context in the order asked for. The words to the left are compared from the name outwards. */
function concordance(rows: readonly CardRow[], order: ConcordanceOrder): readonly CardRow[] {
  if (order === 'date') return rows.slice(0, MOST_ROWS);
  const keyOf = ({ context: { text, match } }: CardRow): string => {
    const words = (order === 'left' ? text.slice(0, match.start) : text.slice(match.end)).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return (order === 'left' ? words.reverse() : words).join(' ');
  };
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .slice(0, MOST_ROWS)
    .map(({ row }) => row);
}
