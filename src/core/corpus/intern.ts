import type { Reason } from '../model';

/**
 * One object for all equal strings and reasons of an index: names, ids and rules come up a million times in a folder.
 * The strings are copies: a slice of an article's text would keep that whole text in memory.
 */
export interface Intern {
  text<T extends string>(text: T): T;
  reason(reason: Reason): Reason;
}

export function createIntern(): Intern {
  const texts = new Map<string, string>();
  const reasons = new Map<string, Map<string | undefined, Reason>>();
  const intern = <T extends string>(text: T): T => {
    const same = texts.get(text);
    if (same !== undefined) return same as T;
    const own = detach(text) as T;
    texts.set(own, own);
    return own;
  };
  return {
    text: intern,
    reason({ rule, detail }) {
      const same = reasons.get(rule)?.get(detail);
      if (same) return same;
      const own = { rule: intern(rule), ...(detail !== undefined && { detail: intern(detail) }) };
      const byDetail = reasons.get(own.rule) ?? new Map<string | undefined, Reason>();
      reasons.set(own.rule, byDetail.set(own.detail, own));
      return own;
    },
  };
}

/** A copy of a string, where the engine would make a slice (V8: from 13 characters on). */
export function detach(text: string): string {
  return text.length < 13 ? text : [text, ''].join('\n').slice(0, -1);
}
