import { anchorAnnotations } from './anchor/anchor';
import { withTracked, type TrackedPlace } from './anchor/tracked';
import { correctedMetadata } from './corpus/metadata';
import type { ArticleMarks } from './corpus/model';
import { placeMarks } from './corpus/placeMarks';
import { createAnalyzer, type Analyzer } from './detect/analyze';
import type { CueChanges, TaggedLine } from './detect/model';
import { createTagger, type Tagger } from './detect/tagger';
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
  /** true for a document open in an editor: its tagged lines are kept until `forget`. */
  readonly live: boolean;
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
  forget(article: string): void;
  /** Tokens and sentences alone, for exports that are made of tokens. */
  tagLines(lines: readonly string[]): readonly TaggedLine[];
}

export function createPipeline(): Pipeline {
  let tagger: Tagger | undefined; // the model takes a while to load: not before the first article
  const registries = new Map<string, readonly KnownActor[]>();
  const cueChanges = new Map<string, CueChanges>();
  const analyzers = new Map<string, Analyzer>();
  const liveLines = new Map<string, Map<string, TaggedLine>>();

  const analyzerOf = (corpus: string): Analyzer => {
    let analyzer = analyzers.get(corpus);
    if (!analyzer) {
      tagger ??= createTagger();
      const cues = cueChanges.get(corpus);
      analyzer = createAnalyzer({ tagger, registry: registries.get(corpus) ?? [], ...(cues && { cues }) });
      analyzers.set(corpus, analyzer);
    }
    return analyzer;
  };

  return {
    configure(corpus, actors, cues) {
      const read = actors === undefined ? { actors: [], problems: [] } : readActors(actors);
      registries.set(corpus, read.actors);
      if (cues) cueChanges.set(corpus, cues);
      else cueChanges.delete(corpus);
      analyzers.delete(corpus);
      return read;
    },
    process({ corpus, article, text, sidecar, oldText, tracked, live }) {
      let lines: Map<string, TaggedLine> | undefined;
      if (live) {
        lines = liveLines.get(article) ?? new Map<string, TaggedLine>();
        liveLines.set(article, lines);
      }
      const analysis = analyzerOf(corpus).analyze(text, lines);
      const read: ReturnType<typeof readSidecar> = sidecar === undefined ? { problems: [] } : readSidecar(sidecar);
      const sha256 = read.sidecar?.article.sha256;
      const old = oldText !== undefined && sha256OfText(oldText) === sha256 ? oldText : undefined;
      const found = read.sidecar ? anchorAnnotations(text, read.sidecar, old === undefined ? {} : { oldText: old }) : [];
      const anchored = tracked ? withTracked(found, tracked, text) : found;
      const wanting = old === undefined && sha256 !== undefined && anchored.some(({ place }) => !('how' in place) || place.how === 'context');
      const anchoredIn = wanting && sha256 !== sha256OfText(text) ? sha256 : undefined;
      return {
        marks: { article, metadata: correctedMetadata(analysis.article, read.sidecar?.article), ...placeMarks(analysis, anchored), ...(read.sidecar?.progress && { progress: read.sidecar.progress }) },
        problems: read.problems,
        ...(anchoredIn !== undefined && { anchoredIn }),
      };
    },
    forget(article) {
      liveLines.delete(article);
    },
    tagLines(lines) {
      const { tag } = (tagger ??= createTagger());
      return lines.map(tag);
    },
  };
}
