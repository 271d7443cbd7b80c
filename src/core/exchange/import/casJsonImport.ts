import { ACTOR_TYPES, CUE_CATEGORIES, FIGURE_TYPES, type MarkKind } from '../../model';
import { groupBy } from '../../groupBy';
import type { AnnotatedCue, Annotation, Link } from '../../sidecar/model';
import { listIn } from './readCsv';
import { beginningOf, hasEnding, textOf } from './importedText';
import { ImportError, type ImportedAnnotation, type ImportedArticle, type ImportedPlace, type ImportFile, type ImportFormat } from './model';
import { fieldOf, isObject, listOf, numberOf, readJson, stringOf, type JsonObject } from './readJson';
import { isZip, readZip } from './readZip';
import { stableId } from './stableId';
import { figureValueIn } from './webBodies';
import { wordsAt } from './wordsAt';

/**
 * UIMA CAS JSON 0.4.0: one `.json` for each article with its text in it, or an archive of them; UTF-16 offsets. Our own layers
 * come back as they were; annotations of other layers become tags, relations links. Tokens, sentences and their grammar are
 * left out.
 */
export const casJsonImport: ImportFormat = {
  id: 'cas-json',
  label: 'UIMA CAS JSON',
  description: 'exported by INCEpTION, cassis and others: .json files, or an archive of them',
  extensions: ['json', 'zip'],
  recognises: (file) => (isZip(file) ? readZip(file, (name) => hasEnding(name, ['json'])).some(isCas) : hasEnding(file.name, ['json']) && isCas(file)),
  read(given) {
    const files = given.flatMap((file) => (isZip(file) ? readZip(file, (name) => hasEnding(name, ['json']) && !/typesystem/i.test(name)) : [file]));
    const left = { grammar: 0, suggestions: 0 };
    const articles = files.map((file) => readCas(file, left));
    if (articles.length === 0) throw new ImportError(`${given[0]?.name ?? 'The import'} holds no .json file: choose the CAS JSON files, or the archive that holds them.`);
    const notes = [
      ...(left.suggestions > 0 ? [`${left.suggestions} suggestions that nobody has judged are left out: they are found again.`] : []),
      ...(left.grammar > 0 ? [`${left.grammar} tokens, sentences and grammatical annotations are left out.`] : []),
    ];
    return { articles, codes: [], actors: [], notes };
  },
};

function isCas(file: ImportFile): boolean {
  return /"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"/.test(beginningOf(file));
}

/** Layers that say how a text is made, not what somebody thinks of it. */
const GRAMMAR = /(?:^uima\.|\.(?:segmentation|lexmorph|syntax|morph|metadata|coref\.type\.CoreferenceChain)\b|DocumentMetaData|TagsetDescription|LayerDefinition|FeatureDefinition)/;

interface Structure {
  readonly id: number;
  readonly type: string;
  readonly fields: JsonObject;
}

interface Marked extends Structure {
  readonly place: ImportedPlace;
}

function readCas(file: ImportFile, left: { grammar: number; suggestions: number }): ImportedArticle {
  const json = readJson(textOf(file), file.name);
  const structures = structuresOf(json, file.name);
  const sofa = structures.find(({ type, fields }) => type === 'uima.cas.Sofa' && typeof fields.sofaString === 'string');
  const text = stringOf(sofa?.fields.sofaString);
  if (!sofa || text === undefined) throw new ImportError(`${file.name} holds no text (sofaString): export it again with its text in it.`);
  const relations = structures.filter(isRelation);
  const marked = structures.flatMap((structure): readonly Marked[] => {
    const { type, fields } = structure;
    if (typeof fields.begin !== 'number' || isRelation(structure) || type === 'uima.tcas.DocumentAnnotation') return [];
    if (GRAMMAR.test(type)) {
      left.grammar++;
      return [];
    }
    return [{ ...structure, place: placeOf(structure, text, file.name) }];
  });
  const title = structures.map(({ type, fields }) => (type.endsWith('DocumentMetaData') ? stringOf(fields.documentTitle) : undefined)).find((name) => name !== undefined);
  const name = file.name.replace(/\.json$/i, '');
  return { name: title !== undefined && /^(?:.*\/)?(?:initial_cas|curation_user|_?initialview)$/i.test(name) ? title : name, text, annotations: annotationsOf(marked, relations, text, name, left) };
}

/** @throws ImportError where two have one id. */
function structuresOf(json: unknown, name: string): readonly Structure[] {
  const list = fieldOf(json, '%FEATURE_STRUCTURES');
  if (list === undefined) throw new ImportError(`${name} is no UIMA CAS JSON: it holds no %FEATURE_STRUCTURES.`);
  const seen = new Set<number>();
  return listOf(list).map((fields, i) => {
    const id = numberOf(fieldOf(fields, '%ID'));
    const type = stringOf(fieldOf(fields, '%TYPE'));
    if (!isObject(fields) || id === undefined || type === undefined) throw new ImportError(`${name}: feature structure ${i + 1} has no %ID or no %TYPE: export the file again.`);
    if (seen.has(id)) throw new ImportError(`${name}: two feature structures have the %ID ${id}: export the file again.`);
    seen.add(id);
    return { id, type, fields };
  });
}

function isRelation({ fields }: Structure): boolean {
  return typeof fields['@Governor'] === 'number' && typeof fields['@Dependent'] === 'number';
}

function placeOf({ id, fields }: Structure, text: string, name: string): ImportedPlace {
  const [start, end] = [numberOf(fields.begin), numberOf(fields.end)];
  if (start === undefined || end === undefined || !Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end || end > text.length) {
    throw new ImportError(`${name}: the annotation with the %ID ${id} has offsets outside of its text (${String(fields.begin)}–${String(fields.end)} of ${text.length}): export the file again.`);
  }
  return { start, end };
}

function annotationsOf(marked: readonly Marked[], relations: readonly Structure[], text: string, name: string, left: { suggestions: number }): readonly ImportedAnnotation[] {
  const outgoing = groupBy(relations, ({ fields }) => numberOf(fields['@Governor']));
  const byId = new Map(marked.map((one) => [one.id, one]));
  const dependents = (id: number) =>
    (outgoing.get(id) ?? []).flatMap((relation) => {
      const to = byId.get(numberOf(relation.fields['@Dependent']) ?? -1);
      return to ? [{ label: labelOf(relation) ?? 'related', to }] : [];
    });
  /** Our export relates an annotation to its cues, source and further pieces, which have no identifier. */
  const isPart = ({ type, fields }: Marked) => type === OWN && fields.identifier === undefined && (incoming.get(fields['%ID'] as number) ?? []).length > 0;
  const incoming = groupBy(relations, ({ fields }) => numberOf(fields['@Dependent']));
  const idOf = (one: Marked) => stableId(['cas', name, String(one.id), one.type], stringOf(one.fields.identifier));

  return marked.flatMap((one): readonly ImportedAnnotation[] => {
    if (isPart(one)) return [];
    if (one.type === OWN && one.fields.state === 'suggested') {
      left.suggestions++;
      return [];
    }
    const to = dependents(one.id);
    const parts = to.filter(({ to: other }) => isPart(other));
    const pieces = parts.filter(({ label }) => label === 'part').map(({ to: other }) => other);
    const label = labelOf(one);
    // one that carries several tags is exported as a span for each
    const further = pieces.filter(({ place }) => place.start !== one.place.start || place.end !== one.place.end);
    const cues = parts.flatMap(({ label: role, to: other }): readonly AnnotatedCue[] => {
      const category = role === 'cue' ? CUE_CATEGORIES.find((word) => labelOf(other) === `CUE_${word.toUpperCase()}`) : undefined;
      return category ? [{ category, quote: wordsAt(text, other.place).quote }] : [];
    });
    const source = parts.find(({ label: role }) => role === 'source');
    const links = to.filter(({ to: other }) => !isPart(other)).map(({ label: as, to: other }): Link => ({ to: idOf(other), as }));
    const own = one.type === OWN ? ownFields(one.fields, label) : { kind: 'tag' as const, tags: [label ?? shortName(one.type)] };
    const annotation: Annotation = {
      id: idOf(one),
      ...own,
      ...wordsAt(text, one.place),
      ...(further.length > 0 && { segments: unique(further).map((piece) => wordsAt(text, piece.place)) }),
      ...(cues.length > 0 && { cues }),
      ...(source && { source: { quote: wordsAt(text, source.to.place).quote } }),
      ...(links.length > 0 && { links }),
    };
    const annotator = stringOf(one.fields.annotator);
    return [{ annotation, places: [one, ...unique(further)].map(({ place }) => place), ...(annotator !== undefined && { annotator }) }];
  });
}

const OWN = 'custom.Span';

function unique(pieces: readonly Marked[]): readonly Marked[] {
  return [...new Map(pieces.map((piece) => [piece.place.start, piece])).values()];
}

/** What another layer calls its annotation: INCEpTION's features are `label` or `value`, else the first one with words. */
function labelOf({ fields }: Structure): string | undefined {
  const named = [fields.label, fields.value, fields.identifier].map(stringOf).find((word) => word !== undefined && word !== '');
  return named ?? Object.entries(fields).flatMap(([key, value]) => (/^[%@^]|^(?:begin|end|order)$/.test(key) || typeof value !== 'string' || value === '' ? [] : [value]))[0];
}

function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

const TYPES = new Map<string, { readonly kind: MarkKind; readonly type: string }>([
  ...ACTOR_TYPES.map((type) => [type.toUpperCase().replaceAll('-', '_'), { kind: 'actor', type }] as const),
  ...FIGURE_TYPES.map((type) => [type.toUpperCase().replaceAll('-', '_'), { kind: 'figure', type }] as const),
]);

/** The features of our own layer. INCEpTION's generic layer has the same name and a label alone: that is a tag. */
function ownFields(fields: JsonObject, label: string | undefined): Omit<Annotation, 'id' | 'quote'> {
  const known = TYPES.get(label ?? '');
  const claim = label === 'HEDGED_CLAIM' || label === 'ATTRIBUTED_CLAIM';
  const exported = fields.identifier !== undefined;
  const tags = exported ? listIn(stringOf(fields.tags)) : known || claim || label === undefined ? [] : [label];
  const [entity, note, state] = [stringOf(fields.entity), stringOf(fields.note), stringOf(fields.state)];
  const value = known?.kind === 'figure' && typeof fields.value === 'string' ? figureValueIn(fields.value) : undefined;
  return {
    kind: known?.kind ?? (claim ? 'claim' : 'tag'),
    ...(known && { type: known.type }),
    ...(claim && { hedged: label === 'HEDGED_CLAIM' }),
    ...(entity !== undefined && { entity }),
    ...(value && { value }),
    ...((state === 'accepted' || state === 'rejected') && { status: state }),
    ...(tags.length > 0 && { tags }),
    ...(note !== undefined && { note }),
  };
}
