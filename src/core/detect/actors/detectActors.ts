import type { KnownActor } from '../../sidecar/registryModel';
import { lineAt, type ReplacedLines } from '../../article/parseArticle';
import type { ReadableArticle } from '../../article/model';
import type { ActorSuggestion, LocalEntity, QuotedSpan } from '../../model';
import { replaceRange } from '../../replaceRange';
import type { ActorDetection, TaggedArticle } from '../model';
import { perLine } from '../perLine';
import { createGazetteer } from './gazetteer';
import { foldName } from '../../corpus/nameVariants';
import { createNameForms } from './nameForms';
import { mentionsOf, namedSpan, type LineFindings, type LineMention } from './lineMentions';
import { resolveMentions, suggestionOf, type Decision, type PlacedMention } from './resolve';
import { sameDecisions, sameMentions } from './sameMentions';
import { countSport, isSport, NO_WORDS, type SportWords } from './sport';
import { readVocabulary } from './vocabulary';
import { createWordLexicon } from './words';

export interface ActorDetector {
  /** Actors by start; deterministic, never throws. Lines seen before (same object) are not read again. */
  detect(tagged: TaggedArticle): ActorDetection;
  /**
   * The same line by line.
   * @param before what was read of the article before an edit, and the lines it replaced: where these name the same actors in the same
   *   words as before, the rest of the article is not looked at.
   */
  read(tagged: TaggedArticle, before?: ActorReading, replaced?: ReplacedLines): ActorReading;
}

/** The actors of an article by line. */
export interface ActorReading {
  readonly lines: readonly LineActors[];
  readonly entities: readonly LocalEntity[];
  /** Lines whose actors are not what they were before the edit although it did not replace them (it may name replaced ones too). */
  readonly changed: readonly number[];
  readonly sport: SportWords;
  readonly metadata: readonly Vouched[];
}

/** Offsets are relative to the line. */
export interface LineActors {
  readonly findings: LineFindings;
  readonly placed: readonly PlacedMention[];
  readonly decisions: readonly (Decision | undefined)[];
  readonly actors: readonly ActorSuggestion[];
}

/** An actor that the article's metadata name. */
interface Vouched {
  readonly line: number;
  readonly span: QuotedSpan;
  readonly kind: 'person' | 'organization';
}

/** Lines of these roles name nobody; a line that is only a date may name the place it is sent from. */
const SILENT = new Set(['blank']);
const NOTHING: LineFindings = { mentions: [], words: 0, sport: [] };

/** Author and outlet are actors wherever the article names them, in small letters too ("source: ng"). */
function metadataOf({ author, outlet, lines }: ReadableArticle): Vouched[] {
  const vouched = (span: QuotedSpan | undefined, kind: Vouched['kind']): Vouched[] => {
    if (!span || span.quote.trim() === '') return [];
    const line = lineAt(lines, span.start);
    const offset = lines[line]?.start ?? 0;
    return [{ line, kind, span: { start: span.start - offset, end: span.end - offset, quote: span.quote } }];
  };
  return [...vouched(author, 'person'), ...vouched(outlet, 'organization')];
}

/** Puts what the metadata name among the mentions of its line, unless it is one. */
function addMetadata(placed: PlacedMention[][], metadata: readonly Vouched[]): void {
  for (const { line, span, kind } of metadata) {
    const own = placed[line];
    if (!own || own.some(({ mention, offset }) => offset + mention.start < span.end && span.start < offset + mention.end)) continue;
    const folded = foldName(span.quote);
    let same: LineMention | undefined;
    for (let index = 0; index < placed.length && !same; index++) same = placed[index]?.find(({ mention }) => mention.key === folded)?.mention;
    const at = own.findIndex(({ mention, offset }) => offset + mention.start > span.start);
    own.splice(at < 0 ? own.length : at, 0, { mention: namedSpan(span, kind, same?.id), offset: span.start });
  }
}

const sameMetadata = (a: readonly Vouched[], b: readonly Vouched[], { from, oldTo, to }: ReplacedLines): boolean =>
  a.length === b.length &&
  a.every((one, index) => {
    const other = b[index];
    const kept = one.line < from || one.line >= oldTo;
    const line = one.line < from ? one.line : one.line + to - oldTo;
    return kept && other?.line === line && other.kind === one.kind && other.span.quote === one.span.quote && other.span.start === one.span.start;
  });

function lineActors(findings: LineFindings, placed: readonly PlacedMention[], decisions: readonly (Decision | undefined)[]): LineActors {
  const actors: ActorSuggestion[] = [];
  placed.forEach((mention, index) => {
    const decision = decisions[index];
    if (decision) actors.push(suggestionOf(mention, decision));
  });
  return { findings, placed, decisions, actors };
}

const SILENCE = lineActors(NOTHING, [], []);

/** @param options.registry the user's actors.yaml; its names win over every guess. */
export function createActorDetector({ registry }: { readonly registry: readonly KnownActor[] }): ActorDetector {
  const lexicon = createWordLexicon(readVocabulary());
  const gazetteer = createGazetteer(registry);
  const names = createNameForms((keys) => gazetteer.registeredPerson(keys));
  const findingsIn = perLine((line) => mentionsOf(line, lexicon, gazetteer));
  const findingsOf = ({ article, lines }: TaggedArticle, index: number): LineFindings => {
    const line = lines[index];
    if (!line || SILENT.has(article.lines[index]?.role ?? 'blank')) return NOTHING;
    return findingsIn(line);
  };

  const readAll = (findings: readonly LineFindings[], sport: boolean, metadata: readonly Vouched[], before: readonly LineActors[]): Omit<ActorReading, 'sport' | 'metadata'> => {
    const placed = findings.map(({ mentions }) => mentions.map((mention): PlacedMention => ({ mention, offset: 0 })));
    addMetadata(placed, metadata);
    const all: PlacedMention[] = [];
    for (const own of placed) for (const mention of own) all.push(mention);
    const { decisions, entities } = resolveMentions(all, sport, names);
    const changed: number[] = [];
    let next = 0;
    const lines = placed.map((own, index): LineActors => {
      const decided = decisions.slice(next, (next += own.length));
      const old = before[index];
      if (old && sameMentions(old.placed, own) && sameDecisions(old.decisions, decided)) return old;
      if (own.length === 0 && findings[index] === NOTHING) return SILENCE;
      changed.push(index);
      return lineActors(findings[index] ?? NOTHING, own, decided);
    });
    return { lines, entities, changed };
  };

  const read: ActorDetector['read'] = (tagged, before, replaced) => {
    const metadata = metadataOf(tagged.article);
    if (!before || !replaced) {
      const findings = tagged.lines.map((_, index) => findingsOf(tagged, index));
      const sport = countSport(NO_WORDS, [], findings);
      return { ...readAll(findings, isSport(sport), metadata, []), sport, metadata };
    }
    const { from, oldTo, to } = replaced;
    const old = before.lines.slice(from, oldTo);
    const fresh = Array.from({ length: to - from }, (_, n) => findingsOf(tagged, from + n));
    const sport = countSport(before.sport, old.map(({ findings }) => findings), fresh);
    const placed = fresh.map(({ mentions }) => mentions.map((mention): PlacedMention => ({ mention, offset: 0 })));
    if (isSport(sport) !== isSport(before.sport) || !sameMetadata(before.metadata, metadata, replaced) || !sameMentions(old.flatMap((line) => line.placed), placed.flat())) {
      const lines = replaceRange(before.lines, from, oldTo, fresh.map((findings) => lineActors(findings, [], [])));
      return { ...readAll(lines.map(({ findings }) => findings), isSport(sport), metadata, lines), sport, metadata };
    }
    const decisions = old.flatMap((line) => line.decisions);
    let next = 0;
    const decided = placed.map((own, n) => lineActors(fresh[n] ?? NOTHING, own, decisions.slice(next, (next += own.length))));
    return { lines: replaceRange(before.lines, from, oldTo, decided), entities: before.entities, changed: [], sport, metadata };
  };

  return {
    read,
    detect(tagged) {
      const { lines, entities } = read(tagged);
      return { actors: lines.flatMap(({ actors }, index) => actors.map((actor) => movedActor(actor, tagged.article.lines[index]?.start ?? 0))), entities };
    },
  };
}

function movedActor(actor: ActorSuggestion, by: number): ActorSuggestion {
  return { ...actor, start: actor.start + by, end: actor.end + by };
}
