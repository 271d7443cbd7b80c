/** What can be wrong in a corpus. The names stand in the output of `check` and in docs/ci.md; they stay as they are. */
export const CHECK_RULES = {
  unreadable: 'error',
  malformed: 'error',
  'missing-article': 'error',
  orphan: 'error',
  doubtful: 'warning',
  'unknown-code': 'error',
  'wrong-attribute': 'error',
  'unknown-entity': 'warning',
  'dangling-link': 'error',
} as const;
export type CheckRule = keyof typeof CHECK_RULES;

/** One thing wrong in a file of the user's. */
export interface Finding {
  readonly file: string;
  /** 0-based; columns in UTF-16 units. */
  readonly line: number;
  readonly column?: number;
  readonly rule: CheckRule;
  /** One sentence with what to do. */
  readonly message: string;
}
