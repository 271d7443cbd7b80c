import type { AgreementReport, AgreementRow, Coefficient, Measures } from './model';

/** The measures in the order in which every report shows them. */
export const MEASURES: readonly { readonly key: keyof Measures; readonly title: string }[] = [
  { key: 'exact', title: 'F exact' },
  { key: 'overlap', title: 'F overlapping' },
  { key: 'kappa', title: 'κ' },
  { key: 'alpha', title: 'α' },
  { key: 'unitized', title: 'αu' },
];

export function numberText(coefficient: Coefficient): string {
  return 'value' in coefficient ? coefficient.value.toFixed(3).replace(/^-(?=[0.]+$)/, '') : '–';
}

/** What the numbers mean, one sentence a measure. */
export function explanations({ unit, annotators }: AgreementReport): string[] {
  const more = annotators.length > 2;
  return [
    `F exact: marks with the same ends. F overlapping: marks that share a character. 1 is full agreement; chance is not taken off.`,
    `κ (Cohen) and α (Krippendorff): whether something is marked in each ${unit}, beyond what chance would give; 0 is chance, below 0 worse than it. “all” pools the codes.${more ? ' κ is the mean of the pairs.' : ''}`,
    `αu (Krippendorff, unitizing): where marks begin and end, by character, beyond chance.${more ? ' It counts the articles that all of them annotated.' : ''}`,
  ];
}

/** What was compared, in plain sentences. */
export function scopeText({ annotators, articles, alone }: AgreementReport): string[] {
  const [only] = annotators;
  if (annotators.length < 2) return [only === undefined ? 'Nobody has annotated anything here.' : `Only ${only} has annotated here: agreement needs two annotators.`];
  if (articles.length === 0) return ['No article was annotated by two of them.'];
  return [
    `${count(articles.length, 'article')} that two or more of them annotated.`,
    ...(alone.length > 0 ? [`${count(alone.length, 'article')} annotated by one of them alone ${alone.length === 1 ? 'is' : 'are'} left out.`] : []),
  ];
}

/** Each reason why numbers are missing, with the numbers. */
export function missingNumbers(rows: readonly AgreementRow[]): readonly { readonly why: string; readonly which: readonly string[] }[] {
  const reasons = new Map<string, string[]>();
  for (const row of rows) {
    const missing = new Map<string, string[]>();
    for (const { key, title } of MEASURES) {
      const coefficient = row[key];
      if (!('why' in coefficient)) continue;
      missing.set(coefficient.why, [...(missing.get(coefficient.why) ?? []), title]);
    }
    for (const [why, titles] of missing) reasons.set(why, [...(reasons.get(why) ?? []), `${row.id} (${titles.join(', ')})`]);
  }
  return [...reasons].map(([why, which]) => ({ why, which }));
}

export function count(number: number, word: string): string {
  return `${number.toLocaleString('en-US')} ${word}${number === 1 ? '' : 's'}`;
}
