import fs from 'node:fs';
import path from 'node:path';
import { decodeArticle } from '../core/article/decodeArticle';
import { annotationsOf, checkCodes, checkLinks, checkPlaces, entitiesNamed, unknownEntity, type CheckedAnnotation } from '../core/check/checkAnnotations';
import type { Finding } from '../core/check/model';
import { CHECK_FORMATS, countFindings, showFindings } from '../core/check/showFindings';
import { createPipeline, type Pipeline } from '../core/pipeline';
import { decodeSidecarBytes } from '../core/sidecar/decodeSidecar';
import type { Problem } from '../core/sidecar/model';
import { articleNameOf, sidecarNameOf } from '../core/sidecar/names';
import { readCodebook } from '../core/sidecar/readRegistry';
import type { Code } from '../core/sidecar/registryModel';
import { readSidecar } from '../core/sidecar/readSidecar';
import { findSidecars, type SidecarFile } from './articleFiles';
import { messageOf, oneOf, parseCommandLine, UsageError, type Command, type Io } from './command';

const HELP = `usage: source-annotator check [options] <folders or files>

Checks sidecars, actors.yaml and codebook.yaml: what cannot be read, sidecars without their article, annotations whose words stand nowhere
in it or only in doubt, tags that are not in the codebook, actors that nobody knows, links that lead nowhere (docs/ci.md).

  --format FORMAT    text (default), github (annotations of a GitHub Actions run) or json
  --json             the same as --format json
  --strict           warnings count as errors for the exit code
  --help             this text

Exit code: 0 no errors; 1 errors; 2 wrong usage.
`;

export const checkCommand: Command = {
  help: HELP,
  async run(args, io) {
    const { values, positionals } = parseCommandLine(args, {
      format: { type: 'string', default: 'text' },
      json: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
    });
    const format = values.json ? 'json' : oneOf(CHECK_FORMATS, values.format, 'format');
    if (positionals.length === 0) throw new UsageError('Name the folder with the articles.');
    const findings: Finding[] = [];
    let unreadable = false;
    const files = findSidecars(positionals, (problem) => {
      unreadable = true;
      io.warn(problem);
    });
    await checkCorpus(files, findings, io);
    await io.write(showFindings({ findings: findings.sort(byPlace), sidecars: files.length }, format));
    const { errors, warnings } = countFindings(findings);
    return unreadable || errors > 0 || (values.strict && warnings > 0) ? 1 : 0;
  },
};

/** What the registries of a folder know. */
interface Registries {
  /** Undefined: there is no such file, so that nothing can be unknown. */
  readonly codes: readonly Code[] | undefined;
  readonly actors: ReadonlySet<string> | undefined;
}

interface Checked {
  readonly file: SidecarFile;
  /** Relative to the folder: what links call it. */
  readonly article: string;
  readonly annotations: readonly CheckedAnnotation[];
}

async function checkCorpus(files: readonly SidecarFile[], findings: Finding[], io: Io): Promise<void> {
  const pipeline = createPipeline();
  const folders = new Map<string, Registries>();
  for (const { folder } of files) if (!folders.has(folder)) folders.set(folder, checkRegistries(folder, pipeline, findings));
  const checked: Checked[] = [];
  for (const [done, file] of files.entries()) {
    const annotations = checkSidecar(file, pipeline, findings);
    checked.push({ file, article: path.relative(file.folder, articleOf(file)).split(path.sep).join('/'), annotations });
    const { codes } = folders.get(file.folder) ?? {};
    if (codes) findings.push(...checkCodes(annotations, codes).map((found) => ({ file: file.path, ...found })));
    await io.progress(done + 1, files.length);
  }
  const ids = new Map(checked.map(({ file, annotations }) => [file.path, new Set(annotations.map(({ annotation }) => annotation.id))]));
  for (const { file, article, annotations } of checked) {
    const idsOf = (name: string) => {
      const sidecar = sidecarNameOf(path.join(file.folder, name));
      const known = ids.get(sidecar) ?? idsOnDisk(sidecar);
      ids.set(sidecar, known);
      return known;
    };
    findings.push(...checkLinks(annotations, article, idsOf).map((found) => ({ file: file.path, ...found })));
  }
  findings.push(...checkEntities(checked, folders, pipeline));
}

/** Of a sidecar that is not among those checked. */
function idsOnDisk(sidecar: string): Set<string> {
  const text = fs.existsSync(sidecar) ? readYaml(sidecar, []) : undefined;
  return new Set((text === undefined ? undefined : readSidecar(text).sidecar)?.annotations.map(({ annotation }) => annotation.id));
}

/** An id that the detectors give to an actor of the annotated articles is known too: it comes from an accepted suggestion. */
function checkEntities(checked: readonly Checked[], folders: ReadonlyMap<string, Registries>, pipeline: Pipeline): Finding[] {
  const strange = checked.flatMap(({ file, annotations }) => {
    const { actors } = folders.get(file.folder) ?? {};
    return actors ? entitiesNamed(annotations).filter(({ entity }) => !actors.has(entity)).map((named) => ({ file, ...named })) : [];
  });
  const places = new Set(strange.map(({ file }) => file.folder));
  const found = new Set<string>();
  for (const { file, article } of checked) {
    const text = places.has(file.folder) ? textOf(articleOf(file)) : undefined;
    if (text === undefined) continue;
    for (const { id } of pipeline.process({ corpus: file.folder, article, text, live: false }).marks.entities) found.add(id);
  }
  return strange.filter(({ entity }) => !found.has(entity)).map(({ file, entity, line }) => ({ file: file.path, ...unknownEntity(entity, line) }));
}

function checkRegistries(folder: string, pipeline: Pipeline, findings: Finding[]): Registries {
  const read = (name: string) => {
    const file = path.join(folder, name);
    return { file, text: fs.existsSync(file) ? readYaml(file, findings) : undefined };
  };
  const actors = read('actors.yaml');
  const registry = pipeline.configure(folder, actors.text);
  findings.push(...malformed(actors.file, registry.problems));
  const codebook = read('codebook.yaml');
  const { codes, problems } = codebook.text === undefined ? { codes: undefined, problems: [] } : readCodebook(codebook.text);
  findings.push(...malformed(codebook.file, problems));
  return { codes, actors: actors.text === undefined ? undefined : new Set(registry.actors.map(({ id }) => id)) };
}

function checkSidecar(file: SidecarFile, pipeline: Pipeline, findings: Finding[]): readonly CheckedAnnotation[] {
  const sidecar = readYaml(file.path, findings);
  if (sidecar === undefined) return [];
  const article = articleOf(file);
  const text = textOf(article);
  if (text === undefined) {
    const there = fs.existsSync(article);
    const message = there ? `${path.basename(article)} cannot be read as text: save it as UTF-8.` : `There is no article ${path.basename(article)} beside this sidecar: put it back, or rename the sidecar like its article.`;
    findings.push({ file: file.path, line: 0, rule: there ? 'unreadable' : 'missing-article', message });
    const { sidecar: read, problems } = readSidecar(sidecar);
    findings.push(...malformed(file.path, problems));
    return read?.annotations ?? [];
  }
  const { marks, problems } = pipeline.process({ corpus: file.folder, article, text, sidecar, live: false });
  findings.push(...malformed(file.path, problems), ...checkPlaces(marks).map((found) => ({ file: file.path, ...found })));
  return annotationsOf(marks);
}

function articleOf({ path: sidecar }: SidecarFile): string {
  return articleNameOf(sidecar) ?? sidecar;
}

function textOf(article: string): string | undefined {
  try {
    const decoded = decodeArticle(fs.readFileSync(article), article);
    return 'text' in decoded ? decoded.text : undefined;
  } catch {
    return undefined;
  }
}

function readYaml(file: string, findings: Finding[]): string | undefined {
  try {
    const decoded = decodeSidecarBytes(fs.readFileSync(file));
    if ('text' in decoded) return decoded.text;
    findings.push(...malformed(file, [decoded.problem]));
  } catch (error) {
    findings.push({ file, line: 0, rule: 'unreadable', message: `This file cannot be read: ${messageOf(error)}` });
  }
  return undefined;
}

/** All that a reader complains of is something that is not read as it was meant. */
function malformed(file: string, problems: readonly Problem[]): Finding[] {
  return problems.map(({ line, column, message }) => ({ file, line, column, rule: 'malformed', message }));
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}
