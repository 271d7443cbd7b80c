import type { CardBody, CardSection } from './cardModel';
import { cardRow, cardSection } from './cardRows';
import { FIGURE_RULES, type FigureRelation } from './compareFigures';
import type { CorpusIndex } from './corpusIndex';
import type { ComparedFigure } from './figureTable';
import { formatFigure } from './formatFigure';
import type { ClaimMark, FigureMark } from './model';

const ROWS: Readonly<Record<FigureRelation, number>> = { differ: 4, refine: 2, agree: 2 };
const HEADINGS: Readonly<Record<FigureRelation, string>> = { differ: 'Differs from', refine: 'More exact or rounder', agree: 'Agrees with' };

export function figureCard(index: CorpusIndex, article: string, mark: FigureMark): CardBody {
  const compared = index.comparableFigures(article, mark, FIGURE_RULES);
  const said = whoSaysSo(index, article, mark);
  const { value } = mark;
  const section = (relation: FigureRelation): CardSection[] =>
    cardSection(
      HEADINGS[relation],
      compared.filter((figure) => figure.relation === relation),
      ROWS[relation],
      ({ entry, mark: other }: ComparedFigure) => cardRow(index, entry.article, entry.metadata, other, formatFigure(other.value, other.type)),
    );
  return {
    tag: mark.type,
    name: formatFigure(mark.value, mark.type),
    facts: [
      ...(value.of !== undefined ? [`Counted: ${value.of}`] : []),
      ...(value.ambiguous === true ? ['The date can be read in two ways.'] : []),
      ...(said !== undefined ? [said] : []),
    ],
    sections: [...section('differ'), ...section('refine'), ...section('agree')],
  };
}

/** The source of the closest claim around the figure, with the word that reports it. */
function whoSaysSo(index: CorpusIndex, article: string, { start, end }: FigureMark): string | undefined {
  const around = (index.article(article)?.marks ?? [])
    .filter((claim): claim is ClaimMark => claim.kind === 'claim' && claim.state !== 'rejected' && claim.start <= start && claim.end >= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const claim = around.find(({ source }) => source) ?? around[0];
  if (!claim) return undefined;
  const cues = claim.cues.map((cue) => `“${cue.quote}”`).join(', ');
  if (!claim.source) return cues === '' ? undefined : `Hedged by ${cues}, no source named`;
  const name = claim.source.entity === undefined ? undefined : index.entityOf(article, claim.source.entity)?.name;
  return `Says so: ${name ?? claim.source.quote}${cues === '' ? '' : ` (${cues})`}`;
}
