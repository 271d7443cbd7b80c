import { CUE_CATEGORIES, MARK_KINDS, type FigureValue } from '../../model';
import type { AnnotatedCue, AnnotatedSource, Annotation, AttributeValue, Link, Quote, Reply } from '../../sidecar/model';
import { withLineFeeds } from '../../sidecar/newAnnotation';
import { collectByArticle } from './byArticle';
import { beginningOf, hasEnding, textOf } from './importedText';
import { ImportError, type ImportedAnnotation, type ImportedPlace, type ImportFormat } from './model';
import { fieldOf, isObject, listOf, numberOf, readJson, stringOf, type JsonObject } from './readJson';
import { stableId } from './stableId';

/** JSON Lines of our own export (jsonLines.ts): everything comes back, but suggestions, which are found again. */
export const jsonLinesImport: ImportFormat = {
  id: 'jsonl',
  label: 'JSON Lines',
  description: 'exported by Source Annotator',
  extensions: ['jsonl', 'ndjson'],
  recognises: (file) => hasEnding(file.name, ['jsonl', 'ndjson']) && /^\ufeff?\s*\{/.test(beginningOf(file)),
  read(files) {
    const found = collectByArticle();
    let suggestions = 0;
    for (const file of files) {
      for (const [i, line] of textOf(file).split(/\r?\n/).entries()) {
        if (line.trim() === '') continue;
        const where = `${file.name}, line ${i + 1}`;
        const read = readJsonLine(line, where);
        if (read) found.add(read.article, read, where);
        else suggestions++;
      }
    }
    const notes = suggestions > 0 ? [`${suggestions} suggestions that nobody has judged are left out: they are found again.`] : [];
    return { articles: found.articles(), codes: [], actors: [], notes };
  },
};

/**
 * Reads one line of our own JSON Lines. Undefined for a suggestion, which nobody has decided.
 * @param where begins the message: `a.jsonl, line 7`.
 * @throws ImportError saying which field is wrong.
 */
export function readJsonLine(line: string, where: string): (ImportedAnnotation & { readonly article: string; readonly annotator: string }) | undefined {
  const wrong = (what: string) => new ImportError(`${where}: ${what}`);
  const record = readJson(line, where);
  const [article, id, state, quote] = ['article', 'id', 'state', 'quote'].map((key) => stringOf(fieldOf(record, key)));
  if (!isObject(record) || article === undefined || id === undefined || state === undefined || quote === undefined) {
    throw wrong('this is no line of an export in JSON Lines: article, id, kind, state and quote must be there.');
  }
  const kind = MARK_KINDS.find((known) => known === record.kind);
  if (kind === undefined) throw wrong(`kind must be one of ${MARK_KINDS.join(', ')}, found ${JSON.stringify(record.kind)}.`);
  const annotator = stringOf(record.annotator);
  if (annotator === undefined || state === 'suggested') return undefined;

  const text = (field: string) => stringOf(record[field]);
  const items = (field: string) => listOf(record[field]).map((item) => (isObject(item) ? item : fail(wrong(`${field} must be a list of objects.`))));
  const words = (item: JsonObject, key: string, field: string) => stringOf(item[key]) ?? fail(wrong(`each of ${field} must have a ${key}.`));
  const quoteIn = (item: JsonObject, field: string) => withLineFeeds(words(item, 'quote', field));

  const segments = items('segments');
  const further = segments.slice(1).map((segment): Quote => ({ quote: quoteIn(segment, 'segments') }));
  const value = isObject(record.value) ? valueOf(record.value) : undefined;
  const source = isObject(record.source) ? sourceOf(record.source, quoteIn(record.source, 'source')) : undefined;
  const cues = items('cues').map((cue): AnnotatedCue => {
    const category = CUE_CATEGORIES.find((known) => known === cue.category) ?? fail(wrong(`a cue's category must be one of ${CUE_CATEGORIES.join(', ')}, found ${JSON.stringify(cue.category)}.`));
    return { category, quote: quoteIn(cue, 'cues') };
  });
  const links = items('links').map((link): Link => {
    const [to, of] = [words(link, 'id', 'links'), words(link, 'article', 'links')];
    const target = idOf(of, to);
    return { to: of === article ? target : `${of}#${target}`, as: words(link, 'as', 'links') };
  });
  const replies = items('replies').map((reply): Reply => ({ by: words(reply, 'by', 'replies'), ...replyFields(reply) }));
  const from = listOf(record.from).flatMap((source) => stringOf(source) ?? []).map((source) => idOf(article, source));
  const attributes = items('attributes').map((item): AttributeValue => {
    const value = numberOf(item.number) ?? stringOf(item.text) ?? (typeof item.flag === 'boolean' ? item.flag : fail(wrong('each of attributes must have a text, a number or a flag.')));
    return { code: words(item, 'code', 'attributes'), attribute: words(item, 'attribute', 'attributes'), value };
  });
  const tags = listOf(record.tags).flatMap((tag) => stringOf(tag) ?? []);
  const status = [text('status'), state].find((word) => word === 'accepted' || word === 'rejected');
  const [before, after, type, entity, note] = ['before', 'after', 'type', 'entity', 'note'].map(text);
  const annotation: Annotation = {
    id: idOf(article, id),
    kind,
    quote: withLineFeeds(quote),
    ...(before && { before: withLineFeeds(before) }),
    ...(after && { after: withLineFeeds(after) }),
    ...(type !== undefined && { type }),
    ...(further.length > 0 && { segments: further }),
    ...(entity !== undefined && { entity }),
    ...(value && { value }),
    ...(typeof record.hedged === 'boolean' && { hedged: record.hedged }),
    ...(cues.length > 0 && { cues }),
    ...(source && { source }),
    ...(links.length > 0 && { links }),
    ...(status && { status }),
    ...(tags.length > 0 && { tags }),
    ...(attributes.length > 0 && { attributes }),
    ...(note !== undefined && { note }),
    ...(from.length > 0 && { from }),
    ...(replies.length > 0 && { replies }),
  };
  return { article, annotator, annotation, places: (segments.length > 1 ? segments : [record]).flatMap(placeOf) };
}

/** Whoever wrote a sidecar by hand gave its ids: they stay. */
function idOf(article: string, id: string): string {
  return /^[\w.-]{1,80}$/.test(id) ? id : stableId(['jsonl', article, id]);
}

function fail(error: ImportError): never {
  throw error;
}

function replyFields({ text, verdict, resolved }: JsonObject): Omit<Reply, 'by'> {
  return {
    ...(typeof text === 'string' && { text }),
    ...((verdict === 'accepted' || verdict === 'rejected') && { verdict }),
    ...(typeof resolved === 'boolean' && { resolved }),
  };
}

function placeOf(item: JsonObject): readonly ImportedPlace[] {
  const [start, end] = [numberOf(item.start), numberOf(item.end)];
  return start === undefined || end === undefined ? [] : [{ start, end }];
}

function valueOf(fields: JsonObject): FigureValue {
  const min = numberOf(fields.min) ?? stringOf(fields.date_min);
  const max = numberOf(fields.max) ?? stringOf(fields.date_max);
  const [unit, of] = [stringOf(fields.unit), stringOf(fields.of)];
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(unit !== undefined && { unit }),
    ...(fields.approximate === true && { approximate: true }),
    ...(of !== undefined && { of }),
    ...(fields.ambiguous === true && { ambiguous: true }),
  };
}

function sourceOf({ entity }: JsonObject, quote: string): AnnotatedSource {
  return { quote, ...(typeof entity === 'string' && { entity }) };
}
