import type { MergeSide } from './mergeSidecars';

/** Lines of a file in conflict that no version in git has, and lines that git's merge put there and somebody has taken out. */
export interface HandEdits {
  readonly added: readonly string[];
  readonly missing: readonly string[];
}

/**
 * What a person has done to a file in conflict since git wrote it: choosing one side of a block, correcting a line. git keeps no copy of what
 * it wrote, but it never makes up a line, nor drops one that only one side touched; so lines are counted. Marks and blank lines do not count,
 * and of lines that stand several times git may join some, so that only their last one is missed.
 * @param working the file as it stands, with or without marks.
 * @param versions git's three stages; no base: both sides created the file.
 */
export function handEdits(working: string, versions: Readonly<Record<MergeSide, string | undefined>>): HandEdits {
  const now = countLines(working);
  const [base, ours, theirs] = [countLines(versions.base ?? ''), countLines(versions.ours ?? ''), countLines(versions.theirs ?? '')];
  const edits: { added: string[]; missing: string[] } = { added: [], missing: [] };
  for (const line of new Set([...now.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [count, old, mine, other] = [now, base, ours, theirs].map((lines) => lines.get(line) ?? 0) as [number, number, number, number];
    // Both sides may have added the same line, and then git takes it once
    const least = mine >= old && other >= old ? Math.max(mine, other) : mine + other - old;
    // In a block of a conflict it stands for each side, and (diff3) for the common version
    if (count > mine + other + old) edits.added.push(line);
    else if (count === 0 && least > 0) edits.missing.push(line);
  }
  return edits;
}

function countLines(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.replace(/^\ufeff/u, '').split(/\r?\n/)) {
    if (line.trim() === '' || /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line)) continue;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}
