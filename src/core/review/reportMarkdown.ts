import { escapeMarkdown } from '../corpus/escapeMarkdown';
import type { AgreementReport, AgreementRow } from './model';
import { disagreementLists, type ListedDisagreement } from './reportDisagreements';
import { count, explanations, MEASURES, missingNumbers, numberText, scopeText } from './reportTable';

export interface MarkdownOptions {
  /** The address of a line (0-based) of an article; undefined: not linked. */
  readonly linkFor?: (article: string, line: number) => string | undefined;
  /** Disagreements shown of each list. */
  readonly most?: number;
}

/** The report as Markdown, no HTML; words of articles and people are escaped. */
export function agreementMarkdown(report: AgreementReport, { linkFor = () => undefined, most = 200 }: MarkdownOptions = {}): string {
  const { annotators, articles, rows, labels } = report;
  const scope = scopeText(report).join(' ');
  const title = `# Agreement${annotators.length > 1 ? `: ${annotators.map(escapeMarkdown).join(', ')}` : ''}`;
  if (annotators.length < 2 || articles.length === 0) return `${title}\n\n${scope}\n`;
  const blocks = [
    title,
    scope,
    table(['', ...annotators.map((name) => `marks of ${escapeMarkdown(name)}`), ...MEASURES.map(({ title: name }) => name)], rows.map((row) => [rowTitle(row), ...row.marks.map(String), ...MEASURES.map(({ key }) => numberText(row[key]))])),
    list(explanations(report)),
    ...(annotators.length > 2 ? ['## Pairs', pairTable(rows)] : []),
    ...(labels.length > 0
      ? [
          '## What is said of words that they marked alike',
          table(['', 'the same', 'of', 'κ', 'α'], labels.map(({ id, same, kappa, alpha }) => [escapeMarkdown(id), numberText(same), 'n' in same ? String(same.n) : '0', numberText(kappa), numberText(alpha)])),
        ]
      : []),
    ...missing(rows),
    '## Disagreements',
    ...disagreements(report, linkFor, most),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function rowTitle({ id, level }: AgreementRow): string {
  return level === 'code' ? escapeMarkdown(id) : `**${escapeMarkdown(id)}**`;
}

function pairTable(rows: readonly AgreementRow[]): string {
  const cells = rows.flatMap((row) => (row.level === 'code' ? [] : row.pairs.map((pair) => [rowTitle(row), pair.annotators.map(escapeMarkdown).join(', '), ...MEASURES.map(({ key }) => numberText(pair[key]))])));
  return table(['', 'pair', ...MEASURES.map(({ title }) => title)], cells);
}

function missing(rows: readonly AgreementRow[]): string[] {
  const reasons = missingNumbers(rows);
  return reasons.length === 0 ? [] : ['## Numbers that are missing', list(reasons.map(({ why, which }) => `${escapeMarkdown(why)}: ${which.map(escapeMarkdown).join('; ')}`))];
}

function disagreements(report: AgreementReport, linkFor: NonNullable<MarkdownOptions['linkFor']>, most: number): string[] {
  const lists = disagreementLists(report);
  if (lists.length === 0) return ['None.'];
  return lists.flatMap(({ title, items }) => [
    `### ${escapeMarkdown(title)}: ${count(items.length, 'disagreement')}`,
    list([...items.slice(0, most).map((item) => `${place(item, linkFor)} ${escapeMarkdown(item.text)}`), ...(items.length > most ? [`… and ${(items.length - most).toLocaleString('en-US')} more; the command line’s agree --json has all of them`] : [])]),
  ]);
}

function place({ article, line }: ListedDisagreement, linkFor: NonNullable<MarkdownOptions['linkFor']>): string {
  const words = escapeMarkdown(`${article}:${line + 1}`);
  const uri = linkFor(article, line);
  return uri === undefined ? words : `[${words}](<${uri.replace(/[<>\\\s]/gu, encodeURIComponent)}>)`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
