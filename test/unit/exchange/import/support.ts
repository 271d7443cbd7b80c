import { planArticle } from '../../../../src/core/exchange/import/planArticle';
import { planImport, type ImportCorpus, type PlanOptions } from '../../../../src/core/exchange/import/planImport';
import { readImport } from '../../../../src/core/exchange/import/importFormats';
import type { ImportedFile, ImportFile } from '../../../../src/core/exchange/import/model';
import type { ImportPlan } from '../../../../src/core/exchange/import/planModel';
import { applyRegistryOperations } from '../../../../src/core/registry/writeRegistry';
import type { OwnedAnnotation } from '../../../../src/core/sidecar/model';
import { readSidecar } from '../../../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../../../src/core/sidecar/writeSidecar';

export function file(name: string, content: string | Uint8Array): ImportFile {
  return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
}

/** What a file says; fails with its message where it cannot be read. */
export function read(files: readonly ImportFile[], format?: string): ImportedFile {
  const outcome = readImport(files, format);
  if ('problem' in outcome) throw new Error(outcome.problem);
  return outcome.imported;
}

/** The one sentence why files cannot be imported. */
export function refusal(files: readonly ImportFile[], format?: string): string {
  const outcome = readImport(files, format);
  if (!('problem' in outcome)) throw new Error('it was read');
  return outcome.problem;
}

/** A folder in memory; a plan is written into it by `write`. */
export interface MemoryCorpus extends ImportCorpus {
  readonly sidecars: Map<string, string>;
  readonly registries: Map<string, string>;
  plan(files: readonly ImportFile[], options?: Partial<PlanOptions> & { readonly format?: string }): Promise<ImportPlan>;
  write(plan: ImportPlan): void;
  /** The annotations of an article's sidecar. */
  annotations(article: string): readonly OwnedAnnotation[];
}

export function corpusOf(texts: Readonly<Record<string, string>>): MemoryCorpus {
  const sidecars = new Map<string, string>();
  const registries = new Map<string, string>();
  const corpus: MemoryCorpus = {
    sidecars,
    registries,
    articles: Object.keys(texts),
    read: (article) => Promise.resolve(texts[article] === undefined ? undefined : { text: texts[article], sidecar: sidecars.get(article) }),
    registry: (name) => Promise.resolve(registries.get(name)),
    async plan(files, { format, ...options } = {}) {
      const plan = await planImport(read(files, format), corpus, { annotator: 'me', planArticle, ...options });
      if (!plan) throw new Error('it was stopped');
      return plan;
    },
    write(plan) {
      for (const { article, operations } of plan.articles) {
        const written = applyOperations(sidecars.get(article), operations);
        if ('problem' in written) throw new Error(written.problem.message);
        sidecars.set(article, written.text);
      }
      for (const { file: name, operations } of plan.registries) {
        const written = applyRegistryOperations(name, registries.get(name), operations);
        if ('problem' in written) throw new Error(written.problem.message);
        registries.set(name, written.text);
      }
    },
    annotations: (article) => readSidecar(sidecars.get(article) ?? '').sidecar?.annotations ?? [],
  };
  return corpus;
}
