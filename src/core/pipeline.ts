import { anchorAnnotations } from './anchor/anchor';
import { withTracked, type TrackedPlace } from './anchor/tracked';
import { correctedMetadata } from './corpus/metadata';
import type { MarksChange } from './corpus/marksChange';
import type { ArticleMarks } from './corpus/model';
import { placeMarks } from './corpus/placeMarks';
import { createAnalyzer, type Analyzer } from './detect/analyze';
import type { CueChanges, TaggedLine } from './detect/model';
import type { ReadSentence } from './detect/factuality/model';
import { createSentenceReader, type SentenceReader } from './detect/factuality/readSentences';
import type { TextReplacement } from './detect/liveAnalysis';
import { createTagger, type Tagger } from './detect/tagger';
import { createLiveArticle, type LiveArticle } from './liveArticle';
import { getOrMake } from './getOrMake';
import type { Problem } from './sidecar/model';
import { sha256OfText } from './sidecar/newAnnotation';
import { readActors } from './sidecar/readRegistry';
import type { KnownActor } from './sidecar/registryModel';
import { readSidecar } from './sidecar/readSidecar';

export interface ArticleRequest {
  /** Which folder's `actors.yaml` counts; see `configure`. */
  readonly corpus: string;
  /** Opaque and stable: the editor uses the URI. */
  readonly article: string;
  /** Decoded, without byte order mark. */
  readonly text: string;
  /** The sidecar's text, where there is one. */
  readonly sidecar?: string;
  /** The text its annotations were last anchored in, where it is known: of the hash in the sidecar, or it is not used. */
  readonly oldText?: string;
  /** Where the edits of an open document have moved its annotations. */
  readonly tracked?: readonly TrackedPlace[];
  /** true for a document open in an editor: its analysis is kept until `forget`, so that `edit` can go on from it. */
  readonly live: boolean;
}

export interface EditRequest {
  readonly corpus: string;
  readonly article: string;
  /** Of the result that the edits follow. */
  readonly state: number;
  /** One after the other, each in the text that the one before left. */
  readonly edits: readonly TextReplacement[];
}

export interface EditResult {
  /** Undefined: nothing, as there was no edit. */
  readonly change: MarksChange | undefined;
  readonly state: number;
}

export interface ArticleResult {
  readonly marks: ArticleMarks;
  /** What is wrong in the sidecar. */
  readonly problems: readonly Problem[];
  /**
   * The SHA-256 of another text than today's, in which the annotations were last anchored; present where that text was not given and
   * would help, as some annotations do not stand here word for word.
   */
  readonly anchoredIn?: string;
  /** Present for a live article without annotations: what `edit` goes on from. */
  readonly state?: number;
}

export interface RegistryResult {
  readonly actors: readonly KnownActor[];
  readonly problems: readonly Problem[];
}

/** The left half of the flow in design.md, from texts to marks. One lives in the worker; the command line has its own. */
export interface Pipeline {
  /**
   * @param actors the text of the folder's `actors.yaml`, undefined where it has none.
   * @param cues the user's changes to the lexicon of cues.
   */
  configure(corpus: string, actors: string | undefined, cues?: CueChanges): RegistryResult;
  process(request: ArticleRequest): ArticleResult;
  /** What edits of a live article change; undefined where its state is another by now: then it is to be processed. */
  edit(request: EditRequest): EditResult | undefined;
  forget(article: string): void;
  /** Tokens and sentences alone, for exports that are made of tokens. */
  tagLines(lines: readonly string[]): readonly TaggedLine[];
  /** Sentences and what they tell otherwise than as facts, for exports. @param text decoded, without byte order mark. */
  readSentences(text: string): readonly ReadSentence[];
}

interface Live {
  readonly analyzer: Analyzer;
  readonly live: LiveArticle;
  /** 0: it has annotations, or nobody was told of its marks. */
  state: number;
}

/** @param firstState states are numbers above this one, each larger than those before. */
export function createPipeline(firstState = 0): Pipeline {
  let tagger: Tagger | undefined; // the model takes a while to load: not before the first article
  const registries = new Map<string, readonly KnownActor[]>();
  const cueChanges = new Map<string, CueChanges>();
  const analyzers = new Map<string, Analyzer>();
  let plain: Analyzer | undefined;
  let sentenceReader: SentenceReader | undefined;
  const liveArticles = new Map<string, Live>();
  let lastState = firstState;

  /** For all corpora that nothing is set for. */
  const plainAnalyzer = (): Analyzer => (plain ??= createAnalyzer({ tagger: (tagger ??= createTagger()) }));

  const analyzerOf = (corpus: string): Analyzer => {
    const registry = registries.get(corpus) ?? [];
    const cues = cueChanges.get(corpus);
    if (registry.length === 0 && cues === undefined) return plainAnalyzer();
    return getOrMake(analyzers, corpus, () => createAnalyzer({ tagger: (tagger ??= createTagger()), registry, ...(cues && { cues }) }));
  };

  const liveOf = (article: string, corpus: string, text: string): Live => {
    const analyzer = analyzerOf(corpus);
    const kept = liveArticles.get(article);
    liveArticles.delete(article); // what fails half-way is not gone on from
    return kept?.analyzer === analyzer ? kept : { analyzer, live: createLiveArticle(analyzer.open(text)), state: 0 };
  };

  return {
    configure(corpus, actors, cues) {
      const read = actors === undefined ? { actors: [], problems: [] } : readActors(actors);
      registries.set(corpus, read.actors);
      if (cues && (cues.remove.length > 0 || Object.keys(cues.add).length > 0)) cueChanges.set(corpus, cues);
      else cueChanges.delete(corpus);
      analyzers.delete(corpus);
      return read;
    },
    process({ corpus, article, text, sidecar, oldText, tracked, live }) {
      const kept = live ? liveOf(article, corpus, text) : undefined;
      const analysis = kept ? kept.live.become(text) : analyzerOf(corpus).analyze(text);
      const read: ReturnType<typeof readSidecar> = sidecar === undefined ? { problems: [] } : readSidecar(sidecar);
      const sha256 = read.sidecar?.article.sha256;
      const old = oldText !== undefined && sha256OfText(oldText) === sha256 ? oldText : undefined;
      const plain = read.sidecar === undefined;
      if (kept) {
        kept.state = plain ? ++lastState : 0;
        liveArticles.set(article, kept);
      }
      const found = read.sidecar ? anchorAnnotations(text, read.sidecar, old === undefined ? {} : { oldText: old }) : [];
      const anchored = tracked ? withTracked(found, tracked, text) : found;
      const wanting = old === undefined && sha256 !== undefined && anchored.some(({ place }) => !('how' in place) || place.how === 'context');
      const anchoredIn = wanting && sha256 !== sha256OfText(text) ? sha256 : undefined;
      return {
        marks: { article, metadata: correctedMetadata(analysis.article, read.sidecar?.article), ...placeMarks(analysis, anchored), ...(read.sidecar?.progress && { progress: read.sidecar.progress }) },
        problems: read.problems,
        ...(anchoredIn !== undefined && { anchoredIn }),
        ...(kept && plain && { state: kept.state }),
      };
    },
    edit({ corpus, article, state, edits }) {
      const kept = liveArticles.get(article);
      if (kept?.state !== state || kept.analyzer !== analyzerOf(corpus)) return undefined;
      if (edits.length === 0) return { change: undefined, state };
      liveArticles.delete(article);
      const change = kept.live.edit(edits);
      kept.state = ++lastState;
      liveArticles.set(article, kept);
      return { change, state: kept.state };
    },
    forget(article) {
      liveArticles.delete(article);
    },
    tagLines(lines) {
      const { tag } = (tagger ??= createTagger());
      return lines.map(tag);
    },
    readSentences: (text) => (sentenceReader ??= createSentenceReader((tagger ??= createTagger())))(text),
  };
}
