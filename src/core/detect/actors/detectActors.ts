import type { KnownActor } from '../../sidecar/registryModel';
import type { Article } from '../../article/model';
import type { QuotedSpan } from '../../model';
import type { ActorDetection, TaggedArticle, TaggedLine } from '../model';
import { createGazetteer } from './gazetteer';
import { foldName } from '../../corpus/nameVariants';
import { mentionsOf, namedSpan, RESULT, type LineFindings } from './lineMentions';
import { resolveMentions, type PlacedMention } from './resolve';
import { createVocabulary } from './vocabulary';

export interface ActorDetector {
  /** Actors by start; deterministic, never throws. Lines seen before (same object) are not read again. */
  detect(tagged: TaggedArticle): ActorDetection;
}

/** Lines of these roles name nobody; a line that is only a date may name the place it is sent from. */
const SILENT = new Set(['blank']);

/** Author and outlet are actors wherever the article names them, in small letters too ("source: ng"). */
function addMetadata(placed: PlacedMention[], { author, outlet }: Article): void {
  const add = (span: QuotedSpan | undefined, kind: 'person' | 'organization') => {
    if (!span || span.quote.trim() === '' || placed.some(({ mention, offset }) => offset + mention.start < span.end && span.start < offset + mention.end)) return;
    const same = placed.find(({ mention }) => mention.keys.join(' ') === foldName(span.quote))?.mention;
    const mention = namedSpan(span, kind, same?.id);
    const at = placed.findIndex(({ mention: other, offset }) => offset + other.start > span.start);
    placed.splice(at < 0 ? placed.length : at, 0, { mention, offset: span.start });
  };
  add(author, 'person');
  add(outlet, 'organization');
}

const MOST_WORDS_A_SPORT_WORD = 50;

/** A report of sport: several different words of sport or several results, and not lost in a long text. */
function isSport(sport: ReadonlyMap<string, number>, words: number): boolean {
  let count = 0;
  for (const times of sport.values()) count += times;
  return (sport.size >= 2 || (sport.get(RESULT) ?? 0) >= 2) && count * MOST_WORDS_A_SPORT_WORD >= words;
}

/** @param options.registry the user's actors.yaml; its names win over every guess. */
export function createActorDetector({ registry }: { readonly registry: readonly KnownActor[] }): ActorDetector {
  const vocabulary = createVocabulary();
  const gazetteer = createGazetteer(registry);
  const known = new WeakMap<TaggedLine, LineFindings>();
  return {
    detect({ article, lines }) {
      const placed: PlacedMention[] = [];
      const sport = new Map<string, number>();
      let words = 0;
      lines.forEach((line, index) => {
        const place = article.lines[index];
        if (!place || SILENT.has(place.role)) return;
        let findings = known.get(line);
        if (!findings) known.set(line, (findings = mentionsOf(line, vocabulary, gazetteer)));
        for (const mention of findings.mentions) placed.push({ mention, offset: place.start });
        for (const word of findings.sport) sport.set(word, (sport.get(word) ?? 0) + 1);
        words += findings.words;
      });
      addMetadata(placed, article);
      return resolveMentions(placed, isSport(sport, words), (keys) => gazetteer.registeredPerson(keys));
    },
  };
}
