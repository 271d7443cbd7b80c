import type { Opening, Parcel } from '../core/corpus/packing/parcel';
import { createParcelSender, type ParcelSender } from '../core/corpus/packing/parcelSender';
import { NO_TABLES } from '../core/corpus/packing/tables';
import type { ArticleRequest, ArticleResult, Pipeline } from '../core/pipeline';

/** An article read, analysed and packed: what the index takes. Its marks can be read there, and are not sent a second time. */
export interface PackResult extends Omit<ArticleResult, 'marks'> {
  readonly parcel: Parcel;
}

/** Packs articles for the editor's indexes, one for each corpus. */
export interface Packing {
  /** Loads what every article takes (the language model, the lexicons, the code that packs) before there is one. */
  prepare(): void;
  /** Begins a session of a corpus, unless it is the one that runs. */
  open(corpus: string, opening: Opening): void;
  /** Undefined where the session is not known: it has to be opened. */
  pack(session: string, request: ArticleRequest): PackResult | undefined;
}

/** With something in it for each detector: what each needs is loaded when it first looks at words. */
const ANY_ARTICLE: ArticleRequest = {
  corpus: '',
  article: '',
  text: 'The foreign minister said on Friday that some 3,500 people may have left the town.\n\n“We expect more,” he added, though 120 of them were back by 4 May 2021.\n',
  live: false,
};

export function createPacking(pipeline: Pipeline): Packing {
  const sessions = new Map<string, { readonly session: string; readonly send: ParcelSender }>();
  return {
    prepare() {
      const send = createParcelSender({ session: '', tables: NO_TABLES });
      send(pipeline.process(ANY_ARTICLE).marks, ANY_ARTICLE.text);
    },
    open(corpus, opening) {
      if (sessions.get(corpus)?.session !== opening.session) sessions.set(corpus, { session: opening.session, send: createParcelSender(opening) });
    },
    pack(session, request) {
      const open = sessions.get(request.corpus);
      if (open?.session !== session) return undefined;
      const { marks, ...rest } = pipeline.process(request);
      return { ...rest, parcel: open.send(marks, request.text) };
    },
  };
}
