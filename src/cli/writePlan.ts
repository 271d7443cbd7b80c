import path from 'node:path';
import type { ImportPlan } from '../core/exchange/import/planModel';
import { applyRegistryOperations } from '../core/registry/writeRegistry';
import { lockedWrite } from '../core/sidecar/lockedWrite';
import type { Problem } from '../core/sidecar/model';
import { sidecarNameOf } from '../core/sidecar/names';
import { sha256OfText } from '../core/sidecar/newAnnotation';
import { applyOperations } from '../core/sidecar/writeSidecar';
import { diskWriter } from '../node/writer';

/** One file of a plan, as it is written and taken back. */
interface Part {
  readonly file: string;
  write(): Promise<{ readonly back: () => Promise<unknown> } | { readonly problem: Problem }>;
}

/**
 * Writes a plan: all of it, or nothing. Each file is locked, written beside itself and renamed.
 * @param fileOf the path of an article.
 * @param textOf today's text of an article.
 * @returns the reason why nothing is written; undefined: it is.
 */
export async function writePlan(plan: ImportPlan, folder: string, fileOf: (article: string) => string, textOf: (article: string) => string | undefined, progress: (done: number, total: number) => Promise<void>): Promise<string | undefined> {
  const sidecars = plan.articles
    .filter(({ operations }) => operations.length > 0)
    .map(({ article, operations, positions }) => {
      const text = textOf(article);
      const position = ({ id }: { readonly id: string }) => positions.get(id);
      // a sidecar that is there goes on naming the text that its own annotations were last anchored in
      const optionsFor = (before: string | undefined) => ({ position, ...(before === undefined && text !== undefined && { sha256: sha256OfText(text) }) });
      return part(sidecarNameOf(fileOf(article)), (before) => applyOperations(before, operations, optionsFor(before)), applyOperations);
    });
  const registries = plan.registries
    .filter(({ operations }) => operations.length > 0)
    .map(({ file, operations }) => part(path.join(folder, `${file}.yaml`), (before) => applyRegistryOperations(file, before, operations), (text, inverse) => applyRegistryOperations(file, text, inverse)));
  const parts = [...registries, ...sidecars];
  const done: (() => Promise<unknown>)[] = [];
  for (const one of parts) {
    const result = await one.write();
    if ('problem' in result) {
      for (const back of done.reverse()) await back();
      return `${one.file}:${result.problem.line + 1}: ${result.problem.message}`;
    }
    done.push(result.back);
    await progress(done.length, parts.length);
  }
  return undefined;
}

type Edited<I> = { readonly text: string; readonly inverse: I } | { readonly problem: Problem };

function part<I>(file: string, edit: (text: string | undefined) => Edited<I>, takeBack: (text: string | undefined, inverse: I) => Edited<I>): Part {
  return {
    file,
    async write() {
      const result = await lockedWrite(diskWriter, file, edit);
      return 'problem' in result ? result : { back: () => lockedWrite(diskWriter, file, (text) => takeBack(text, result.inverse)) };
    },
  };
}
