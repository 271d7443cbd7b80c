import type { ClaimSuggestion } from '../../model';
import type { ActorDetection, ArticleLine, CueChanges, TaggedArticle, TaggedLine } from '../model';
import type { ClaimDraft, Speech } from './drafts';
import { loadClaimLexicon } from './lexicon/loadLexicon';
import { readLine, type LineClaims } from './readLine';
import { createSourceResolver } from './sources';

export interface ClaimDetector {
  /**
   * Every clause the writer does not state flatly as fact: hedged, or somebody else's word (annotation-guide.md).
   * Ordered by start; offsets are those of the article. Linear in the text, never throws.
   * @param actors the actors of the same article: sources take their span and entity from them.
   */
  detect(tagged: TaggedArticle, actors: ActorDetection): readonly ClaimSuggestion[];
}

/** A speech and the line it was read in. */
interface Spoken {
  readonly speech: Speech;
  readonly lineStart: number;
}

const isSearched = ({ role }: ArticleLine): boolean => role === 'headline' || role === 'body';

/** Reading a line depends on the line alone and is kept as long as the line is; sources are resolved anew for each article. */
export function createClaimDetector(changes?: CueChanges): ClaimDetector {
  const lexicon = loadClaimLexicon(changes);
  const known = new WeakMap<TaggedLine, LineClaims>();
  const read = (line: TaggedLine): LineClaims => {
    const before = known.get(line);
    if (before) return before;
    const claims = readLine(line, lexicon);
    known.set(line, claims);
    return claims;
  };
  return {
    detect({ article, lines }, actors) {
      const quoted = article.lines.flatMap((line, i) => {
        const tagged = isSearched(line) ? lines[i] : undefined;
        return tagged ? read(tagged).quoted.map((span) => ({ start: span.start + line.start, end: span.end + line.start })) : [];
      });
      const resolver = createSourceResolver(article.text, actors, quoted);
      const found: ClaimSuggestion[] = [];
      let spoken: Spoken | undefined;
      const place = (draft: ClaimDraft, lineStart: number, cueStart: number) => {
        const start = draft.start + lineStart;
        const end = draft.end + lineStart;
        const cues = draft.cues.map((cue) => ({
          ...cue,
          start: cue.start + cueStart,
          end: cue.end + cueStart,
          quote: article.text.slice(cue.start + cueStart, cue.end + cueStart),
        }));
        found.push({
          kind: 'claim',
          start,
          end,
          quote: article.text.slice(start, end),
          hedged: cues.some((cue) => cue.category !== 'attribution'),
          cues,
          ...(draft.source ? { source: resolver.resolve(draft.source, cueStart) } : {}),
          reason: { rule: `claim/${draft.rule}`, detail: cues.map((cue) => `${cue.category} “${cue.quote}”`).join(', ') },
        });
      };
      const persons = new Set(actors.actors.filter(({ type }) => type === 'person').map(({ end }) => end));
      const isPerson = (source: ClaimDraft['source'], lineStart: number) => source !== undefined && persons.has(source.end + lineStart);
      let continues = false;
      /** Lines of nothing but quotation whose speaker may be named in the next line. */
      let waiting: { readonly claims: LineClaims; readonly lineStart: number }[] = [];
      const give = ({ claims, lineStart }: (typeof waiting)[number], from: Spoken) => {
        for (const { sentences } of claims.unclaimed)
          for (const span of sentences) place({ ...span, ...from.speech, rule: 'quotation' }, lineStart, from.lineStart);
      };
      article.lines.forEach((line, i) => {
        const tagged = lines[i];
        if (!tagged || !isSearched(line)) return;
        const claims = read(tagged);
        for (const claim of claims.claims) place(claim, line.start, line.start);
        if (claims.turn.length > 0 && isPerson(claims.turn[0]?.source, line.start)) for (const claim of claims.turn) place(claim, line.start, line.start);
        if (spoken && (continues || claims.onlyQuotation)) give({ claims, lineStart: line.start }, spoken);
        else if (claims.onlyQuotation && !claims.firstSpeech) waiting.push({ claims, lineStart: line.start });
        if (claims.firstSpeech) for (const before of waiting) give(before, { speech: claims.firstSpeech, lineStart: line.start });
        if (claims.firstSpeech || !claims.onlyQuotation) waiting = [];
        if (claims.lastSpeech) spoken = { speech: claims.lastSpeech, lineStart: line.start };
        else if (!claims.onlyQuotation) spoken = undefined;
        continues = claims.opensUnclosed;
      });
      return found.sort((a, b) => a.start - b.start || b.end - a.end);
    },
  };
}
