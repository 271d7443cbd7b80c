import { csvRecord } from '../exchange/csv';
import type { AgreementReport, Coefficient } from './model';
import { MEASURES } from './reportTable';

/**
 * The numbers as CSV (RFC 4180): a record for each row of the report and each pair in it, `pair` empty for all annotators
 * together; behind each number the units or marks it is made of, or why it is missing.
 */
export function agreementCsv({ annotators, rows, labels }: AgreementReport): string {
  const header = ['level', 'id', 'pair', 'marks', ...MEASURES.flatMap(({ key }) => [COLUMNS[key], `${COLUMNS[key]}_n`]), 'missing'];
  const records = rows.flatMap((row) => {
    const marks = annotators.map((name, i) => `${name}: ${row.marks[i] ?? 0}`).join('; ');
    const pairs = row.pairs.map((pair) => [row.level, row.id, pair.annotators.join(' & '), undefined, ...MEASURES.flatMap(({ key }) => cells(pair[key])), reasons(MEASURES.map(({ key }) => pair[key]))]);
    return [[row.level, row.id, undefined, marks, ...MEASURES.flatMap(({ key }) => cells(row[key])), reasons(MEASURES.map(({ key }) => row[key]))], ...pairs];
  });
  const said = labels.map(({ id, same, kappa, alpha }) => ['label', id, undefined, undefined, ...cells(same), undefined, undefined, ...cells(kappa), ...cells(alpha), undefined, undefined, reasons([same, kappa, alpha])]);
  return [header, ...records, ...said].map((record) => csvRecord(record, 'plain')).join('');
}

const COLUMNS = { exact: 'f_exact', overlap: 'f_overlapping', kappa: 'kappa', alpha: 'alpha', unitized: 'alpha_u' } as const;

function cells(coefficient: Coefficient): [number | undefined, number | undefined] {
  return 'value' in coefficient ? [coefficient.value, coefficient.n] : [undefined, undefined];
}

function reasons(coefficients: readonly Coefficient[]): string {
  return [...new Set(coefficients.flatMap((one) => ('why' in one ? [one.why] : [])))].join('; ');
}
