import type { Span } from '../model';
import type { CardBody } from './cardModel';
import { cardRow, cardSection } from './cardRows';
import { gradeOf } from './certainty';
import type { ClaimAt } from './claimTable';
import type { CorpusIndex } from './corpusIndex';
import type { ClaimMark } from './model';

const ROWS = 3;
const LONGEST_NAME = 120;

export function claimCard(index: CorpusIndex, article: string, mark: ClaimMark): CardBody {
  const similar = index.similarClaims(article, mark);
  const source = mark.source?.entity === undefined ? undefined : index.entityOf(article, mark.source.entity);
  const sourceName = source?.name ?? mark.source?.quote;
  const others = source ? othersOf(index.claimsBy(source.id), article, mark) : [];
  const rowOf = ({ entry, mark: other }: ClaimAt): ReturnType<typeof cardRow> => cardRow(index, entry.article, entry.metadata, other, claimLabel(index, entry.article, other));
  return {
    tag: mark.hedged ? 'hedged claim' : 'attributed claim',
    name: shorten(mark.quote),
    facts: [`Certainty: ${gradeOf(mark)}`, sourceName === undefined ? 'No source named' : `Source: ${sourceName}${source && mark.source && source.name !== mark.source.quote ? ` (“${mark.source.quote}”)` : ''}`],
    why: mark.cues.map((cue) => `“${cue.quote}” (${cue.category})`),
    sections: [
      ...cardSection('Contradicted elsewhere', similar.filter(({ contradicts }) => contradicts), ROWS, rowOf),
      ...cardSection('Said elsewhere too', similar.filter(({ contradicts }) => !contradicts), ROWS, rowOf),
      ...cardSection(`Other claims of ${sourceName ?? 'the source'}`, others, ROWS, ({ entry, mark: other }) => cardRow(index, entry.article, entry.metadata, other, gradeOf(other))),
    ],
  };
}

/** Without the one itself. Of a source with thousands of claims none is read: only those of the same article are looked at. */
export function othersOf(claims: readonly ClaimAt[], article: string, { start, end }: Span): readonly ClaimAt[] {
  return claims.filter((claim) => claim.entry.article !== article || claim.span.end <= start || claim.span.start >= end);
}

/** Who says the other one, and how certainly. */
export function claimLabel(index: CorpusIndex, article: string, claim: ClaimMark): string {
  const { source } = claim;
  const name = source?.entity === undefined ? source?.quote : (index.entityOf(article, source.entity)?.name ?? source.quote);
  const grade = gradeOf(claim);
  return name === undefined ? grade : `${name}, ${grade}`;
}

function shorten(quote: string): string {
  const flat = quote.replace(/\s+/gu, ' ');
  return flat.length <= LONGEST_NAME ? flat : `${flat.slice(0, LONGEST_NAME).replace(/\s+\S*$/u, '')} …`;
}
