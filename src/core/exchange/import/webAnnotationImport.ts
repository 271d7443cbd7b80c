import type { AnnotatedCue, Annotation, Link, Reply } from '../../sidecar/model';
import { collectByArticle } from './byArticle';
import { beginningOf, hasEnding, textOf } from './importedText';
import { ImportError, type ImportFormat } from './model';
import { fieldOf, isObject, listOf, readJson, stringOf } from './readJson';
import { stableId } from './stableId';
import { bodiesOf, motivationsOf, type WebBodies } from './webBodies';
import { targetsOf, type WebTarget } from './webSelectors';

/**
 * W3C Web Annotation (a collection, a page, a list or one annotation) and what the API of Hypothesis gives (`rows`). Words
 * come first, positions are hints whose unit is found out by the words. Cues, sources, replies and links, which the W3C
 * form holds as annotations of their own, go back to the annotation they belong to.
 */
export const webAnnotationImport: ImportFormat = {
  id: 'w3c',
  label: 'W3C Web Annotation or Hypothesis (JSON)',
  description: 'Recogito, Hypothesis and others; annotations that quote their words',
  extensions: ['jsonld', 'json'],
  recognises: (file) => hasEnding(file.name, ['jsonld', 'json']) && /TextQuoteSelector|anno\.jsonld|"(?:AnnotationCollection|AnnotationPage)"/.test(beginningOf(file)),
  read(files) {
    const found = collectByArticle();
    const left = { suggestions: 0, wordless: 0, lost: 0 };
    for (const file of files) {
      const items = itemsOf(readJson(textOf(file), file.name), file.name);
      const known = new Map<string, WebNote>();
      for (const [i, item] of items.entries()) {
        const note = webNote(item, `${file.name}, annotation ${i + 1}`);
        const before = known.get(note.iri);
        // what has no id and says the same is the same
        if (before && note.named) throw new ImportError(`${note.where}: it has the same id as ${before.where.slice(file.name.length + 2)}: give one of the two another id, or take it out.`);
        known.set(note.iri, note);
      }
      const { mains, parts } = sorted([...known.values()], known, left);
      for (const main of mains) {
        const { quote, place } = main.target;
        if (!quote) continue;
        const further = main.further.flatMap((target) => target.quote ?? []);
        const annotation: Annotation = { id: main.id, ...main.bodies.fields, ...quote, ...(further.length > 0 && { segments: further }), ...parts.of(main) };
        const places = place ? [place, ...main.further.flatMap((target) => target.place ?? [])] : [];
        found.add(main.article, { annotation, places, ...(main.annotator !== undefined && { annotator: main.annotator }) }, main.where);
      }
    }
    const notes = [
      ...(left.suggestions > 0 ? [`${left.suggestions} suggestions that nobody has judged are left out: they are found again.`] : []),
      ...(left.wordless > 0 ? [`${left.wordless} annotations are left out because they quote no words: notes on a whole page, or positions that nothing confirms.`] : []),
      ...(left.lost > 0 ? [`${left.lost} replies and links are left out: what they belong to is not in the file.`] : []),
    ];
    return { articles: found.articles(), codes: [], actors: [], notes };
  },
};

/** One annotation of the file. */
interface WebNote {
  /** Its id, or for one without what it says. */
  readonly iri: string;
  readonly named: boolean;
  readonly id: string;
  readonly article: string;
  readonly annotator: string | undefined;
  readonly bodies: WebBodies;
  readonly target: WebTarget;
  /** Further pieces in the same document. */
  readonly further: readonly WebTarget[];
  readonly motivations: readonly string[];
  /** Of Hypothesis: the annotations it answers to, the first one being the oldest. */
  readonly references: readonly string[];
  readonly where: string;
}

function itemsOf(json: unknown, name: string): readonly unknown[] {
  if (Array.isArray(json)) return json;
  const first = fieldOf(json, 'first');
  if (typeof first === 'string') throw new ImportError(`${name} names the address of its annotations (${first.slice(0, 80)}) instead of holding them: save that page and import it.`);
  const lists = [fieldOf(first, 'items'), fieldOf(json, 'items'), fieldOf(json, 'rows'), fieldOf(json, '@graph')];
  const list = lists.find((candidate) => Array.isArray(candidate));
  if (list) return listOf(list);
  if (isObject(json) && Object.hasOwn(json, 'target')) return [json];
  throw new ImportError(`${name} holds no web annotations: it should be a collection, a page or a list of them.`);
}

function webNote(item: unknown, where: string): WebNote {
  if (!isObject(item)) throw new ImportError(`${where}: this is no annotation but ${item === null ? 'null' : typeof item}: export the file again.`);
  const own = stringOf(item.id) ?? stringOf(item['@id']);
  const hypothesis = typeof item.uri === 'string' && Array.isArray(item.target);
  const targets = targetsOf(item);
  const target = targets.find(({ quote }) => quote) ?? targets[0] ?? { source: stringOf(item.uri) };
  const article = target.source ?? stringOf(item.uri) ?? '';
  const bodies = hypothesis ? hypothesisBodies(item) : bodiesOf(item);
  const iri = own ?? JSON.stringify([targets, bodies.fields]);
  return {
    iri,
    named: own !== undefined,
    id: stableId(['w3c', iri]),
    article,
    annotator: hypothesis ? userName(item.user) : creatorOf(item.creator),
    bodies,
    target,
    further: targets.filter((other) => other !== target && other.source === target.source && other.quote),
    motivations: motivationsOf(item),
    references: hypothesis ? listOf(item.references).flatMap((id) => stringOf(id) ?? []) : [],
    where,
  };
}

function hypothesisBodies(item: unknown): WebBodies {
  const note = stringOf(fieldOf(item, 'text')) ?? '';
  const tags = listOf(fieldOf(item, 'tags')).flatMap((tag) => stringOf(tag) ?? []);
  return {
    fields: { kind: 'tag', ...(tags.length > 0 && { tags: [...new Set(tags)] }), ...(note !== '' && { note }) },
    state: undefined,
    part: undefined,
    linked: [],
    words: note,
  };
}

/** `acct:jane@hypothes.is` */
function userName(user: unknown): string | undefined {
  const name = stringOf(user)?.replace(/^acct:/, '').replace(/@.*$/, '');
  return name === '' ? undefined : name;
}

function creatorOf(creator: unknown): string | undefined {
  const [one] = listOf(creator);
  return [stringOf(fieldOf(one, 'name')), stringOf(fieldOf(one, 'nickname')), stringOf(one), stringOf(fieldOf(one, 'id'))].find((name) => name !== undefined && name.trim() !== '');
}

/** Which annotations are spans of their own, and what the others add to those. */
function sorted(notes: readonly WebNote[], known: ReadonlyMap<string, WebNote>, left: { suggestions: number; wordless: number; lost: number }) {
  const cues = new Map<string, AnnotatedCue[]>();
  const sources = new Map<string, Annotation['source']>();
  const replies = new Map<string, Reply[]>();
  const links = new Map<string, Link[]>();
  const push = <T>(lists: Map<string, T[]>, iri: string, item: T) => {
    const list = lists.get(iri);
    if (list) list.push(item);
    else lists.set(iri, [item]);
  };
  const mains: WebNote[] = [];
  for (const note of notes) {
    const { bodies, target, motivations, references } = note;
    const answered = [...references, ...(motivations.includes('replying') ? [target.source ?? ''] : [])][0];
    const [linked] = bodies.linked;
    if (bodies.state === 'suggested') left.suggestions++;
    else if (answered !== undefined) {
      if (known.has(answered)) push(replies, answered, { by: note.annotator ?? 'unknown', text: bodies.words ?? '' });
      else left.lost++;
    } else if (motivations.includes('linking') && !target.quote) {
      const from = known.get(target.source ?? '');
      const to = known.get(linked ?? '');
      if (from && to) push(links, from.iri, { to: from.article === to.article ? to.id : `${to.article}#${to.id}`, as: bodies.words ?? 'related' });
      else left.lost++;
    } else if (bodies.part && linked !== undefined && known.has(linked) && target.quote) {
      const { quote } = target.quote;
      if ('cue' in bodies.part) push(cues, linked, { category: bodies.part.cue, quote });
      else sources.set(linked, { quote, ...(bodies.fields.entity !== undefined && { entity: bodies.fields.entity }) });
    } else if (!target.quote) left.wordless++;
    else mains.push(note);
  }
  const of = ({ iri }: WebNote): Pick<Annotation, 'cues' | 'source' | 'replies' | 'links'> => {
    const [cue, source, reply, link] = [cues.get(iri), sources.get(iri), replies.get(iri), links.get(iri)];
    return { ...(cue && { cues: cue }), ...(source && { source }), ...(reply && { replies: reply }), ...(link && { links: link }) };
  };
  return { mains, parts: { of } };
}
