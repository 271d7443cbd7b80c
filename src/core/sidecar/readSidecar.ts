import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { articleFrom, readAnnotation } from './annotationFields';
import { fieldReader } from './fieldReader';
import { PROGRESS_STATES, type AnnotatorProgress, type OwnedAnnotation, type Problem, type Sidecar, type SidecarArticle } from './model';
import { readCanonical } from './readCanonical';
import { parseYaml, type YamlSource } from './yamlSource';

const VERSION = 1;

/** An item of a section with the place it was read from, for whoever splices the text. */
export interface SidecarItem {
  readonly owned: OwnedAnnotation;
  readonly node: YAMLMap;
}

/** A sidecar with the nodes of its text. */
export interface SidecarTree {
  readonly source: YamlSource;
  readonly root: YAMLMap | undefined;
  readonly items: readonly SidecarItem[];
  readonly article: SidecarArticle;
  readonly progress: readonly AnnotatorProgress[];
}

/**
 * Reads a sidecar, by `yaml` only where it stands otherwise than the extension writes it. Never throws. An error
 * means that the file can neither be used nor written; with warnings the rest of it can.
 * @param text the decoded file, with or without byte order mark, LF or CRLF.
 */
export function readSidecar(text: string): { readonly sidecar?: Sidecar; readonly problems: readonly Problem[] } {
  const canonical = readCanonical(text);
  return canonical ? { sidecar: canonical, problems: [] } : readByYaml(text);
}

/** The same for a file of any layout. */
export function readByYaml(text: string): ReturnType<typeof readSidecar> {
  const { tree, problems } = readSidecarTree(text);
  if (!tree) return { problems };
  const { article, progress, items } = tree;
  return { sidecar: { version: VERSION, article, ...(progress.length > 0 && { progress }), annotations: items.map(({ owned }) => owned) }, problems };
}

/** As `readSidecar`, with the nodes. */
export function readSidecarTree(text: string): { readonly tree?: SidecarTree; readonly problems: readonly Problem[] } {
  const parsed = parseYaml(text);
  if ('error' in parsed) return { problems: [parsed.error] };
  const { source } = parsed;
  const problems: Problem[] = [...parsed.warnings];
  const warn = (problem: Problem) => void problems.push(problem);
  const root = source.resolve(source.root);
  if (!root || (isScalar(root) && source.words(root) === undefined)) {
    warn(source.problem('This sidecar is empty: if it held annotations, restore it from git.', 'warning', undefined));
    return { tree: { source, root: undefined, items: [], article: {}, progress: [] }, problems };
  }
  if (!isMap(root)) return { problems: [source.problem('This is not a sidecar: it should begin with “version: 1”.', 'error', root)] };

  const wrong = checkVersion(source, root, warn);
  if (wrong) return { problems: [wrong] };
  const article = readArticle(source, root, warn);
  const annotations = source.resolve(pairOf(source, root, 'annotations')?.value);
  if (annotations && !isMap(annotations) && (isSeq(annotations) || source.words(annotations) !== undefined)) {
    return { problems: [source.problem('“annotations” should hold one section per annotator, each a list: put the annotator’s name above these.', 'error', annotations)] };
  }
  const progress = readProgress(source, root, warn);
  const items = isMap(annotations) ? readSections(source, annotations, warn) : [];
  return { tree: { source, root, items, article, progress }, problems };
}

/** The pair of a key in a block or flow map. */
export function pairOf(source: YamlSource, map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => source.words(pair.key) === key);
}

function checkVersion(source: YamlSource, root: YAMLMap, warn: (problem: Problem) => void): Problem | undefined {
  const node = source.resolve(pairOf(source, root, 'version')?.value);
  const words = source.words(node);
  if (!node || words === undefined) {
    warn(source.problem('This sidecar has no version and is read as version 1: add “version: 1”.', 'warning', undefined));
    return undefined;
  }
  const version = /^\d{1,9}$/.test(words) ? Number(words) : NaN;
  if (version === VERSION) return undefined;
  if (version > VERSION) {
    return source.problem('This sidecar was written by a newer version of Source Annotator: update the extension to use it.', 'error', node);
  }
  return source.problem('This sidecar has a version that does not exist: it should read “version: 1”.', 'error', node);
}

function readArticle(source: YamlSource, root: YAMLMap, warn: (problem: Problem) => void): SidecarArticle {
  const node = source.resolve(pairOf(source, root, 'article')?.value);
  if (!node || (!isMap(node) && !isSeq(node) && source.words(node) === undefined)) return {};
  if (!isMap(node)) {
    warn(source.problem('“article” should hold fields such as sha256 and title.', 'warning', node));
    return {};
  }
  return articleFrom(fieldReader(source, node, warn));
}

function readProgress(source: YamlSource, root: YAMLMap, warn: (problem: Problem) => void): AnnotatorProgress[] {
  const node = source.resolve(pairOf(source, root, 'progress')?.value);
  if (!node || (!isMap(node) && !isSeq(node) && source.words(node) === undefined)) return [];
  if (!isMap(node)) {
    warn(source.problem('“progress” should say “done” or “reviewed” of each annotator, one a line: “alice: done”.', 'warning', node));
    return [];
  }
  const fields = fieldReader(source, node, warn);
  return node.items.flatMap(({ key }) => {
    const annotator = source.words(key);
    const state = annotator === undefined ? undefined : fields.oneOf(annotator, PROGRESS_STATES);
    return annotator === undefined || state === undefined ? [] : [{ annotator, state }];
  });
}

function readSections(source: YamlSource, sections: YAMLMap, warn: (problem: Problem) => void): SidecarItem[] {
  const items: SidecarItem[] = [];
  const ids = new Set<string>();
  for (const { key, value } of sections.items) {
    const annotator = source.words(key);
    const section = source.resolve(value);
    if (annotator === undefined) {
      warn(source.problem('This section has no annotator’s name: give it one.', 'warning', key));
    } else if (isSeq(section)) {
      for (const entry of section.items) {
        const node = source.resolve(entry);
        const annotation = isMap(node) ? readAnnotation(source, node, warn) : notAnAnnotation(source, node ?? section, warn);
        if (!annotation || !isMap(node)) continue;
        if (ids.has(annotation.id)) {
          warn(source.problem(`The id ${annotation.id} is used twice: give this annotation another one.`, 'warning', node));
        }
        ids.add(annotation.id);
        items.push({ owned: { annotator, annotation, line: source.problem('', 'warning', node).line }, node });
      }
    } else if (section && (isMap(section) || source.words(section) !== undefined)) {
      warn(source.problem(`The section of ${annotator} is not read: it should be a list of annotations, each beginning with “- id:”.`, 'warning', section));
    }
  }
  return items;
}

function notAnAnnotation(source: YamlSource, node: Node, warn: (problem: Problem) => void): undefined {
  warn(source.problem('This is not an annotation: it should have at least id, kind and quote.', 'warning', node));
  return undefined;
}
