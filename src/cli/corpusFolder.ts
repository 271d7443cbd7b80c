import fs from 'node:fs';
import path from 'node:path';
import type { ArticleMarks } from '../core/corpus/model';
import { createPipeline, type Pipeline } from '../core/pipeline';
import { decodeSidecarBytes } from '../core/sidecar/decodeSidecar';
import type { Problem } from '../core/sidecar/model';
import { readCodebook } from '../core/sidecar/readRegistry';
import type { Code, KnownActor } from '../core/sidecar/registryModel';
import { readArticle, type ArticleFile, type Complain } from './articleFiles';

export interface CorpusReader {
  /** The marks of an article, with those of its sidecar or without; undefined where the file holds no article. */
  read(file: ArticleFile, name: string, sidecar: 'with sidecar' | 'suggestions only', complain: Complain): { readonly text: string; readonly marks: ArticleMarks } | undefined;
  /** Of the actors.yaml of all folders met so far; of two entries with one id the first. */
  registry(): readonly KnownActor[];
}

export function createCorpusReader(pipeline: Pipeline = createPipeline()): CorpusReader {
  const folders = new Set<string>();
  const actors = new Map<string, KnownActor>();
  const configure = (folder: string, complain: Complain) => {
    if (folders.has(folder)) return;
    folders.add(folder);
    const file = path.join(folder, 'actors.yaml');
    const registry = pipeline.configure(folder, readYaml(file, complain));
    tell(file, registry.problems, complain);
    for (const actor of registry.actors) if (!actors.has(actor.id)) actors.set(actor.id, actor);
  };
  return {
    read(file, name, wanted, complain) {
      configure(file.folder, complain);
      const text = readArticle(file, complain);
      if (text === undefined) return undefined;
      const sidecarFile = `${file.path}.annotations.yaml`;
      const sidecar = wanted === 'with sidecar' ? readYaml(sidecarFile, complain) : undefined;
      const { marks, problems } = pipeline.process({ corpus: file.folder, article: name, text, ...(sidecar !== undefined && { sidecar }), live: false });
      tell(sidecarFile, problems, complain);
      return { text, marks };
    },
    registry: () => [...actors.values()],
  };
}

/** The codes of a folder's codebook.yaml; none where it has none. */
export function readCodes(folder: string, complain: Complain): readonly Code[] {
  const file = path.join(folder, 'codebook.yaml');
  const text = readYaml(file, complain);
  if (text === undefined) return [];
  const { codes, problems } = readCodebook(text);
  tell(file, problems, complain);
  return codes;
}

/** Undefined where there is no such file, or (after a complaint) no text in it. */
export function readYaml(file: string, complain: Complain): string | undefined {
  let bytes: Uint8Array;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') complain(`${file}: may not be read; check its permissions.`);
    return undefined;
  }
  const decoded = decodeSidecarBytes(bytes);
  if ('text' in decoded) return decoded.text;
  tell(file, [decoded.problem], complain);
  return undefined;
}

function tell(file: string, problems: readonly Problem[], complain: Complain): void {
  for (const { line, message } of problems) complain(`${file}:${line + 1}: ${message}`);
}
