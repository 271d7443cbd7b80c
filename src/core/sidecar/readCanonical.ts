import { FIELDS } from './annotationText';
import { annotationFrom, articleFrom } from './annotationFields';
import { plainValue, type Fields } from './fieldReader';
import { valueScanner, type CanonicalMap, type CanonicalValue } from './canonicalValues';
import { PROGRESS_STATES, type AnnotatorProgress, type OwnedAnnotation, type Sidecar, type SidecarArticle } from './model';
import { MAX_CHARACTERS } from './decodeSidecar';

/**
 * What the extension writes only escaped (yamlText), and what no sidecar may hold (yamlSource): control characters, odd line ends,
 * byte order marks, half characters.
 */
const ODD = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** All of these, and characters of two halves: looked for first, as it takes a third of the time. */
const PERHAPS_ODD = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;
const NAMES = new Map(FIELDS.map((field, place) => [field as string, place]));
const ARTICLE_FIELDS: ReadonlySet<string> = new Set(['sha256', 'title', 'date', 'author', 'outlet']);
const PLAIN_KEY = /^(?!null$)[a-z_][\w.-]*$/i;
/** A blank line, or one that holds nothing but a comment. */
const COMMENT = /(?: *#[^\n]*)?\n/y;

/**
 * Reads a sidecar that stands as the extension itself writes it, twenty times as fast as by a YAML parser. At the first surprise (a field
 * of the user's own, another order, a warning to give) it gives undefined: then `yaml` reads the file.
 * What it gives is what `readSidecar` would give, and without any problem.
 */
export function readCanonical(text: string): Sidecar | undefined {
  if (text.length > MAX_CHARACTERS || (PERHAPS_ODD.test(text) && ODD.test(text))) return undefined;
  const lines = createLines(text);
  while (lines.startsWith('#')) lines.skip();
  if (!lines.take('version: 1')) return undefined;
  let article: SidecarArticle | undefined;
  let progress: readonly AnnotatorProgress[] | undefined;
  while (!lines.take('annotations:')) {
    const read = !article && lines.take('article:') ? (article = readArticle(lines)) : !progress && lines.take('progress:') ? (progress = readProgress(lines)) : undefined;
    if (!read) return undefined;
  }
  const annotations: OwnedAnnotation[] = [];
  const annotators = new Set<string>();
  const ids = new Set<string>();
  while (!lines.ended()) {
    const annotator = lines.section();
    if (annotator === undefined || annotators.has(annotator)) return undefined;
    annotators.add(annotator);
    const before = annotations.length;
    while (lines.startsWith('    - ')) {
      const { line } = lines;
      const values = lines.fields('    - ', '      ', NAMES);
      const annotation = values && readAll(values, annotationFrom);
      if (!annotation || ids.has(annotation.id)) return undefined;
      ids.add(annotation.id);
      annotations.push({ annotator, annotation, line });
    }
    if (annotations.length === before) return undefined;
  }
  return { version: 1, article: article ?? {}, ...(progress && { progress }), annotations };
}

function readArticle(lines: Lines): SidecarArticle | undefined {
  const values = lines.fields('  ', '  ', undefined);
  return values && [...values.keys()].every((key) => ARTICLE_FIELDS.has(key)) ? readAll(values, articleFrom) : undefined;
}

function readProgress(lines: Lines): readonly AnnotatorProgress[] | undefined {
  const values = lines.fields('  ', '  ', undefined);
  if (!values || values.size === 0) return undefined;
  const entries = [...values.keys()].map((annotator) => ({ annotator, state: PLAIN_KEY.test(annotator) ? readAll(values, ({ oneOf }) => oneOf(annotator, PROGRESS_STATES)) : undefined }));
  const known = entries.flatMap(({ annotator, state }) => (state ? [{ annotator, state }] : []));
  return known.length === entries.length ? known : undefined;
}

/** Lines of a sidecar one after the other; blank ones and comments are passed over. */
interface Lines {
  /** 0-based, of the line that comes next. */
  readonly line: number;
  ended(): boolean;
  startsWith(words: string): boolean;
  skip(): void;
  /** Passes over a line that is exactly this. */
  take(line: string): boolean;
  /** The annotator whose section begins here. */
  section(): string | undefined;
  /**
   * `key: value` lines up to one that is indented otherwise.
   * @param order the only keys there may be, in this order; undefined: any, each once.
   */
  fields(first: string, indent: string, order: ReadonlyMap<string, number> | undefined): CanonicalMap | undefined;
}

function createLines(text: string): Lines {
  const scanner = valueScanner(text);
  let at = 0;
  let line = 0;
  const skip = (): void => {
    const end = text.indexOf('\n', at);
    at = end < 0 ? text.length : end + 1;
    line++;
    for (COMMENT.lastIndex = at; COMMENT.test(text); COMMENT.lastIndex = at) {
      at = COMMENT.lastIndex;
      line++;
    }
  };
  const startsWith = (words: string): boolean => text.startsWith(words, at);
  const endsAt = (end: number): boolean => end === text.length || text[end] === '\n';
  return {
    get line() {
      return line;
    },
    ended: () => at === text.length,
    startsWith,
    skip,
    take(words) {
      if (!startsWith(words) || !endsAt(at + words.length)) return false;
      skip();
      return true;
    },
    section() {
      scanner.at = at + 2;
      const name = startsWith('  ') ? scanner.value() : undefined;
      if (name === undefined || !('words' in name) || text[scanner.at] !== ':' || !endsAt(scanner.at + 1)) return undefined;
      skip();
      return name.words;
    },
    fields(first, indent, order) {
      const values = new Map<string, CanonicalValue>();
      let last = -1;
      for (let margin = first; startsWith(margin); margin = indent) {
        const colon = text.indexOf(': ', at);
        const key = colon < 0 ? '' : text.slice(at + margin.length, colon);
        const place = order ? (order.get(key) ?? -1) : last + 1;
        if (place <= last || values.has(key)) return undefined;
        last = place;
        scanner.at = colon + 2;
        const value = scanner.value();
        if (value === undefined || !endsAt(scanner.at)) return undefined;
        values.set(key, value);
        skip();
      }
      return values;
    },
  };
}

/** What a reader makes of fields, or undefined where it would have to warn of one. */
function readAll<T>(values: CanonicalMap, read: (fields: Fields) => T | undefined): T | undefined {
  let surprised = false;
  const result = read(fieldsOf(values, () => {
    surprised = true;
    return undefined;
  }));
  return surprised ? undefined : result;
}

/** As `fieldReader` gives them, of values that are canonical. */
function fieldsOf(values: CanonicalMap, surprise: () => undefined): Fields {
  const scalar = (name: string) => {
    const value = values.get(name);
    return value === undefined ? undefined : 'words' in value ? value : surprise();
  };
  const text = (name: string, emptyToo = false): string | undefined => {
    const words = scalar(name)?.words;
    return words === '' && !emptyToo ? surprise() : words;
  };
  const inner = <T>(value: CanonicalValue, read: (fields: Fields) => T | undefined): T | undefined => {
    if (!(value instanceof Map)) return surprise();
    return read(fieldsOf(value as CanonicalMap, surprise)) ?? surprise();
  };
  const items = (name: string): readonly CanonicalValue[] | undefined => {
    const value = values.get(name);
    return value === undefined ? undefined : Array.isArray(value) ? (value as readonly CanonicalValue[]) : surprise();
  };
  return {
    has: (name) => values.has(name),
    text,
    oneOf: (name, allowed) => {
      const words = text(name);
      return words === undefined ? undefined : (allowed.find((value) => value === words) ?? surprise());
    },
    matching: () => surprise(),
    flag: (name) => {
      const words = text(name);
      return words === undefined ? undefined : words === 'true' ? true : words === 'false' ? false : surprise();
    },
    amount: (name, dated) => {
      const value = scalar(name);
      if (value === undefined || value.words === '') return value && surprise();
      if (dated || !value.plain) return value.words;
      const number = /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/.test(value.words) ? Number(value.words) : NaN;
      return Number.isFinite(number) ? number : surprise();
    },
    texts: (name) => items(name)?.flatMap((value) => ('words' in value ? [value.words] : (surprise() ?? []))),
    list: (name, read) => items(name)?.flatMap((value) => inner(value, read) ?? []),
    map: (name, read) => {
      const value = values.get(name);
      return value && inner(value, read);
    },
    entries: (name, read) => {
      const value = values.get(name);
      if (value === undefined) return [];
      return value instanceof Map ? [...(value as CanonicalMap)].flatMap(([id, own]) => inner(own, (fields) => read(id, fields)) ?? []) : (surprise() ?? []);
    },
    plainValues: () =>
      [...values].flatMap(([name, value]) => ('words' in value ? [[name, value.plain ? plainValue(value.words) : value.words] as const] : (surprise() ?? []))),
    either: (name, plain, read) => {
      const value = values.get(name);
      return value && ('words' in value ? plain(value.words) : inner(value, read));
    },
  };
}
