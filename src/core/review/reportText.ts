import type { AgreementReport } from './model';
import { disagreementLists } from './reportDisagreements';
import { count, explanations, MEASURES, missingNumbers, numberText, scopeText } from './reportTable';

/** The report for a terminal. @param all with every disagreement; else only their numbers. */
export function agreementText(report: AgreementReport, all: boolean): string {
  const { annotators, articles, rows, labels } = report;
  const scope = scopeText(report).join(' ');
  if (annotators.length < 2 || articles.length === 0) return `${scope}\n`;
  const measures = MEASURES.map(({ title }) => title);
  const lists = disagreementLists(report);
  const lines = [
    `${annotators.join(', ')}: ${scope}`,
    '',
    ...columns([['', ...annotators, ...measures], ...rows.map(({ id, level, marks, ...row }) => [`${level === 'code' ? '  ' : ''}${id}`, ...marks.map(String), ...MEASURES.map(({ key }) => numberText(row[key]))])]),
    '',
    ...(annotators.length > 2 ? [...columns([['pairs', '', ...measures], ...rows.flatMap(({ id, level, pairs }) => (level === 'code' ? [] : pairs.map((pair) => [id, pair.annotators.join(' & '), ...MEASURES.map(({ key }) => numberText(pair[key]))])))]), ''] : []),
    ...(labels.length > 0 ? [...columns([['of words marked alike', 'same', 'of', 'κ', 'α'], ...labels.map(({ id, same, kappa, alpha }) => [id, numberText(same), 'n' in same ? String(same.n) : '0', numberText(kappa), numberText(alpha)])]), ''] : []),
    ...explanations(report),
    ...missingNumbers(rows).map(({ why, which }) => `– ${why}: ${which.join('; ')}`),
    '',
    ...lists.flatMap(({ title, items }) => [
      `${title}: ${count(items.length, 'disagreement')}`,
      ...(all ? items.map(({ article, line, text }) => `  ${article}:${line + 1}: ${text}`) : []),
    ]),
    ...(all || lists.length === 0 ? [] : ['--disagreements lists them.']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The first column left, the others right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart((widths[i] ?? 0) + 2))).join('').trimEnd());
}
