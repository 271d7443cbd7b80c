import { decodeArticle } from '../core/article/decodeArticle';
import { isProse } from '../core/article/isProse';
import { settledStamp, type ArticleStamp } from '../core/corpus/kept/stamps';
import type { ReadNow } from '../core/ports';
import { decodeSidecarBytes } from '../core/sidecar/decodeSidecar';
import type { FilesRequest } from './packing';

export interface ReadFiles {
  readonly text: string;
  readonly sidecar?: string;
  /** Undefined where the files may change within the same moment. */
  readonly stamp: ArticleStamp | undefined;
}

/** @returns undefined where there is anything to say of the files: who asked reads them then, and says it. */
export function readFiles({ name, file, sidecar }: FilesRequest, readNow: ReadNow): ReadFiles | undefined {
  try {
    const now = Date.now();
    const [article, beside] = [readNow(file), readNow(sidecar)];
    const read = article && decodeArticle(article.bytes, name);
    const besides = beside && decodeSidecarBytes(beside.bytes);
    if (!read || 'problem' in read || !isProse(name, read.text) || (besides && 'problem' in besides)) return undefined;
    return {
      text: read.text,
      ...(besides && { sidecar: besides.text }),
      stamp: settledStamp({ article: article.stamp, ...(beside && { sidecar: beside.stamp }) }, now),
    };
  } catch {
    return undefined;
  }
}
