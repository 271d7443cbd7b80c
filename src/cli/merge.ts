import fs from 'node:fs';
import { decodeSidecarBytes } from '../core/sidecar/decodeSidecar';
import { mergeSidecars, type MergeConflict, type MergeSide } from '../core/sidecar/mergeSidecars';
import { messageOf, parseCommandLine, UsageError, type Command, type ExitCode, type Io } from './command';

const HELP = `usage: source-annotator merge <base> <ours> <theirs>

Merges three versions of a sidecar by annotation and field, and writes the result to <ours>: a merge driver for git (docs/merging.md).
Where both sides changed the same thing differently, <ours> keeps its own value, a line on stderr names the conflict, and the exit code is 1:
git then holds the file for conflicted until you have decided.

  --json           one JSON object on standard output: {"merged", "conflicts", "droppedComments"}, each conflict with annotator, id, field,
                   base, ours and theirs as far as there is one; in place of the lines on stderr
  --help           this text

Exit code: 0 merged; 1 conflicts are left, or a version cannot be read (then <ours> is untouched); 2 wrong usage.
`;

export const mergeCommand: Command = {
  help: HELP,
  run(args, io) {
    const { positionals, values } = parseCommandLine(args, { json: { type: 'boolean', default: false } });
    const [base, ours, theirs, ...more] = positionals;
    if (base === undefined || ours === undefined || theirs === undefined || more.length > 0) throw new UsageError('Name three files: the common version, ours and theirs.');
    return mergeFiles({ base, ours, theirs }, io, values.json);
  },
};

async function mergeFiles(files: Readonly<Record<MergeSide, string>>, io: Io, json: boolean): Promise<ExitCode> {
  const texts = new Map<MergeSide, string>();
  for (const side of ['base', 'ours', 'theirs'] as const) {
    try {
      const decoded = decodeSidecarBytes(fs.readFileSync(files[side]));
      if ('problem' in decoded) throw new Error(decoded.problem.message);
      texts.set(side, decoded.text);
    } catch (error) {
      io.warn(`${files[side]}: ${messageOf(error)}`);
      return 1;
    }
  }
  const merged = mergeSidecars(texts.get('base'), texts.get('ours'), texts.get('theirs'));
  if ('problem' in merged) {
    io.warn(`${files[merged.side]}:${merged.problem.line + 1}: ${merged.problem.message}`);
    return 1;
  }
  try {
    if (merged.text !== texts.get('ours')) fs.writeFileSync(files.ours, merged.text);
  } catch (error) {
    io.warn(`${files.ours} could not be written: ${messageOf(error)}`);
    return 1;
  }
  const { conflicts, droppedComments } = merged;
  if (json) {
    const parsed = conflicts.map(({ base, ours, theirs, ...where }) => ({ ...where, ...parsedSides({ base, ours, theirs }) }));
    await io.write(`${JSON.stringify({ merged: conflicts.length === 0, conflicts: parsed, droppedComments })}\n`);
    return conflicts.length > 0 ? 1 : 0;
  }
  for (const comment of droppedComments) io.warn(`not taken over from their side: ${comment}`);
  for (const conflict of conflicts) io.warn(conflictLine(conflict));
  return conflicts.length > 0 ? 1 : 0;
}

/** The sides' values, which a conflict holds as JSON. */
function parsedSides(sides: Readonly<Record<MergeSide, string | undefined>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(sides).flatMap(([side, value]) => (value === undefined ? [] : [[side, JSON.parse(value) as unknown]])));
}

function conflictLine({ annotator, id, field, ours, theirs }: MergeConflict): string {
  const what = [id === undefined ? 'article' : `${annotator ?? ''} ${id}`, field].filter(Boolean).join(' ');
  return `conflict: ${what}: ours ${ours ?? 'nothing'}, theirs ${theirs ?? 'nothing'}`;
}
