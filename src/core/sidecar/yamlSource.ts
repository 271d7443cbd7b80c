import { Composer, isAlias, isCollection, isMap, isPair, isScalar, LineCounter, Parser, type Node, type YAMLError } from 'yaml';
import { MAX_CHARACTERS } from './decodeSidecar';
import type { Problem } from './model';
import { tooDeepByLines, tooDeepByTokens } from './nesting';

/** A hand-written file may share a value by an alias; a thousand of them is an attack or an accident. */
const MAX_ALIASES = 100;
const TOO_DEEP = 'This file is nested too deeply to be read: restore it from git, or correct it by hand.';

/** A YAML file of the user's, parsed: every node with its offsets in `text`, so that the text can be spliced. */
export interface YamlSource {
  readonly text: string;
  /** undefined: nothing but comments and white space. */
  readonly root: Node | undefined;
  /** Follows an alias. */
  resolve(node: unknown): Node | undefined;
  /** The characters of a scalar whatever its type would be (`2005` and `no` are words here); undefined: no scalar, or null. */
  words(node: unknown): string | undefined;
  problem(message: string, severity: Problem['severity'], where: unknown): Problem;
}

export type ParsedYaml = { readonly source: YamlSource; readonly warnings: readonly Problem[] } | { readonly error: Problem };

/**
 * Parses one YAML document. Scalars keep their source text, so that YAML 1.1 and 1.2 are read alike. Never throws; what
 * makes the file unusable is one error, the first.
 */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const at = (start: number, end: number) => position(lines, start, end);
  const fail = (message: string, start: number, end = start): ParsedYaml => ({ error: { message, severity: 'error', ...at(start, end) } });

  if (text.length > MAX_CHARACTERS) {
    return fail(`This file is larger than ${MAX_CHARACTERS / 1024 / 1024} MB and is not read: split it, or restore it from git.`, 0);
  }
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines.addNewLine(i + 1);
  const odd = unreadable(text);
  if (odd) return fail(odd.message, odd.start, odd.end);

  const deepLine = tooDeepByLines(text);
  if (deepLine !== undefined) return fail(TOO_DEEP, deepLine);
  const tokens = [...new Parser().parse(text)];
  const deepToken = tooDeepByTokens(tokens);
  if (deepToken !== undefined) return fail(TOO_DEEP, deepToken);
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'error', resolveKnownTags: false });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  const [first] = document?.errors ?? [];
  if (!document || first) return fail(first ? plainWords(first) : TOO_DEEP, ...(first?.pos ?? [0, 0]));
  if (second) return fail('This file holds several YAML documents: keep one, without a line of “---” or “...” inside it.', second.range[0]);

  const root = document.contents ?? undefined;
  const walked = walk(root);
  if ('message' in walked) return fail(walked.message, walked.start, walked.end);

  const resolve = (node: unknown): Node | undefined => {
    if (isAlias(node)) return walked.targets.get(node);
    return isScalar(node) || isCollection(node) ? node : undefined;
  };
  const source: YamlSource = {
    text,
    root,
    resolve,
    words(node) {
      const scalar = resolve(node);
      if (!isScalar(scalar) || typeof scalar.value !== 'string') return undefined;
      if (scalar.type === 'PLAIN' && /^(|~|null|Null|NULL)$/.test(scalar.value)) return undefined;
      return scalar.value.replaceAll('\r\n', '\n');
    },
    problem(message, severity, where) {
      const range = isScalar(where) || isCollection(where) || isAlias(where) ? where.range : undefined;
      return { message, severity, ...at(range?.[0] ?? 0, range ? endOfFirstLine(text, range[0], range[1]) : 0) };
    },
  };
  const warnings = document.warnings.map((warning): Problem => ({
    message: warning.code === 'TAG_RESOLVE_FAILED' ? 'This YAML tag means nothing here and is ignored: remove it.' : plainWords(warning),
    severity: 'warning',
    ...at(...warning.pos),
  }));
  return { source, warnings };
}

function position(lines: LineCounter, start: number, end: number): Pick<Problem, 'line' | 'column' | 'endLine' | 'endColumn'> {
  const from = lines.linePos(start);
  const to = lines.linePos(Math.max(start, end));
  return { line: from.line - 1, column: from.col - 1, endLine: to.line - 1, endColumn: to.col - 1 };
}

/** A squiggle under a hundred lines helps nobody. */
function endOfFirstLine(text: string, start: number, end: number): number {
  const line = text.slice(start, end).search(/[\r\n]/);
  return line < 0 ? end : start + line;
}

interface Fault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What no YAML reader takes, or what git left behind. */
function unreadable(text: string): Fault | undefined {
  const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$).*/m.exec(text);
  if (conflict) {
    return fault('This file holds an unresolved git conflict: run “Source Annotator: Resolve Sidecar Conflict”, or resolve it by hand.', conflict);
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    return { message: 'This file holds a NUL character, so it is damaged or not a text file: restore it from git.', start: nul, end: nul + 1 };
  }
  const lone = /[\ud800-\udfff]/u.exec(text);
  if (lone) return fault('This file holds half a character (a lone surrogate): delete it here and save again.', lone);
  // Lone CRs are line breaks to YAML but not to the parser
  const cr = /\r(?!\n)/.exec(text);
  if (cr) return fault('This file has a bare carriage return as line end: save it with LF or CRLF line ends.', cr);
  return undefined;
}

function fault(message: string, match: RegExpExecArray): Fault {
  return { message, start: match.index, end: match.index + match[0].length };
}

/** In document order, with a stack of its own: duplicate keys (the parser's check is quadratic) and the targets of aliases. */
function walk(root: Node | undefined): Fault | { readonly targets: ReadonlyMap<Node, Node> } {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isPair(node)) {
      stack.push(node.value, node.key);
    } else if (isAlias(node)) {
      const [start, end] = node.range ?? [0, 0];
      const target = anchors.get(node.source);
      if (!target) return { message: `There is no value named by the anchor &${node.source} above this line: write the value itself.`, start, end };
      targets.set(node, target);
      if (targets.size > MAX_ALIASES) return { message: `This file has more than ${MAX_ALIASES} aliases: write the values themselves.`, start, end };
    } else if (isScalar(node) || isCollection(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (!isCollection(node)) continue;
      if (isMap(node)) {
        const duplicate = duplicateKey(node.items);
        if (duplicate) return duplicate;
      }
      for (let i = node.items.length - 1; i >= 0; i--) stack.push(node.items[i]);
    }
  }
  return { targets };
}

function duplicateKey(pairs: readonly { readonly key: unknown }[]): Fault | undefined {
  const seen = new Set<string>();
  for (const { key } of pairs) {
    if (!isScalar(key) || typeof key.value !== 'string') continue;
    if (seen.has(key.value)) {
      const [start, end] = key.range ?? [0, 0];
      return { message: `“${key.value}” stands twice in the same place: join the two or delete one.`, start, end };
    }
    seen.add(key.value);
  }
  return undefined;
}

function plainWords({ code, message }: YAMLError): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'A tab cannot indent YAML: use spaces.';
    case 'MISSING_CHAR':
      return `This is not valid YAML (${message}): a quotation mark or bracket may not be closed, or the file is cut off.`;
    case 'BAD_INDENT':
      return `This is not valid YAML (${message}): check the spaces at the beginning of the line.`;
    default:
      return `This is not valid YAML (${message.replace(/\.$/, '')}): correct this line, or restore the file from git.`;
  }
}
