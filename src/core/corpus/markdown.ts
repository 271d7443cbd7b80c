import type { Span } from '../model';
import type { Card, CardCommand, CardRow, CardSection } from './cardModel';
import { escapeMarkdown } from './escapeMarkdown';

export interface CardLink {
  readonly title: string;
  readonly uri: string;
}

const STATES: Readonly<Record<Card['state'], string>> = { suggested: 'suggested', accepted: 'accepted', rejected: 'rejected', manual: 'annotated' };

/**
 * A card as Markdown, no HTML. All text of articles and people is escaped.
 * @param linkFor the address of a place in an article; undefined: not linked.
 * @param commandFor title and address of a command of the card; undefined: not offered here.
 */
export function renderCard(card: Card, linkFor: (article: string, span: Span) => string | undefined, commandFor: (command: CardCommand) => CardLink | undefined): string {
  const { tag, name, state, annotator, facts, wikidata, why, remarks, sections, commands } = card;
  const by = annotator === undefined ? '' : ` by ${escapeMarkdown(annotator)}`;
  const known = wikidata !== undefined && /^Q[1-9]\d{0,11}$/u.test(wikidata) ? [`[Wikidata ${wikidata}](https://www.wikidata.org/wiki/${wikidata})`] : [];
  const links = commands.flatMap((command) => {
    const link = commandFor(command);
    return link ? [linked(escapeMarkdown(link.title), link.uri)] : [];
  });
  return [
    `**${escapeMarkdown(name)}** — ${escapeMarkdown(tag)}, *${STATES[state]}${by}*`,
    [...facts.map(escapeMarkdown), ...known].join('  \n'),
    why.length === 0 ? '' : `Marked because of ${escapeMarkdown(why.join('; '))}`,
    remarks.map((remark) => `> ${escapeMarkdown(remark)}`).join('\n>\n'),
    ...sections.map((section) => renderSection(section, linkFor)),
    links.length === 0 ? '' : `---\n\n${links.join(' | ')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderSection({ heading, rows, more }: CardSection, linkFor: (article: string, span: Span) => string | undefined): string {
  const lines = rows.map((row) => `- ${renderRow(row, row.outside ? undefined : linkFor(row.article, row.span))}`);
  return [`**${escapeMarkdown(heading)}**`, '', ...lines, ...(more > 0 && rows.length > 0 ? [`- … and ${more.toLocaleString('en-US')} more`] : [])].join('\n');
}

function renderRow({ article, metadata, context: { text, match }, label }: CardRow, uri: string | undefined): string {
  const where = escapeMarkdown(placeName(article, metadata));
  const middle = escapeMarkdown(text.slice(match.start, match.end)).trim();
  const quote = `${escapeMarkdown(text.slice(0, match.start))}${middle === '' ? '' : `**${middle}**`}${escapeMarkdown(text.slice(match.end))}`;
  return `${uri === undefined ? where : linked(where, uri)}${label === undefined ? '' : ` *${escapeMarkdown(label)}*`}: ${quote}`;
}

/** `2022-05-13, Northern Wire`; what an article does not say is left out, without either its title or its file's name stands there. */
export function placeName(article: string, { date, outlet, title }: CardRow['metadata']): string {
  const day = date && (date.iso.startsWith('-') ? date.quote : date.iso);
  const said = [day, outlet?.quote ?? (date ? title?.quote : undefined)].filter((part) => part !== undefined);
  return said.length > 0 ? said.join(', ') : (title?.quote ?? fileName(article));
}

/** The last part of a path or an address. */
function fileName(article: string): string {
  const name = article.slice(article.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** @param text Markdown. An address that could end the link early is not linked. */
function linked(text: string, uri: string): string {
  return /[\s<>\\]/u.test(uri) ? text : `[${text}](${uri.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
