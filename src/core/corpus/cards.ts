import { replyWords } from '../sidecar/replies';
import { attributeWords } from '../tagging/attributes';
import { actorCard } from './actorCard';
import type { Card, CardBody, CardCommand, CardSection } from './cardModel';
import { cardRow, cardSection } from './cardRows';
import { claimCard } from './claimCard';
import type { CorpusIndex } from './corpusIndex';
import { figureCard } from './figureCard';
import { linksOf } from './links';
import type { Mark } from './model';

/**
 * What to show of a mark, built on demand: what it is, why it is marked, what people said of it, then where else in the
 * folder it comes up, contradictions first. Plain text throughout; short enough for one screen.
 * @param viewer who looks at it: what somebody else annotated can be judged.
 */
export function cardFor(index: CorpusIndex, article: string, mark: Mark, viewer?: string): Card {
  const { why, sections, ...body } = bodyOf(index, article, mark);
  return {
    kind: mark.kind,
    state: mark.state,
    ...(mark.annotator !== undefined && { annotator: mark.annotator }),
    ...body,
    why: why ?? (mark.reason ? [mark.reason.detail ?? ruleWords(mark.reason.rule)] : []),
    remarks: remarksOf(mark),
    sections: [...sections.slice(0, 1), ...linkSections(index, article, mark), ...sections.slice(1)],
    commands: commandsFor(mark, viewer),
  };
}

function bodyOf(index: CorpusIndex, article: string, mark: Mark): CardBody {
  switch (mark.kind) {
    case 'actor':
      return actorCard(index, article, mark);
    case 'figure':
      return figureCard(index, article, mark);
    case 'claim':
      return claimCard(index, article, mark);
    case 'tag':
      return { tag: 'tag', name: mark.tags.join(', '), facts: [], sections: [] };
  }
}

/** `actor/title-name` → `title name`. */
function ruleWords(rule: string): string {
  return rule.slice(rule.lastIndexOf('/') + 1).replaceAll('-', ' ');
}

function remarksOf({ kind, tags, note, replies, annotation }: Mark): string[] {
  return [
    ...(kind !== 'tag' && tags.length > 0 ? [`Tags: ${tags.join(', ')}`] : []),
    ...attributeWords(annotation?.attributes ?? []),
    ...(note !== undefined ? [`Note: ${note}`] : []),
    ...replies.map(replyWords),
  ];
}

/** The marks that this one is linked to or from, each with the word of the link. */
function linkSections(index: CorpusIndex, article: string, mark: Mark): CardSection[] {
  const links = linksOf(index, article, mark);
  const lost = mark.links.length - links.filter(({ direction }) => direction === 'to').length;
  const sections = cardSection('Linked', links, links.length, ({ article: where, mark: other, as, direction }) => {
    const entry = index.article(where);
    return entry && cardRow(index, where, entry.metadata, other, direction === 'to' ? as : `← ${as}`);
  });
  return sections.map((section) => ({ ...section, more: section.more + lost }));
}

function commandsFor({ kind, state, annotator }: Mark, viewer: string | undefined): CardCommand[] {
  const judgeable = state === 'suggested' || (viewer !== undefined && annotator !== viewer);
  const judge: CardCommand[] = judgeable ? ['accept', 'reject', 'change'] : state === 'rejected' ? ['accept', 'delete'] : ['change', 'delete'];
  return [...judge, ...(kind === 'actor' ? (['showAllMentions'] as const) : []), 'addNote', ...(state === 'suggested' ? [] : (['comment', 'openSidecar'] as const))];
}
