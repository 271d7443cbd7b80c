import type { ArticleStamp } from '../core/corpus/kept/stamps';
import type { Opening, Parcel } from '../core/corpus/packing/parcel';
import { createParcelSender, type ParcelSender } from '../core/corpus/packing/parcelSender';
import { NO_TABLES } from '../core/corpus/packing/tables';
import type { ArticleRequest, ArticleResult, Pipeline } from '../core/pipeline';
import type { ReadNow } from '../core/ports';
import { readFiles } from './readFiles';

/** An article read, analysed and packed: what the index takes. Its marks can be read there, and are not sent a second time. */
export interface PackResult extends Omit<ArticleResult, 'marks'> {
  readonly parcel: Parcel;
}

/** What lies at two paths of the local disk: an article, and beside it the sidecar that it may have. */
export interface FilesRequest {
  readonly corpus: string;
  /** As of `ArticleRequest`. */
  readonly article: string;
  /** The article's file name. */
  readonly name: string;
  readonly file: string;
  readonly sidecar: string;
}

/** The same of an article that the worker has read itself. */
export interface FilesResult extends PackResult {
  readonly hasSidecar: boolean;
  /** The files as they were before they were read; undefined where they may change within the same moment. */
  readonly stamp: ArticleStamp | undefined;
}

/** Packs articles for the editor's indexes, one for each corpus. */
export interface Packing {
  /** Loads what every article takes (the language model, the lexicons, the code that packs) before there is one. */
  prepare(): void;
  /** Begins a session of a corpus, unless it is the one that runs. */
  open(corpus: string, opening: Opening): void;
  /** Undefined where the session is not known: it has to be opened. */
  pack(session: string, request: ArticleRequest): PackResult | undefined;
  /** The same of files. `unread`: there is something to say of them, or they cannot be read from here. */
  packFiles(session: string, request: FilesRequest): FilesResult | 'unread' | undefined;
}

/** With something in it for each detector: what each needs is loaded when it first looks at words. */
const ANY_ARTICLE: ArticleRequest = {
  corpus: '',
  article: '',
  text: 'The foreign minister said on Friday that some 3,500 people may have left the town.\n\n“We expect more,” he added, though 120 of them were back by 4 May 2021.\n',
  live: false,
};

/** @param readNow of the local disk, where there is one. */
export function createPacking(pipeline: Pipeline, readNow?: ReadNow): Packing {
  const sessions = new Map<string, { readonly session: string; readonly send: ParcelSender }>();
  const pack = (session: string, request: ArticleRequest): PackResult | undefined => {
    const open = sessions.get(request.corpus);
    if (open?.session !== session) return undefined;
    const { marks, ...rest } = pipeline.process(request);
    return { ...rest, parcel: open.send(marks, request.text) };
  };
  return {
    prepare() {
      const send = createParcelSender({ session: '', tables: NO_TABLES });
      send(pipeline.process(ANY_ARTICLE).marks, ANY_ARTICLE.text);
    },
    open(corpus, opening) {
      if (sessions.get(corpus)?.session !== opening.session) sessions.set(corpus, { session: opening.session, send: createParcelSender(opening) });
    },
    pack,
    packFiles(session, request) {
      const { corpus, article } = request;
      if (sessions.get(corpus)?.session !== session) return undefined;
      const read = readNow && readFiles(request, readNow);
      if (!read) return 'unread';
      const { stamp, text, sidecar } = read;
      const packed = pack(session, { corpus, article, text, ...(sidecar !== undefined && { sidecar }), live: false });
      return packed && { ...packed, stamp, hasSidecar: sidecar !== undefined };
    },
  };
}
