import { isUsableName, NO_NAME } from './effects';
import { refusal, type Problem, type ProgressOperation } from './model';
import { readSidecarTree } from './readSidecar';
import { setProgress } from './spliceFields';
import { applyEdits } from './textEdits';

/**
 * Applies operations about the annotators' progress to the text of a sidecar that can be read. Each changes one line, is read back, and has
 * its inverse; saying what the file says already changes nothing.
 */
export function applyProgress(text: string, operations: readonly ProgressOperation[]): { readonly text: string; readonly inverse: readonly ProgressOperation[] } | { readonly problem: Problem } {
  let now = text;
  const inverse: ProgressOperation[] = [];
  for (const { annotator, state } of operations) {
    if (!isUsableName(annotator)) return { problem: refusal(NO_NAME) };
    const { tree, problems } = readSidecarTree(now);
    if (!tree) return { problem: problems.find(({ severity }) => severity === 'error') ?? refusal('This sidecar cannot be read: restore it from git.') };
    const before = tree.progress.find((entry) => entry.annotator === annotator)?.state;
    if (before === state) continue;
    const changed = applyEdits(now, setProgress(tree, annotator, state));
    const after = readSidecarTree(changed).tree;
    const wanted = tree.progress.filter((entry) => entry.annotator !== annotator);
    const others = after?.progress.filter((entry) => entry.annotator !== annotator);
    const said = after?.progress.find((entry) => entry.annotator === annotator)?.state;
    if (said !== state || JSON.stringify(others) !== JSON.stringify(wanted)) {
      return { problem: refusal('The progress in this sidecar is written in a way that cannot be changed safely: write it as “progress:” with “name: done” in a line of its own below.') };
    }
    now = changed;
    inverse.unshift({ op: 'progress', annotator, state: before });
  }
  return { text: now, inverse };
}
