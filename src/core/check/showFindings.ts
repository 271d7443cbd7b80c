import { CHECK_RULES, type Finding } from './model';

export const CHECK_FORMATS = ['text', 'github', 'json'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface CheckOutcome {
  readonly findings: readonly Finding[];
  readonly sidecars: number;
}

export function countFindings(findings: readonly Finding[]): { readonly errors: number; readonly warnings: number } {
  const errors = findings.filter(({ rule }) => CHECK_RULES[rule] === 'error').length;
  return { errors, warnings: findings.length - errors };
}

export function showFindings(outcome: CheckOutcome, format: CheckFormat): string {
  switch (format) {
    case 'text':
      return textOf(outcome);
    case 'github':
      return outcome.findings.map((finding) => `${gitHubCommand(finding)}\n`).join('') + textOf({ ...outcome, findings: [] }, outcome.findings);
    case 'json':
      return jsonOf(outcome);
  }
}

function textOf({ findings, sidecars }: CheckOutcome, counted = findings): string {
  const { errors, warnings } = countFindings(counted);
  const lines = findings.map(({ file, line, column = 0, rule, message }) => `${file}:${line + 1}:${column + 1}: ${CHECK_RULES[rule]}: ${message} (${rule})`);
  const sum = `${some(errors, 'error')} and ${some(warnings, 'warning')} in ${some(sidecars, 'sidecar')}.`;
  return `${[...lines, sum].join('\n')}\n`;
}

function some(number: number, word: string): string {
  return `${number === 0 ? 'no' : number} ${word}${number === 1 ? '' : 's'}`;
}

/** A workflow command of GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function gitHubCommand({ file, line, column = 0, rule, message }: Finding): string {
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${CHECK_RULES[rule]} file=${property(file)},line=${line + 1},col=${column + 1},title=${property(rule)}::${data(message)}`;
}

/** Lines and columns are 1-based here, as in the other formats. */
function jsonOf({ findings, sidecars }: CheckOutcome): string {
  const listed = findings.map(({ file, line, column = 0, rule, message }) => ({ file, line: line + 1, column: column + 1, severity: CHECK_RULES[rule], rule, message }));
  return `${JSON.stringify({ sidecars, ...countFindings(findings), findings: listed }, undefined, 2)}\n`;
}
