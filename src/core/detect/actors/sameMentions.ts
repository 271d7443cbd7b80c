import type { LineMention } from './lineMentions';
import type { Decision, PlacedMention } from './resolve';

/** Whether two rows of mentions give the rest of the article the same to go by: all of them but where they stand in their lines. */
export function sameMentions(a: readonly PlacedMention[], b: readonly PlacedMention[]): boolean {
  return a.length === b.length && a.every(({ mention, offset }, index) => {
    const other = b[index];
    return other?.offset === offset && (mention === other.mention || sameMention(mention, other.mention));
  });
}

function sameMention(a: LineMention, b: LineMention): boolean {
  for (const key of Object.keys(a) as (keyof LineMention)[]) {
    if (key === 'start' || key === 'end' || a[key] === b[key]) continue;
    if (key === 'keys' && a.keys.length === b.keys.length && a.keys.every((word, index) => word === b.keys[index])) continue;
    if (key === 'evidence' && a.evidence.person === b.evidence.person && a.evidence.organization === b.evidence.organization && a.evidence.place === b.evidence.place && a.evidence.armed === b.evidence.armed) continue;
    return false;
  }
  return true;
}

export function sameDecisions(a: readonly (Decision | undefined)[], b: readonly (Decision | undefined)[]): boolean {
  return a.length === b.length && a.every((one, index) => {
    const other = b[index];
    return one === other || (one?.type === other?.type && one?.id === other?.id && one?.rule === other?.rule && one?.detail === other?.detail);
  });
}
