import type { Span } from '../model';
import { rolesOn, roleWords } from '../registry/roles';
import type { CardBody, CardRow, CardSection } from './cardModel';
import { cardRow, cardSection, counted } from './cardRows';
import { gradeOf } from './certainty';
import type { CorpusEntity } from './corpusEntity';
import type { CorpusIndex } from './corpusIndex';
import type { ArticleMentions } from './entityTable';
import type { ActorMark } from './model';

const ROWS = 5;
const CLAIMS = 2;
const NAMES = 6;

export function actorCard(index: CorpusIndex, article: string, mark: ActorMark): CardBody {
  const entity = index.entityOf(article, mark.entity);
  if (!entity) return { tag: words(mark.type), name: mark.quote, facts: [], sections: [] };
  const { id, name, names, known, type } = entity;
  const others = names.filter((other) => other !== name);
  const date = index.article(article)?.metadata.date?.iso;
  const facts = [
    ...rolesOn(known?.roles ?? [], date).map(roleWords),
    ...(known?.description !== undefined ? [known.description] : []),
    ...(others.length > 0 ? [`Also: ${others.slice(0, NAMES).join(', ')}${others.length > NAMES ? ' …' : ''}`] : []),
    ...(mark.type !== type ? [`Elsewhere: ${words(type)}`] : []),
  ];
  const claims = index.claimsBy(id);
  return {
    tag: words(mark.type),
    name,
    facts,
    ...(known?.wikidata !== undefined && { wikidata: known.wikidata }),
    sections: [
      ...disputed(index, article, mark),
      ...mentionSection(index, article, mark, entity),
      ...cardSection(`${counted(claims.length, 'claim')} by ${name}`, claims, CLAIMS, ({ entry, mark: claim }) => cardRow(index, entry.article, entry.metadata, claim, gradeOf(claim))),
    ],
  };
}

/** What is said here of the actor and contradicted elsewhere. */
function disputed(index: CorpusIndex, article: string, mark: ActorMark): CardSection[] {
  const here = (index.article(article)?.marks ?? []).filter((claim) => claim.kind === 'claim' && claim.state !== 'rejected' && claim.start <= mark.start && claim.end >= mark.end);
  const against = here.flatMap((claim) => (claim.kind === 'claim' ? index.similarClaims(article, claim) : [])).filter(({ contradicts }) => contradicts);
  return cardSection('Contradicted elsewhere', against, CLAIMS, ({ entry, mark: claim }) => cardRow(index, entry.article, entry.metadata, claim, gradeOf(claim)));
}

/** One mention of each other article first, so that five lines show five articles; then the rest. */
function mentionSection(index: CorpusIndex, article: string, mark: ActorMark, { id, mentions: total, articles }: CorpusEntity): CardSection[] {
  const mentions = index.mentions(id);
  const rows: CardRow[] = [];
  const add = (group: ArticleMentions, mention: Span | undefined): void => {
    if (!mention || rows.length >= ROWS || (group.article === article && mention.start === mark.start && mention.end === mark.end)) return;
    const row = cardRow(index, group.article, group.metadata, mention);
    if (row) rows.push(row);
  };
  const elsewhere = mentions.slice(0, ROWS + 1).filter((group) => group.article !== article);
  for (const group of elsewhere.slice(0, ROWS)) add(group, group.spans[0]);
  for (const group of mentions) {
    for (const mention of group.spans.slice(group.article === article ? 0 : 1)) {
      if (rows.length >= ROWS) break;
      add(group, mention);
    }
    if (rows.length >= ROWS) break;
  }
  const heading = `${counted(total, 'mention')} in ${counted(articles, 'article')}`;
  return total === 0 ? [] : [{ heading, rows, more: Math.max(0, total - rows.length - 1) }];
}

function words(type: string): string {
  return type.replaceAll('-', ' ');
}
