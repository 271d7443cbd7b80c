import fs from 'node:fs';
import path from 'node:path';
import { anchorAnnotations } from '../core/anchor/anchor';
import { correctedMetadata } from '../core/corpus/metadata';
import type { ArticleMarks } from '../core/corpus/model';
import { placeMarks } from '../core/corpus/placeMarks';
import type { Analyzer } from '../core/detect/analyze';
import { decodeSidecarBytes } from '../core/sidecar/decodeSidecar';
import type { Problem, Sidecar } from '../core/sidecar/model';
import { readActors } from '../core/sidecar/readRegistry';
import { readSidecar } from '../core/sidecar/readSidecar';
import type { KnownActor } from '../core/sidecar/registryModel';
import type { Complain } from './articleFiles';

/** The actors.yaml of each of the folders; of two entries with one id the first counts. */
export function readRegistries(folders: readonly string[], complain: Complain): KnownActor[] {
  const actors = new Map<string, KnownActor>();
  for (const folder of folders) {
    const file = path.join(folder, 'actors.yaml');
    const text = readYaml(file, complain);
    if (text === undefined) continue;
    const read = readActors(text);
    tell(file, read.problems, complain);
    for (const actor of read.actors) if (!actors.has(actor.id)) actors.set(actor.id, actor);
  }
  return [...actors.values()];
}

/** The marks of one article: what the detectors find and what its sidecar holds. */
export function readMarks(name: string, file: string, text: string, analyzer: Analyzer, complain: Complain): ArticleMarks {
  const analysis = analyzer.analyze(text);
  const sidecar = readSidecarOf(file, complain);
  const placed = placeMarks(analysis, sidecar ? anchorAnnotations(text, sidecar) : []);
  return { article: name, metadata: correctedMetadata(analysis.article, sidecar?.article), ...placed };
}

function readSidecarOf(article: string, complain: Complain): Sidecar | undefined {
  const file = `${article}.annotations.yaml`;
  const text = readYaml(file, complain);
  if (text === undefined) return undefined;
  const { sidecar, problems } = readSidecar(text);
  tell(file, problems, complain);
  return sidecar;
}

/** Undefined where there is no such file, or (after a complaint) no text in it. */
function readYaml(file: string, complain: Complain): string | undefined {
  let bytes: Uint8Array;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) complain(`${file}: may not be read; check its permissions.`);
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
