import type { Reply, Status } from './model';

/** A reply as a line of words: `bob: really?`, `bob accepted it: well seen`, `bob settled it`. */
export function replyWords({ by, text, verdict, resolved }: Reply): string {
  const done = [...(verdict ? [`${verdict} it`] : []), ...(resolved === undefined ? [] : [resolved ? 'settled it' : 'reopened it'])].join(' and ');
  return `${by}${done === '' ? '' : ` ${done}`}${text === undefined ? '' : `: ${text}`}`;
}

/** Whether the discussion is settled: the last word on that counts. */
export function isSettled(replies: readonly Reply[]): boolean {
  return replies.findLast(({ resolved }) => resolved !== undefined)?.resolved === true;
}

/** What each reviewer thinks, by the last verdict of each, in the order in which they first gave one. */
export function verdictsOf(replies: readonly Reply[]): ReadonlyMap<string, Status> {
  return new Map(replies.flatMap(({ by, verdict }) => (verdict ? [[by, verdict] as const] : [])));
}
