import { groupBy } from '../../groupBy';
import { CUE_CATEGORIES } from '../../model';
import type { AnnotatedCue, Annotation, Link, Quote } from '../../sidecar/model';
import { kindOfType, readOwnNote, spelledOut } from './bratFields';
import { readBratLines, type BratLines, type BratSpan } from './bratLines';
import { hasEnding, textOf } from './importedText';
import { ImportError, type ImportedAnnotation, type ImportedArticle, type ImportedPlace, type ImportFile, type ImportFormat } from './model';
import { fittingOffsets, sameWords, type FromOffset } from './offsets';
import { isZip, readZip } from './readZip';
import { stableId } from './stableId';
import { wordsAt } from './wordsAt';

/**
 * brat standoff: `.ann` files, the `.txt` beside each where it is given, or an archive of both. Types that are not ours
 * become tags, attributes tags too, relations links. The fragments of a span that a line end parts are one again.
 */
export const bratImport: ImportFormat = {
  id: 'brat',
  label: 'brat standoff (.ann, .txt)',
  description: '.ann files with the .txt beside them, or an archive of such files',
  extensions: ['ann', 'zip'],
  recognises: (file) => hasEnding(file.name, ['ann']) || (isZip(file) && namesIn(file).some((name) => hasEnding(name, ['ann']))),
  read(given) {
    const files = given.flatMap((file) => (isZip(file) ? readZip(file, (name) => hasEnding(name, ['ann', 'txt'])) : [file]));
    const texts = new Map(files.filter(({ name }) => hasEnding(name, ['txt'])).map((file) => [stemOf(file.name), file]));
    const read = files.filter(({ name }) => hasEnding(name, ['ann'])).map((file) => readArticle(file, texts.get(stemOf(file.name))));
    if (read.length === 0) throw new ImportError(`${given[0]?.name ?? 'The import'} holds no .ann file: choose the .ann files, or the archive that holds them.`);
    const suggestions = read.reduce((sum, article) => sum + article.suggestions, 0);
    const notes = suggestions > 0 ? [`${suggestions} suggestions that nobody has judged are left out: they are found again.`] : [];
    return { articles: read.map(({ article }) => article), codes: [], actors: [], notes };
  },
};

function stemOf(name: string): string {
  return name.replace(/\.(?:ann|txt)$/i, '');
}

function namesIn(file: ImportFile): readonly string[] {
  const names: string[] = [];
  readZip(file, (name) => {
    names.push(name);
    return false;
  });
  return names;
}

/** A span with its fragments joined where only a line end parted them. */
interface Pieces {
  readonly quotes: readonly Quote[];
  readonly places: readonly ImportedPlace[];
}

function readArticle(file: ImportFile, textFile: ImportFile | undefined): { readonly article: ImportedArticle; readonly suggestions: number } {
  const name = stemOf(file.name);
  const lines = readBratLines(textOf(file), file.name);
  const text = textFile && textOf(textFile);
  const convert = text === undefined ? undefined : fittingOffsets(text, lines.spans.flatMap(foreignSpans));
  const pieces = new Map(lines.spans.map((span) => [span.id, text === undefined || !convert ? untested(span) : piecesIn(span, text, convert, file.name)]));
  const { annotations, suggestions } = annotationsOf(lines, pieces, name);
  return { article: { name, ...(text !== undefined && { text }), annotations }, suggestions };
}

/** Words of each fragment: the line holds them with a space between. */
function foreignSpans({ fragments, words }: BratSpan) {
  const characters = [...words];
  let at = 0;
  return fragments.map(({ start, end }) => {
    const own = fragments.length === 1 ? words : characters.slice(at, at + end - start).join('');
    at += end - start + 1;
    return { start, end, words: own };
  });
}

/** At most so many characters may part two lines: CR and LF, with a space each. */
const LONGEST_BREAK = 4;

function piecesIn(span: BratSpan, text: string, convert: FromOffset, file: string): Pieces {
  const joined: ImportedPlace[] = [];
  for (const fragment of span.fragments) {
    const [start, end] = [convert(fragment.start), convert(fragment.end)];
    if (start === undefined || end === undefined) {
      throw new ImportError(`${file}, line ${span.line}: the offsets ${fragment.start}–${fragment.end} lie outside of the text: the .txt is not the one that was annotated.`);
    }
    const last = joined.at(-1);
    const gap = last && text.slice(last.end, start);
    if (last && gap !== undefined && start >= last.end && gap.trim() === '' && /[\r\n]/.test(gap)) joined[joined.length - 1] = { start: last.start, end };
    else joined.push({ start, end });
  }
  const there = joined.map(({ start, end }) => text.slice(start, end)).join(' ');
  // the text is not the one that was annotated: the words count
  if (!sameWords(there, span.words)) return { quotes: [{ quote: span.words }], places: [] };
  return { quotes: joined.map((place) => wordsAt(text, place)), places: joined };
}

/** Without the text: words, and offsets that a text of the folder may confirm. */
function untested(span: BratSpan): Pieces {
  const pieces: { start: number; end: number; words: string }[] = [];
  for (const piece of foreignSpans(span)) {
    const last = pieces.at(-1);
    if (last && piece.start >= last.end && piece.start - last.end <= LONGEST_BREAK) pieces[pieces.length - 1] = { start: last.start, end: piece.end, words: `${last.words} ${piece.words}` };
    else pieces.push(piece);
  }
  return { quotes: pieces.map(({ words }) => ({ quote: words })), places: pieces.map(({ start, end }) => ({ start, end })) };
}

function annotationsOf(lines: BratLines, pieces: ReadonlyMap<string, Pieces>, name: string): { readonly annotations: readonly ImportedAnnotation[]; readonly suggestions: number } {
  const spanOf = (id: string) => lines.triggers.get(id) ?? id;
  const attributes = groupBy(lines.attributes, ({ of }) => spanOf(of));
  const notes = groupBy(lines.notes, ({ of }) => spanOf(of));
  const references = groupBy(lines.references, ({ of }) => spanOf(of));
  const outgoing = groupBy(lines.relations, ({ from }) => spanOf(from));
  const incoming = groupBy(lines.relations, ({ to }) => spanOf(to));
  const ids = new Map(lines.spans.map(({ id, type, fragments, words }) => [id, stableId(['brat', name, id, type, JSON.stringify(fragments), words])]));
  const spans = new Map(lines.spans.map((span) => [span.id, span]));
  /** Cues and sources of our own export belong to their claim and are no annotations of their own. */
  const isPart = (id: string) => (outgoing.get(id) ?? []).some(({ type, to }) => (type === 'CueOf' || type === 'SourceOf') && spans.get(spanOf(to))?.type === 'Claim');
  const has = (id: string, attribute: string) => (attributes.get(id) ?? []).some((of) => of.name === attribute);
  const valueOf = (id: string, attribute: string) => (attributes.get(id) ?? []).find((of) => of.name === attribute)?.value;
  const quoteOf = (id: string) => pieces.get(id)?.quotes[0]?.quote ?? '';

  const annotations: ImportedAnnotation[] = [];
  let suggestions = 0;
  for (const span of lines.spans) {
    const [main, ...segments] = pieces.get(span.id)?.quotes ?? [];
    if (!main || isPart(span.id)) continue;
    const state = valueOf(span.id, 'State');
    if (state === 'suggested') {
      suggestions++;
      continue;
    }
    const own = state !== undefined;
    const known = kindOfType(span.type);
    const kind = known?.kind ?? 'tag';
    const said = (notes.get(span.id) ?? []).map(({ text }) => text).join('\n');
    const note = own ? readOwnNote(said) : { note: [said, ...(references.get(span.id) ?? []).map((reference) => `${reference.to} ${reference.name}`.trim())].filter(Boolean).join('\n') };
    const tags = [...(known ?? (own && span.type === 'Tag') ? [] : [span.type]), ...tagsOf(attributes.get(span.id) ?? [], own)];
    const parts = (incoming.get(span.id) ?? []).filter(({ from }) => isPart(from));
    const cues = parts.flatMap(({ type, from }): readonly AnnotatedCue[] => {
      const category = type === 'CueOf' ? CUE_CATEGORIES.find((word) => word === valueOf(from, 'Category')) : undefined;
      return category ? [{ category, quote: quoteOf(from) }] : [];
    });
    const source = parts.find(({ type }) => type === 'SourceOf');
    const links = (outgoing.get(span.id) ?? []).flatMap(({ type, to }): readonly Link[] => {
      const id = ids.get(spanOf(to));
      return id === undefined ? [] : [{ to: id, as: own ? spelledOut(type) : type }];
    });
    const annotation: Annotation = {
      id: ids.get(span.id) ?? '',
      kind,
      ...(known?.type !== undefined && { type: known.type }),
      ...main,
      ...(segments.length > 0 && { segments }),
      ...(note.note && { note: note.note }),
      ...('entity' in note && { entity: note.entity }),
      ...('value' in note && { value: note.value }),
      ...(kind === 'claim' && { hedged: has(span.id, 'Hedged') }),
      ...(cues.length > 0 && { cues }),
      ...(source && { source: { quote: quoteOf(source.from) } }),
      ...(links.length > 0 && { links }),
      ...((state === 'accepted' || state === 'rejected') && { status: state }),
      ...(tags.length > 0 && { tags }),
    };
    annotations.push({ annotation, places: pieces.get(span.id)?.places ?? [], ...('annotator' in note && { annotator: note.annotator }) });
  }
  return { annotations, suggestions };
}

const OWN_ATTRIBUTES = new Set(['State', 'Hedged', 'Approximate', 'Category']);

/** An attribute is a tag; with a value `Name: value`. */
function tagsOf(attributes: BratLines['attributes'], own: boolean): readonly string[] {
  if (!own) return attributes.map(({ name, value }) => (value === undefined ? name : `${name}: ${value}`));
  return attributes.filter(({ name }) => !OWN_ATTRIBUTES.has(name)).map(({ name }) => spelledOut(name.replace(/^Tag_/, '')));
}
