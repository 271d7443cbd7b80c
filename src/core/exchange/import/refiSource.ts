import { groupBy } from '../../groupBy';
import type { AnnotatedCue, Annotation, Link } from '../../sidecar/model';
import { stableUuid } from '../ids';
import { countBelow } from '../plainText';
import { ImportError, type ImportedAnnotation, type ImportedArticle, type ImportedPlace } from './model';
import { fittingOffsets, fromOffsets, type FromOffset } from './offsets';
import { guidOf, type CodeMeaning, type RefiCodeTree } from './refiCodeTree';
import { childOf, childrenOf, type XmlElement } from './readXml';
import { stableId } from './stableId';
import { wordsAt } from './wordsAt';

export interface RefiProject {
  /** Name of the file, for messages. */
  readonly archive: string;
  readonly root: XmlElement;
  readonly tree: RefiCodeTree;
  /** Written by our own export: code points, LF, our own words in descriptions. */
  readonly ours: boolean;
  /** The plain text of a source or a note. */
  contentOf(element: XmlElement): string | undefined;
  /** Counts of what is left out. */
  readonly left: { suggestions: number; whole: number; unknown: number };
}

/** Our export names the detectors as a user of this name. */
const MACHINE = stableUuid('user/Source Annotator');

interface Selection {
  readonly element: XmlElement;
  readonly guid: string;
  readonly place: ImportedPlace;
}

/** All that one user coded in one selection. */
interface Coded {
  readonly selection: Selection;
  readonly user: string;
  readonly meanings: readonly CodeMeaning[];
}

/** The selections of a text with their codings; offsets are code points by the standard, but not every program keeps to it. */
export function readSource(element: XmlElement, text: string, project: RefiProject): ImportedArticle {
  const name = element.attributes.get('name') ?? guidOf(element, 'guid');
  const elements = childrenOf(element, 'PlainTextSelection');
  const spans = elements.map((selection) => ({ start: offsetIn(selection, 'startPosition'), end: offsetIn(selection, 'endPosition') }));
  const convert = project.ours ? fromOffsets(text, { unit: 'codePoint', lineEnds: 'as they stand' }) : fittingOffsets(text, spans);
  const selections = elements.map((selection): Selection => ({ element: selection, guid: guidOf(selection, 'guid'), place: placeOf(selection, convert, name, project.archive) }));
  project.left.whole += childrenOf(element, 'Coding').length;
  const seen = new Set<string>();
  for (const { guid } of selections) {
    if (seen.has(guid)) throw new ImportError(`${project.archive}: two selections of “${name}” have the same GUID ${guid}: export the project again.`);
    seen.add(guid);
  }
  const coded = selections.flatMap((selection) => codedIn(selection, project));
  return { name, text, annotations: annotationsOf(coded, text, project) };
}

function offsetIn(selection: XmlElement, name: string): number {
  const value = selection.attributes.get(name) ?? '';
  return /^\d+$/.test(value) ? Number(value) : NaN;
}

function placeOf(selection: XmlElement, convert: FromOffset, name: string, archive: string): ImportedPlace {
  const [start, end] = [convert(offsetIn(selection, 'startPosition')), convert(offsetIn(selection, 'endPosition'))];
  if (start === undefined || end === undefined || start >= end) {
    const said = `${selection.attributes.get('startPosition') ?? ''}–${selection.attributes.get('endPosition') ?? ''}`;
    throw new ImportError(`${archive}: the selection ${said} of “${name.slice(0, 80)}” lies outside of its text: export the project again.`);
  }
  return { start, end };
}

function codedIn(selection: Selection, { tree, left }: RefiProject): readonly Coded[] {
  const selector = guidOf(selection.element, 'creatingUser');
  const codings = childrenOf(selection.element, 'Coding').flatMap((coding) => {
    const meaning = tree.meanings.get(guidOf(childOf(coding, 'CodeRef') ?? coding, 'targetGUID'));
    if (!meaning) left.unknown++;
    return meaning ? [{ meaning, user: guidOf(coding, 'creatingUser') || selector }] : [];
  });
  if (codings.length === 0) return hasWords(selection.element) ? [{ selection, user: selector, meanings: [] }] : [];
  return [...groupBy(codings, ({ user }) => user)].map(([user, own]) => ({ selection, user, meanings: own.map(({ meaning }) => meaning) }));
}

/** undefined where it is missing or blank. */
function attributeOf({ attributes }: XmlElement, name: string): string | undefined {
  const value = attributes.get(name)?.trim();
  return value === '' ? undefined : value;
}

/** A selection that nobody coded says something only by its description or memo. */
function hasWords(element: XmlElement): boolean {
  return childrenOf(element, 'NoteRef').length > 0 || (childOf(element, 'Description')?.text.trim() ?? '') !== '';
}

function annotationsOf(coded: readonly Coded[], text: string, project: RefiProject): readonly ImportedAnnotation[] {
  const users = new Map(childrenOf(childOf(project.root, 'Users'), 'User').map((user) => [guidOf(user, 'guid'), attributeOf(user, 'name') ?? attributeOf(user, 'id')]));
  const notes = new Map(childrenOf(childOf(project.root, 'Notes'), 'Note').map((note) => [guidOf(note, 'guid'), note]));
  const people = coded.filter(({ user }) => user !== MACHINE);
  project.left.suggestions += coded.filter(({ user, meanings }) => user === MACHINE && !meanings.some(isPart)).length;
  const claims = people.filter(({ meanings }) => meanings.some((meaning) => 'kind' in meaning && meaning.kind === 'claim'));
  const claimOf = claimFinder(claims, text);
  const claimOfPart = new Map(people.flatMap((item) => (item.meanings.some(isPart) ? [[item, claimOf(item)] as const] : [])));
  const parts = groupBy(claimOfPart.keys(), (part) => claimOfPart.get(part));
  const links = linksOf(project.root, people);

  return people.flatMap((item): readonly ImportedAnnotation[] => {
    const { selection, user, meanings } = item;
    if (claimOfPart.get(item)) return [];
    const marked = meanings.find((meaning) => 'kind' in meaning);
    const tags = meanings.flatMap((meaning) => ('tag' in meaning ? [meaning.tag] : 'cue' in meaning ? [meaning.cue] : 'source' in meaning ? ['source'] : []));
    const { note, accepted } = wordsOf(item, project, notes);
    const own = parts.get(item) ?? [];
    const cues = own.flatMap(({ meanings: [meaning], selection: part }): readonly AnnotatedCue[] => (meaning && 'cue' in meaning ? [{ category: meaning.cue, quote: wordsAt(text, part.place).quote }] : []));
    const source = own.find(({ meanings: [meaning] }) => meaning && 'source' in meaning);
    const to = links.get(selection.guid);
    const annotator = users.get(user);
    const annotation: Annotation = {
      id: idOf(item),
      kind: marked?.kind ?? 'tag',
      ...(marked?.type !== undefined && { type: marked.type }),
      ...(marked?.entity !== undefined && { entity: marked.entity }),
      ...(marked?.hedged !== undefined && { hedged: marked.hedged }),
      ...wordsAt(text, selection.place),
      ...(cues.length > 0 && { cues }),
      ...(source && { source: { quote: wordsAt(text, source.selection.place).quote } }),
      ...(to && { links: to }),
      ...(accepted && { status: 'accepted' }),
      ...(tags.length > 0 && { tags: [...new Set(tags)] }),
      ...(note !== '' && { note }),
    };
    return [{ annotation, places: [selection.place], ...(annotator !== undefined && { annotator }) }];
  });
}

function isPart(meaning: CodeMeaning): boolean {
  return 'cue' in meaning || 'source' in meaning;
}

function idOf({ selection, user }: Coded): string {
  return stableId(['refi', selection.guid, user]);
}

/** More claims than these in one paragraph are not looked through. */
const MOST_CLAIMS = 500;

/**
 * The claim that a cue or source belongs to: the same user's, around it (the shortest), else the nearest that begins in the same
 * paragraph.
 */
function claimFinder(claims: readonly Coded[], text: string): (part: Coded) => Coded | undefined {
  const breaks = [...text.matchAll(/\n\s*\n/g)].map(({ index }) => index);
  const keyOf = ({ user, selection: { place } }: Coded) => `${user} ${countBelow(breaks, place.start)}`;
  const byParagraph = groupBy(claims, keyOf);
  const size = ({ selection: { place } }: Coded) => place.end - place.start;
  return (part) => {
    const { place } = part.selection;
    const near = (byParagraph.get(keyOf(part)) ?? []).slice(0, MOST_CLAIMS);
    const distance = ({ selection: { place: claim } }: Coded) => Math.max(0, claim.start - place.end, place.start - claim.end);
    const around = ({ selection: { place: claim } }: Coded) => claim.start <= place.start && place.end <= claim.end;
    return [...near].sort((a, b) => Number(around(b)) - Number(around(a)) || distance(a) - distance(b) || size(a) - size(b))[0];
  };
}

/** Links between selections, by the GUID of the one they start from. */
function linksOf(root: XmlElement, coded: readonly Coded[]): ReadonlyMap<string, readonly Link[]> {
  const ids = new Map(coded.map((item) => [item.selection.guid, idOf(item)]));
  const links = new Map<string, Link[]>();
  for (const element of childrenOf(childOf(root, 'Links'), 'Link')) {
    const [from, to] = [guidOf(element, 'originGUID'), ids.get(guidOf(element, 'targetGUID'))];
    if (to === undefined || !ids.has(from)) continue;
    const link: Link = { to, as: attributeOf(element, 'name') ?? 'related' };
    const list = links.get(from);
    if (list) list.push(link);
    else links.set(from, [link]);
  }
  return links;
}

/** Description and memos; our own export puts the value of a figure and the state there too. */
function wordsOf({ selection: { element }, meanings }: Coded, { ours, contentOf }: RefiProject, notes: ReadonlyMap<string, XmlElement>): { readonly note: string; readonly accepted: boolean } {
  const description = childOf(element, 'Description')?.text.trim() ?? '';
  const memos = childrenOf(element, 'NoteRef').flatMap((reference) => {
    const note = notes.get(guidOf(reference, 'targetGUID'));
    return note ? [contentOf(note)?.trim() ?? note.attributes.get('name') ?? ''] : [];
  });
  if (!ours) return { note: [description, ...memos].filter((words) => words !== '').join('\n\n'), accepted: false };
  const lines = description === '' ? [] : description.split('\n');
  if (meanings.some((meaning) => 'kind' in meaning && meaning.kind === 'figure') && lines[0] !== 'accepted suggestion') lines.shift();
  const accepted = lines[0] === 'accepted suggestion';
  return { note: lines.slice(accepted ? 1 : 0).join('\n'), accepted };
}
